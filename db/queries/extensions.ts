import type { Extension } from "~/domain/deadlines";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** The latest time that an entry was granted, or null; there is none once the judges of the edition have a plan. */
export async function findExtension(
  db: Db,
  { entryId, editionId }: { entryId: string; editionId: string },
): Promise<(Extension & { grantedAt: Instant }) | null> {
  const row = await granted(db, editionId)
    .select((eb) => eb.ref("answeredAt").$notNull().as("grantedAt"))
    .where("entryId", "=", entryId)
    .orderBy("until", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { number: row.number, until: row.until, grantedAt: row.grantedAt } : null;
}

/** The extension for an address of this person under which no entry was begun yet, the latest. */
export async function findExtensionOfPerson(
  db: Db,
  { personId, editionId }: { personId: string; editionId: string },
): Promise<(Extension & { id: string }) | null> {
  const row = await granted(db, editionId)
    .where("entryId", "is", null)
    .where((eb) =>
      eb(
        "normalised",
        "in",
        eb
          .selectFrom("address")
          .select("address.normalised")
          .where("address.personId", "=", personId)
          .where("address.verifiedAt", "is not", null),
      ),
    )
    .orderBy("until", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The extension for an address under which no entry was begun yet, the latest. */
export async function findExtensionOfAddress(
  db: Db,
  { normalised, editionId }: { normalised: string; editionId: string },
): Promise<(Extension & { id: string }) | null> {
  const row = await granted(db, editionId)
    .where("entryId", "is", null)
    .where("normalised", "=", normalised)
    .orderBy("until", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The moments at which entries with more time than others close, that are still to come. */
export async function listExtendedClosings(
  db: Db,
  { editionId, now }: { editionId: string; now: Instant },
): Promise<Instant[]> {
  const rows = await granted(db, editionId)
    .where("entryId", "is not", null)
    .where("until", ">", now)
    .orderBy("until")
    .limit(500)
    .execute();
  return [...new Set(rows.map((row) => row.until))];
}

function granted(db: Db, editionId: string) {
  return db
    .selectFrom("extension")
    .select(["id", "number", "until"])
    .where("editionId", "=", editionId)
    .where("state", "=", "granted")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("plan")
            .select("plan.id")
            .where("plan.editionId", "=", editionId)
            .where("plan.state", "=", "published"),
        ),
      ),
    );
}

/** How many extensions an entry, or an address without one, was granted so far. */
export async function countGranted(
  db: Db,
  of: { editionId: string; entryId: string | null; normalised: string | null },
): Promise<number> {
  const row = await db
    .selectFrom("extension")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", of.editionId)
    .where("state", "=", "granted")
    .$if(of.entryId !== null, (query) => query.where("entryId", "=", of.entryId))
    .$if(of.entryId === null, (query) =>
      query.where("entryId", "is", null).where("normalised", "=", of.normalised),
    )
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Gives an extension for an address to the entry that was begun under it. */
export async function attachExtension(db: Db, { id, entryId }: { id: string; entryId: string }) {
  await db
    .updateTable("extension")
    .set({ entryId })
    .where("id", "=", id)
    .where("entryId", "is", null)
    .execute();
}

const shown = [
  "extension.id",
  "extension.entryId",
  "extension.address",
  "extension.normalised",
  "extension.number",
  "extension.until",
  "extension.reason",
  "extension.state",
  "extension.proposedById",
  "extension.proposedAt",
  "extension.answeredAt",
  "entry.code",
  "entry.title",
  "proposer.name as proposer",
  "answerer.name as answerer",
] as const;

function withNames(db: Db, editionId: string) {
  return db
    .selectFrom("extension")
    .leftJoin("entry", "entry.id", "extension.entryId")
    .innerJoin("person as proposer", "proposer.id", "extension.proposedById")
    .leftJoin("person as answerer", "answerer.id", "extension.answeredById")
    .select(shown)
    .where("extension.editionId", "=", editionId);
}

/** A page of an edition's extensions, those that wait for an answer first, then the newest. */
export function listExtensions(
  db: Db,
  { editionId, limit, offset }: { editionId: string; limit: number; offset: number },
) {
  return withNames(db, editionId)
    .orderBy((eb) => eb.case().when("extension.state", "=", "proposed").then(0).else(1).end())
    .orderBy("extension.proposedAt", "desc")
    .orderBy("extension.id")
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countExtensions(db: Db, editionId: string): Promise<number> {
  const row = await db
    .selectFrom("extension")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", editionId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** One extension, granted or not. */
export function findExtensionById(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return withNames(db, editionId).where("extension.id", "=", id).executeTakeFirst();
}

export async function insertExtension(
  db: Db,
  extension: {
    id: string;
    editionId: string;
    entryId: string | null;
    address: string | null;
    normalised: string | null;
    number: number;
    until: Instant;
    reason: string;
    state: "proposed" | "granted";
    proposedById: string;
    now: Instant;
  },
) {
  const { now, ...row } = extension;
  const isGranted = row.state === "granted";
  await db
    .insertInto("extension")
    .values({
      ...row,
      proposedAt: now,
      answeredById: isGranted ? row.proposedById : null,
      answeredAt: isGranted ? now : null,
    })
    .execute();
}

/** Answers a proposed extension. Gives false if it was answered before. */
export async function updateExtensionAnswer(
  db: Db,
  answer: { id: string; state: "granted" | "declined"; number: number; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("extension")
    .set({
      state: answer.state,
      number: answer.number,
      answeredById: answer.personId,
      answeredAt: answer.now,
    })
    .where("id", "=", answer.id)
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
