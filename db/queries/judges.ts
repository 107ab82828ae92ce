import { allJudgedIn } from "~/domain/category-merges";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { flag, fromJson, toJson } from "../columns";
import { listMerges } from "./category-merges";

export type JudgeProfile = {
  organisation: string;
  country: string | null;
  categories: readonly string[];
  languages: readonly string[];
  expertise: readonly string[];
  past: readonly string[];
  tags: readonly string[];
  least: number | null;
};

/** Makes a person a judge of an edition, as they accept the invitation. The profile is filled in afterwards. */
export async function insertJudge(
  db: Db,
  judge: {
    editionId: string;
    personId: string;
    capacity: number;
    isReserve?: boolean;
  } & Partial<JudgeProfile>,
) {
  await db
    .insertInto("judge")
    .values({
      editionId: judge.editionId,
      personId: judge.personId,
      organisation: judge.organisation ?? "",
      organisationId: null,
      country: judge.country ?? null,
      categoriesJson: toJson(judge.categories ?? []),
      languagesJson: toJson(judge.languages ?? []),
      expertiseJson: toJson(judge.expertise ?? []),
      pastJson: toJson(judge.past ?? []),
      tagsJson: toJson(judge.tags ?? []),
      least: judge.least ?? null,
      capacity: judge.capacity,
      isReserve: flag(judge.isReserve ?? false),
      termsAt: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.columns(["editionId", "personId"]).doNothing())
    .execute();
}

/** A judge's profile with the state of the role; `undefined` for who was never asked to judge. */
export async function findJudge(db: Db, { editionId, personId }: { editionId: string; personId: string }) {
  const row = await db
    .selectFrom("role")
    .innerJoin("person", "person.id", "role.personId")
    .leftJoin("judge", (join) =>
      join.onRef("judge.personId", "=", "role.personId").onRef("judge.editionId", "=", "role.editionId"),
    )
    .select([
      "person.id",
      "person.name",
      "role.state",
      "judge.personId as judgeId",
      "judge.organisation",
      "judge.country",
      "judge.categoriesJson",
      "judge.languagesJson",
      "judge.expertiseJson",
      "judge.pastJson",
      "judge.tagsJson",
      "judge.least",
      "judge.capacity",
      "judge.isReserve",
      "judge.termsAt",
      "judge.version",
    ])
    .where("role.editionId", "=", editionId)
    .where("role.personId", "=", personId)
    .where("role.role", "=", "judge")
    .orderBy("role.createdAt", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const merges = await listMerges(db, editionId);
  const categories = fromJson<string[]>(row.categoriesJson ?? "[]");
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    /** Null until the invitation is accepted. */
    profile:
      row.judgeId === null
        ? null
        : {
            organisation: row.organisation ?? "",
            country: row.country,
            categories,
            /** The categories that they judge in, where some of theirs are merged into others. */
            judgesIn: allJudgedIn(merges, categories),
            languages: fromJson<string[]>(row.languagesJson ?? "[]"),
            expertise: fromJson<string[]>(row.expertiseJson ?? "[]"),
            past: fromJson<string[]>(row.pastJson ?? "[]"),
            tags: fromJson<string[]>(row.tagsJson ?? "[]"),
            least: row.least,
            capacity: row.capacity ?? 0,
            isReserve: row.isReserve === 1,
            termsAt: row.termsAt,
            version: row.version ?? 1,
          },
  };
}

/** Everyone asked to judge, by name: profile, declarations and load. */
export async function listJudges(
  db: Db,
  { editionId, limit, offset }: { editionId: string; limit: number; offset: number },
) {
  const rows = await db
    .selectFrom("role")
    .innerJoin("person", "person.id", "role.personId")
    .leftJoin("judge", (join) =>
      join.onRef("judge.personId", "=", "role.personId").onRef("judge.editionId", "=", "role.editionId"),
    )
    .select((eb) => [
      "person.id",
      "person.name",
      "role.state",
      "judge.organisation",
      "judge.country",
      "judge.categoriesJson",
      "judge.capacity",
      "judge.isReserve",
      "judge.termsAt",
      eb
        .selectFrom("assignment")
        .select((of) => of.fn.countAll<number>().as("n"))
        .whereRef("assignment.judgeId", "=", "role.personId")
        .where("assignment.editionId", "=", editionId)
        .where("assignment.endedAt", "is", null)
        .as("load"),
    ])
    .where("role.editionId", "=", editionId)
    .where("role.role", "=", "judge")
    .where("role.state", "in", ["invited", "active", "declined"])
    .orderBy("person.name")
    .orderBy("person.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ categoriesJson, isReserve, load, ...row }) => ({
    ...row,
    load: load ?? 0,
    isReserve: isReserve === 1,
    categories: fromJson<string[]>(categoriesJson ?? "[]"),
  }));
}

export async function countJudges(db: Db, editionId: string): Promise<number> {
  const row = await db
    .selectFrom("role")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", editionId)
    .where("role", "=", "judge")
    .where("state", "in", ["invited", "active", "declined"])
    .executeTakeFirstOrThrow();
  return row.n;
}

/** All who judge or are asked to, with the address that mail goes to, by name. */
export async function listJudgesToTake(db: Db, { editionId, limit }: { editionId: string; limit: number }) {
  const rows = await db
    .selectFrom("role")
    .innerJoin("person", "person.id", "role.personId")
    .innerJoin("address", (join) =>
      join.onRef("address.personId", "=", "role.personId").on("address.isPrimary", "=", 1),
    )
    .leftJoin("judge", (join) =>
      join.onRef("judge.personId", "=", "role.personId").onRef("judge.editionId", "=", "role.editionId"),
    )
    .select([
      "person.name",
      "address.address",
      "judge.organisation",
      "judge.country",
      "judge.categoriesJson",
      "judge.languagesJson",
      "judge.expertiseJson",
      "judge.pastJson",
      "judge.tagsJson",
      "judge.least",
      "judge.capacity",
      "judge.isReserve",
    ])
    .where("role.editionId", "=", editionId)
    .where("role.role", "=", "judge")
    .where("role.state", "in", ["invited", "active"])
    .orderBy("person.name")
    .orderBy("person.id")
    .limit(limit)
    .execute();
  const list = (json: string | null) => fromJson<string[]>(json ?? "[]");
  return rows.map((row) => ({
    name: row.name,
    address: row.address,
    organisation: row.organisation ?? "",
    country: row.country ?? "",
    categories: list(row.categoriesJson),
    languages: list(row.languagesJson),
    expertise: list(row.expertiseJson),
    past: list(row.pastJson),
    tags: list(row.tagsJson),
    least: row.least,
    capacity: row.capacity ?? 0,
    isReserve: row.isReserve === 1,
  }));
}

/**
 * All judges who accepted, with what a plan needs to know of them, by id. A judge of a category that is merged judges
 * the one it is merged into.
 */
export async function listActiveJudges(db: Db, editionId: string) {
  const merges = await listMerges(db, editionId);
  const rows = await db
    .selectFrom("judge")
    .innerJoin("person", "person.id", "judge.personId")
    .innerJoin("role", (join) =>
      join
        .onRef("role.personId", "=", "judge.personId")
        .onRef("role.editionId", "=", "judge.editionId")
        .on("role.role", "=", "judge")
        .on("role.state", "=", "active"),
    )
    .select([
      "person.id",
      "person.name",
      "person.language",
      "judge.organisation",
      "judge.country",
      "judge.categoriesJson",
      "judge.languagesJson",
      "judge.expertiseJson",
      "judge.pastJson",
      "judge.tagsJson",
      "judge.least",
      "judge.capacity",
      "judge.isReserve",
      "judge.termsAt",
    ])
    .where("judge.editionId", "=", editionId)
    .orderBy("person.id")
    .limit(500)
    .execute();
  return rows.map(
    ({ categoriesJson, languagesJson, expertiseJson, pastJson, tagsJson, isReserve, ...row }) => ({
      ...row,
      isReserve: isReserve === 1,
      categories: allJudgedIn(merges, fromJson<string[]>(categoriesJson)),
      languages: fromJson<string[]>(languagesJson),
      expertise: fromJson<string[]>(expertiseJson),
      past: fromJson<string[]>(pastJson),
      tags: fromJson<string[]>(tagsJson),
    }),
  );
}

/** Verified addresses by person. */
export async function listAddressesOf(db: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom("address")
    .select(["personId", "address", "isPrimary"])
    .where("personId", "in", personIds)
    .where("verifiedAt", "is not", null)
    .orderBy("isPrimary", "desc")
    .orderBy("createdAt")
    .limit(2000)
    .execute();
}

/** Writes a profile that nobody changed since `version`. Gives whether it was written. */
export async function updateJudge(
  db: Db,
  judge: {
    editionId: string;
    personId: string;
    version: number;
    capacity?: number;
    isReserve?: boolean;
    termsAt?: Instant;
  } & Partial<JudgeProfile>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("judge")
    .set({
      version: judge.version + 1,
      ...(judge.organisation === undefined ? {} : { organisation: judge.organisation }),
      ...(judge.country === undefined ? {} : { country: judge.country }),
      ...(judge.categories === undefined ? {} : { categoriesJson: toJson(judge.categories) }),
      ...(judge.languages === undefined ? {} : { languagesJson: toJson(judge.languages) }),
      ...(judge.expertise === undefined ? {} : { expertiseJson: toJson(judge.expertise) }),
      ...(judge.past === undefined ? {} : { pastJson: toJson(judge.past) }),
      ...(judge.tags === undefined ? {} : { tagsJson: toJson(judge.tags) }),
      ...(judge.least === undefined ? {} : { least: judge.least }),
      ...(judge.capacity === undefined ? {} : { capacity: judge.capacity }),
      ...(judge.isReserve === undefined ? {} : { isReserve: flag(judge.isReserve) }),
      ...(judge.termsAt === undefined ? {} : { termsAt: judge.termsAt }),
    })
    .where("editionId", "=", judge.editionId)
    .where("personId", "=", judge.personId)
    .where("version", "=", judge.version)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Categories declared, by judge. */
export function listDeclarations(db: Db, { editionId, judgeId }: { editionId: string; judgeId?: string }) {
  return db
    .selectFrom("declaration")
    .select(["judgeId", "category", "createdAt"])
    .where("editionId", "=", editionId)
    .$if(judgeId !== undefined, (query) => query.where("judgeId", "=", judgeId ?? ""))
    .limit(5000)
    .execute();
}

/** Notes that a judge declared a category; again after a change, with the new time. */
export async function writeDeclaration(
  db: Db,
  declaration: { editionId: string; judgeId: string; category: string; now: Instant },
) {
  const { now, ...row } = declaration;
  await db
    .insertInto("declaration")
    .values({ ...row, createdAt: now })
    .onConflict((conflict) =>
      conflict.columns(["editionId", "judgeId", "category"]).doUpdateSet({ createdAt: now }),
    )
    .execute();
}
