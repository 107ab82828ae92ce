import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer, type ViewerContext } from "~/context.server";
import { complaintForm } from "~/forms/complaints";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { complain, readComplaining } from "~/services/complaints.server";
import { findOwnEntry } from "~/services/entries.server";

/** An own entry that may or might have complained; 404 for everyone else, and before results are public. */
async function ownComplaint(known: ViewerContext, id: string | undefined) {
  const entry = found(await findOwnEntry(known, id ?? ""));
  return { entry, ...found(await readComplaining(known.db, known, entry)) };
}

/** The complaint of an entry with its receipt and answer, or the form for one. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { edition, t } = known;
  const { entry, complaint, closes, refusal } = await ownComplaint(known, params["entry"]);
  return {
    title: t("complaints.title"),
    entry: { id: entry.id, code: entry.code, title: entry.title },
    complaint: complaint ?? null,
    closes,
    refusal,
    days: edition.rulebook.judging.complaintAnswerDays,
    zone: edition.rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { entry } = await ownComplaint(known, params["entry"]);
  const { data, values, refused } = await parseForm(context, request, complaintForm);
  if (refused) return refuseForm(refused);
  const refusal = await complain(known, entry.id, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.complaint(entry.id), 303);
}
