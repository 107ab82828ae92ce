import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { changesBetween } from "~/domain/plans";
import { findPlan, listEntryNames, listJudgeNames, listPairs } from "~db/queries/plans";

const MOST = 4;
/** Entries whose changes are written out. */
const SHOWN = 100;

/** Plans side by side, named in the address: their figures, and which pairs differ from the first. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser", "chair");
  const asked = [...new Set(new URL(request.url).searchParams.getAll("plan"))].slice(0, MOST);
  const known = [];
  for (const id of asked) {
    const plan = await findPlan(db, { id, editionId: edition.id });
    if (plan?.report) known.push({ ...plan, report: plan.report, pairs: await listPairs(db, id) });
  }
  const base = known[0]?.pairs ?? [];
  const plans = known.map(({ report, pairs, ...plan }) => {
    const { added, removed } = changesBetween(base, pairs);
    const loads = report.loads.map((one) => one.load);
    const reserve = new Set(report.reserves);
    return {
      id: plan.id,
      seed: plan.seed,
      kind: plan.kind,
      state: plan.state,
      createdAt: plan.createdAt,
      author: plan.author,
      places: report.places,
      short: report.shortfalls.length,
      worst: report.worstEntry,
      total: report.total,
      loads: { least: Math.min(...loads), most: Math.max(...loads) },
      reserves: report.loads.filter((one) => one.load > 0 && reserve.has(one.judgeId)).length,
      wishes: report.panels.filter(
        (panel) =>
          !panel.outside ||
          panel.neighbours > 1 ||
          panel.readers < panel.judges.length ||
          panel.lacks.length > 0,
      ).length,
      components: report.components,
      isByHand: report.byHand !== undefined,
      proven: report.proven,
      gap: report.gap,
      added,
      removed,
    };
  });
  const changed = [
    ...new Set(plans.flatMap((plan) => [...plan.added, ...plan.removed]).map((one) => one.entryId)),
  ];
  const entries = await listEntryNames(db, changed);
  const judges = await listJudgeNames(db, [
    ...new Set(plans.flatMap((plan) => [...plan.added, ...plan.removed]).map((one) => one.judgeId)),
  ]);
  const nameOf = (id: string) => judges.find((one) => one.id === id)?.name ?? "";
  return {
    title: t("plans.compareTitle"),
    zone: edition.rulebook.edition.zone,
    plans: plans.map(({ added, removed: _, ...plan }) => ({ ...plan, unlike: added.length })),
    changes: entries.slice(0, SHOWN).map(({ id, code, title }) => ({
      id,
      code,
      title,
      plans: plans.slice(1).map((plan) => ({
        out: plan.removed.filter((one) => one.entryId === id).map((one) => nameOf(one.judgeId)),
        in: plan.added.filter((one) => one.entryId === id).map((one) => nameOf(one.judgeId)),
      })),
    })),
    more: Math.max(0, entries.length - SHOWN),
  };
}
