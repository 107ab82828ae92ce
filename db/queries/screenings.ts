import {
  type Check,
  type Outcome,
  type ScreeningList,
  type ScreeningMark,
  screeningState,
  type ScreeningState,
} from "~/domain/screening";
import type { Instant } from "~/domain/time";
import type { ExpressionBuilder } from "kysely";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";
import type { Tables } from "../schema";

/** Submitted entries beside their newest screening and where that leaves them. */
function screened(db: Db, editionId: string) {
  return db
    .selectFrom("entry")
    .leftJoin("screening", (join) =>
      join.on("screening.id", "=", (eb) =>
        eb
          .selectFrom("screening as newer")
          .select("newer.id")
          .whereRef("newer.entryId", "=", "entry.id")
          .orderBy("newer.createdAt", "desc")
          .orderBy("newer.revision", "desc")
          .limit(1),
      ),
    )
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted");
}

/** What the list is narrowed to; `personId` is who looks, for whom some are "mine". */
export type ScreeningFilter = {
  editionId: string;
  personId?: string;
  state?: ScreeningList;
  category?: string;
  mark?: ScreeningMark;
  sought?: string;
};

function filtered(db: Db, { editionId, personId, state, category, mark, sought = "" }: ScreeningFilter) {
  const like = `%${sought.replace(/[%_]/g, " ")}%`;
  return screened(db, editionId)
    .$if(category !== undefined, (query) => query.where("entry.category", "=", category ?? ""))
    .$if(state !== undefined, (query) =>
      query.where("entry.standing", state === "disqualified" ? "=" : "!=", "disqualified"),
    )
    .$if(state === "toDo", (query) =>
      query.where((eb) =>
        eb.or([
          eb("screening.id", "is", null),
          eb("screening.revision", "!=", eb.ref("entry.submittedRevision")),
          replyWaits(eb),
        ]),
      ),
    )
    .$if(state === "waiting", (query) => query.where("screening.id", "is", null))
    .$if(state === "repaired", (query) =>
      query.whereRef("screening.revision", "!=", "entry.submittedRevision"),
    )
    .$if(state === "repair" || state === "valid" || state === "notValid", (query) =>
      query
        .whereRef("screening.revision", "=", "entry.submittedRevision")
        .where("screening.outcome", "=", state as Outcome),
    )
    .$if(mark === "mine", (query) => query.where("screening.screenerId", "=", personId ?? ""))
    .$if(mark === "horsConcours", (query) => query.where("entry.standing", "=", "horsConcours"))
    .$if(mark === "replies", (query) => query.where(replyWaits))
    .$if(mark === "likenesses", (query) => query.where(isAlike))
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

/** Whether the entrant's reply to "not valid" waits for a decision. */
const replyWaits = (eb: Asked) =>
  eb.exists(
    eb
      .selectFrom("reply")
      .select("reply.entryId")
      .whereRef("reply.entryId", "=", "entry.id")
      .where("reply.state", "=", "waiting"),
  );

/** Whether the entry shares passages with another, and nobody has said yet that they are not the same case. */
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

/** A page of submitted entries, oldest first. */
export function listEntriesToScreen(db: Db, filter: ScreeningFilter & { limit: number; offset: number }) {
  return filtered(db, filter)
    .select([
      "entry.id",
      "entry.code",
      "entry.title",
      "entry.category",
      "entry.organisationName",
      "entry.country",
      "entry.submittedAt",
      "entry.submittedRevision",
      "entry.standing",
      "screening.revision",
      "screening.outcome",
      "screening.dueAt",
      "screening.moveTo",
    ])
    .select((eb) => [replyWaits(eb).as("replyWaits"), isAlike(eb).as("isAlike")])
    .orderBy("entry.submittedAt")
    .orderBy("entry.code")
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
}

export async function countEntriesToScreen(db: Db, filter: ScreeningFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How many entries of a filter stand where. */
export async function countScreeningStates(
  db: Db,
  filter: Omit<ScreeningFilter, "state">,
): Promise<{ state: ScreeningState; n: number }[]> {
  const rows = await filtered(db, filter)
    .select((eb) => [
      "entry.submittedRevision",
      "entry.standing",
      "screening.revision",
      "screening.outcome",
      eb.fn.countAll<number>().as("n"),
    ])
    .groupBy(["entry.submittedRevision", "entry.standing", "screening.revision", "screening.outcome"])
    .execute();
  return rows.map(({ revision, outcome, n, ...entry }) => ({
    n,
    state: screeningState(entry, revision === null || outcome === null ? undefined : { revision, outcome }),
  }));
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
  entry: { id: string; revision: number; outcome: Outcome; reason: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set({
      outcome: entry.outcome,
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
