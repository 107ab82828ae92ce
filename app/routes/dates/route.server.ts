import type { LoaderFunctionArgs } from "@remix-run/node";
import { windowOf } from "~/domain/stages";
import { isZone } from "~/domain/time";

/** Every date of the edition in its own zone, in UTC and in a zone that the reader chooses. Everyone may read it. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { rulebook: book } = context.edition;
  const asked = new URL(request.url).searchParams.get("zone") ?? "";
  return {
    title: context.t("call.dates.title"),
    now: context.now,
    zone: book.edition.zone,
    asked,
    chosen: asked !== "" && isZone(asked) ? asked : null,
    zones: ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")],
    stages: book.stages.map(({ id, name }) => ({ id, name, ...windowOf(book, id) })),
  };
}
