import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { complaintApprovalForm } from "~/forms/complaints";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { approveComplaintAnswer } from "~/services/complaints.server";
import { complaintAtDesk } from "../desk_.complaints_.$complaint/route.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return complaintAtDesk(requireRole(context, request, "organiser", "chair"), params["complaint"]);
}

/** A second person lets the draft be the answer. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { complaint } = await complaintAtDesk(known, params["complaint"]);
  const { data, refused } = await parseForm(context, request, complaintApprovalForm);
  if (refused) return refuseForm({ ...refused, values: {} });
  const refusal = await approveComplaintAnswer(known, complaint.id, data);
  return refusal ? refuseAct(refusal) : redirect(paths.deskComplaint(complaint.id), 303);
}
