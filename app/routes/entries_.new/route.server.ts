import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { closingOf } from "~/domain/deadlines";
import { refuseEntering } from "~/domain/entering";
import { refuseJoining } from "~/domain/members";
import type { Role } from "~/domain/roles";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { beginEntry, callOf } from "~/services/entries.server";
import { findExtensionOfPerson } from "~db/queries/extensions";
import { listRolesByPerson } from "~db/queries/people";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook, id } = known.edition;
  const own = { personId: known.viewer.id, editionId: id };
  const extension = await findExtensionOfPerson(known.db, own);
  const held = await listRolesByPerson(known.db, own);
  return {
    title: known.t("entry.begin"),
    refusal: refuseJoining(held.map((one) => one.role as Role)) ?? refuseEntering(callOf(known), extension),
    closes: closingOf(rulebook, extension),
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
