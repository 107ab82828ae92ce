import { normaliseOrganisation } from "~/domain/organisations";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** The organisation that a name, as names are compared, belongs to, with the one that it counts as. */
export function findOrganisationByName(db: Db, normalised: string) {
  return db
    .selectFrom("organisation_name")
    .innerJoin("organisation", "organisation.id", "organisation_name.organisationId")
    .select(["organisation.id", "organisation.rootId", "organisation.name"])
    .where("organisation_name.normalised", "=", normalised)
    .executeTakeFirst();
}

/** Every name of the register with the organisation that it counts as; at most 50,000. */
export async function listRegister(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("organisation_name")
    .innerJoin("organisation", "organisation.id", "organisation_name.organisationId")
    .select(["organisation_name.normalised", "organisation.rootId"])
    .limit(50_000)
    .execute();
  return new Map(rows.map((row) => [row.normalised, row.rootId]));
}

export async function insertOrganisation(
  db: Db,
  organisation: { id: string; name: string; ownName: string; country: string | null; now: Instant },
) {
  const { now, ...row } = organisation;
  await db
    .insertInto("organisation")
    .values({ ...row, mergedIntoId: null, rootId: row.id, version: 1, createdAt: now })
    .execute();
}

/** Adds a name of an organisation; one that the register has already stays whose it is. */
export async function insertOrganisationName(
  db: Db,
  name: {
    normalised: string;
    organisationId: string;
    name: string;
    kind: "name" | "former" | "spelling";
    now: Instant;
  },
) {
  const { now, ...row } = name;
  await db
    .insertInto("organisation_name")
    .values({ ...row, createdAt: now })
    .onConflict((conflict) => conflict.column("normalised").doNothing())
    .execute();
}

/** Makes a name of an organisation its present one; what it was called until now becomes a former one. */
export async function updateOrganisationName(
  db: Db,
  {
    id,
    version,
    name,
    ownName,
    normalised,
    now,
  }: { id: string; version: number; name: string; ownName: string; normalised: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("organisation")
    .set({ name, ownName, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) return false;
  await db
    .updateTable("organisation_name")
    .set({ kind: "former" })
    .where("organisationId", "=", id)
    .where("kind", "=", "name")
    .where("normalised", "!=", normalised)
    .execute();
  await db
    .insertInto("organisation_name")
    .values({ normalised, organisationId: id, name, kind: "name", createdAt: now })
    .onConflict((conflict) => conflict.column("normalised").doUpdateSet({ name, kind: "name" }))
    .execute();
  return true;
}

/** Drops a spelling that an organiser added. Gives false if there is no such one. */
export async function deleteSpelling(
  db: Db,
  { organisationId, normalised }: { organisationId: string; normalised: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("organisation_name")
    .where("organisationId", "=", organisationId)
    .where("normalised", "=", normalised)
    .where("kind", "=", "spelling")
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** Keeps an organisation's name in its own language, and its country, where none is known. */
export async function completeOrganisation(
  db: Db,
  { id, ownName, country }: { id: string; ownName: string; country: string | null },
) {
  await db
    .updateTable("organisation")
    .set((eb) => ({
      ownName: eb.case().when("ownName", "=", "").then(ownName).else(eb.ref("ownName")).end(),
      country: eb.fn.coalesce("country", eb.val(country)),
    }))
    .where("id", "=", id)
    .where((eb) => eb.or([eb("ownName", "=", ""), eb("country", "is", null)]))
    .execute();
}

/** Merges an organisation into another, or undoes that. Gives false if somebody changed it since `version`. */
export async function updateMerge(
  db: Db,
  { id, version, mergedIntoId }: { id: string; version: number; mergedIntoId: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("organisation")
    .set({ mergedIntoId, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Sets which organisation one counts as. */
export async function updateRoot(db: Db, { id, rootId }: { id: string; rootId: string }) {
  await db
    .updateTable("organisation")
    .set({ rootId })
    .where("id", "=", id)
    .where("rootId", "!=", rootId)
    .execute();
}

/** Organisations that count as one of these, they themselves too. */
export function listOrganisationsByRoot(db: Db, rootIds: readonly string[]) {
  return db
    .selectFrom("organisation")
    .select(["id", "name", "ownName", "country", "mergedIntoId", "rootId", "version"])
    .where("rootId", "in", rootIds)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(5000)
    .execute();
}

/** One organisation of the register. */
export function findOrganisation(db: Db, id: string) {
  return db
    .selectFrom("organisation")
    .select(["id", "name", "ownName", "country", "mergedIntoId", "rootId", "version", "createdAt"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The names of organisations, present ones first, then in the order in which they became known. */
export function listNames(db: Db, organisationIds: readonly string[]) {
  return db
    .selectFrom("organisation_name")
    .select(["normalised", "organisationId", "name", "kind", "createdAt"])
    .where("organisationId", "in", organisationIds)
    .orderBy((eb) => eb.case().when("kind", "=", "name").then(0).else(1).end())
    .orderBy("createdAt")
    .orderBy("normalised")
    .limit(1000)
    .execute();
}

/** Organisations that stand for themselves, by name: with `sought`, those of which any name has it. */
function standing(db: Db, sought: string) {
  const query = db.selectFrom("organisation as root").whereRef("root.id", "=", "root.rootId");
  return sought === ""
    ? query
    : query.where((eb) =>
        eb.or([
          eb("root.ownName", "like", like(sought)),
          eb.exists(
            eb
              .selectFrom("organisation")
              .innerJoin("organisation_name", "organisation_name.organisationId", "organisation.id")
              .select("organisation.id")
              .whereRef("organisation.rootId", "=", "root.id")
              .where((of) =>
                of.or([
                  of("organisation.ownName", "like", like(sought)),
                  of("organisation_name.normalised", "like", like(normaliseOrganisation(sought))),
                ]),
              ),
          ),
        ]),
      );
}
const like = (text: string) => `%${text.replace(/[%_]/g, " ")}%`;

export async function countOrganisations(db: Db, sought: string): Promise<number> {
  const row = await standing(db, sought)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** A page of the register: each organisation with what counts for it in an edition, its merged ones included. */
export function listOrganisations(
  db: Db,
  { editionId, sought, limit, offset }: { editionId: string; sought: string; limit: number; offset: number },
) {
  return standing(db, sought)
    .select((eb) => [
      "root.id",
      "root.name",
      "root.ownName",
      "root.country",
      eb
        .selectFrom("entry")
        .innerJoin("organisation", "organisation.id", "entry.organisationId")
        .select((of) => of.fn.countAll<number>().as("n"))
        .whereRef("organisation.rootId", "=", "root.id")
        .where("entry.editionId", "=", editionId)
        .where("entry.state", "=", "submitted")
        .as("entries"),
      eb
        .selectFrom("entry_partner")
        .innerJoin("organisation", "organisation.id", "entry_partner.organisationId")
        .innerJoin("entry", "entry.id", "entry_partner.entryId")
        .select((of) => of.fn.count<number>("entry.id").distinct().as("n"))
        .whereRef("organisation.rootId", "=", "root.id")
        .where("entry.editionId", "=", editionId)
        .where("entry.state", "=", "submitted")
        .as("partnerOf"),
      eb
        .selectFrom("judge")
        .innerJoin("organisation", "organisation.id", "judge.organisationId")
        .select((of) => of.fn.countAll<number>().as("n"))
        .whereRef("organisation.rootId", "=", "root.id")
        .where("judge.editionId", "=", editionId)
        .as("judges"),
    ])
    .orderBy((eb) => eb.fn<string>("lower", ["root.name"]))
    .orderBy("root.id")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Names that have what is sought, of these organisations and of those merged into them, with the one that each counts as. */
export function listNamesSought(db: Db, { rootIds, sought }: { rootIds: readonly string[]; sought: string }) {
  return db
    .selectFrom("organisation_name")
    .innerJoin("organisation", "organisation.id", "organisation_name.organisationId")
    .select(["organisation.rootId", "organisation_name.name"])
    .where("organisation.rootId", "in", rootIds)
    .where("organisation_name.normalised", "like", like(normaliseOrganisation(sought)))
    .orderBy("organisation_name.name")
    .limit(200)
    .execute();
}

/** Names of all organisations that stand for themselves, for finding those that look alike; at most 5,000. */
export function listStandingNames(db: Db) {
  return db
    .selectFrom("organisation")
    .select(["id", "name", "ownName", "country"])
    .whereRef("id", "=", "rootId")
    .orderBy("name")
    .orderBy("id")
    .limit(5000)
    .execute();
}

/** What organisations that count as these submitted in an edition, with their categories and drafts left out. */
export function listSubmittedByRoots(
  db: Db,
  { rootIds, editionId }: { rootIds: readonly string[]; editionId: string },
) {
  return db
    .selectFrom("entry")
    .innerJoin("organisation", "organisation.id", "entry.organisationId")
    .select([
      "entry.id",
      "entry.code",
      "entry.title",
      "entry.category",
      "entry.organisationName",
      "organisation.rootId",
    ])
    .where("organisation.rootId", "in", rootIds)
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .orderBy("entry.code")
    .limit(200)
    .execute();
}

/** Entries of an edition that name an organisation, which counts as one of these, as their partner. */
export function listPartneredByRoots(
  db: Db,
  { rootIds, editionId }: { rootIds: readonly string[]; editionId: string },
) {
  return db
    .selectFrom("entry_partner")
    .innerJoin("organisation", "organisation.id", "entry_partner.organisationId")
    .innerJoin("entry", "entry.id", "entry_partner.entryId")
    .select(["entry.id", "entry.code", "entry.title", "entry.category", "entry.organisationName"])
    .distinct()
    .where("organisation.rootId", "in", rootIds)
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .orderBy("entry.code")
    .limit(200)
    .execute();
}

/** What the organisation of an entry, under any of its names, has submitted beside it in the edition. */
export function listBeside(db: Db, { entryId, editionId }: { entryId: string; editionId: string }) {
  return db
    .selectFrom("entry")
    .innerJoin("organisation", "organisation.id", "entry.organisationId")
    .select(["entry.id", "entry.code", "entry.title", "entry.category"])
    .where(
      "organisation.rootId",
      "in",
      db
        .selectFrom("entry as own")
        .innerJoin("organisation as ownOrganisation", "ownOrganisation.id", "own.organisationId")
        .select("ownOrganisation.rootId")
        .where("own.id", "=", entryId),
    )
    .where("entry.id", "!=", entryId)
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .orderBy("entry.code")
    .limit(50)
    .execute();
}

/** Judges of an edition whose organisation counts as one of these. */
export function listJudgesByRoots(
  db: Db,
  { rootIds, editionId }: { rootIds: readonly string[]; editionId: string },
) {
  return db
    .selectFrom("judge")
    .innerJoin("organisation", "organisation.id", "judge.organisationId")
    .innerJoin("person", "person.id", "judge.personId")
    .select(["person.id", "person.name", "judge.organisation", "organisation.rootId"])
    .where("organisation.rootId", "in", rootIds)
    .where("judge.editionId", "=", editionId)
    .orderBy("person.name")
    .limit(100)
    .execute();
}

/** Names the partner organisations of an entry's submitted revision, in the place of those before. */
export async function replacePartners(
  db: Db,
  { entryId, organisationIds }: { entryId: string; organisationIds: readonly string[] },
) {
  await db.deleteFrom("entry_partner").where("entryId", "=", entryId).execute();
  if (organisationIds.length > 0)
    await db
      .insertInto("entry_partner")
      .values([...new Set(organisationIds)].map((organisationId) => ({ entryId, organisationId })))
      .execute();
}

/** Says which organisation of the register a judge's is. */
export async function updateJudgeOrganisation(
  db: Db,
  {
    editionId,
    personId,
    organisationId,
  }: { editionId: string; personId: string; organisationId: string | null },
) {
  await db
    .updateTable("judge")
    .set({ organisationId })
    .where("editionId", "=", editionId)
    .where("personId", "=", personId)
    .execute();
}
