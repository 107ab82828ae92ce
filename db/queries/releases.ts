import type { Wave } from "~/domain/release";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import type { Tables } from "../schema";

/** The newest release of an edition in a wave, whatever its state. */
export function findNewestRelease(db: Db, editionId: string, wave: Wave = "release") {
  return db
    .selectFrom("release")
    .selectAll()
    .where("editionId", "=", editionId)
    .where("wave", "=", wave)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}
export type ReleaseRow = NonNullable<Awaited<ReturnType<typeof findNewestRelease>>>;

type Edition = { editionId: string; now: Instant };

/** Releases that may be public: approved, their moment come. Before that there is none, for anyone. */
const publicReleases = (db: Db, { editionId, now }: Edition) =>
  db
    .selectFrom("release")
    .where("editionId", "=", editionId)
    .where("wave", "=", "release")
    .where("state", "=", "approved")
    .where("releaseAt", "<=", now);

/** The newest release that may be public. */
export function findPublicRelease(db: Db, edition: Edition) {
  return publicReleases(db, edition)
    .select(["id", "version", "state", "releaseAt", "resultJson", "resultHash"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The same without what it says: its version, and since when it is public. */
export function findPublicMoment(db: Db, edition: Edition) {
  return publicReleases(db, edition)
    .select(["version", "state", "releaseAt"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** When results first became public; null before that. Complaints are counted from it. */
export async function findFirstPublicMoment(db: Db, edition: Edition): Promise<Instant | null> {
  const row = await publicReleases(db, edition)
    .select((eb) => eb.fn.min<Instant | null>("releaseAt").as("at"))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** The newest approved release, whatever its moment: beside a public one that is corrected, its correction. */
export function findApprovedRelease(db: Db, editionId: string) {
  return db
    .selectFrom("release")
    .select(["id", "version", "state", "releaseAt", "resultJson"])
    .where("editionId", "=", editionId)
    .where("wave", "=", "release")
    .where("state", "=", "approved")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function insertRelease(
  db: Db,
  release: Pick<
    Tables["release"],
    | "id"
    | "editionId"
    | "wave"
    | "version"
    | "releaseAt"
    | "reason"
    | "resultJson"
    | "resultHash"
    | "createdById"
  > & { now: Instant },
) {
  const { now, ...row } = release;
  await db
    .insertInto("release")
    .values({
      ...row,
      state: "drafted",
      createdAt: now,
      approvedById: null,
      approvedAt: null,
      stoppedById: null,
      stoppedAt: null,
    })
    .execute();
}

/** Approves a draft. Gives whether it still was one. */
export async function approveReleaseRow(
  db: Db,
  { id, personId, now }: { id: string; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("release")
    .set({ state: "approved", approvedById: personId, approvedAt: now })
    .where("id", "=", id)
    .where("state", "=", "drafted")
    .where("createdById", "!=", personId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Stops a release that is not public yet. Gives whether it could be. */
export async function stopReleaseRow(
  db: Db,
  { id, personId, now }: { id: string; personId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("release")
    .set({ state: "stopped", stoppedById: personId, stoppedAt: now })
    .where("id", "=", id)
    .where((eb) =>
      eb.or([eb("state", "=", "drafted"), eb.and([eb("state", "=", "approved"), eb("releaseAt", ">", now)])]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Every entry of an edition that left the draft, with what it entered; at most 5,000. */
export function listReleaseEntries(db: Db, editionId: string) {
  return db
    .selectFrom("entry")
    .leftJoin("revision", (join) =>
      join
        .onRef("revision.entryId", "=", "entry.id")
        .on((eb) =>
          eb("revision.number", "=", eb.fn.coalesce("entry.acceptedRevision", "entry.submittedRevision")),
        ),
    )
    .select([
      "entry.id",
      "entry.code",
      "entry.state",
      "entry.outcome",
      "entry.outcomeReason",
      "entry.standing",
      "entry.standingReason",
      "revision.number",
      "revision.hash",
      "revision.documentJson",
    ])
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "!=", "draft")
    .orderBy("entry.code")
    .limit(5000)
    .execute();
}

/** The people of those entries, each with the address that mail to them goes to, if they have one. */
export function listReleaseMembers(db: Db, editionId: string) {
  return db
    .selectFrom("entry_member")
    .innerJoin("entry", "entry.id", "entry_member.entryId")
    .innerJoin("person", "person.id", "entry_member.personId")
    .leftJoin("address", (join) =>
      join.onRef("address.personId", "=", "person.id").on("address.isPrimary", "=", 1),
    )
    .select([
      "entry_member.entryId",
      "entry_member.personId",
      "person.name",
      "person.language",
      "address.address",
    ])
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "!=", "draft")
    .where("entry_member.endedAt", "is", null)
    .where("person.endedAt", "is", null)
    .orderBy("entry_member.createdAt")
    .orderBy("entry_member.personId")
    .limit(20_000)
    .execute();
}

/** The approved decision of each category. */
export function listApprovedDecisions(db: Db, editionId: string) {
  return db
    .selectFrom("decision")
    .select(["id", "category", "version", "winnersJson"])
    .where("editionId", "=", editionId)
    .where("state", "=", "approved")
    .orderBy("category")
    .orderBy("version", "desc")
    .limit(200)
    .execute();
}

/** How the edition was judged, in three numbers. */
export async function countJudging(
  db: Db,
  editionId: string,
): Promise<{ judges: number; sheets: number; recusals: number }> {
  const sheets = await db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .select((eb) => [
      eb.fn.countAll<number>().as("sheets"),
      eb.fn.count<number>("assignment.judgeId").distinct().as("judges"),
    ])
    .where("assignment.editionId", "=", editionId)
    .where("scoresheet.submittedAt", "is not", null)
    .executeTakeFirstOrThrow();
  const recusals = await db
    .selectFrom("conflict")
    .select((eb) => eb.fn.countAll<number>().as("recusals"))
    .where("editionId", "=", editionId)
    .where("tier", "in", ["bar", "recuse"])
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return { ...sheets, ...recusals };
}
