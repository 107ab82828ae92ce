import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** The files of an entry that were not removed, oldest first. */
export function listAttachments(db: Db, entryId: string) {
  return db
    .selectFrom("attachment")
    .select(["id", "fieldId", "name", "kind", "size", "sha256", "description", "credit", "createdAt"])
    .where("entryId", "=", entryId)
    .where("removedAt", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(200)
    .execute();
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
    description: string;
    credit: string;
    personId: string;
    now: Instant;
  },
) {
  const { now, ...row } = attachment;
  await db
    .insertInto("attachment")
    .values({ ...row, createdAt: now, removedAt: null })
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

/**
 * A file, if this person may have it: members of its entry; screeners, organisers, chairs and observers of the
 * edition, once the file was in something submitted; judges with a confirmed running assignment, if the field is judged and the
 * file is in what was submitted. One question decides, so that "not yours" and "not there" look the same.
 */
export function findAttachmentFor(
  db: Db,
  {
    id,
    editionId,
    personId,
    judgedFields,
  }: { id: string; editionId: string; personId: string; judgedFields: readonly string[] },
) {
  return db
    .selectFrom("attachment")
    .innerJoin("entry", "entry.id", "attachment.entryId")
    .select(["attachment.id", "attachment.name", "attachment.kind", "attachment.size", "attachment.sha256"])
    .where("attachment.id", "=", id)
    .where("entry.editionId", "=", editionId)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("entry_member")
            .select("entry_member.personId")
            .whereRef("entry_member.entryId", "=", "entry.id")
            .where("entry_member.personId", "=", personId)
            .where("entry_member.endedAt", "is", null),
        ),
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
        ]),
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
              .whereRef("revision.number", "=", "entry.submittedRevision")
              .whereRef("role.editionId", "=", "entry.editionId")
              .where("role.role", "=", "judge")
              .where("role.state", "=", "active")
              .where("assignment.judgeId", "=", personId)
              .where("assignment.confirmedAt", "is not", null)
              .where("assignment.endedAt", "is", null)
              .where("revision.documentJson", "like", `%"id":"${id}"%`),
          ),
        ]),
      ]),
    )
    .executeTakeFirst();
}
