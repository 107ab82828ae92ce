import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { lateConflictForm } from "~/forms/conflicts";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { findAssignmentAtDesk, readEffect, reportConflict } from "~/services/late-conflicts.server";
import { findJudge } from "~db/queries/judges";

/** One judge's entry, and what it changes if a tie that came up takes the sheet out. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { db, edition, t } = known;
  const judgeId = params["judge"] ?? "";
  const one = found(
    await findAssignmentAtDesk(db, known, { assignmentId: params["assignment"] ?? "", judgeId }),
  );
  const judge = found(await findJudge(db, { editionId: edition.id, personId: judgeId }));
  const isOut = one.endReason === "conflict" || one.endReason === "recusal";
  return {
    title: t("conflicts.reportTitle"),
    judge: { id: judge.id, name: judge.name },
    assignment: { id: one.id, code: one.code, title: one.title, hasSheet: one.submittedAt !== null },
    refusal: isOut ? { id: "conflicts.outAlready" as const } : null,
    effect: isOut ? null : await readEffect(db, known, one),
  };
}

/** Takes the judge out of the entry, and the sheet out of the results, until the chair lifts the tie. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const of = { judgeId: params["judge"] ?? "", assignmentId: params["assignment"] ?? "" };
  found(await findAssignmentAtDesk(known.db, known, of));
  const { data, values, refused } = await parseForm(context, request, lateConflictForm);
  if (refused) return refuseForm(refused);
  const refusal = await reportConflict(known, { ...data, ...of });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.deskConflicts, 303);
}
