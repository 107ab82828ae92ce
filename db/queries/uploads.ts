import type { Message } from "~/domain/message";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

const columns = [
  "id",
  "entryId",
  "fieldId",
  "personId",
  "name",
  "size",
  "mark",
  "createdAt",
  "endedAt",
  "attachmentId",
  "faultJson",
] as const;

export async function insertUpload(
  db: Db,
  {
    now,
    ...upload
  }: {
    id: string;
    entryId: string;
    fieldId: string;
    personId: string;
    name: string;
    size: number;
    mark: string;
    now: Instant;
  },
) {
  await db
    .insertInto("upload")
    .values({ ...upload, createdAt: now, endedAt: null, attachmentId: null, faultJson: null })
    .execute();
}

/** An upload of this person's to a field of an entry, ended or not; nobody else finds it. */
export async function findUpload(
  db: Db,
  { id, entryId, fieldId, personId }: { id: string; entryId: string; fieldId: string; personId: string },
) {
  const row = await db
    .selectFrom("upload")
    .select(columns)
    .where("id", "=", id)
    .where("entryId", "=", entryId)
    .where("fieldId", "=", fieldId)
    .where("personId", "=", personId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { faultJson, ...upload } = row;
  return { ...upload, fault: faultJson === null ? null : fromJson<Message>(faultJson) };
}
export type UploadRow = NonNullable<Awaited<ReturnType<typeof findUpload>>>;

/** What a person has begun and not finished, oldest first; of one field, or everywhere. */
export function listUnfinished(
  db: Db,
  { personId, entryId, fieldId }: { personId: string; entryId?: string; fieldId?: string },
) {
  let query = db
    .selectFrom("upload")
    .select(["id", "entryId", "fieldId", "name", "size", "mark", "createdAt"])
    .where("personId", "=", personId)
    .where("endedAt", "is", null);
  if (entryId !== undefined) query = query.where("entryId", "=", entryId);
  if (fieldId !== undefined) query = query.where("fieldId", "=", fieldId);
  return query.orderBy("createdAt").orderBy("id").limit(50).execute();
}

/** Everything that has begun and not finished, oldest first. */
export function listOpenUploads(db: Db, { limit }: { limit: number }) {
  return db
    .selectFrom("upload")
    .select(["id", "entryId", "fieldId", "personId", "size", "createdAt"])
    .where("endedAt", "is", null)
    .orderBy("createdAt")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Ends an upload: attached, refused, or given up. Gives whether it was still open. */
export async function endUpload(
  db: Db,
  {
    id,
    attachmentId = null,
    fault = null,
    now,
  }: { id: string; attachmentId?: string | null; fault?: Message | null; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("upload")
    .set({ endedAt: now, attachmentId, faultJson: fault && toJson(fault) })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** When the uploads of an entry that were attached began and ended, newest first. */
export async function listAttachedUploads(db: Db, entryId: string) {
  const rows = await db
    .selectFrom("upload")
    .select(["createdAt", "endedAt"])
    .where("entryId", "=", entryId)
    .where("attachmentId", "is not", null)
    .orderBy("endedAt", "desc")
    .limit(50)
    .execute();
  return rows.map(({ createdAt, endedAt }) => ({ createdAt, endedAt: endedAt ?? createdAt }));
}

/** Forgets uploads that ended before a moment: what became of them stands elsewhere. */
export async function deleteEndedUploads(db: Db, { before }: { before: Instant }): Promise<void> {
  await db.deleteFrom("upload").where("endedAt", "<", before).execute();
}
