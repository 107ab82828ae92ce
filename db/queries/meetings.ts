import type { FileKind } from "~/domain/attachment";
import type { Meeting } from "~/domain/meeting";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";
import { judgedIn } from "./category-merges";

/** Records of the meetings on one category, newest first, with who wrote them down. */
export async function listMeetings(db: Db, { editionId, category }: { editionId: string; category: string }) {
  const rows = await db
    .selectFrom("meeting")
    .leftJoin("person as recorder", "recorder.id", "meeting.recordedById")
    .leftJoin("person as scanner", "scanner.id", "meeting.scanById")
    .select([
      "meeting.id",
      "meeting.version",
      "meeting.heldAt",
      "meeting.place",
      "meeting.presentJson",
      "meeting.quorum",
      "meeting.tiesJson",
      "meeting.settled",
      "meeting.recordedAt",
      "meeting.scanName",
      "meeting.scanKind",
      "meeting.scanSize",
      "meeting.scanSha256",
      "meeting.scanAt",
      "recorder.name as recordedBy",
      "scanner.name as scanBy",
    ])
    .where("meeting.editionId", "=", editionId)
    .where("meeting.category", "=", category)
    .orderBy("meeting.version", "desc")
    .limit(50)
    .execute();
  return rows.map(({ presentJson, tiesJson, ...row }) => ({
    ...row,
    present: fromJson<Meeting["present"]>(presentJson),
    ties: fromJson<Meeting["ties"]>(tiesJson),
  }));
}
export type RecordedMeeting = Awaited<ReturnType<typeof listMeetings>>[number];

export async function insertMeeting(
  db: Db,
  meeting: Meeting & {
    id: string;
    editionId: string;
    category: string;
    version: number;
    recordedById: string;
    now: Instant;
  },
) {
  const { present, ties, now, ...row } = meeting;
  await db
    .insertInto("meeting")
    .values({
      ...row,
      presentJson: toJson(present),
      tiesJson: toJson(ties),
      recordedAt: now,
      scanName: null,
      scanKind: null,
      scanSize: null,
      scanSha256: null,
      scanById: null,
      scanAt: null,
    })
    .execute();
}

/** Adds the scan of the signed paper to a record that has none. Gives false if it has one. */
export async function updateMeetingScan(
  db: Db,
  {
    id,
    personId,
    now,
    ...file
  }: {
    id: string;
    name: string;
    kind: FileKind;
    size: number;
    sha256: string;
    personId: string;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("meeting")
    .set({
      scanName: file.name,
      scanKind: file.kind,
      scanSize: file.size,
      scanSha256: file.sha256,
      scanById: personId,
      scanAt: now,
    })
    .where("id", "=", id)
    .where("scanSha256", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** How many judges have a running assignment in a category. */
export async function countPanel(
  db: Db,
  { editionId, category }: { editionId: string; category: string },
): Promise<number> {
  const { count } = await db
    .selectFrom("assignment")
    .innerJoin("entry", "entry.id", "assignment.entryId")
    .select((eb) => eb.fn.count<number>("assignment.judgeId").distinct().as("count"))
    .where("assignment.editionId", "=", editionId)
    .where("assignment.endedAt", "is", null)
    .where(judgedIn, "=", category)
    .executeTakeFirstOrThrow();
  return count;
}
