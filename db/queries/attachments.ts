import type { ExpressionBuilder } from "kysely";
import type { Findings, ScanState } from "~/domain/attachment";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";
import type { Tables } from "../schema";

/** The files of an entry that were not removed, oldest first, with what was found in each. */
export async function listAttachments(db: Db, entryId: string) {
  const rows = await db
    .selectFrom("attachment")
    .select([
      "id",
      "fieldId",
      "name",
      "kind",
      "size",
      "sha256",
      "pages",
      "description",
      "credit",
      "smallSha256",
      "findingsJson",
      "scan",
      "createdAt",
    ])
    .where("entryId", "=", entryId)
    .where("removedAt", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(200)
    .execute();
  return rows.map(({ findingsJson, smallSha256, ...row }) => ({
    ...row,
    hasSmall: smallSha256 !== null,
    findings: fromJson<Findings>(findingsJson),
  }));
}

export async function insertAttachment(
  db: Db,
  attachment: {
    id: string;
    entryId: string;
    fieldId: string;
    name: string;
    kind: "pdf" | "jpeg" | "png";
    size: number;
    sha256: string;
    pages: number | null;
    cleanSha256: string;
    cleanSize: number;
    smallSha256: string | null;
    findings: Findings;
    scan: ScanState;
    description: string;
    credit: string;
    personId: string;
    now: Instant;
  },
) {
  const { now, findings, ...row } = attachment;
  await db
    .insertInto("attachment")
    .values({ ...row, findingsJson: toJson(findings), createdAt: now, removedAt: null })
    .execute();
}

/** Takes a file out of the draft; revisions that hold it keep it. Gives whether it was still there. */
export async function removeAttachment(
  db: Db,
  { id, entryId, now }: { id: string; entryId: string; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("attachment")
    .set({ removedAt: now })
    .where("id", "=", id)
    .where("entryId", "=", entryId)
    .where("removedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function updateAttachmentWords(
  db: Db,
  { id, entryId, description, credit }: { id: string; entryId: string; description: string; credit: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("attachment")
    .set({ description, credit })
    .where("id", "=", id)
    .where("entryId", "=", entryId)
    .where("removedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Files that wait for the scanner, oldest first, with the entry each belongs to. */
export function listUnscanned(db: Db, { limit }: { limit: number }) {
  return db
    .selectFrom("attachment")
    .innerJoin("entry", "entry.id", "attachment.entryId")
    .select(["attachment.id", "attachment.entryId", "attachment.name", "attachment.sha256", "entry.code"])
    .where("attachment.scan", "=", "waiting")
    .orderBy("attachment.createdAt")
    .orderBy("attachment.id")
    .limit(limit)
    .execute();
}

/** Notes what the scanner said of a file that waited for it; an infected one is taken out of the draft. Gives whether it still waited. */
export async function updateScan(
  db: Db,
  { id, scan, now }: { id: string; scan: "clean" | "infected"; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("attachment")
    .set({ scan, ...(scan === "infected" ? { removedAt: now } : {}) })
    .where("id", "=", id)
    .where("scan", "=", "waiting")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

type Asked = ExpressionBuilder<Tables, "attachment" | "entry">;

/** Whether the person is a member of the file's entry. */
const isMember = (eb: Asked, personId: string) =>
  eb.exists(
    eb
      .selectFrom("entry_member")
      .select("entry_member.personId")
      .whereRef("entry_member.entryId", "=", "entry.id")
      .where("entry_member.personId", "=", personId)
      .where("entry_member.endedAt", "is", null),
  );

/** Whether the file was in something submitted, and the person screens, organises, chairs or observes the edition. */
const isStaff = (eb: Asked, { id, personId }: { id: string; personId: string }) =>
  eb.and([
    eb("entry.submittedRevision", "is not", null),
    eb.exists(
      eb
        .selectFrom("role")
        .select("role.id")
        .whereRef("role.editionId", "=", "entry.editionId")
        .where("role.personId", "=", personId)
        .where("role.state", "=", "active")
        .where("role.role", "in", ["screener", "organiser", "chair", "observer"]),
    ),
    eb.exists(
      eb
        .selectFrom("revision")
        .select("revision.number")
        .whereRef("revision.entryId", "=", "entry.id")
        .where("revision.documentJson", "like", `%"id":"${id}"%`),
    ),
  ]);

/** Whether the person judges the entry by a confirmed running assignment, and the file is in what was submitted to judges. */
const isJudge = (
  eb: Asked,
  { id, personId, judgedFields }: { id: string; personId: string; judgedFields: readonly string[] },
) =>
  eb.and([
    eb("attachment.fieldId", "in", [...judgedFields, ""]),
    eb("entry.state", "=", "submitted"),
    eb.exists(
      eb
        .selectFrom("assignment")
        .innerJoin("revision", "revision.entryId", "assignment.entryId")
        .innerJoin("role", "role.personId", "assignment.judgeId")
        .select("assignment.id")
        .whereRef("assignment.entryId", "=", "entry.id")
        .where((judged) =>
          judged(
            "revision.number",
            "=",
            judged.fn.coalesce("entry.acceptedRevision", "entry.submittedRevision"),
          ),
        )
        .whereRef("role.editionId", "=", "entry.editionId")
        .where("role.role", "=", "judge")
        .where("role.state", "=", "active")
        .where("assignment.judgeId", "=", personId)
        .where("assignment.confirmedAt", "is not", null)
        .where("assignment.endedAt", "is", null)
        .where("revision.documentJson", "like", `%"id":"${id}"%`),
    ),
  ]);

type AskedFor = { id: string; editionId: string; personId: string };

/**
 * A file as it was sent, if this person may have it so: members of its entry; screeners, organisers, chairs and
 * observers of the edition, once the file was in something submitted. "Not yours" and "not there" look the same.
 */
export function findOriginalFor(db: Db, { id, editionId, personId }: AskedFor) {
  return db
    .selectFrom("attachment")
    .innerJoin("entry", "entry.id", "attachment.entryId")
    .select(["attachment.name", "attachment.kind", "attachment.size", "attachment.sha256", "attachment.scan"])
    .where("attachment.id", "=", id)
    .where("entry.editionId", "=", editionId)
    .where((eb) => eb.or([isMember(eb, personId), isStaff(eb, { id, personId })]))
    .executeTakeFirst();
}

/**
 * A file as judges get it: the clean copy, and nothing of what was sent. For judges with a confirmed running
 * assignment, if the field is judged and the file is in what was submitted.
 */
export async function findJudgedFor(
  db: Db,
  { id, editionId, personId, judgedFields }: AskedFor & { judgedFields: readonly string[] },
) {
  return db
    .selectFrom("attachment")
    .innerJoin("entry", "entry.id", "attachment.entryId")
    .innerJoin("revision", (join) =>
      join
        .onRef("revision.entryId", "=", "entry.id")
        .on((eb) =>
          eb("revision.number", "=", eb.fn.coalesce("entry.acceptedRevision", "entry.submittedRevision")),
        ),
    )
    .select([
      "attachment.kind",
      "attachment.cleanSize as size",
      "attachment.cleanSha256 as sha256",
      "attachment.scan",
      "entry.code",
      "revision.documentJson",
    ])
    .where("attachment.id", "=", id)
    .where("entry.editionId", "=", editionId)
    .where((eb) => isJudge(eb, { id, personId, judgedFields }))
    .executeTakeFirst();
}

/** The small picture of a file, for everyone who may have the file in one form or the other. */
export function findSmallFor(
  db: Db,
  { id, editionId, personId, judgedFields }: AskedFor & { judgedFields: readonly string[] },
) {
  return db
    .selectFrom("attachment")
    .innerJoin("entry", "entry.id", "attachment.entryId")
    .select(["attachment.smallSha256 as sha256"])
    .where("attachment.id", "=", id)
    .where("attachment.smallSha256", "is not", null)
    .where("attachment.scan", "in", ["none", "clean"])
    .where("entry.editionId", "=", editionId)
    .where((eb) =>
      eb.or([
        isMember(eb, personId),
        isStaff(eb, { id, personId }),
        isJudge(eb, { id, personId, judgedFields }),
      ]),
    )
    .executeTakeFirst();
}

/** The clean copies of pictures that are public; the caller has made sure that they are. */
export async function listPublicCopies(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("attachment")
    .select(["id", "cleanSha256 as sha256"])
    .where("id", "in", ids)
    .where("scan", "in", ["none", "clean"])
    .execute();
}

/** The clean copy and the small picture of a file that is public; the caller has made sure that it is. */
export function findPublicCopy(db: Db, id: string) {
  return db
    .selectFrom("attachment")
    .select(["kind", "cleanSha256 as sha256", "smallSha256"])
    .where("id", "=", id)
    .where("scan", "in", ["none", "clean"])
    .executeTakeFirst();
}
