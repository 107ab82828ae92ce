import {
  type Check,
  type Outcome,
  type Screened,
  type ScreeningCount,
  type ScreeningList,
  type ScreeningMark,
} from "~/domain/screening";
import type { Instant } from "~/domain/time";
import type { ExpressionBuilder } from "kysely";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";
import type { Tables } from "../schema";

/** What the list is narrowed to; `personId` is who looks, for whom some are "mine". */
export type ScreeningFilter = {
  editionId: string;
  personId?: string;
  state?: ScreeningList;
  category?: string;
  mark?: ScreeningMark;
  sought?: string;
};

/** Submitted entries of a filter; `countListed` of the rules says the same of counted ones. */
function filtered(db: Db, { editionId, personId, state, category, mark, sought = "" }: ScreeningFilter) {
  const like = `%${sought.replace(/[%_]/g, " ")}%`;
  return db
    .selectFrom("entry")
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .$if(category !== undefined, (query) => query.where("entry.category", "=", category ?? ""))
    .$if(state !== undefined, (query) =>
      query.where("entry.standing", state === "disqualified" ? "=" : "!=", "disqualified"),
    )
    .$if(state === "toDo", (query) =>
      query.where((eb) => eb.or([eb("entry.screened", "in", ["waiting", "repaired"]), replyWaits(eb)])),
    )
    .$if(state !== undefined && state !== "toDo" && state !== "disqualified", (query) =>
      query.where("entry.screened", "=", state as Screened),
    )
    .$if(mark === "mine", (query) => query.where("entry.screenedById", "=", personId ?? ""))
    .$if(mark === "horsConcours", (query) => query.where("entry.standing", "=", "horsConcours"))
    .$if(mark === "replies", (query) => query.where("entry.id", "in", repliesWaiting(db)))
    .$if(mark === "likenesses", (query) => query.where("entry.id", "in", likenessesOpen(db)))
    .$if(sought !== "", (query) =>
      query.where((eb) =>
        eb.or([
          eb("entry.code", "like", like),
          eb("entry.title", "like", like),
          eb("entry.organisationName", "like", like),
        ]),
      ),
    );
}

type Asked = ExpressionBuilder<Tables, "entry">;

/** Entries whose entrant's reply to "not valid" waits for a decision. */
const repliesWaiting = (db: Db) =>
  db.selectFrom("reply").select("reply.entryId").where("state", "=", "waiting");

/** Entries that share passages with another, and nobody has said yet that they are not the same case. */
const likenessesOpen = (db: Db) =>
  likeness(db, "entryId", "otherId").union(likeness(db, "otherId", "entryId"));
const likeness = (db: Db, own: "entryId" | "otherId", other: "entryId" | "otherId") =>
  db
    .selectFrom("likeness")
    .innerJoin("entry as alike", "alike.id", `likeness.${other}`)
    .select(`likeness.${own} as entryId`)
    .where("likeness.state", "=", "open")
    .where("alike.state", "=", "submitted");

const replyWaits = (eb: Asked) =>
  eb.exists(
    eb
      .selectFrom("reply")
      .select("reply.entryId")
      .whereRef("reply.entryId", "=", "entry.id")
      .where("reply.state", "=", "waiting"),
  );

const isAlike = (eb: Asked) =>
  eb.or(
    (
      [
        ["entryId", "otherId"],
        ["otherId", "entryId"],
      ] as const
    ).map(([own, other]) =>
      eb.exists(
        eb
          .selectFrom("likeness")
          .innerJoin("entry as alike", "alike.id", `likeness.${other}`)
          .select("likeness.shared")
          .whereRef(`likeness.${own}`, "=", "entry.id")
          .where("likeness.state", "=", "open")
          .where("alike.state", "=", "submitted"),
      ),
    ),
  );

/** A page of submitted entries, oldest first, each with what its newest screening asked for. */
export function listEntriesToScreen(db: Db, filter: ScreeningFilter & { limit: number; offset: number }) {
  const asked = (eb: Asked, column: "dueAt" | "moveTo") =>
    eb
      .selectFrom("screening")
      .select(`screening.${column}`)
      .whereRef("screening.entryId", "=", "entry.id")
      .orderBy("screening.createdAt", "desc")
      .orderBy("screening.revision", "desc")
      .limit(1);
  return filtered(db, filter)
    .select([
      "entry.id",
      "entry.code",
      "entry.title",
      "entry.category",
      "entry.organisationName",
      "entry.country",
      "entry.submittedAt",
      "entry.screened",
      "entry.standing",
    ])
    .select((eb) => [
      asked(eb, "dueAt").as("dueAt"),
      asked(eb, "moveTo").as("moveTo"),
      replyWaits(eb).as("replyWaits"),
      isAlike(eb).as("isAlike"),
    ])
    .orderBy("entry.submittedAt")
    .orderBy("entry.code")
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
}

/**
 * All submitted entries of an edition, or those in which something is sought, counted by what a list can be narrowed to: in an index for those that nobody
 * has to look at for a reply or a likeness, and these few one by one.
 */
export async function countScreening(db: Db, editionId: string, sought = ""): Promise<ScreeningCount[]> {
  const by = ["entry.screened", "entry.standing", "entry.category", "entry.screenedById"] as const;
  const all = await filtered(db, { editionId, sought })
    .select((eb) => [...by, eb.fn.countAll<number>().as("n")])
    .groupBy(by)
    .execute();
  const marked = await filtered(db, { editionId, sought })
    .select((eb) => [
      ...by,
      replyWaits(eb).as("replyWaits"),
      isAlike(eb).as("isAlike"),
      eb.fn.countAll<number>().as("n"),
    ])
    .where("entry.id", "in", repliesWaiting(db).union(likenessesOpen(db)))
    .groupBy([...by, "replyWaits", "isAlike"])
    .execute();
  const keyOf = (row: (typeof all)[number]) =>
    [row.screened, row.standing, row.category, row.screenedById].join(" ");
  const marks = new Map<string, number>();
  for (const row of marked) marks.set(keyOf(row), (marks.get(keyOf(row)) ?? 0) + row.n);
  return [
    ...all.map((row) => ({
      ...row,
      n: row.n - (marks.get(keyOf(row)) ?? 0),
      replyWaits: false,
      isAlike: false,
    })),
    ...marked.map((row) => ({ ...row, replyWaits: Boolean(row.replyWaits), isAlike: Boolean(row.isAlike) })),
  ];
}

/**
 * The entry after, or before, one in the order of the list and within its filter. It goes by where the entry stands in
 * that order, not by its place in the filter, which a decision may just have taken it out of.
 */
export async function findBeside(
  db: Db,
  {
    after,
    before,
    ...filter
  }: ScreeningFilter & ({ after: Beside; before?: never } | { before: Beside; after?: never }),
): Promise<{ id: string; code: string; submittedAt: Instant | null } | undefined> {
  const from = after ?? before;
  const side = after ? ">" : "<";
  const direction = after ? "asc" : "desc";
  return filtered(db, filter)
    .select(["entry.id", "entry.code", "entry.submittedAt"])
    .where((eb) =>
      eb.or([
        eb("entry.submittedAt", side, from.submittedAt),
        eb.and([eb("entry.submittedAt", "=", from.submittedAt), eb("entry.code", side, from.code)]),
      ]),
    )
    .orderBy("entry.submittedAt", direction)
    .orderBy("entry.code", direction)
    .limit(1)
    .executeTakeFirst();
}
type Beside = { submittedAt: Instant; code: string };

/** All screenings of an entry with the screener's name, newest first. */
export async function listScreenings(db: Db, entryId: string) {
  const rows = await db
    .selectFrom("screening")
    .innerJoin("person", "person.id", "screening.screenerId")
    .select([
      "screening.id",
      "screening.revision",
      "screening.screenerId",
      "screening.outcome",
      "screening.reason",
      "screening.checksJson",
      "screening.fieldsJson",
      "screening.dueAt",
      "screening.moveTo",
      "screening.createdAt",
      "person.name as screener",
    ])
    .where("screening.entryId", "=", entryId)
    .orderBy("screening.createdAt", "desc")
    .orderBy("screening.revision", "desc")
    .limit(50)
    .execute();
  return rows.map(({ checksJson, fieldsJson, ...row }) => ({
    ...row,
    checks: fromJson<Record<string, Check>>(checksJson),
    fields: fromJson<string[]>(fieldsJson),
  }));
}

/** What the newest screening of an entry decided. */
export async function findNewestScreening(db: Db, entryId: string) {
  const row = await db
    .selectFrom("screening")
    .select([
      "id",
      "revision",
      "screenerId",
      "outcome",
      "reason",
      "checksJson",
      "fieldsJson",
      "dueAt",
      "moveTo",
      "createdAt",
    ])
    .where("entryId", "=", entryId)
    .orderBy("createdAt", "desc")
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { checksJson, fieldsJson, ...rest } = row;
  return {
    ...rest,
    checks: fromJson<Record<string, Check>>(checksJson),
    fields: fromJson<string[]>(fieldsJson),
  };
}

export async function insertScreening(
  db: Db,
  screening: {
    id: string;
    entryId: string;
    revision: number;
    screenerId: string;
    checks: Readonly<Record<string, Check>>;
    outcome: Outcome;
    reason: string;
    fields: readonly string[];
    dueAt: Instant | null;
    moveTo: string | null;
    now: Instant;
  },
) {
  const { checks, fields, now, ...row } = screening;
  await db
    .insertInto("screening")
    .values({ ...row, checksJson: toJson(checks), fieldsJson: toJson(fields), createdAt: now })
    .execute();
}

/** Sets the outcome of an entry if the revision that was screened is still the one that stands. */
export async function markOutcome(
  db: Db,
  entry: {
    id: string;
    revision: number;
    outcome: Outcome;
    reason: string;
    screenerId: string;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set({
      outcome: entry.outcome,
      screened: entry.outcome,
      screenedById: entry.screenerId,
      outcomeAt: entry.now,
      outcomeReason: entry.outcome === "valid" ? null : entry.reason,
      // What was accepted stands while a repair of it is asked for; what is not valid was never accepted.
      ...(entry.outcome === "valid" && { acceptedRevision: entry.revision }),
      ...(entry.outcome === "notValid" && { acceptedRevision: null }),
    })
    .where("id", "=", entry.id)
    .where("state", "=", "submitted")
    .where("submittedRevision", "=", entry.revision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** What the entrant replied to a screening, with what came of it. */
export function findReply(db: Db, screeningId: string) {
  return db
    .selectFrom("reply")
    .leftJoin("person as entrant", "entrant.id", "reply.personId")
    .leftJoin("person as answerer", "answerer.id", "reply.answeredById")
    .select([
      "reply.screeningId",
      "reply.words",
      "reply.createdAt",
      "reply.state",
      "reply.answeredAt",
      "reply.answer",
      "entrant.name as from",
      "answerer.name as answeredBy",
    ])
    .where("reply.screeningId", "=", screeningId)
    .executeTakeFirst();
}

/** Keeps the one reply to a screening. Gives false if there is one. */
export async function insertReply(
  db: Db,
  reply: { screeningId: string; entryId: string; personId: string; words: string; now: Instant },
): Promise<boolean> {
  const { now, ...row } = reply;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("reply")
    .values({
      ...row,
      createdAt: now,
      state: "waiting",
      answeredById: null,
      answeredAt: null,
      answer: null,
    })
    .onConflict((conflict) => conflict.column("screeningId").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Settles a reply that waits. Gives false if it was settled before. */
export async function markReplyAnswered(
  db: Db,
  reply: {
    screeningId: string;
    state: "upheld" | "reversed";
    personId: string;
    answer: string;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("reply")
    .set({
      state: reply.state,
      answeredById: reply.personId,
      answeredAt: reply.now,
      answer: reply.answer,
    })
    .where("screeningId", "=", reply.screeningId)
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** How many replies of an edition's entrants wait for an answer. */
export async function countRepliesWaiting(db: Db, editionId: string): Promise<number> {
  const row = await db
    .selectFrom("reply")
    .innerJoin("entry", "entry.id", "reply.entryId")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("entry.editionId", "=", editionId)
    .where("entry.standing", "!=", "disqualified")
    .where("reply.state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return row.n;
}
