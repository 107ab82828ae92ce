import type { DeadlineRule } from "~/domain/deadlines";
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
  "entry.acceptedRevision",
  "entry.standing",
  "entry.standingReason",
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

/** An entry of the edition by its code, or by its id. */
export function findEntryByCode(
  db: Db,
  { editionId, ...by }: { editionId: string } & ({ code: string } | { id: string }),
) {
  return db
    .selectFrom("entry")
    .select(["id", "code", "title", "state", "outcome"])
    .where("editionId", "=", editionId)
    .$if("code" in by, (query) => query.where("code", "=", "code" in by ? by.code : ""))
    .$if("id" in by, (query) => query.where("id", "=", "id" in by ? by.id : ""))
    .executeTakeFirst();
}

/** Entries that the owner of an address leads in an edition, withdrawn ones left out. */
export function listEntriesLedFrom(
  db: Db,
  { normalised, editionId }: { normalised: string; editionId: string },
) {
  return db
    .selectFrom("entry")
    .innerJoin("entry_member", "entry_member.entryId", "entry.id")
    .innerJoin("address", "address.personId", "entry_member.personId")
    .select(["entry.id", "entry.code"])
    .where("address.normalised", "=", normalised)
    .where("entry_member.capacity", "=", "lead")
    .where("entry_member.endedAt", "is", null)
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "!=", "withdrawn")
    .orderBy("entry.code")
    .limit(20)
    .execute();
}

/** Entries of an edition for the organiser's staff, drafts too, each with who leads it; `sought` looks in all shown. */
function desked(db: Db, { editionId, sought }: { editionId: string; sought: string }) {
  const like = `%${sought.replace(/[%_]/g, " ")}%`;
  return db
    .selectFrom("entry")
    .leftJoin("entry_member", (join) =>
      join
        .onRef("entry_member.entryId", "=", "entry.id")
        .on("entry_member.capacity", "=", "lead")
        .on("entry_member.endedAt", "is", null),
    )
    .leftJoin("person", "person.id", "entry_member.personId")
    .leftJoin("address", (join) =>
      join.onRef("address.personId", "=", "person.id").on("address.isPrimary", "=", 1),
    )
    .where("entry.editionId", "=", editionId)
    .$if(sought !== "", (query) =>
      query.where((eb) =>
        eb.or([
          eb("entry.code", "like", like),
          eb("entry.title", "like", like),
          eb("entry.organisationName", "like", like),
          eb("person.name", "like", like),
          eb("address.normalised", "like", like.toLowerCase()),
        ]),
      ),
    );
}

export async function countEntriesAtDesk(
  db: Db,
  filter: { editionId: string; sought: string },
): Promise<number> {
  // Nobody but a search asks who leads them.
  const entries =
    filter.sought === ""
      ? db.selectFrom("entry").where("editionId", "=", filter.editionId)
      : desked(db, filter);
  const row = await entries.select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  return row.n;
}

/** A page of them, newest first. */
export function listEntriesAtDesk(
  db: Db,
  { limit, offset, ...filter }: { editionId: string; sought: string; limit: number; offset: number },
) {
  return desked(db, filter)
    .select([
      "entry.id",
      "entry.code",
      "entry.title",
      "entry.state",
      "entry.organisationName",
      "person.name as lead",
      "address.address as leadAddress",
    ])
    .orderBy("entry.createdAt", "desc")
    .orderBy("entry.code", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Entries that may need a reminder, by id from one on: not withdrawn, and begun before it was due. */
export function listEntriesToRemind(
  db: Db,
  {
    editionId,
    begunBefore,
    after,
    limit,
  }: { editionId: string; begunBefore: Instant; after: string; limit: number },
) {
  return db
    .selectFrom("entry")
    .select(["id", "code", "state", "submittedRevision", "answersJson"])
    .where("editionId", "=", editionId)
    .where("state", "!=", "withdrawn")
    .where("createdAt", "<=", begunBefore)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Entries that a person of the staff types for somebody who has not taken them over yet. */
export function listEntriesOfScribe(
  db: Db,
  { personId, editionId }: { personId: string; editionId: string },
) {
  return db
    .selectFrom("entry")
    .innerJoin("entry_member", "entry_member.entryId", "entry.id")
    .leftJoin("entry_invitation", (join) =>
      join
        .onRef("entry_invitation.entryId", "=", "entry.id")
        .on("entry_invitation.capacity", "=", "lead")
        .on("entry_invitation.state", "=", "open"),
    )
    .select(["entry.id", "entry.code", "entry.title", "entry_invitation.address"])
    .where("entry_member.personId", "=", personId)
    .where("entry_member.capacity", "=", "scribe")
    .where("entry_member.endedAt", "is", null)
    .where("entry.editionId", "=", editionId)
    .orderBy("entry.code")
    .limit(100)
    .execute();
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
  entry: { id: string; editionId: string; code: string; answersJson: string; now: Instant },
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
      answersJson: entry.answersJson,
      version: 1,
      createdAt: entry.now,
      changedAt: entry.now,
      submittedRevision: null,
      submittedAt: null,
      outcome: null,
      outcomeAt: null,
      outcomeReason: null,
      acceptedRevision: null,
      standing: "inCompetition",
      standingReason: null,
      screened: null,
      screenedById: null,
    })
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
    .select(["entryId", "number", "createdAt", "personId", "documentJson", "hash", "rule", "ruleNumber"])
    .where("entryId", "=", entryId)
    .where("number", "=", number)
    .executeTakeFirst();
}

/** The frozen documents of revisions of many entries: any of these numbers of any of these entries. At most 2,000. */
export function listRevisions(
  db: Db,
  { entryIds, numbers }: { entryIds: readonly string[]; numbers: readonly number[] },
) {
  return db
    .selectFrom("revision")
    .select(["entryId", "number", "documentJson"])
    .where("entryId", "in", entryIds)
    .where("number", "in", numbers)
    .limit(2000)
    .execute();
}

/** The newest frozen revision of an entry. */
export function findNewestRevision(db: Db, entryId: string) {
  return db
    .selectFrom("revision")
    .select(["entryId", "number", "createdAt", "personId", "documentJson", "hash", "rule", "ruleNumber"])
    .where("entryId", "=", entryId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The newest revision of a code with this hash, whatever became of its entry, and whether one came after it. */
export async function findRevisionByHash(db: Db, { code, hash }: { code: string; hash: string }) {
  const row = await db
    .selectFrom("revision")
    .innerJoin("entry", "entry.id", "revision.entryId")
    .select((of) => [
      "entry.code",
      "revision.number",
      "revision.createdAt as at",
      of
        .selectFrom("revision as newer")
        .select((count) => count.fn.countAll<number>().as("number"))
        .whereRef("newer.entryId", "=", "revision.entryId")
        .whereRef("newer.number", ">", "revision.number")
        .as("newer"),
    ])
    .where("entry.code", "=", code)
    .where("revision.hash", "=", hash)
    .orderBy("revision.number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { newer, ...revision } = row;
  return { ...revision, isSuperseded: Number(newer) > 0 };
}

export async function insertRevision(
  db: Db,
  revision: {
    entryId: string;
    number: number;
    personId: string;
    documentJson: string;
    hash: string;
    rule: DeadlineRule;
    ruleNumber: number | null;
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
    organisationId: string | null;
    organisationName: string;
    category: string;
    title: string;
    country: string | null;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set((eb) => ({
      state: "submitted",
      screened: eb
        .case()
        .when(eb("screenedById", "is", null))
        .then("waiting" as const)
        .else("repaired" as const)
        .end(),
      submittedRevision: entry.revision,
      submittedAt: entry.now,
      organisationId: entry.organisationId,
      organisationName: entry.organisationName,
      category: entry.category,
      title: entry.title,
      country: entry.country,
    }))
    .where("id", "=", entry.id)
    .where("state", "!=", "withdrawn")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Brings a withdrawn entry back as a draft. Gives false if it is not withdrawn. */
export async function markReturned(
  db: Db,
  {
    id,
    now,
    ...shown
  }: {
    id: string;
    title: string;
    category: string | null;
    organisationName: string;
    country: string | null;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("entry")
    .set((eb) => ({ ...shown, state: "draft" as const, changedAt: now, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .where("state", "=", "withdrawn")
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

/** The repair that a screener asked for last, with the moment until which it is awaited. */
export function findRepair(db: Db, entryId: string) {
  return db
    .selectFrom("screening")
    .select(["reason", "fieldsJson", "dueAt", "moveTo", "createdAt"])
    .where("entryId", "=", entryId)
    .where("outcome", "=", "repair")
    .orderBy("createdAt", "desc")
    .limit(1)
    .executeTakeFirst();
}
