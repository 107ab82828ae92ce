import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { flag } from "../columns";

function currentEdition(db: Db) {
  return db
    .selectFrom("edition")
    .innerJoin("rulebook", (join) =>
      join
        .onRef("rulebook.editionId", "=", "edition.id")
        .onRef("rulebook.version", "=", "edition.rulebookVersion"),
    )
    .select([
      "edition.id",
      "edition.rulebookVersion",
      "edition.openedAt",
      "edition.extendedFrom",
      "edition.extendedAt",
      "edition.sealedAt",
      "edition.sealedHash",
      "edition.version",
      "rulebook.hash",
    ])
    .where("edition.isCurrent", "=", 1);
}

/** The edition in hand with its rulebook in force. */
export function findCurrentEdition(db: Db) {
  return currentEdition(db).select("rulebook.documentJson").executeTakeFirst();
}

/** The same without the rulebook's document, which is long, for whoever has read that version already. */
export function findCurrentEditionState(db: Db) {
  return currentEdition(db).executeTakeFirst();
}

/** Adds an edition with the first version of its rulebook. */
export async function insertEdition(
  db: Db,
  edition: {
    id: string;
    isCurrent: boolean;
    documentJson: string;
    hash: string;
    reason: string;
    authorId: string | null;
    now: Instant;
  },
) {
  await db
    .insertInto("edition")
    .values({
      id: edition.id,
      isCurrent: flag(edition.isCurrent),
      rulebookVersion: 1,
      openedAt: null,
      openedById: null,
      extendedFrom: null,
      extendedAt: null,
      sealedAt: null,
      sealedHash: null,
      lastNumber: 0,
      version: 1,
    })
    .execute();
  await db
    .insertInto("rulebook")
    .values({
      editionId: edition.id,
      version: 1,
      documentJson: edition.documentJson,
      hash: edition.hash,
      reason: edition.reason,
      authorId: edition.authorId,
      createdAt: edition.now,
    })
    .execute();
}

/** Notes the published closing that the call had before its one extension. */
export async function markExtended(db: Db, { id, from, now }: { id: string; from: Instant; now: Instant }) {
  await db
    .updateTable("edition")
    .set({ extendedFrom: from, extendedAt: now })
    .where("id", "=", id)
    .where("extendedFrom", "is", null)
    .execute();
}

/** Opens an edition's call. Gives false if it is open already, or the edition changed since `version`. */
export async function openEdition(
  db: Db,
  { id, version, personId, now }: { id: string; version: number; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("edition")
    .set({ openedAt: now, openedById: personId, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("openedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** The current edition's rulebook of one version, or of an edition that is not in hand. */
export function findRulebook(db: Db, { editionId, version }: { editionId: string; version: number }) {
  return db
    .selectFrom("rulebook")
    .select(["version", "documentJson", "hash", "reason", "createdAt"])
    .where("editionId", "=", editionId)
    .where("version", "=", version)
    .executeTakeFirst();
}

/** Versions of an edition's rulebook, newest first, with who made each; at most 200. */
export function listRulebooks(db: Db, editionId: string) {
  return db
    .selectFrom("rulebook")
    .leftJoin("person", "person.id", "rulebook.authorId")
    .select(["version", "hash", "reason", "rulebook.createdAt", "person.name as author"])
    .where("editionId", "=", editionId)
    .orderBy("version", "desc")
    .limit(200)
    .execute();
}

/** All editions, the newest rulebook's facts beside each; at most 100. */
export function listEditions(db: Db) {
  return db
    .selectFrom("edition")
    .innerJoin("rulebook", (join) =>
      join
        .onRef("rulebook.editionId", "=", "edition.id")
        .onRef("rulebook.version", "=", "edition.rulebookVersion"),
    )
    .select([
      "edition.id",
      "edition.isCurrent",
      "edition.rulebookVersion",
      "edition.version",
      "rulebook.documentJson",
      "rulebook.hash",
    ])
    .orderBy("edition.id", "desc")
    .limit(100)
    .execute();
}

/** Puts a new version in force. Gives false, and changes nothing, if `version` is not in force any more. */
export async function insertRulebookVersion(
  db: Db,
  rulebook: {
    editionId: string;
    version: number;
    documentJson: string;
    hash: string;
    reason: string;
    authorId: string;
    now: Instant;
  },
): Promise<boolean> {
  const { now, version, ...columns } = rulebook;
  const { numUpdatedRows } = await db
    .updateTable("edition")
    .set((eb) => ({ rulebookVersion: version + 1, version: eb("version", "+", 1) }))
    .where("id", "=", rulebook.editionId)
    .where("rulebookVersion", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await db
    .insertInto("rulebook")
    .values({ ...columns, version: version + 1, createdAt: now })
    .execute();
  return true;
}

/** Takes another edition in hand. Gives false, and changes nothing, if `from` is not in hand any more. */
export async function markInHand(db: Db, { from, to }: { from: string; to: string }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("edition")
    .set({ isCurrent: flag(false) })
    .where("id", "=", from)
    .where("isCurrent", "=", 1)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await db
    .updateTable("edition")
    .set({ isCurrent: flag(true) })
    .where("id", "=", to)
    .execute();
  return true;
}
