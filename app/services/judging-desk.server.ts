import { newId, type ViewerContext } from "~/context.server";
import type { Message, Refusal } from "~/domain/message";
import {
  type EntryFlag,
  type FastSheet,
  fastSheets,
  flagsOfEntry,
  isBehind,
  refuseSettlement,
  type SheetIn,
  sheetsKey,
} from "~/domain/moderation";
import { counts, sheetWindow } from "~/domain/scoring";
import { isDecided } from "~/domain/sheet-acts";
import { windowOf } from "~/domain/stages";
import { clockIn, type Instant } from "~/domain/time";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { listDecisions } from "~db/queries/decisions";
import {
  countJudgedEntries,
  type DeskAssignment,
  insertSettlement,
  listDeskAssignments,
  listDeskSheets,
  listEntriesLeft,
  listJudgedEntries,
  listJudgeProgress,
  listReminded,
  listSettlements,
  listSheetsIn,
} from "~db/queries/moderation";
import { record } from "./history.server";
import { drawForPerson, postAll, zonedText } from "./notice.server";
import { readSight, readStandings } from "./rankings.server";

export type JudgeRow = {
  id: string;
  name: string;
  all: number;
  handedIn: number;
  closes: Instant;
  lastAt: Instant | null;
  isBehind: boolean;
  isReminded: boolean;
};
export type EntryRow = {
  id: string;
  code: string;
  title: string;
  category: string;
  /** Sheets that count, assignments that run without, and how many sheets the rulebook wants. */
  counted: number;
  running: number;
  wanted: number;
  isRescreened: boolean;
  /** What lies apart; null where the viewer may not see marks of this category. */
  flags: EntryFlag[] | null;
  isSettled: boolean;
  furtherJudgeAsked: boolean;
};
/** An assignment that ended before its sheet was in, on an entry that is short of judges since. */
export type Lost = Pick<
  DeskAssignment,
  "id" | "entryId" | "code" | "judge" | "endReason" | "endWords" | "endedAt"
>;

/** How far each judge is, those with most left first. */
async function readJudges(db: Db, context: ViewerContext): Promise<JudgeRow[]> {
  const { edition, now } = context;
  const scoring = windowOf(edition.rulebook, "scoring");
  const reminded = new Set(await listReminded(db, dayOf(context)));
  const judges = (await listJudgeProgress(db, edition.id)).map(({ until, ...judge }) => {
    const window = sheetWindow(scoring, until);
    return {
      ...judge,
      closes: window.closes,
      isBehind: isBehind(judge, window, now),
      isReminded: reminded.has(judge.id),
    };
  });
  return judges.sort((a, b) => a.handedIn / a.all - b.handedIn / b.all || (a.name < b.name ? -1 : 1));
}

/** Flags by the rulebook and the sheets that they are of, which say all that they depend on. */
const knownFlags = new Map<string, EntryFlag[]>();
const MOST_KNOWN = 50_000;
/** So many entries' sheets are read at once. */
const STRETCH = 500;

/**
 * What lies apart in the sheets of each entry, which are those that the viewer may see. Marks are read where the sheets
 * of an entry have changed since anybody looked.
 */
async function readFlags(
  db: Db,
  { edition }: Pick<ViewerContext, "edition">,
  { categories, sheets }: { categories: readonly string[]; sheets: ReadonlyMap<string, readonly SheetIn[]> },
): Promise<(entryId: string) => EntryFlag[]> {
  const keys = new Map(
    [...sheets].map(([entryId, own]) => [entryId, `${edition.rulebookHash} ${sheetsKey(own)}`]),
  );
  const found = new Map<string, EntryFlag[]>();
  const unknown: string[] = [];
  for (const [entryId, key] of keys) {
    const flags = knownFlags.get(key);
    if (flags) found.set(entryId, flags);
    else unknown.push(entryId);
  }
  if (knownFlags.size + unknown.length > MOST_KNOWN) knownFlags.clear();
  for (let at = 0; at < unknown.length; at += STRETCH) {
    const entryIds = unknown.slice(at, at + STRETCH);
    const read = await listDeskSheets(db, { editionId: edition.id, categories, entryIds });
    const byEntry = grouped(read, (one) => one.entryId);
    for (const entryId of entryIds) {
      const own = byEntry.get(entryId) ?? [];
      const flags = flagsOfEntry(edition.rulebook, own);
      found.set(entryId, flags);
      knownFlags.set(`${edition.rulebookHash} ${sheetsKey(own)}`, flags);
    }
  }
  return (entryId) => found.get(entryId) ?? [];
}

/**
 * The chair's view of judging as it is now: all judges, a page of entries by code, and what waits for a word. As many
 * statements for a large jury as for a small one, once the flags of its sheets are known.
 */
export async function readJudgingDesk(db: Db, context: ViewerContext, asked: { page: number; size: number }) {
  const { edition } = context;
  const { rulebook: book, id: editionId } = edition;
  const sightOf = await readSight(db, context);
  const refusals = new Map<string, Message>();
  for (const { id } of book.categories) {
    const { refusal } = sightOf(id);
    if (refusal) refusals.set(id, refusal);
  }
  const categories = book.categories.map(({ id }) => id).filter((id) => !refusals.has(id));
  const judges = await readJudges(db, context);
  const { size } = asked;
  const pages = Math.max(1, Math.ceil((await countJudgedEntries(db, editionId)) / size));
  const page = Math.min(asked.page, pages);
  const shown = await listJudgedEntries(db, { editionId, limit: size, offset: (page - 1) * size });
  const sheets = await listSheetsIn(db, { editionId, categories });
  const sheetsOf = grouped(sheets, (one) => one.entryId);
  const flagsOf = await readFlags(db, context, { categories, sheets: sheetsOf });
  const settled = grouped(await listSettlements(db, { editionId }), (one) => one.entryId);
  const keyOf = (entryId: string) => sheetsKey(sheetsOf.get(entryId) ?? []);
  const isSettled = (entryId: string) =>
    (settled.get(entryId) ?? []).some((one) => one.sheets === keyOf(entryId));
  const isFlagged = (entryId: string) => flagsOf(entryId).length > 0 && !isSettled(entryId);
  const flagged = await listJudgedEntries(db, {
    editionId,
    among: [...sheetsOf.keys()].filter(isFlagged),
    limit: 5000,
  });
  const fast = fastSheets(sheets);
  const judgedNow = new Set(sheets.flatMap((one) => (one.isJudged ? one.entryId : [])));
  const seen = fast.filter((one) => judgedNow.has(one.entryId));

  const left = await listEntriesLeft(db, editionId);
  const assignments = await listDeskAssignments(db, {
    editionId,
    entryIds: [
      ...new Set([...shown.map((one) => one.id), ...left, ...seen.slice(0, SHOWN).map((one) => one.entryId)]),
    ],
  });
  const rows = new Map<string, EntryRow>();
  const lost: Lost[] = [];
  for (const [id, own] of grouped(assignments, (one) => one.entryId)) {
    const { code, title, category } = own[0]!; // a group is never empty
    const counted = own.filter(counts).length;
    const running = own.filter((one) => !one.endedAt && !one.submittedAt).length;
    const words = settled.get(id) ?? [];
    const asked = words.find((one) => one.kind === "furtherJudge");
    rows.set(id, {
      id,
      code,
      title,
      category: category ?? "",
      counted,
      running,
      wanted: book.judging.perEntry,
      isRescreened: own.some((one) => one.isRescreened),
      flags: refusals.has(category ?? "") ? null : flagsOf(id),
      isSettled: isSettled(id),
      furtherJudgeAsked: asked !== undefined && !own.some((one) => one.createdAt > asked.createdAt),
    });
    if (counted + running < book.judging.perEntry)
      lost.push(
        ...own.filter(
          (one) =>
            one.endedAt !== null && !counts(one) && !words.some((word) => word.createdAt >= one.endedAt!), // just asked
        ),
      );
  }
  return {
    refusals,
    judges,
    page,
    pages,
    rows,
    entries: shown.flatMap((one) => rows.get(one.id) ?? []),
    lost,
    flagged: flagged.map((one) => ({ ...one, flags: flagsOf(one.id) })),
    fast: seen.map((one) => ({
      ...one,
      judge: assignments.find((given) => given.id === one.assignmentId)?.judge ?? "",
      code: rows.get(one.entryId)?.code ?? "",
    })),
  };
}

/** So much of each kind that waits is named at once; the rest follows when these are settled. */
export const SHOWN = 20;

/** Rows by a key, in their order. */
function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The day of the edition's calendar, as it stands in the keys of reminders. */
function dayOf({ edition, now }: Pick<ViewerContext, "edition" | "now">): string {
  return clockIn(edition.rulebook.edition.zone, now).day;
}

/**
 * Reminds every judge who is behind, in one act; whoever was reminded on this day of the edition's calendar gets no
 * second mail. Gives how many were told.
 */
export async function remindJudges(context: ViewerContext): Promise<{ refusal: Refusal; told: number }> {
  const { db, edition, portal } = context;
  const { zone } = edition.rulebook.edition;
  const day = dayOf(context);
  const behind = (await readJudges(db, context)).filter((one) => one.isBehind && !one.isReminded);
  if (behind.length === 0) return { refusal: { id: "moderating.nobodyBehind" }, told: 0 };
  const mails = (
    await Promise.all(
      behind.map((judge) =>
        drawForPerson(context, judge.id, (t) => ({
          subject: t("moderating.reminderSubject", { left: judge.all - judge.handedIn }),
          heading: t("moderating.reminderSubject", { left: judge.all - judge.handedIn }),
          paragraphs: [t("moderating.reminderWords", { handedIn: judge.handedIn, all: judge.all })],
          facts: [[t("plans.mailCloses"), zonedText(t, judge.closes, zone)] as const],
          action: { label: t("plans.mailAction"), url: `${portal.publicUrl}${paths.judging}` },
        })),
      ),
    )
  ).flat();
  return db.transaction().execute(async (trx) => {
    const before = new Set(await listReminded(trx, day));
    const due = mails.filter((one) => !before.has(one.personId));
    if (due.length === 0) return { refusal: { id: "moderating.nobodyBehind" }, told: 0 };
    await postAll(trx, context, { kind: "sheets.reminded", id: day }, due);
    await record(trx, context, {
      act: "judges.reminded",
      kind: "edition",
      id: edition.id,
      facts: { day, judges: due.map((one) => one.personId) },
    });
    return { refusal: null, told: due.length };
  });
}

/** The sheets of one entry for the chair, unless a tie or own open sheets stand in between. */
export async function readEntryForChair(db: Db, context: ViewerContext, entryId: string) {
  const { edition } = context;
  const assignments = await listDeskAssignments(db, { editionId: edition.id, entryIds: [entryId] });
  const first = assignments[0];
  if (!first) return null;
  const category = first.category ?? "";
  const standing = (await readStandings(db, context))(category);
  const [newest] = await listDecisions(db, { editionId: edition.id, category });
  const sheets = standing.refusal
    ? []
    : await listDeskSheets(db, { editionId: edition.id, categories: [category], entryIds: [entryId] });
  return {
    entry: { id: entryId, code: first.code, title: first.title, category },
    assignments,
    standing: standing.refusal,
    isDecided: isDecided(newest?.state ?? null),
    sheets,
    key: sheetsKey(sheets),
    flags: flagsOfEntry(edition.rulebook, sheets),
    settlements: await listSettlements(db, { editionId: edition.id, entryId }),
  };
}

/** The chair's word on an entry: the sheets stand as they are, or one more judge is asked for. It changes no score. */
export async function settleEntry(
  context: ViewerContext,
  {
    entryId,
    kind,
    words,
    sheets,
  }: { entryId: string; kind: "stands" | "furtherJudge"; words: string; sheets: string },
): Promise<Refusal> {
  const { db, viewer, now, portal } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const seen = await readEntryForChair(trx, context, entryId);
    if (!seen) return { id: "moderating.sheetsChanged" };
    const refusal = refuseSettlement({ ...seen, seen: sheets, sheets: seen.key, kind });
    if (refusal) return refusal;
    const id = newId(portal);
    await insertSettlement(trx, {
      id,
      entryId,
      kind,
      sheets: seen.key,
      words,
      personId: viewer.id,
      createdAt: now,
    });
    await record(trx, context, {
      act: kind === "stands" ? "entry.sheetsStand" : "entry.furtherJudgeAsked",
      kind: "entry",
      id: entryId,
      facts: { settlement: id, sheets: seen.key.split(" ").filter(Boolean), flags: seen.flags },
      words: { words },
    });
    return null;
  });
}

export type { FastSheet };
