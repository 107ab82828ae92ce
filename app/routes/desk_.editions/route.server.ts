import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole, rulebookOf } from "~/context.server";
import { refuseLeaving } from "~/domain/replacement";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { rulebookForm } from "~/forms/rulebook";
import { paths } from "~/paths";
import { addEdition } from "~/services/rulebooks.server";
import { listEditions } from "~db/queries/editions";
import { countEntries } from "~db/queries/gates";

/** The editions that the portal holds, for organisers and observers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, viewer, t } = requireRole(context, request, "organiser", "observer");
  const editions = await listEditions(db);
  return {
    title: t("organising.editions.title"),
    mayTake: viewer.roles.includes("organiser"),
    refusal: refuseLeaving(edition.rulebook, {
      now,
      openedAt: edition.openedAt,
      entries: await countEntries(db, edition.id),
    }),
    editions: editions.map((row) => ({
      id: row.id,
      isInHand: row.isCurrent === 1,
      version: row.rulebookVersion,
      award: rulebookOf(row).names.award,
    })),
  };
}

/** Adds the edition of a document. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const form = await parseForm(context, request, rulebookForm);
  if (form.refused) return refuseForm(form.refused);
  const { refusal } = await addEdition(known, { text: form.data.document, reason: form.data.reason });
  if (refusal) return refuseAct(refusal, form.values);
  return redirect(paths.editions);
}
