import { type Context, newId, type Planning, readNow, type ViewerContext } from "~/context.server";
import { normaliseName, notKnown } from "~/domain/conflicts";
import { subjectWords } from "~/domain/entry-document";
import type { Refusal } from "~/domain/message";
import {
  changesBetween,
  type JudgeAtGate,
  patience,
  type PlanKind,
  refuseDrafting,
  refusePublishing,
  undeclared,
} from "~/domain/plans";
import { regionOf } from "~/domain/regions";
import { counts } from "~/domain/scoring";
import { windowOf } from "~/domain/stages";
import type { Instant } from "~/domain/time";
import { momentText, offsetText } from "~/locales/moment";
import type { PanelTask } from "~/engine/panels";
import { orderPlaces } from "~/engine/reading-order";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { listMerges } from "~db/queries/category-merges";
import { listBars, listConflicts } from "~db/queries/conflicts";
import { listActiveJudges, listDeclarations } from "~db/queries/judges";
import { findPrimaryAddress } from "~db/queries/people";
import {
  closePlan,
  endUnopened,
  fillPlan,
  findPlan,
  hasPublishedPlan,
  insertAssignments,
  insertPlan,
  listPairs,
  listPlacedPairs,
  listValidEntryIds,
  type PlanReport,
} from "~db/queries/plans";
import { countRepliesWaiting } from "~db/queries/screenings";
import {
  type EntryForJudging,
  keepFoundConflicts,
  readEntriesForJudging,
  readFoundConflicts,
} from "./conflicts.server";
import { record } from "./history.server";
import { drawLateNotices } from "./late-conflicts.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

type Pair = { entryId: string; judgeId: string };

/** The judges at the gate before a plan, with what each has declared; a category closed to a judge needs no word. */
export async function readGate(db: Db, { edition }: Pick<Context, "edition">): Promise<JudgeAtGate[]> {
  const judges = await listActiveJudges(db, edition.id);
  const declarations = await listDeclarations(db, { editionId: edition.id });
  const bars = await listBars(db, edition.id);
  const closed = new Set(
    bars.filter((bar) => bar.kind === "ownCategory").map((bar) => `${bar.judgeId} ${bar.entryId}`),
  );
  const categories = new Map<string, Set<string>>();
  if (closed.size > 0)
    for (const entry of await readEntriesForJudging(db, { edition }))
      for (const judge of judges)
        if (entry.category && closed.has(`${judge.id} ${entry.id}`))
          categories.set(judge.id, (categories.get(judge.id) ?? new Set()).add(entry.category));
  return judges.map((judge) => ({
    ...judge,
    declared: [
      ...declarations.filter((one) => one.judgeId === judge.id).map((one) => one.category),
      ...(categories.get(judge.id) ?? []),
    ],
  }));
}

/** What an organiser asks of the planner. */
export type PlanWish = {
  seconds?: number;
  /** Adds to the plan in force. `more`: entries that get so many judges more than the others. */
  topUp?: { more: readonly string[]; mayMove: boolean };
};

/**
 * Begins a draft: conflicts are looked for anew, then panels are planned in a thread with a fresh seed, while nobody
 * waits for it. What is found is kept as a draft; publishing looks at everything once more. `done` ends when it is.
 */
export async function startPlan(
  context: ViewerContext,
  wish: PlanWish = {},
  readEnd: () => Promise<Instant> = () => readNow(context.portal),
): Promise<{ refusal: Refusal; id: string | null; done: Promise<void> }> {
  const { db, edition, portal, viewer, now } = context;
  const { seconds = patience[0], topUp } = wish;
  const kind = topUp ? "topUp" : "whole";
  const stop = new AbortController();
  const id = newId(portal);
  const seed = Buffer.from(portal.random(4)).readUInt32BE() >>> 1;
  const isPlanning = portal.plannings.size > 0;
  const planning: Planning = {
    startedAt: now,
    seconds,
    progress: null,
    cancel: () => {
      stop.abort();
    },
    done: Promise.resolve(),
  };
  // Taken at once, so that two who ask in the same moment do not both begin.
  if (!isPlanning) portal.plannings.set(id, planning);
  const refused = (refusal: Refusal) => {
    portal.plannings.delete(id);
    return { refusal, id: null, done: Promise.resolve() };
  };
  try {
    // Before the entries: a merge between the two makes a plan that is refused, never one that hides it.
    const merges = await listMerges(db, edition.id);
    const entries = await readEntriesForJudging(db, context);
    const found = await readFoundConflicts(db, context, { entries });
    const notices = await drawLateNotices(context);
    const { refusal, task, bars, standing } = await db.transaction().execute(async (trx) => {
      await keepFoundConflicts(trx, context, found, { notices });
      const refusal = await readDrafting(trx, context, { kind, isPlanning });
      const bars = await listBars(trx, edition.id);
      const standing = topUp ? await readStanding(trx, context) : [];
      if (refusal) return { refusal, bars, standing, task: null };
      const task = await readTask(trx, context, { entries, bars, seed, ...(topUp && { topUp }) });
      await insertPlan(trx, { id, editionId: edition.id, kind, seed, createdById: viewer.id, now });
      await record(trx, context, {
        act: "plan.begun",
        kind: "plan",
        id,
        facts: { seed, kind, seconds, rulebook: edition.rulebookVersion },
      });
      return { refusal, bars, standing, task };
    });
    if (!task) return refused(refusal);

    const inPlan = new Map(task.entries.map((entry) => [entry.id, entry.category]));
    const judgeOf = new Map(task.judges.map((judge) => [judge.id, judge]));
    const refusedPairs = bars.filter((bar) =>
      judgeOf.get(bar.judgeId)?.categories.includes(inPlan.get(bar.entryId) ?? ""),
    );
    planning.done = portal
      .planPanels(task, {
        seconds,
        signal: stop.signal,
        onProgress: (progress) => {
          planning.progress = progress;
        },
      })
      .then(async ({ pairs, ...found }) => {
        // Colleagues who stand at one entry since before they were colleagues are nothing to undo here.
        const { removed: undone } = changesBetween(task.locks, pairs);
        const report: PlanReport = {
          ...found,
          k: task.k,
          entryIds: task.entries.map((entry) => entry.id),
          refused: refusedPairs,
          reserves: task.judges.filter((judge) => judge.isReserve).map((judge) => judge.id),
          seconds,
          ...(merges.size > 0 && { merges: Object.fromEntries(merges) }),
          ...(topUp && {
            topUp: {
              standing: standing.map(({ entryId, judgeId }) => ({ entryId, judgeId })),
              needs: task.needs ?? {},
            },
          }),
        };
        await keepDraft({ ...context, now: await readEnd() }, { id, report, pairs: [...pairs, ...undone] });
      })
      .catch(async (fault: unknown) => {
        if (stop.signal.aborted) return;
        portal.log.error({ fault: String(fault), plan: id }, "a plan failed");
        await closePlan(db, { id, from: ["planning"], state: "failed" });
      })
      .finally(() => portal.plannings.delete(id));
    return { refusal: null, id, done: planning.done };
  } catch (fault) {
    portal.plannings.delete(id);
    throw fault;
  }
}

/** Keeps what the planner found, unless the plan was cancelled meanwhile. */
async function keepDraft(
  context: ViewerContext,
  { id, report, pairs }: { id: string; report: PlanReport; pairs: readonly Pair[] },
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    if (!(await fillPlan(trx, { id, report, pairs }))) return;
    await record(trx, context, {
      act: "plan.drafted",
      kind: "plan",
      id,
      facts: {
        ...report.places,
        short: report.shortfalls.length,
        worstEntry: report.worstEntry,
        total: report.total,
        proven: report.proven,
        gap: report.gap,
        components: report.components,
      },
    });
  });
}

/** Makes a draft and waits for it: for seeds and tests, where nobody looks on. */
export async function draftPlan(
  context: ViewerContext,
  wish: PlanWish = {},
): Promise<{ refusal: Refusal; id: string | null }> {
  const { refusal, id, done } = await startPlan(context, wish, () => Promise.resolve(context.now));
  await done;
  return { refusal, id };
}

/** Why no draft can be made as things stand, or null. */
export async function readDrafting(
  db: Db,
  context: Context,
  { kind, isPlanning }: { kind: PlanKind; isPlanning: boolean },
): Promise<Refusal> {
  const { edition } = context;
  return refuseDrafting({
    kind,
    judges: await readGate(db, context),
    validEntries: (await listValidEntryIds(db, edition.id)).length,
    isPublished: await hasPublishedPlan(db, edition.id),
    isPlanning,
  });
}

/** Pairs that stand in the plan in force: running ones, and those whose sheet counts although the judge has left. */
export async function readStanding(db: Db, { edition }: Pick<Context, "edition">) {
  return (await listPlacedPairs(db, edition.id)).filter((pair) => pair.endedAt === null || counts(pair));
}

/** Who is to be planned for whom, as of now. */
export async function readTask(
  db: Db,
  context: Context,
  {
    entries,
    bars,
    seed,
    topUp,
  }: {
    entries: readonly EntryForJudging[];
    bars: PanelTask["bars"];
    seed: number;
    topUp?: NonNullable<PlanWish["topUp"]>;
  },
): Promise<PanelTask> {
  const { edition } = context;
  const { languages, judging } = edition.rulebook;
  const valid = new Set(await listValidEntryIds(db, edition.id));
  const judges = await listActiveJudges(db, edition.id);
  const task: PanelTask = {
    entries: entries.flatMap((entry) =>
      valid.has(entry.id) && entry.category !== null
        ? [
            {
              id: entry.id,
              category: entry.category,
              // Where entries may be in several languages, the form does not ask in which; then none is matched.
              language: languages.entries.length === 1 ? languages.entries[0]! : null,
              ...regionOf(entry.country),
              words: subjectWords(edition.rulebook, entry.document),
            },
          ]
        : [],
    ),
    judges: judges.map(
      ({ id, categories, languages, expertise, isReserve, organisation, country, tags }) => ({
        id,
        categories,
        languages,
        expertise,
        isReserve,
        tags,
        institution: normaliseName(organisation) || null,
        ...regionOf(country),
      }),
    ),
    k: judging.perEntry,
    bars: bars.map(({ entryId, judgeId, kind }) => ({ entryId, judgeId, kind })),
    loads: Object.fromEntries(
      judges.map((judge) => [judge.id, { min: judge.least ?? judging.perJudge.min, max: judge.capacity }]),
    ),
    locks: [],
    coverage: judging.coverage ?? [],
    seed,
  };
  return topUp ? addTo(task, await readTopUp(db, context), topUp) : task;
}

/** What an addition starts from: every pair there was, and who may be given more. */
async function readTopUp(db: Db, context: Context) {
  const ready = (await readGate(db, context)).filter((judge) => undeclared([judge]).length === 0);
  return { placed: await listPlacedPairs(db, context.edition.id), ready: new Set(ready.map(({ id }) => id)) };
}

/**
 * Makes a whole task one that only adds. What stands is locked, or only kept where a judge has not begun and pairs may
 * move; who is not ready gets nothing more; nobody gets an entry back that was taken from them.
 */
function addTo(
  task: PanelTask,
  { placed, ready }: Awaited<ReturnType<typeof readTopUp>>,
  { more, mayMove }: NonNullable<PlanWish["topUp"]>,
): PanelTask {
  const inPlan = new Set(task.entries.map((entry) => entry.id));
  const standing = placed.filter(
    (pair) => inPlan.has(pair.entryId) && (pair.endedAt === null || counts(pair)),
  );
  const isKept = (pair: (typeof placed)[number]) => mayMove && !pair.isBegun && pair.endedAt === null;
  const active = new Set(task.judges.map((judge) => judge.id));
  const gone = new Set(standing.map((pair) => pair.judgeId).filter((id) => !active.has(id)));
  const locks = standing.filter((pair) => !isKept(pair) || gone.has(pair.judgeId));
  const needs: Record<string, number> = {};
  for (const { id } of task.entries) {
    const has = standing.filter((pair) => pair.entryId === id).length;
    const wanted = Math.max(task.k, has) + (more.includes(id) ? 1 : 0);
    if (wanted !== task.k) needs[id] = wanted;
  }
  return {
    ...task,
    judges: [
      ...task.judges.map((judge) => (ready.has(judge.id) ? judge : { ...judge, categories: [] })),
      // Whoever has left keeps the sheets that count, and gets nothing more.
      ...[...gone].map((id) => ({
        id,
        categories: [],
        languages: [],
        expertise: [],
        region: null,
        subRegion: null,
        institution: null,
        isReserve: false,
      })),
    ],
    bars: [
      ...task.bars,
      ...placed
        .filter((pair) => pair.endedAt !== null && !counts(pair))
        .map(({ entryId, judgeId, endReason }) => ({ entryId, judgeId, kind: endReason ?? "removed" })),
    ],
    // Nobody is wished more than they have: that was the plan's to even out.
    loads: Object.fromEntries(Object.entries(task.loads).map(([id, { max }]) => [id, { min: 0, max }])),
    locks,
    keep: standing.filter(isKept).filter((pair) => !gone.has(pair.judgeId)),
    needs,
  };
}

/**
 * Puts a draft away, or stops one that is being made. It stays in the list, and nobody was told of it.
 */
export async function discardPlan(context: ViewerContext, id: string): Promise<Refusal> {
  const refusal = await context.db.transaction().execute(async (trx): Promise<Refusal> => {
    if (!(await closePlan(trx, { id, from: ["draft", "planning", "failed"], state: "discarded" })))
      return { id: "plans.notDraft" };
    await record(trx, context, { act: "plan.discarded", kind: "plan", id });
    return null;
  });
  if (!refusal) context.portal.plannings.get(id)?.cancel();
  return refusal;
}

/** Why a draft cannot be published as things stand, or null. */
export async function readPublishing(db: Db, context: Context, id: string): Promise<Refusal> {
  const { edition, now } = context;
  const plan = await findPlan(db, { id, editionId: edition.id });
  if (!plan) return { id: "plans.notDraft" };
  const found = notKnown(
    await readFoundConflicts(db, context),
    await listConflicts(db, { editionId: edition.id }),
  );
  const bars = await listBars(db, edition.id);
  return refusePublishing({
    book: edition.rulebook,
    now,
    plan: {
      kind: plan.kind,
      state: plan.state,
      entryIds: plan.report?.entryIds ?? [],
      merges: new Map(Object.entries(plan.report?.merges ?? {})),
      standing: plan.report?.topUp?.standing ?? [],
    },
    pairs: (await readChange(db, plan)).added,
    judges: await readGate(db, context),
    validEntryIds: await listValidEntryIds(db, edition.id),
    bars: [...bars, ...found.filter((one) => one.tier !== "declare")],
    isPublished: await hasPublishedPlan(db, edition.id),
    repliesWaiting: await countRepliesWaiting(db, edition.id),
    merges: await listMerges(db, edition.id),
    standing: plan.kind === "topUp" ? await readStanding(db, context) : [],
  });
}

/** What a plan brings and takes: against nothing, or against what stood when an addition was made. */
export async function readChange(db: Db, plan: { id: string; report: PlanReport | null }) {
  return changesBetween(plan.report?.topUp?.standing ?? [], await listPairs(db, plan.id));
}

/**
 * Gives judges their entries, for good, and tells each of them once. Of an addition, that goes for what it brings; what
 * it takes ends, which only happens to entries that a judge has not opened.
 */
export async function publishPlan(context: ViewerContext, id: string): Promise<Refusal> {
  const { db, edition, now, portal, viewer } = context;
  const plan = await findPlan(db, { id, editionId: edition.id });
  if (!plan) return { id: "plans.notDraft" };
  const { added, removed } = await readChange(db, plan);
  const isTopUp = plan.kind === "topUp";
  const placed = await listPlacedPairs(db, edition.id);
  const last = (judgeId: string) =>
    Math.max(0, ...placed.filter((pair) => pair.judgeId === judgeId).map((pair) => pair.place));
  const places = orderPlaces(added, plan.seed).map((pair) => ({
    ...pair,
    place: pair.place + last(pair.judgeId),
  }));
  const mails = await drawAssigned(context, places, { isTopUp });

  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const refusal = await readPublishing(trx, context, id);
    if (refusal) return refusal;
    if (!(await closePlan(trx, { id, state: "published", publishedById: viewer.id, publishedAt: now })))
      return { id: "plans.notDraft" };
    for (const pair of removed) {
      const of = placed.find((one) => one.entryId === pair.entryId && one.judgeId === pair.judgeId);
      if (of && !(await endUnopened(trx, { id: of.id, now })))
        throw new Error("An entry was opened meanwhile");
    }
    await insertAssignments(
      trx,
      places.map((pair) => ({ ...pair, id: newId(portal), editionId: edition.id, planId: id, now })),
    );
    await record(trx, context, {
      act: "plan.published",
      kind: "plan",
      id,
      facts: {
        kind: plan.kind,
        seed: plan.seed,
        pairs: places.length,
        removed: removed.length,
        judges: mails.length,
      },
    });
    for (const { personId, address, mail } of mails)
      await post(trx, context, {
        key: `plan.published/${id}/${personId}/1`,
        kind: "plan.published",
        to: { personId, address },
        mail,
      });
    return null;
  });
}

/** The mail to each judge: how many entries, until when, where. Not which: mail goes to open inboxes. */
async function drawAssigned(
  context: ViewerContext,
  pairs: readonly { judgeId: string }[],
  { isTopUp }: { isTopUp: boolean },
) {
  const { db, edition, portal } = context;
  const book = edition.rulebook;
  const zone = book.edition.zone;
  const { opens, closes } = windowOf(book, "scoring");
  const judges = [...new Set(pairs.map((pair) => pair.judgeId))];
  const mails = [];
  for (const judgeId of judges) {
    const person = await findPrimaryAddress(db, judgeId);
    if (!person) continue;
    const count = pairs.filter((pair) => pair.judgeId === judgeId).length;
    mails.push({
      personId: judgeId,
      address: person.address,
      mail: await drawNotice(context, person.language, (t) => {
        const moment = (at: string) =>
          t("site.zoned", {
            moment: momentText(at, { locale: t.locale, zone }),
            zone: offsetText(at, zone),
          });
        return {
          subject: t("plans.mailSubject", { count }),
          heading: t("plans.mailHeading"),
          name: person.name,
          paragraphs: [t(isTopUp ? "plans.mailMore" : "plans.mailWords", { count }), t("plans.mailConfirm")],
          facts: [
            [t("plans.mailOpens"), moment(opens)] as const,
            [t("plans.mailCloses"), moment(closes)] as const,
          ],
          action: { label: t("plans.mailAction"), url: `${portal.publicUrl}${paths.judging}` },
          small: [t("plans.mailSmall")],
        };
      }),
    });
  }
  return mails;
}
