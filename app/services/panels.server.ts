import { normaliseName } from "~/domain/conflicts";
import type { ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import { type Candidate, changesBetween, refusePairing } from "~/domain/plans";
import { openAffinity } from "~/engine/affinity";
import { measurePanels } from "~/engine/panels";
import type { Db } from "~db/client";
import { listBars } from "~db/queries/conflicts";
import { listActiveJudges } from "~db/queries/judges";
import { findPlan, hasPublishedPlan, listPairs, listPlacedPairs, updatePanel } from "~db/queries/plans";
import { readEntriesForJudging } from "./conflicts.server";
import { record } from "./history.server";
import { readTask } from "./plans.server";

/** One entry of a draft: its judges, and everybody else with why they may not be added, or null. */
export async function readPanel(
  db: Db,
  context: ViewerContext,
  { id, entryId }: { id: string; entryId: string },
) {
  const { edition } = context;
  const plan = await findPlan(db, { id, editionId: edition.id });
  if (!plan?.report || !plan.report.entryIds.includes(entryId)) return undefined;
  const { report } = plan;
  const entries = await readEntriesForJudging(db, context);
  const bars = await listBars(db, edition.id);
  const task = await readTask(db, context, {
    entries,
    bars,
    seed: plan.seed,
    ...(plan.kind === "topUp" && { topUp: { more: [], mayMove: true } }),
  });
  const pairs = await listPairs(db, id);
  const entry = task.entries.find((one) => one.id === entryId);
  const judgeIds = new Set(task.judges.map((judge) => judge.id));
  const planned = new Set(report.entryIds);
  const isOutdated =
    !entry ||
    task.entries.length !== planned.size ||
    task.entries.some((one) => !planned.has(one.id)) ||
    pairs.some((pair) => !judgeIds.has(pair.judgeId));
  const refusal: Refusal =
    plan.state !== "draft"
      ? { id: "plans.notDraft" }
      : isOutdated
        ? { id: "plans.draftOutdated" }
        : plan.kind === "whole" && (await hasPublishedPlan(db, edition.id))
          ? { id: "plans.alreadyPublished" }
          : null;

  const fitOf = openAffinity(entry ? [entry.words] : []);
  const loads = new Map<string, number>();
  for (const pair of pairs) loads.set(pair.judgeId, (loads.get(pair.judgeId) ?? 0) + 1);
  const active = await listActiveJudges(db, edition.id);
  const fixed = new Set(
    (await listPlacedPairs(db, edition.id))
      .filter((pair) => pair.entryId === entryId && (pair.isBegun || pair.endedAt !== null))
      .map((pair) => pair.judgeId),
  );
  const judges = active.map(
    (judge): Candidate & { fit: number; isReserve: boolean; organisation: string } => ({
      id: judge.id,
      name: judge.name,
      categories: task.judges.find((one) => one.id === judge.id)?.categories ?? [],
      languages: judge.languages,
      institution: normaliseName(judge.organisation) || null,
      load: loads.get(judge.id) ?? 0,
      most: judge.capacity,
      fit: fitOf(judge.expertise)[0] ?? 0,
      isReserve: judge.isReserve,
      organisation: judge.organisation,
    }),
  );
  const inPanel = new Set(pairs.filter((pair) => pair.entryId === entryId).map((pair) => pair.judgeId));
  const panel = judges.filter((judge) => inPanel.has(judge.id));
  const wanted = report.topUp?.needs[entryId] ?? report.k;
  /** Why a judge may not be added once somebody is taken out, or null. */
  const refuse = (judge: Candidate, without: string | null) =>
    entry
      ? refusePairing(entry, judge, {
          panel: panel.filter((one) => one.id !== without),
          bar: task.bars.find((bar) => bar.entryId === entryId && bar.judgeId === judge.id) ?? null,
          wanted,
        })
      : ({ id: "plans.draftOutdated" } as const);
  return { plan, report, task, pairs, refusal, judges, panel, wanted, fixed, refuse };
}

/** Takes a judge from an entry of a draft, gives it one, or both. The figures of the draft are taken anew. */
export async function changePanel(
  context: ViewerContext,
  change: { id: string; version: number; entryId: string; add: string | null; remove: string | null },
): Promise<Refusal> {
  const { id, version, entryId, add, remove } = change;
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const read = await readPanel(trx, context, { id, entryId });
    if (!read) return { id: "plans.notDraft" };
    const { plan, report, task, pairs, refusal, judges, panel, fixed, refuse } = read;
    if (refusal) return refusal;
    if (plan.version !== version) return { id: "fault.stale" };
    if (add === null && remove === null) return { id: "plans.nothingChosen" };
    if (remove !== null && !panel.some((judge) => judge.id === remove)) return { id: "plans.pairGone" };
    if (remove !== null && plan.kind === "topUp" && fixed.has(remove)) return { id: "plans.pairBegun" };
    if (add !== null) {
      const judge = judges.find((one) => one.id === add);
      if (!judge) return { id: "plans.judgeLeft", values: { count: 1 } };
      const refused = refuse(judge, remove);
      if (refused) return refused;
    }
    const after = [
      ...pairs.filter((pair) => !(pair.entryId === entryId && pair.judgeId === remove)),
      ...(add === null ? [] : [{ entryId, judgeId: add }]),
    ];
    const { pairs: _, ...found } = measurePanels(
      { ...task, ...(report.topUp && { needs: report.topUp.needs }) },
      after,
    );
    const before = report.byHand ?? { ...report, changes: 0 };
    const isWritten = await updatePanel(trx, {
      ...change,
      report: {
        ...report,
        ...found,
        byHand: {
          changes: before.changes + 1,
          worstEntry: before.worstEntry,
          total: before.total,
          proven: before.proven,
        },
      },
    });
    if (!isWritten) return { id: "fault.stale" };
    await record(trx, context, {
      act: "plan.changed",
      kind: "plan",
      id,
      facts: { version: version + 1, entry: entryId, added: add, removed: remove, ...changeOf(pairs, after) },
    });
    return null;
  });
}

function changeOf(before: Parameters<typeof changesBetween>[0], after: Parameters<typeof changesBetween>[0]) {
  const { added, removed } = changesBetween(before, after);
  return { pairsAdded: added.length, pairsRemoved: removed.length };
}
