import { type Sponsor, standsAt } from "~/domain/sponsors";
import type { Words } from "~/domain/words";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";
import type { Tables } from "../schema";

export type SponsorRow = Required<Sponsor> & { version: number; endedAt: Instant | null };

/** Sponsors of an edition that no organiser ended: the title sponsor first, then those of categories, each by name; at most 50. */
export async function listSponsors(db: Db, editionId: string): Promise<SponsorRow[]> {
  const rows = await db
    .selectFrom("sponsor")
    .selectAll()
    .where("editionId", "=", editionId)
    .where("endedAt", "is", null)
    .orderBy((eb) =>
      eb.case().when("tier", "=", "title").then(0).when("tier", "=", "category").then(1).else(2).end(),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(50)
    .execute();
  return rows.map(sponsorOf);
}

/** Those of them that stand on what is drawn for a moment. */
export async function listSponsorsAt(db: Db, editionId: string, at: Instant): Promise<SponsorRow[]> {
  return (await listSponsors(db, editionId)).filter((one) => standsAt(one, at));
}

/** Every sponsor that an edition ever had, for what was already made known with its colour; at most 100. */
export function listSponsorColours(db: Db, editionId: string) {
  return db
    .selectFrom("sponsor")
    .select(["id", "colour"])
    .where("editionId", "=", editionId)
    .orderBy("name")
    .orderBy("id")
    .limit(100)
    .execute();
}

export async function findSponsor(
  db: Db,
  { id, editionId }: { id: string; editionId: string },
): Promise<SponsorRow | undefined> {
  const row = await db
    .selectFrom("sponsor")
    .selectAll()
    .where("id", "=", id)
    .where("editionId", "=", editionId)
    .executeTakeFirst();
  return row && sponsorOf(row);
}

/** The logo that a sponsor shows now; of any edition, for it is public. */
export function findLogo(db: Db, id: string) {
  return db
    .selectFrom("sponsor")
    .select(["logoSha256", "logoKind"])
    .where("id", "=", id)
    .where("logoSha256", "is not", null)
    .executeTakeFirst();
}

export async function insertSponsor(
  db: Db,
  { editionId, now, ...sponsor }: Sponsor & { editionId: string; now: Instant },
) {
  await db
    .insertInto("sponsor")
    .values({ id: sponsor.id, editionId, ...columnsOf(sponsor), version: 1, createdAt: now, endedAt: null })
    .execute();
}

/** Replaces what is said of a sponsor, if it is still as it was read. Gives whether it was. */
export async function updateSponsor(
  db: Db,
  { version, ...sponsor }: Sponsor & { version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sponsor")
    .set({ ...columnsOf(sponsor), version: version + 1 })
    .where("id", "=", sponsor.id)
    .where("version", "=", version)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends a sponsor, if it is still as it was read. Gives whether it was. */
export async function endSponsorRow(
  db: Db,
  { id, version, now }: { id: string; version: number; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sponsor")
    .set({ endedAt: now, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function columnsOf(sponsor: Sponsor) {
  return {
    name: sponsor.name,
    tier: sponsor.tier,
    categoriesJson: toJson(sponsor.categories),
    award: sponsor.award,
    prefixJson: toJson(sponsor.prefix),
    wordsJson: toJson(sponsor.words),
    link: sponsor.link,
    colour: sponsor.colour,
    logoSha256: sponsor.logo,
    logoKind: sponsor.logo ? ("png" as const) : null,
    logoAlt: sponsor.logoAlt,
    logoDarkSha256: sponsor.logoDark ?? null,
    startsAt: sponsor.startsAt ?? null,
    endsAt: sponsor.endsAt ?? null,
  };
}

/** A row of the table as what it says. */
export function sponsorOf(row: Tables["sponsor"]): SponsorRow {
  return {
    id: row.id,
    name: row.name,
    tier: row.tier,
    categories: fromJson<string[]>(row.categoriesJson),
    award: row.award,
    prefix: fromJson<Words | null>(row.prefixJson),
    words: fromJson<Words>(row.wordsJson),
    link: row.link,
    colour: row.colour,
    logo: row.logoSha256,
    logoAlt: row.logoAlt,
    logoDark: row.logoDarkSha256,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    version: row.version,
    endedAt: row.endedAt,
  };
}
