import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseChangeAnswer, differencesOf } from "~/domain/replacement";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { rulebookForm } from "~/forms/rulebook";
import { paths } from "~/paths";
import { replaceRulebook } from "~/services/rulebooks.server";
import { fromJson } from "~db/columns";
import { findOpenChange } from "~db/queries/result-files";
import { listRulebooks } from "~db/queries/editions";

/** All versions of the edition's rulebook, for organisers and observers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireRole(context, request, "organiser", "observer");
  const change = await findOpenChange(db, edition.id);
  return {
    title: t("organising.rulebook.versions"),
    zone: edition.rulebook.edition.zone,
    inForce: edition.rulebookVersion,
    versions: await listRulebooks(db, edition.id),
    change: change && {
      id: change.id,
      reason: change.reason,
      by: change.proposedBy ?? "",
      at: change.proposedAt,
      changes: differencesOf(edition.rulebook, fromJson(change.documentJson)).slice(0, 300),
      refusal: viewer.roles.includes("organiser")
        ? refuseChangeAnswer(change, { personId: viewer.id, version: edition.rulebookVersion })
        : ({ id: "organising.rulebook.twoPeople" } as const),
    },
  };
}

/** Puts a new version in force. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const form = await parseForm(context, request, rulebookForm);
  if (form.refused) return refuseForm(form.refused);
  const { document, reason, version } = form.data;
  const refusal = await replaceRulebook(known, { text: document, reason, version });
  if (refusal) return refuseAct(refusal, form.values);
  return redirect(paths.rulebookVersions);
}
