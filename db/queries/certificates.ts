import type { CertificateFacts } from "~/domain/certificates";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson } from "../columns";
import type { Tables } from "../schema";

/** Certificates of one edition are read and written whole; an award that issues more than these needs another page. */
export const MOST_CERTIFICATES = 5000;

const columns = [
  "certificate.id",
  "certificate.serial",
  "certificate.kind",
  "certificate.subject",
  "certificate.version",
  "certificate.entryId",
  "certificate.personId",
  "certificate.factsJson",
  "certificate.state",
  "certificate.issuedAt",
  "certificate.endedAt",
  "certificate.reason",
] as const;

const read = <Row extends { factsJson: string }>({ factsJson, ...row }: Row) => ({
  ...row,
  facts: fromJson<CertificateFacts>(factsJson),
});

/** What everyone may be told of a serial, with the serial that came in its place; of any edition. */
export async function findCertificateBySerial(db: Db, serial: string) {
  const row = await db
    .selectFrom("certificate")
    .leftJoin("certificate as next", "next.id", "certificate.replacedById")
    .select([
      "certificate.kind",
      "certificate.state",
      "certificate.factsJson",
      "certificate.issuedAt",
      "certificate.endedAt",
      "next.serial as replacedBy",
    ])
    .where("certificate.serial", "=", serial)
    .executeTakeFirst();
  return row && read(row);
}

/** One certificate of an edition, for its organisers. */
export async function findCertificate(db: Db, { id, editionId }: { id: string; editionId: string }) {
  const row = await db
    .selectFrom("certificate")
    .leftJoin("certificate as next", "next.id", "certificate.replacedById")
    .leftJoin("person as issuer", "issuer.id", "certificate.issuedById")
    .leftJoin("person as ender", "ender.id", "certificate.endedById")
    .select([
      ...columns,
      "certificate.member",
      "next.id as nextId",
      "next.serial as nextSerial",
      "issuer.name as issuedBy",
      "ender.name as endedBy",
    ])
    .where("certificate.id", "=", id)
    .where("certificate.editionId", "=", editionId)
    .executeTakeFirst();
  return row && read(row);
}

/** Every certificate of an edition, cases before judges, each with what it replaced after it. */
export async function listCertificates(db: Db, editionId: string) {
  const rows = await db
    .selectFrom("certificate")
    .leftJoin("entry", "entry.id", "certificate.entryId")
    .select([...columns, "entry.code"])
    .where("certificate.editionId", "=", editionId)
    .orderBy((eb) => eb.fn.coalesce("entry.code", eb.val("~")))
    .orderBy("certificate.subject")
    .orderBy("certificate.version", "desc")
    .limit(MOST_CERTIFICATES)
    .execute();
  return rows.map(read);
}
export type Certificate = Awaited<ReturnType<typeof listCertificates>>[number];

/** The certificates of one entry that are valid. */
export async function listCertificatesOfEntry(db: Db, entryId: string) {
  const rows = await db
    .selectFrom("certificate")
    .select(columns)
    .where("entryId", "=", entryId)
    .where("state", "=", "valid")
    .orderBy("issuedAt")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map(read);
}

/** The valid certificate of a judge. */
export async function findCertificateOfJudge(
  db: Db,
  { editionId, personId }: { editionId: string; personId: string },
) {
  const row = await db
    .selectFrom("certificate")
    .select(columns)
    .where("editionId", "=", editionId)
    .where("personId", "=", personId)
    .where("kind", "=", "judge")
    .where("state", "=", "valid")
    .executeTakeFirst();
  return row && read(row);
}

export async function insertCertificate(
  db: Db,
  certificate: Pick<
    Tables["certificate"],
    | "id"
    | "editionId"
    | "serial"
    | "kind"
    | "subject"
    | "version"
    | "entryId"
    | "personId"
    | "member"
    | "factsJson"
    | "issuedById"
  > & { now: Instant },
) {
  const { now, ...row } = certificate;
  await db
    .insertInto("certificate")
    .values({
      ...row,
      state: "valid",
      issuedAt: now,
      replacedById: null,
      endedAt: null,
      endedById: null,
      reason: null,
    })
    .execute();
}

/** Ends a certificate that is still in the state that was looked at. Gives whether it was. */
export async function endCertificate(
  db: Db,
  {
    id,
    from,
    now,
    ...change
  }: Pick<Tables["certificate"], "id" | "state" | "replacedById" | "endedById" | "reason"> & {
    from: Tables["certificate"]["state"];
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("certificate")
    .set({ ...change, endedAt: now })
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** The valid certificates of somebody whom an entry names, by the address that was asked. */
export function listCertificatesOfMember(db: Db, { entryId, member }: { entryId: string; member: string }) {
  return db
    .selectFrom("certificate")
    .select(["id"])
    .where("entryId", "=", entryId)
    .where("member", "=", member)
    .where("state", "=", "valid")
    .limit(20)
    .execute();
}

/** The people of entries, or the judges, to whom mail about their certificates goes. */
export function listCertificatePeople(
  db: Db,
  { entryIds, judgeIds }: { entryIds: readonly string[]; judgeIds: readonly string[] },
) {
  return db
    .selectFrom("person")
    .innerJoin("address", (join) =>
      join.onRef("address.personId", "=", "person.id").on("address.isPrimary", "=", 1),
    )
    .leftJoin("entry_member", (join) =>
      join
        .onRef("entry_member.personId", "=", "person.id")
        .on("entry_member.endedAt", "is", null)
        .on("entry_member.entryId", "in", entryIds),
    )
    .leftJoin("entry", "entry.id", "entry_member.entryId")
    .select([
      "person.id as personId",
      "person.name",
      "person.language",
      "address.address",
      "entry.id as entryId",
      "entry.code",
    ])
    .where("person.endedAt", "is", null)
    .where((eb) => eb.or([eb("entry.id", "is not", null), eb("person.id", "in", judgeIds)]))
    .orderBy("person.id")
    .limit(20_000)
    .execute();
}

/** What was frozen of these entries, by entry and number of the revision. */
export function listRevisionsOf(db: Db, entryIds: readonly string[]) {
  return db
    .selectFrom("revision")
    .select(["entryId", "number", "documentJson"])
    .where("entryId", "in", entryIds)
    .limit(20_000)
    .execute();
}

/** Who said no to being named, and which partners refused, by entry. */
export async function listRefusalsOf(db: Db, entryIds: readonly string[]) {
  const people = await db
    .selectFrom("listing")
    .select(["entryId", "normalised as key"])
    .where("entryId", "in", entryIds)
    .where("state", "=", "declined")
    .limit(20_000)
    .execute();
  const partners = await db
    .selectFrom("endorsement")
    .select(["entryId", "rowKey as key"])
    .where("entryId", "in", entryIds)
    .where("state", "=", "declined")
    .limit(20_000)
    .execute();
  return { people, partners };
}

/** Judges of whom something was asked and who handed in all of it. */
export function listServingJudges(db: Db, editionId: string) {
  return db
    .selectFrom("assignment")
    .innerJoin("person", "person.id", "assignment.judgeId")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select(["person.id as personId", "person.name"])
    .where("assignment.editionId", "=", editionId)
    .where("assignment.endedAt", "is", null)
    .where("person.endedAt", "is", null)
    .groupBy(["person.id", "person.name"])
    .having((eb) => eb(eb.fn.count("scoresheet.submittedAt"), "=", eb.fn.countAll()))
    .orderBy("person.id")
    .limit(MOST_CERTIFICATES)
    .execute();
}
