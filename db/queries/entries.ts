import type { Instant } from "~/domain/time";
import type { Db } from "../client";

const columns = [
  "entry.id",
  "entry.editionId",
  "entry.code",
  "entry.state",
  "entry.category",
  "entry.title",
  "entry.organisationId",
  "entry.organisationName",
  "entry.country",
  "entry.version",
  "entry.createdAt",
  "entry.changedAt",
  "entry.submittedRevision",
  "entry.submittedAt",
  "entry.outcome",
  "entry.outcomeAt",
  "entry.outcomeReason",
] as const;

/** An entry without its answers, whoever asks; the caller has made sure that they may. */
export function findEntry(db: Db, { id, editionId }: { id: string; editionId: string }) {
  return db
    .selectFrom("entry")
    .select(columns)
    .where("id", "=", id)
    .where("editionId", "=", editionId)
    .executeTakeFirst();
}

/** The draft of an entry that a person is a member of, with their capacity; nobody else finds it. */
export function findEntryOfMember(
  db: Db,
  { id, editionId, personId }: { id: string; editionId: string; personId: string },
) {
  return db
    .selectFrom("entry")
    .innerJoin("entry_member", "entry_member.entryId", "entry.id")
    .select([...columns, "entry.answersJson", "entry_member.capacity"])
    .where("entry.id", "=", id)
    .where("entry.editionId", "=", editionId)
    .where("entry_member.personId", "=", personId)
    .where("entry_member.endedAt", "is", null)
    .executeTakeFirst();
}

/** A person's entries in an edition, newest first. */
export function listEntriesByPerson(
  db: Db,
  { personId, editionId }: { personId: string; editionId: string },
) {
  return db
    .selectFrom("entry")
    .innerJoin("entry_member", "entry_member.entryId", "entry.id")
    .select([...columns, "entry_member.capacity"])
    .where("entry_member.personId", "=", personId)
    .where("entry_member.endedAt", "is", null)
    .where("entry.editionId", "=", editionId)
    .orderBy("entry.createdAt", "desc")
    .orderBy("entry.code", "desc")
    .limit(100)
    .execute();
}

/** The next number of the edition's entries, taken for good. */
export async function takeEntryNumber(db: Db, editionId: string): Promise<number> {
  const row = await db
    .updateTable("edition")
    .set((eb) => ({ lastNumber: eb("lastNumber", "+", 1) }))
    .where("id", "=", editionId)
    .returning("lastNumber")
    .executeTakeFirstOrThrow();
  return row.lastNumber;
}

export async function insertEntry(
  db: Db,
  entry: { id: string; editionId: string; code: string; now: Instant },
) {
  await db
    .insertInto("entry")
    .values({
      id: entry.id,
      editionId: entry.editionId,
      code: entry.code,
      state: "draft",
      category: null,
      title: "",
      organisationId: null,
      organisationName: "",
      country: null,
      answersJson: "{}",
      version: 1,
      createdAt: entry.now,
      changedAt: entry.now,
      submittedRevision: null,
      submittedAt: null,
      outcome: null,
      outcomeAt: null,
      outcomeReason: null,
    })
    .execute();
}

export async function insertEntryMember(
  db: Db,
  member: {
    entryId: string;
    personId: string;
    capacity: "lead" | "deputy" | "editor" | "reader";
    now: Instant;
  },
) {
  const { now, ...row } = member;
  await db
    .insertInto("entry_member")
    .values({ ...row, createdAt: now, endedAt: null })
    .execute();
}

/** The people of an entry with the address that mail to each goes to. */
export function listEntryMembers(db: Db, entryId: string) {
  return db
    .selectFrom("entry_member")
    .innerJoin("person", "person.id", "entry_member.personId")
    .innerJoin("address", (join) =>
      join.onRef("address.personId", "=", "person.id").on("address.isPrimary", "=", 1),
    )
    .select([
      "entry_member.personId",
      "entry_member.capacity",
      "person.name",
      "person.language",
      "address.address",
    ])
    .where("entry_member.entryId", "=", entryId)
    .where("entry_member.endedAt", "is", null)
    .orderBy("entry_member.createdAt")
    .limit(50)
    .execute();
}

/** Writes a draft if nobody else did since `version`. Gives whether it was written. */
export async function updateDraft(
  db: Db,
  draft: {
    id: string;
    version: number;
    answersJson: string;
    category: string | null;
    title: string;
    organisationName: string;
    country: string | null;
    now: Instant;
  },
): Promise<boolean> {
  const { id, version, now, ...row } = draft;
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set({ ...row, version: version + 1, changedAt: now })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("state", "!=", "withdrawn")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Marks that files of a draft changed, so that a form drawn before is seen to be older. */
export async function touchEntry(db: Db, { id, now }: { id: string; now: Instant }) {
  await db.updateTable("entry").set({ changedAt: now }).where("id", "=", id).executeTakeFirstOrThrow();
}

/** One frozen revision of an entry. */
export function findRevision(db: Db, { entryId, number }: { entryId: string; number: number }) {
  return db
    .selectFrom("revision")
    .select(["entryId", "number", "createdAt", "personId", "documentJson", "hash"])
    .where("entryId", "=", entryId)
    .where("number", "=", number)
    .executeTakeFirst();
}

/** The newest frozen revision of an entry. */
export function findNewestRevision(db: Db, entryId: string) {
  return db
    .selectFrom("revision")
    .select(["entryId", "number", "createdAt", "personId", "documentJson", "hash"])
    .where("entryId", "=", entryId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The code and time of the first revision of a code with this hash, whatever became of its entry. */
export async function findRevisionByHash(db: Db, { code, hash }: { code: string; hash: string }) {
  return db
    .selectFrom("revision")
    .innerJoin("entry", "entry.id", "revision.entryId")
    .select(["entry.code", "revision.createdAt as at"])
    .where("entry.code", "=", code)
    .where("revision.hash", "=", hash)
    .orderBy("revision.number")
    .limit(1)
    .executeTakeFirst();
}

export async function insertRevision(
  db: Db,
  revision: {
    entryId: string;
    number: number;
    personId: string;
    documentJson: string;
    hash: string;
    now: Instant;
  },
) {
  const { now, ...row } = revision;
  await db
    .insertInto("revision")
    .values({ ...row, createdAt: now })
    .execute();
}

/** Lets a frozen revision stand as what was submitted. Gives whether the entry was still open to it. */
export async function markSubmitted(
  db: Db,
  entry: {
    id: string;
    revision: number;
    organisationId: string;
    organisationName: string;
    category: string;
    title: string;
    country: string | null;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set({
      state: "submitted",
      submittedRevision: entry.revision,
      submittedAt: entry.now,
      organisationId: entry.organisationId,
      organisationName: entry.organisationName,
      category: entry.category,
      title: entry.title,
      country: entry.country,
    })
    .where("id", "=", entry.id)
    .where("state", "!=", "withdrawn")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Withdraws an entry. Gives false if it was withdrawn before. */
export async function markWithdrawn(db: Db, { id, now }: { id: string; now: Instant }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set((eb) => ({ state: "withdrawn" as const, changedAt: now, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .where("state", "!=", "withdrawn")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export function findOrganisation(db: Db, normalised: string) {
  return db
    .selectFrom("organisation")
    .select(["id", "name"])
    .where("normalised", "=", normalised)
    .executeTakeFirst();
}

export async function insertOrganisation(
  db: Db,
  organisation: { id: string; name: string; normalised: string; country: string | null },
) {
  await db.insertInto("organisation").values(organisation).execute();
}

/** Other entries that an organisation has submitted in an edition, with their categories. */
export function listSubmittedByOrganisation(
  db: Db,
  { organisationId, editionId, except }: { organisationId: string; editionId: string; except: string },
) {
  return db
    .selectFrom("entry")
    .select(["id", "category"])
    .where("organisationId", "=", organisationId)
    .where("editionId", "=", editionId)
    .where("state", "=", "submitted")
    .where("id", "!=", except)
    .limit(100)
    .execute();
}

/** The repair that a screener asked for last, with the moment until which it is awaited. */
export function findRepair(db: Db, entryId: string) {
  return db
    .selectFrom("screening")
    .select(["reason", "fieldsJson", "dueAt", "createdAt"])
    .where("entryId", "=", entryId)
    .where("outcome", "=", "repair")
    .orderBy("createdAt", "desc")
    .limit(1)
    .executeTakeFirst();
}
