import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { listCalibrationsOfJudge } from "~db/queries/calibrations";

/** The sample cases and how far the judge is with them. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireRole(context, request, "judge");
  const own = await listCalibrationsOfJudge(db, { editionId: edition.id, judgeId: viewer.id });
  return {
    title: t("samples.title"),
    cases: edition.rulebook.calibration.map(({ id, title }) => {
      const begun = own.find((one) => one.caseId === id);
      return { id, title, state: begun?.submittedAt ? "done" : begun ? "begun" : "open" };
    }),
  };
}
