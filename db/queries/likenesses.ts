import type { ExpressionBuilder } from "kysely";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** Puts the fingerprints of what was submitted in the place of those of an earlier revision. */
export async function replaceFingerprints(
  db: Db,
  { entryId, hashes }: { entryId: string; hashes: readonly number[] },
) {
  await db.deleteFrom("fingerprint").where("entryId", "=", entryId).execute();
  for (let at = 0; at < hashes.length; at += 400)
    await db
      .insertInto("fingerprint")
      .values(hashes.slice(at, at + 400).map((hash) => ({ hash, entryId })))
      .execute();
}

/**
 * Entries of any edition that share enough fingerprints with one, most first: so many that few others have, or so many
 * of any kind (a text that is copied widely). It looks each of the entry's some hundred hashes up in an index: its cost
 * grows with how many entries share them, not with how many there are.
 */
export function listAlike(
  db: Db,
  {
    entryId,
    least,
    mostHolders,
    whole,
    limit,
  }: { entryId: string; least: number; mostHolders: number; whole: number; limit: number },
) {
  const isRare = (eb: ExpressionBuilder<{ own: { held: number } }, "own">) =>
    eb.fn.sum<number>(eb.case().when("own.held", "<=", mostHolders).then(1).else(0).end());
  return db
    .with("own", (cte) =>
      cte
        .selectFrom("fingerprint")
        .select((eb) => [
          "fingerprint.hash",
          eb
            .selectFrom("fingerprint as holder")
            .select((of) => of.fn.countAll<number>().as("n"))
            .whereRef("holder.hash", "=", "fingerprint.hash")
            .as("held"),
        ])
        .where("fingerprint.entryId", "=", entryId),
    )
    .selectFrom("own")
    .innerJoin("fingerprint as other", "other.hash", "own.hash")
    .innerJoin("entry", "entry.id", "other.entryId")
    .select((eb) => ["other.entryId as otherId", eb.fn.countAll<number>().as("shared")])
    .where("other.entryId", "!=", entryId)
    .where("entry.state", "=", "submitted")
    .groupBy("other.entryId")
    .having((eb) => eb.or([eb(isRare(eb), ">=", least), eb(eb.fn.countAll<number>(), ">=", whole)]))
    .orderBy("shared", "desc")
    .orderBy("other.entryId")
    .limit(limit)
    .execute();
}

export async function countFingerprints(db: Db, entryId: string): Promise<number> {
  const row = await db
    .selectFrom("fingerprint")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("entryId", "=", entryId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Entries that hold a fingerprint of one which has just become common: more than so many hold it, as of now. */
export async function listHoldersOfCommon(
  db: Db,
  { entryId, mostHolders }: { entryId: string; mostHolders: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("fingerprint as holder")
    .select("holder.entryId")
    .distinct()
    .where("holder.entryId", "!=", entryId)
    .where("holder.hash", "in", (eb) =>
      eb
        .selectFrom("fingerprint as own")
        .innerJoin("fingerprint as each", "each.hash", "own.hash")
        .select("own.hash")
        .where("own.entryId", "=", entryId)
        .groupBy("own.hash")
        .having((of) => of.fn.countAll<number>(), "=", mostHolders + 1),
    )
    .limit(1000)
    .execute();
  return rows.map((row) => row.entryId);
}

const pairOf = (a: string, b: string) => (a < b ? { entryId: a, otherId: b } : { entryId: b, otherId: a });

/**
 * Keeps which entries one is like now. What somebody looked at and settled stays settled, unless more is shared since.
 */
export async function keepLikenesses(
  db: Db,
  { entryId, alike }: { entryId: string; alike: readonly { otherId: string; shared: number }[] },
) {
  const ids = alike.map((one) => one.otherId);
  const none = [""];
  await db
    .deleteFrom("likeness")
    .where((eb) =>
      eb.or([
        eb.and([eb("entryId", "=", entryId), eb("otherId", "not in", ids.length > 0 ? ids : none)]),
        eb.and([eb("otherId", "=", entryId), eb("entryId", "not in", ids.length > 0 ? ids : none)]),
      ]),
    )
    .execute();
  for (const { otherId, shared } of alike)
    await db
      .insertInto("likeness")
      .values({
        ...pairOf(entryId, otherId),
        shared,
        state: "open",
        note: "",
        settledById: null,
        settledAt: null,
      })
      .onConflict((conflict) =>
        conflict.columns(["entryId", "otherId"]).doUpdateSet((eb) => ({
          shared: eb.ref("excluded.shared"),
          state: eb
            .case()
            .when("excluded.shared", ">", eb.ref("likeness.shared"))
            .then("open" as const)
            .else(eb.ref("likeness.state"))
            .end(),
        })),
      )
      .execute();
}

/** Entries that one shares passages with, withdrawn ones left out, with what was said of each. */
export function listLikenesses(db: Db, entryId: string) {
  return db
    .selectFrom("likeness")
    .innerJoin("entry", (join) =>
      join.on((eb) =>
        eb.or([
          eb.and([eb("likeness.entryId", "=", entryId), eb("entry.id", "=", eb.ref("likeness.otherId"))]),
          eb.and([eb("likeness.otherId", "=", entryId), eb("entry.id", "=", eb.ref("likeness.entryId"))]),
        ]),
      ),
    )
    .leftJoin("person", "person.id", "likeness.settledById")
    .select([
      "entry.id",
      "entry.editionId",
      "entry.code",
      "entry.title",
      "entry.organisationName",
      "likeness.shared",
      "likeness.state",
      "likeness.note",
      "likeness.settledAt",
      "person.name as settledBy",
    ])
    .where("entry.state", "=", "submitted")
    .where((eb) => eb.or([eb("likeness.entryId", "=", entryId), eb("likeness.otherId", "=", entryId)]))
    .orderBy("likeness.shared", "desc")
    .orderBy("entry.code")
    .limit(20)
    .execute();
}

/** A submitted entry of any edition with the document that was frozen last. */
export function findCase(db: Db, id: string) {
  return db
    .selectFrom("entry")
    .innerJoin("revision", (join) =>
      join
        .onRef("revision.entryId", "=", "entry.id")
        .onRef("revision.number", "=", "entry.submittedRevision"),
    )
    .select([
      "entry.id",
      "entry.editionId",
      "entry.code",
      "entry.title",
      "entry.organisationName",
      "revision.documentJson",
    ])
    .where("entry.id", "=", id)
    .where("entry.state", "=", "submitted")
    .executeTakeFirst();
}

/** Marks a pair as looked at and not the same case. Gives false if it was marked before, or is no pair. */
export async function markNotSame(
  db: Db,
  pair: { entryId: string; otherId: string; note: string; personId: string; now: Instant },
): Promise<boolean> {
  const { entryId, otherId } = pairOf(pair.entryId, pair.otherId);
  const { numUpdatedRows } = await db
    .updateTable("likeness")
    .set({ state: "notSame", note: pair.note, settledById: pair.personId, settledAt: pair.now })
    .where("entryId", "=", entryId)
    .where("otherId", "=", otherId)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
