import { type Check, type Outcome, screeningState, type ScreeningState } from "~/domain/screening";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

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

type Filter = { editionId: string; state?: ScreeningState; category?: string };

function filtered(db: Db, { editionId, state, category }: Filter) {
  return screened(db, editionId)
    .$if(category !== undefined, (query) => query.where("entry.category", "=", category ?? ""))
    .$if(state === "waiting", (query) => query.where("screening.id", "is", null))
    .$if(state === "repaired", (query) =>
      query.whereRef("screening.revision", "!=", "entry.submittedRevision"),
    )
    .$if(state === "repair" || state === "valid" || state === "notValid", (query) =>
      query
        .whereRef("screening.revision", "=", "entry.submittedRevision")
        .where("screening.outcome", "=", state as Outcome),
    );
}

/** A page of submitted entries, oldest first. */
export function listEntriesToScreen(db: Db, filter: Filter & { limit: number; offset: number }) {
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
      "screening.revision",
      "screening.outcome",
      "screening.dueAt",
    ])
    .orderBy("entry.submittedAt")
    .orderBy("entry.code")
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
}

export async function countEntriesToScreen(db: Db, filter: Filter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How many submitted entries stand where, by category. */
export async function countScreeningStates(db: Db, editionId: string) {
  const rows = await screened(db, editionId)
    .select((eb) => [
      "entry.category",
      "entry.submittedRevision",
      "screening.revision",
      "screening.outcome",
      eb.fn.countAll<number>().as("n"),
    ])
    .groupBy(["entry.category", "entry.submittedRevision", "screening.revision", "screening.outcome"])
    .execute();
  return rows.map(({ category, submittedRevision, revision, outcome, n }) => ({
    category,
    n,
    state: screeningState(
      submittedRevision,
      revision === null || outcome === null ? undefined : { revision, outcome },
    ),
  }));
}

/** The oldest entry that waits for a screener, this one and this person's own left out. */
export async function findNextToScreen(
  db: Db,
  { editionId, except, personId }: { editionId: string; except: string; personId: string },
): Promise<string | undefined> {
  const row = await screened(db, editionId)
    .select("entry.id")
    .where("entry.id", "!=", except)
    .where((eb) =>
      eb.or([
        eb("screening.id", "is", null),
        eb("screening.revision", "!=", eb.ref("entry.submittedRevision")),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("entry_member")
            .select("entry_member.entryId")
            .whereRef("entry_member.entryId", "=", "entry.id")
            .where("entry_member.personId", "=", personId)
            .where("entry_member.endedAt", "is", null),
        ),
      ),
    )
    .orderBy("entry.submittedAt")
    .orderBy("entry.code")
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** All screenings of an entry with the screener's name, newest first. */
export async function listScreenings(db: Db, entryId: string) {
  const rows = await db
    .selectFrom("screening")
    .innerJoin("person", "person.id", "screening.screenerId")
    .select([
      "screening.id",
      "screening.revision",
      "screening.outcome",
      "screening.reason",
      "screening.checksJson",
      "screening.fieldsJson",
      "screening.dueAt",
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
    .select(["id", "revision", "outcome", "reason", "fieldsJson", "dueAt", "createdAt"])
    .where("entryId", "=", entryId)
    .orderBy("createdAt", "desc")
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { fieldsJson, ...rest } = row;
  return { ...rest, fields: fromJson<string[]>(fieldsJson) };
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
    })
    .where("id", "=", entry.id)
    .where("state", "=", "submitted")
    .where("submittedRevision", "=", entry.revision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
