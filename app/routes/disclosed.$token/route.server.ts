import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found } from "~/context.server";
import { paths } from "~/paths";
import { acknowledgeDisclosure, findLiveDisclosure, readDisclosure } from "~/services/disclosures.server";

/** A result in confidence, for whoever holds the link: first what is to be promised, and the result after that. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const disclosure = found(await findLiveDisclosure(context, token));
  const { name, office, organisation, address, expiresAt } = disclosure;
  return {
    title: context.t("disclosure.pageTitle"),
    zone: context.edition.rulebook.edition.zone,
    token,
    person: { name, office, organisation, address },
    expiresAt,
    readAt: context.now,
    reading: await readDisclosure(context, token),
  };
}

/** The promise. */
export async function action({ context, params }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  await acknowledgeDisclosure(context, token);
  return redirect(paths.disclosed(token));
}
