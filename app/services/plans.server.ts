import { type Context, newId, type ViewerContext } from "~/context.server";
import { normaliseName, notKnown } from "~/domain/conflicts";
import { subjectWords } from "~/domain/entry-document";
import type { Refusal } from "~/domain/message";
import { type JudgeAtGate, refuseDrafting, refusePublishing } from "~/domain/plans";
import { regionOf } from "~/domain/regions";
import { windowOf } from "~/domain/stages";
import { momentText, offsetText } from "~/locales/moment";
import type { PanelTask } from "~/engine/panels";
import { orderPlaces } from "~/engine/reading-order";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { listBars, listConflicts } from "~db/queries/conflicts";
import { listActiveJudges, listDeclarations } from "~db/queries/judges";
import { findPrimaryAddress } from "~db/queries/people";
import {
  closePlan,
  findPlan,
  hasPublishedPlan,
  insertAssignments,
  insertPlan,
  listPairs,
  listValidEntryIds,
} from "~db/queries/plans";
import { countRepliesWaiting } from "~db/queries/screenings";
import {
  type EntryForJudging,
  keepFoundConflicts,
  readEntriesForJudging,
  readFoundConflicts,
} from "./conflicts.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";

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

/** Seconds that a draft may take; past them it is the best plan so far, and says so. */
const SECONDS = 30;

/**
 * Makes a draft: conflicts are looked for anew, panels planned with a fresh seed, all of it kept to be explained.
 * Planning takes its time and so stands between two transactions; publishing looks at everything once more.
 */
export async function draftPlan(context: ViewerContext): Promise<{ refusal: Refusal; id: string | null }> {
  const { db, edition, portal, viewer, now } = context;
  const entries = await readEntriesForJudging(db, context);
  const found = await readFoundConflicts(db, context, { entries });
  const seed = Buffer.from(portal.random(4)).readUInt32BE() >>> 1;
  const { refusal, task, bars } = await db.transaction().execute(async (trx) => {
    await keepFoundConflicts(trx, context, found);
    const refusal = await readDrafting(trx, context);
    const bars = await listBars(trx, edition.id);
    return { refusal, bars, task: refusal ? null : await readTask(trx, context, { entries, bars, seed }) };
  });
  if (!task) return { refusal, id: null };

  const { pairs, ...report } = await portal.planPanels(task, { seconds: SECONDS });
  const inPlan = new Map(task.entries.map((entry) => [entry.id, entry.category]));
  const judgeOf = new Map(task.judges.map((judge) => [judge.id, judge]));
  const refused = bars.filter((bar) =>
    judgeOf.get(bar.judgeId)?.categories.includes(inPlan.get(bar.entryId) ?? ""),
  );
  const id = newId(portal);
  return db.transaction().execute(async (trx) => {
    const refusal = await readDrafting(trx, context);
    if (refusal) return { refusal, id: null };
    await insertPlan(trx, {
      id,
      editionId: edition.id,
      seed,
      report: { ...report, k: task.k, entryIds: task.entries.map((entry) => entry.id), refused },
      createdById: viewer.id,
      now,
      pairs,
    });
    await record(trx, context, {
      act: "plan.drafted",
      kind: "plan",
      id,
      facts: {
        seed,
        ...report.places,
        short: report.shortfalls.length,
        worstEntry: report.worstEntry,
        total: report.total,
        proven: report.proven,
        gap: report.gap,
        components: report.components,
        rulebook: edition.rulebookVersion,
      },
    });
    return { refusal: null, id };
  });
}

/** Why no draft can be made as things stand, or null. */
async function readDrafting(db: Db, context: Context): Promise<Refusal> {
  const { edition } = context;
  return refuseDrafting({
    judges: await readGate(db, context),
    validEntries: (await listValidEntryIds(db, edition.id)).length,
    isPublished: await hasPublishedPlan(db, edition.id),
  });
}

/** Who is to be planned for whom, as of now. */
async function readTask(
  db: Db,
  { edition }: Context,
  { entries, bars, seed }: { entries: readonly EntryForJudging[]; bars: PanelTask["bars"]; seed: number },
): Promise<PanelTask> {
  const { languages, judging } = edition.rulebook;
  const valid = new Set(await listValidEntryIds(db, edition.id));
  const judges = await listActiveJudges(db, edition.id);
  return {
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
    judges: judges.map(({ id, categories, languages, expertise, isReserve, organisation, country }) => ({
      id,
      categories,
      languages,
      expertise,
      isReserve,
      institution: normaliseName(organisation) || null,
      ...regionOf(country),
    })),
    k: judging.perEntry,
    bars: bars.map(({ entryId, judgeId, kind }) => ({ entryId, judgeId, kind })),
    loads: Object.fromEntries(
      judges.map((judge) => [judge.id, { min: judging.perJudge.min, max: judge.capacity }]),
    ),
    locks: [],
    seed,
  };
}

/** Puts a draft away. It stays in the list, and nobody was told of it. */
export async function discardPlan(context: ViewerContext, id: string): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    if (!(await closePlan(trx, { id, state: "discarded" }))) return { id: "plans.notDraft" };
    await record(trx, context, { act: "plan.discarded", kind: "plan", id });
    return null;
  });
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
    plan: { state: plan.state, entryIds: plan.report.entryIds },
    pairs: await listPairs(db, id),
    judges: await readGate(db, context),
    validEntryIds: await listValidEntryIds(db, edition.id),
    bars: [...bars, ...found.filter((one) => one.tier !== "declare")],
    isPublished: await hasPublishedPlan(db, edition.id),
    repliesWaiting: await countRepliesWaiting(db, edition.id),
  });
}

/** Gives every judge their entries, for good, and tells each of them once. */
export async function publishPlan(context: ViewerContext, id: string): Promise<Refusal> {
  const { db, edition, now, portal, viewer } = context;
  const plan = await findPlan(db, { id, editionId: edition.id });
  if (!plan) return { id: "plans.notDraft" };
  const placed = orderPlaces(await listPairs(db, id), plan.seed);
  const mails = await drawAssigned(context, placed);

  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const refusal = await readPublishing(trx, context, id);
    if (refusal) return refusal;
    if (!(await closePlan(trx, { id, state: "published", publishedById: viewer.id, publishedAt: now })))
      return { id: "plans.notDraft" };
    await insertAssignments(
      trx,
      placed.map((pair) => ({ ...pair, id: newId(portal), editionId: edition.id, planId: id, now })),
    );
    await record(trx, context, {
      act: "plan.published",
      kind: "plan",
      id,
      facts: { seed: plan.seed, pairs: placed.length, judges: mails.length },
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
async function drawAssigned(context: ViewerContext, pairs: readonly { judgeId: string }[]) {
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
          paragraphs: [t("plans.mailWords", { count }), t("plans.mailConfirm")],
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
