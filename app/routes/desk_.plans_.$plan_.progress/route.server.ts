import type { LoaderFunctionArgs } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { paths } from "~/paths";
import { findPlan } from "~db/queries/plans";

/** Seconds after which the page asks again. */
const EVERY = 3;

/** How far the planner is. The page asks again by itself, unless its reader stopped that; a draft shows itself. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, portal, t } = requireRole(context, request, "organiser", "chair");
  const plan = found(await findPlan(db, { id: params["plan"] ?? "", editionId: edition.id }));
  if (plan.report) throw redirect(paths.plan(plan.id));
  const planning = portal.plannings.get(plan.id);
  const isRunning = plan.state === "planning" && planning !== undefined;
  const isStill = new URL(request.url).searchParams.has("still");
  return data(
    {
      title: t(
        plan.state === "planning"
          ? "plans.progressTitle"
          : plan.state === "failed"
            ? "plans.progressFailed"
            : "plans.progressGone",
      ),
      id: plan.id,
      state: plan.state,
      isStill,
      every: EVERY,
      running: isRunning
        ? {
            ago: Math.max(
              0,
              Math.round((Date.parse(portal.clock()) - Date.parse(planning.startedAt)) / 1000),
            ),
            seconds: planning.seconds,
            progress: planning.progress,
          }
        : null,
    },
    // Without a script; a header and no meta element, so that a stopped page is the same page without it.
    isRunning && !isStill ? { headers: { Refresh: String(EVERY) } } : {},
  );
}
