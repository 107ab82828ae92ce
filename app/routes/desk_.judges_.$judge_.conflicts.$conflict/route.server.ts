import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { refuseSettling } from "~/domain/conflicts";
import { settlementForm } from "~/forms/conflicts";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { settleConflict } from "~/services/conflicts.server";
import { findConflict } from "~db/queries/conflicts";

/** One tie between a judge and an entry. Chairs settle it; organisers read. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const conflict = found(await readConflict(known, params));
  const { tier, endedAt, kind } = conflict;
  return {
    title: known.t("conflicts.settleTitle"),
    conflict,
    maySettle: known.viewer.roles.includes("chair"),
    refusals: {
      confirm: refuseSettling({ tier, endedAt, kind }, "confirm"),
      lift: refuseSettling({ tier, endedAt, kind }, "lift"),
    },
  };
}

/** Keeps the judge away from the entry, or lifts the tie. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair");
  const conflict = found(await readConflict(known, params));
  const { data, values, refused } = await parseForm(context, request, settlementForm);
  if (refused) return refuseForm(refused);
  const refusal = await settleConflict(known, { id: conflict.id, judgeId: conflict.judgeId, ...data });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.judge(conflict.judgeId), 303);
}

function readConflict({ db, edition }: ViewerContext, params: Record<string, string | undefined>) {
  return findConflict(db, {
    id: params["conflict"] ?? "",
    judgeId: params["judge"] ?? "",
    editionId: edition.id,
  });
}
