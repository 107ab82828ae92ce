import { newId, type ViewerContext } from "~/context.server";
import type { Message, Refusal } from "~/domain/message";
import {
  type EntryFlag,
  type FastSheet,
  fastSheets,
  flagsOfEntry,
  isBehind,
  refuseSettlement,
  sheetsKey,
} from "~/domain/moderation";
import { counts, sheetWindow } from "~/domain/scoring";
import { isDecided } from "~/domain/sheet-acts";
import { windowOf } from "~/domain/stages";
import { clockIn, type Instant, latest } from "~/domain/time";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { listDecisions } from "~db/queries/decisions";
import {
  type DeskAssignment,
  insertSettlement,
  listDeskAssignments,
  listDeskSheets,
  listReminded,
  listSettlements,
} from "~db/queries/moderation";
import { record } from "./history.server";
import { drawForPerson, postAll, zonedText } from "./notice.server";
import { readStandings } from "./rankings.server";

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

/** The chair's view of judging as it is now. As many statements for a large jury as for a small one. */
export async function readJudgingDesk(db: Db, context: ViewerContext) {
  const { edition, now } = context;
  const book = edition.rulebook;
  const standingOf = await readStandings(db, context);
  const refusals = new Map<string, Message>();
  for (const { id } of book.categories) {
    const { refusal } = standingOf(id);
    if (refusal) refusals.set(id, refusal);
  }
  const assignments = await listDeskAssignments(db, { editionId: edition.id });
  const sheets = await listDeskSheets(db, {
    editionId: edition.id,
    categories: book.categories.map(({ id }) => id).filter((id) => !refusals.has(id)),
  });
  const settlements = await listSettlements(db, { editionId: edition.id });
  const scoring = windowOf(book, "scoring");
  const reminded = new Set(await listReminded(db, dayOf(context)));

  const judges: JudgeRow[] = [];
  const byJudge = grouped(
    assignments.filter((one) => !one.endedAt),
    (one) => one.judgeId,
  );
  for (const [id, own] of byJudge) {
    const handedIn = own.filter((one) => one.submittedAt);
    const window = sheetWindow(scoring, own[0]?.until ?? null);
    judges.push({
      id,
      name: own[0]!.judge, // a group is never empty
      all: own.length,
      handedIn: handedIn.length,
      closes: window.closes,
      lastAt: handedIn.reduce<Instant | null>((at, one) => latest(one.submittedAt!, at ?? undefined), null), // filtered
      isBehind: isBehind({ all: own.length, handedIn: handedIn.length }, window, now),
      isReminded: reminded.has(id),
    });
  }
  judges.sort((a, b) => a.handedIn / a.all - b.handedIn / b.all || (a.name < b.name ? -1 : 1));

  const sheetsOf = grouped(sheets, (one) => one.entryId);
  const settled = grouped(settlements, (one) => one.entryId);
  const entries: EntryRow[] = [];
  const lost: Lost[] = [];
  for (const [id, own] of grouped(assignments, (one) => one.entryId)) {
    const { code, title, category, outcome } = own[0]!; // likewise
    const isRescreened = own.some((one) => one.isRescreened);
    // An entry that was found not valid is no longer judged.
    if (outcome !== "valid" && !isRescreened) continue;
    const counted = own.filter(counts).length;
    const running = own.filter((one) => !one.endedAt && !one.submittedAt).length;
    const words = settled.get(id) ?? [];
    const asked = words.find((one) => one.kind === "furtherJudge");
    const seen = sheetsOf.get(id) ?? [];
    const flags = refusals.has(category ?? "") ? null : flagsOfEntry(book, seen);
    const key = sheetsKey(seen);
    entries.push({
      id,
      code,
      title,
      category: category ?? "",
      counted,
      running,
      wanted: book.judging.perEntry,
      isRescreened,
      flags,
      isSettled: words.some((one) => one.sheets === key),
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
  entries.sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    refusals,
    assignments,
    judges,
    entries,
    lost,
    fast: fastSheets(sheets),
  };
}

/** Rows by a key, in their order. */
function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
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
  const behind = (await readJudgingDesk(db, context)).judges.filter((one) => one.isBehind && !one.isReminded);
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
  const assignments = await listDeskAssignments(db, { editionId: edition.id, entryId });
  const first = assignments[0];
  if (!first) return null;
  const category = first.category ?? "";
  const standing = (await readStandings(db, context))(category);
  const [newest] = await listDecisions(db, { editionId: edition.id, category });
  const sheets = standing.refusal
    ? []
    : await listDeskSheets(db, { editionId: edition.id, categories: [category], entryId });
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
