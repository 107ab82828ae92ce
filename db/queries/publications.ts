import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** The dates that organisers set for pages of cases; a case without one is public at the release. At most 2,000. */
export async function listPublications(db: Db, editionId: string) {
  return db
    .selectFrom("publication")
    .select(["entryId", "publishAt", "version"])
    .where("editionId", "=", editionId)
    .limit(2000)
    .execute();
}

/** Sets the date of a case's page, if it is still as it was read (`version` 0: there is none). Gives whether it was. */
export async function upsertPublication(
  db: Db,
  {
    version,
    now,
    ...row
  }: {
    entryId: string;
    editionId: string;
    publishAt: Instant | null;
    version: number;
    changedById: string;
    now: Instant;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("publication")
    .values({ ...row, version: version + 1, changedAt: now })
    .onConflict((oc) =>
      oc
        .column("entryId")
        .doUpdateSet({
          publishAt: row.publishAt,
          version: version + 1,
          changedById: row.changedById,
          changedAt: now,
        })
        .where("publication.version", "=", version),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
