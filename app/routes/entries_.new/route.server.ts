import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { refuseEntering } from "~/domain/entering";
import { windowOf } from "~/domain/stages";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { beginEntry, callOf } from "~/services/entries.server";

export function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook } = known.edition;
  return {
    title: known.t("entry.begin"),
    refusal: refuseEntering(callOf(known)),
    closes: windowOf(rulebook, "open").closes,
    zone: rulebook.edition.zone,
    sections: rulebook.form.sections.map(({ id, letter, title }) => ({ id, letter, title })),
    whoMayEnter: rulebook.whoMayEnter,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { id, refusal } = await beginEntry(known);
  return refusal ? refuseAct(refusal) : redirect(paths.entry(id));
}
