import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { readSerial } from "~/domain/serial";
import { paths } from "~/paths";

/** Where a serial is typed in; leads to what is known of it. Everyone may ask. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get("serial");
  const serial = typed === null ? null : readSerial(typed);
  if (serial) throw redirect(paths.certificate(serial));
  return {
    title: context.t("certificates.checkTitle"),
    typed: (typed ?? "").slice(0, 100),
    isWrong: typed !== null,
  };
}
