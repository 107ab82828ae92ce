import type { Role } from "~/domain/roles";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** Who a running session belongs to, with the roles that person holds in the edition now; `undefined` if it is over. */
export async function findSession(
  db: Db,
  { id, editionId, now }: { id: string; editionId: string; now: Instant },
) {
  const row = await db
    .selectFrom("session")
    .innerJoin("person", "person.id", "session.personId")
    .leftJoin("role", (join) =>
      join
        .onRef("role.personId", "=", "person.id")
        .on("role.editionId", "=", editionId)
        .on("role.state", "=", "active"),
    )
    .select([
      "person.id",
      "person.name",
      "session.id as sessionId",
      "session.secondFactorAt",
      "person.totpConfirmedAt",
      "role.role",
    ])
    .where("session.id", "=", id)
    .where("session.endedAt", "is", null)
    .where("session.expiresAt", ">", now)
    .where("person.endedAt", "is", null)
    .execute();
  const first = row[0];
  return (
    first && {
      id: first.id,
      name: first.name,
      sessionId: first.sessionId,
      secondFactorAt: first.secondFactorAt,
      hasTotp: first.totpConfirmedAt !== null,
      roles: row.flatMap((r) => (r.role ? [r.role as Role] : [])),
    }
  );
}

/** Ends one session. Gives false if it was over. */
export async function endSession(db: Db, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("session")
    .set({ endedAt: now })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends all sessions of a person, but for one if it is named. Gives how many ran. */
export async function endSessionsByPerson(
  db: Db,
  { personId, except, now }: { personId: string; except?: string; now: Instant },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("session")
    .set({ endedAt: now })
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .where("expiresAt", ">", now)
    .where("id", "!=", except ?? "")
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** The running sessions of a person, newest first. */
export function listSessionsByPerson(db: Db, { personId, now }: { personId: string; now: Instant }) {
  return db
    .selectFrom("session")
    .select(["id", "createdAt", "expiresAt", "secondFactorAt"])
    .where("personId", "=", personId)
    .where("endedAt", "is", null)
    .where("expiresAt", ">", now)
    .orderBy("createdAt", "desc")
    .limit(100)
    .execute();
}

/** Counts a wrong try at the second step. Gives how many there were in this session. */
export async function countWrongStep(db: Db, id: string): Promise<number> {
  const row = await db
    .updateTable("session")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("id", "=", id)
    .returning("attempts")
    .executeTakeFirst();
  return row?.attempts ?? 0;
}
