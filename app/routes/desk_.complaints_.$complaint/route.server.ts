import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { refuseApprovingAnswer, refuseDrafting } from "~/domain/complaints";
import { complaintAnswerForm } from "~/forms/complaints";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { draftComplaintAnswer, readComplaint } from "~/services/complaints.server";

/** A complaint at the desk, and what this person may do about it. */
export async function complaintAtDesk(known: ViewerContext, id: string | undefined) {
  const { edition, viewer, t } = known;
  const { complaint, involved } = found(await readComplaint(known.db, known, id ?? ""));
  const { draftedById, ...shown } = complaint;
  return {
    title: t("complaints.oneTitle", { code: complaint.code }),
    complaint: { ...shown, isDrafted: draftedById !== null },
    drafting: refuseDrafting(complaint, involved),
    approving: refuseApprovingAnswer(complaint, { id: viewer.id, involved }),
    zone: edition.rulebook.edition.zone,
  };
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return complaintAtDesk(requireRole(context, request, "organiser", "chair"), params["complaint"]);
}

/** Drafts the answer. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { complaint } = await complaintAtDesk(known, params["complaint"]);
  const { data, values, refused } = await parseForm(context, request, complaintAnswerForm);
  if (refused) return refuseForm(refused);
  const refusal = await draftComplaintAnswer(known, complaint.id, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.deskComplaint(complaint.id), 303);
}
