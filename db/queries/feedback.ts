import type { Hint } from "~/domain/comment-hints";
import type { CommentState, Usefulness } from "~/domain/feedback";
import type { Marks } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { flag, fromJson, toJson } from "../columns";
import { judgedIn } from "./category-merges";

/** How far the feedback of an edition is; undefined before anything of it was taken up. */
export function findFeedbackRound(db: Db, editionId: string) {
  return db.selectFrom("feedback_round").selectAll().where("editionId", "=", editionId).executeTakeFirst();
}

/** Begins to take up comments after a release, or begins anew after a later one; what was prepared stays so. */
export async function upsertFeedbackRound(
  db: Db,
  { editionId, releaseVersion }: { editionId: string; releaseVersion: number },
) {
  const fresh = { releaseVersion, collectedTo: "", collectedAt: null };
  await db
    .insertInto("feedback_round")
    .values({ editionId, ...fresh, preparedById: null, preparedAt: null, toldTo: "", toldAt: null })
    .onConflict((conflict) => conflict.column("editionId").doUpdateSet(fresh))
    .execute();
}

export async function updateCollected(
  db: Db,
  { editionId, to, at }: { editionId: string; to: string; at: Instant | null },
) {
  await db
    .updateTable("feedback_round")
    .set({ collectedTo: to, collectedAt: at })
    .where("editionId", "=", editionId)
    .execute();
}

export async function updateTold(
  db: Db,
  { editionId, to, at }: { editionId: string; to: string; at: Instant | null },
) {
  await db
    .updateTable("feedback_round")
    .set({ toldTo: to, toldAt: at })
    .where("editionId", "=", editionId)
    .execute();
}

/** Calls feedback ready. Gives false if it was before. */
export async function markPrepared(
  db: Db,
  { editionId, personId, now }: { editionId: string; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("feedback_round")
    .set({ preparedById: personId, preparedAt: now })
    .where("editionId", "=", editionId)
    .where("preparedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Sheets that count, of entries that get feedback. */
const countedSheets = (db: Db, editionId: string) =>
  db
    .selectFrom("assignment")
    .innerJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .where("entry.outcome", "=", "valid")
    .where("entry.standing", "!=", "disqualified")
    .where("scoresheet.submittedAt", "is not", null)
    .where("scoresheet.setAsideAt", "is", null)
    .where((eb) =>
      eb.or([eb("assignment.endReason", "is", null), eb("assignment.endReason", "=", "removed")]),
    );

/** Comments that stand: on a sheet that counts, as it was handed in last. */
const standingComments = (db: Db, editionId: string) =>
  countedSheets(db, editionId).innerJoin("feedback_comment", (join) =>
    join
      .onRef("feedback_comment.assignmentId", "=", "assignment.id")
      .onRef("feedback_comment.sheetAt", "=", "scoresheet.submittedAt"),
  );

/** The next sheets whose comments are to be taken up. The note to the chair and reasons for marks are not read. */
export async function listSheetsToCollect(
  db: Db,
  { editionId, after, limit }: { editionId: string; after: string; limit: number },
) {
  const rows = await countedSheets(db, editionId)
    .select([
      "assignment.id as assignmentId",
      "entry.id as entryId",
      "entry.organisationName",
      "scoresheet.submittedAt as sheetAt",
      "scoresheet.commentsJson",
      "scoresheet.comment",
    ])
    .where("assignment.id", ">", after)
    .orderBy("assignment.id")
    .limit(limit)
    .execute();
  return rows.map(({ commentsJson, sheetAt, ...row }) => ({
    ...row,
    sheetAt: sheetAt ?? "",
    comments: fromJson<Record<string, string>>(commentsJson),
  }));
}

/** Names that would tell who wrote a comment, or which other entry it speaks of. */
export async function listTellingNames(
  db: Db,
  editionId: string,
): Promise<{ people: string[]; organisations: string[] }> {
  const people = await db
    .selectFrom("role")
    .innerJoin("person", "person.id", "role.personId")
    .select("person.name")
    .distinct()
    .where("role.editionId", "=", editionId)
    .where("role.role", "in", ["judge", "chair", "organiser", "screener"])
    .orderBy("person.name")
    .limit(2000)
    .execute();
  const organisations = await db
    .selectFrom("judge")
    .select("organisation as name")
    .where("editionId", "=", editionId)
    .union(
      db
        .selectFrom("entry")
        .select("organisationName as name")
        .where("editionId", "=", editionId)
        .where("state", "=", "submitted"),
    )
    .limit(8000)
    .execute();
  return { people: people.map((one) => one.name), organisations: organisations.map((one) => one.name) };
}

/** Takes comments up that were not before. Gives how many were new. */
export async function insertComments(
  db: Db,
  rows: readonly {
    id: string;
    editionId: string;
    entryId: string;
    assignmentId: string;
    criterion: string;
    sheetAt: Instant;
    original: string;
    hints: readonly Hint[];
  }[],
): Promise<number> {
  let inserted = 0;
  for (const { hints, ...row } of rows) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("feedback_comment")
      .values({
        ...row,
        hintsJson: toJson(hints),
        isMarked: flag(hints.length > 0),
        state: "waiting",
        words: null,
        reason: null,
        checkedById: null,
        checkedAt: null,
        version: 1,
      })
      .onConflict((conflict) => conflict.columns(["assignmentId", "criterion", "sheetAt"]).doNothing())
      .executeTakeFirstOrThrow();
    inserted += Number(numInsertedOrUpdatedRows ?? 0n);
  }
  return inserted;
}

/** Comments of an edition by what became of them, and how many that wait are marked. */
export async function countComments(
  db: Db,
  editionId: string,
): Promise<Record<CommentState, number> & { marked: number }> {
  const rows = await standingComments(db, editionId)
    .select((eb) => ["feedback_comment.state", "feedback_comment.isMarked", eb.fn.countAll<number>().as("n")])
    .groupBy(["feedback_comment.state", "feedback_comment.isMarked"])
    .execute();
  const of = (which: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(which).reduce((sum, row) => sum + row.n, 0);
  return {
    waiting: of(({ state }) => state === "waiting"),
    passed: of(({ state }) => state === "passed"),
    edited: of(({ state }) => state === "edited"),
    withheld: of(({ state }) => state === "withheld"),
    marked: of(({ state, isMarked }) => state === "waiting" && isMarked === 1),
  };
}

/** Entries with comments, those where most wait first, each with its counts. */
export function listCommentedEntries(
  db: Db,
  { editionId, limit, offset }: { editionId: string; limit: number; offset: number },
) {
  return standingComments(db, editionId)
    .select((eb) => [
      "entry.id",
      "entry.code",
      "entry.title",
      eb.fn.countAll<number>().as("comments"),
      eb.fn
        .sum<number>(eb.case().when("feedback_comment.state", "=", "waiting").then(1).else(0).end())
        .as("waiting"),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(
              eb.and([eb("feedback_comment.state", "=", "waiting"), eb("feedback_comment.isMarked", "=", 1)]),
            )
            .then(1)
            .else(0)
            .end(),
        )
        .as("marked"),
    ])
    .groupBy(["entry.id", "entry.code", "entry.title"])
    .orderBy("waiting", "desc")
    .orderBy("entry.code")
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countCommentedEntries(db: Db, editionId: string): Promise<number> {
  const { n } = await standingComments(db, editionId)
    .select((eb) => eb.fn.count<number>("entry.id").distinct().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

const checkColumns = [
  "feedback_comment.id",
  "feedback_comment.criterion",
  "feedback_comment.original",
  "feedback_comment.hintsJson",
  "feedback_comment.state",
  "feedback_comment.words",
  "feedback_comment.reason",
  "feedback_comment.checkedAt",
  "feedback_comment.version",
  "checker.name as checkedBy",
] as const;

/** The comments on an entry for those who check them; who wrote them is not among it. */
export async function listComments(db: Db, { editionId, entryId }: { editionId: string; entryId: string }) {
  const rows = await standingComments(db, editionId)
    .leftJoin("person as checker", "checker.id", "feedback_comment.checkedById")
    .select(checkColumns)
    .where("entry.id", "=", entryId)
    .orderBy("feedback_comment.criterion")
    // An id is drawn by lot, so it tells nothing of whose comment it is.
    .orderBy("feedback_comment.id")
    .limit(500)
    .execute();
  return rows.map(({ hintsJson, ...row }) => ({ ...row, hints: fromJson<Hint[]>(hintsJson) }));
}
export type CheckedComment = Awaited<ReturnType<typeof listComments>>[number];

/** Passes, changes or withholds a comment over the version it was drawn from. Gives false if it has moved on. */
export async function updateComment(
  db: Db,
  {
    id,
    version,
    ...check
  }: {
    id: string;
    version: number;
    state: Exclude<CommentState, "waiting">;
    words: string | null;
    reason: string | null;
    checkedById: string;
    checkedAt: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("feedback_comment")
    .set({ ...check, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/**
 * What an entrant is sent of the judges' words: those that were passed or changed, and nothing that tells of a judge,
 * of the check or of what was left out. In no order; whoever shows them brings them into one.
 */
export function listSentComments(db: Db, { editionId, entryId }: { editionId: string; entryId: string }) {
  return standingComments(db, editionId)
    .select(["feedback_comment.criterion", "feedback_comment.words"])
    .where("entry.id", "=", entryId)
    .where("feedback_comment.state", "in", ["passed", "edited"])
    .where("feedback_comment.words", "is not", null)
    .limit(500)
    .execute();
}

/** The marks of the sheets of an entry that count, without whose they are. */
export async function listCountedMarks(
  db: Db,
  { editionId, entryId }: { editionId: string; entryId: string },
): Promise<Marks[]> {
  const rows = await countedSheets(db, editionId)
    .select("scoresheet.marksJson")
    .where("entry.id", "=", entryId)
    .limit(100)
    .execute();
  return rows.map(({ marksJson }) => fromJson<Marks>(marksJson));
}

/** A valid entry with the category it was judged in; undefined for one that gets no feedback. */
export function findEntryWithFeedback(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return db
    .selectFrom("entry")
    .select((eb) => ["id", "code", "title", judgedIn(eb).as("category")])
    .where("id", "=", id)
    .where("editionId", "=", editionId)
    .where("state", "=", "submitted")
    .where("outcome", "=", "valid")
    .where("standing", "!=", "disqualified")
    .executeTakeFirst();
}

/** The next valid entries whose people are to be told. */
export function listEntriesToTell(
  db: Db,
  { editionId, after, limit }: { editionId: string; after: string; limit: number },
) {
  return db
    .selectFrom("entry")
    .select(["id", "code", "title"])
    .where("editionId", "=", editionId)
    .where("state", "=", "submitted")
    .where("outcome", "=", "valid")
    .where("standing", "!=", "disqualified")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/**
 * Entries that a person has to keep away from: a conflict that stands, an entry of their own or one they judge, and all
 * of a category that they have handed over.
 */
export async function listTiedEntries(
  db: Db,
  { editionId, personId, entryId }: { editionId: string; personId: string; entryId?: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("entry")
    .select("entry.id")
    .where("entry.editionId", "=", editionId)
    .$if(entryId !== undefined, (query) => query.where("entry.id", "=", entryId ?? ""))
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("conflict")
            .select("conflict.id")
            .whereRef("conflict.entryId", "=", "entry.id")
            .where("conflict.judgeId", "=", personId)
            .where("conflict.tier", "in", ["bar", "recuse"])
            .where("conflict.endedAt", "is", null),
        ),
        eb.exists(
          eb
            .selectFrom("entry_member")
            .select("entry_member.personId")
            .whereRef("entry_member.entryId", "=", "entry.id")
            .where("entry_member.personId", "=", personId),
        ),
        eb.exists(
          eb
            .selectFrom("assignment")
            .select("assignment.id")
            .whereRef("assignment.entryId", "=", "entry.id")
            .where("assignment.judgeId", "=", personId),
        ),
        eb.exists(
          eb
            .selectFrom("deputy")
            .select("deputy.category")
            .whereRef("deputy.editionId", "=", "entry.editionId")
            .where("deputy.personId", "=", personId)
            .where((of) => of("deputy.category", "=", judgedIn(eb))),
        ),
      ]),
    )
    .limit(5000)
    .execute();
  return rows.map(({ id }) => id);
}

/** What became of a judge's own comments on an entry, for that judge. */
export function listOwnSentComments(
  db: Db,
  { editionId, assignmentId, judgeId }: { editionId: string; assignmentId: string; judgeId: string },
) {
  return standingComments(db, editionId)
    .select([
      "feedback_comment.criterion",
      "feedback_comment.state",
      "feedback_comment.words",
      "feedback_comment.reason",
    ])
    .where("assignment.id", "=", assignmentId)
    .where("assignment.judgeId", "=", judgeId)
    .where("feedback_comment.state", "!=", "waiting")
    .orderBy("feedback_comment.criterion")
    .limit(50)
    .execute();
}

/** Keeps whether feedback was of use to an entry. Gives false if its people said so before. */
export async function insertUse(
  db: Db,
  row: { entryId: string; editionId: string; useful: Usefulness; personId: string; createdAt: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("feedback_use")
    .values(row)
    .onConflict((conflict) => conflict.column("entryId").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export function findUse(db: Db, entryId: string) {
  return db.selectFrom("feedback_use").select("useful").where("entryId", "=", entryId).executeTakeFirst();
}

/** How many entries called feedback of use, of use in part, or of none. */
export async function countUses(db: Db, editionId: string): Promise<Record<Usefulness, number>> {
  const rows = await db
    .selectFrom("feedback_use")
    .select((eb) => ["useful", eb.fn.countAll<number>().as("n")])
    .where("editionId", "=", editionId)
    .groupBy("useful")
    .execute();
  const of = (useful: Usefulness) => rows.find((row) => row.useful === useful)?.n ?? 0;
  return { yes: of("yes"), partly: of("partly"), no: of("no") };
}
