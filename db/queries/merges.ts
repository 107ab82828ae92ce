import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** Whether a person is or was a judge of any edition, so that assignments and scores may hang on them. */
export async function hasJudged(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom("judge")
    .select("personId")
    .where("personId", "=", personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Lets everything that `goneId` has go over to `keepId`: addresses, memberships, roles, messages and letters not
 * sent yet. What both have stays once. What was done under the old account keeps its name in the record.
 */
export async function movePerson(
  db: Db,
  { keepId, goneId, now }: { keepId: string; goneId: string; now: Instant },
) {
  await db
    .updateTable("address")
    .set({ personId: keepId, isPrimary: 0 })
    .where("personId", "=", goneId)
    .execute();

  const rank = ["lead", "deputy", "editor", "reader", "scribe"] as const;
  const mine = await listMemberships(db, keepId);
  for (const theirs of await listMemberships(db, goneId)) {
    const both = mine.find((one) => one.entryId === theirs.entryId);
    if (!both) {
      await db
        .updateTable("entry_member")
        .set({ personId: keepId })
        .where("entryId", "=", theirs.entryId)
        .where("personId", "=", goneId)
        .execute();
      continue;
    }
    // Both were members of one entry: the running, higher membership of the two stays.
    const running = [both, theirs].filter((one) => !one.endedAt);
    const capacity = rank.find((one) => (running.length ? running : [both]).some((m) => m.capacity === one));
    // The old row goes first: an entry has one lead.
    await db
      .deleteFrom("entry_member")
      .where("entryId", "=", theirs.entryId)
      .where("personId", "=", goneId)
      .execute();
    await db
      .updateTable("entry_member")
      .set({ capacity: capacity ?? both.capacity, endedAt: running.length ? null : both.endedAt })
      .where("entryId", "=", both.entryId)
      .where("personId", "=", keepId)
      .execute();
  }

  const held = await listRunningRoles(db, keepId);
  for (const role of await listRunningRoles(db, goneId)) {
    const same = held.find((one) => one.editionId === role.editionId && one.role === role.role);
    if (same && !(same.state === "invited" && role.state === "active")) {
      await db.updateTable("role").set({ state: "ended", endedAt: now }).where("id", "=", role.id).execute();
      continue;
    }
    if (same)
      await db.updateTable("role").set({ state: "ended", endedAt: now }).where("id", "=", same.id).execute();
    await db.updateTable("role").set({ personId: keepId }).where("id", "=", role.id).execute();
  }

  await db.updateTable("inbox_message").set({ personId: keepId }).where("personId", "=", goneId).execute();
  await db
    .updateTable("letter")
    .set({ personId: keepId })
    .where("personId", "=", goneId)
    .where("outboxId", "is", null)
    .execute();
  await db
    .updateTable("person")
    .set({ endedAt: now, mergedIntoId: keepId })
    .where("id", "=", goneId)
    .where("endedAt", "is", null)
    .execute();
}

function listMemberships(db: Db, personId: string) {
  return db
    .selectFrom("entry_member")
    .select(["entryId", "capacity", "endedAt"])
    .where("personId", "=", personId)
    .execute();
}

function listRunningRoles(db: Db, personId: string) {
  return db
    .selectFrom("role")
    .select(["id", "editionId", "role", "state"])
    .where("personId", "=", personId)
    .where("state", "in", ["invited", "active"])
    .execute();
}
