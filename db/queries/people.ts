import { sql } from "kysely";
import type { Role } from "~/domain/roles";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { flag } from "../columns";

/** The person who owns an address, with the address as it was typed. */
export function findPersonByAddress(db: Db, normalised: string) {
  return db
    .selectFrom("address")
    .innerJoin("person", "person.id", "address.personId")
    .select([
      "person.id",
      "person.name",
      "person.language",
      "address.id as addressId",
      "address.address",
      "address.verifiedAt",
    ])
    .where("address.normalised", "=", normalised)
    .where("person.endedAt", "is", null)
    .executeTakeFirst();
}

export async function insertPerson(
  db: Db,
  person: { id: string; name: string; language: string; country?: string | null; now: Instant },
) {
  await db
    .insertInto("person")
    .values({
      id: person.id,
      name: person.name,
      language: person.language,
      country: person.country ?? null,
      createdAt: person.now,
      endedAt: null,
      mergedIntoId: null,
      totpSecret: null,
      totpConfirmedAt: null,
      totpLastStep: null,
    })
    .execute();
}

export async function insertAddress(
  db: Db,
  address: {
    id: string;
    personId: string;
    address: string;
    normalised: string;
    isPrimary: boolean;
    verifiedAt: Instant | null;
    now: Instant;
  },
) {
  const { now, isPrimary, ...columns } = address;
  await db
    .insertInto("address")
    .values({ ...columns, isPrimary: flag(isPrimary), createdAt: now })
    .execute();
}

/** The address that mail to a person goes to. */
export function findPrimaryAddress(db: Db, personId: string) {
  return db
    .selectFrom("address")
    .innerJoin("person", "person.id", "address.personId")
    .select(["address.address", "person.name", "person.language", "person.id as personId"])
    .where("personId", "=", personId)
    .orderBy("isPrimary", "desc")
    .orderBy("address.createdAt")
    .limit(1)
    .executeTakeFirst();
}

/** Gives a person a role in an edition, as an invitation or at once. */
export async function insertRole(
  db: Db,
  role: {
    id: string;
    editionId: string;
    personId: string;
    role: Role;
    state: "invited" | "active";
    invitedById: string | null;
    sponsorId?: string | null;
    now: Instant;
  },
) {
  const { now, sponsorId = null, ...columns } = role;
  await db
    .insertInto("role")
    .values({
      ...columns,
      sponsorId,
      createdAt: now,
      answeredAt: role.state === "active" ? now : null,
      endedAt: null,
      reason: null,
    })
    .execute();
}

/** Roles a person holds or is invited to in an edition. */
export function listRolesByPerson(db: Db, { editionId, personId }: { editionId: string; personId: string }) {
  return db
    .selectFrom("role")
    .select(["id", "role", "state", "createdAt"])
    .where("editionId", "=", editionId)
    .where("personId", "=", personId)
    .where("state", "in", ["invited", "active"])
    .execute();
}

export async function insertSession(
  db: Db,
  session: { id: string; personId: string; now: Instant; expiresAt: Instant; secondFactorAt: Instant | null },
) {
  const { now, ...columns } = session;
  await db
    .insertInto("session")
    .values({ ...columns, createdAt: now, seenAt: now, endedAt: null, attempts: 0 })
    .execute();
}

/** A living person with what the second step needs. */
export function findPerson(db: Db, id: string) {
  return db
    .selectFrom("person")
    .select(["id", "name", "language", "country", "totpSecret", "totpConfirmedAt", "totpLastStep"])
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirst();
}

export async function markAddressVerified(db: Db, addressId: string, now: Instant) {
  await db
    .updateTable("address")
    .set({ verifiedAt: now })
    .where("id", "=", addressId)
    .where("verifiedAt", "is", null)
    .execute();
}

/** Whether anybody holds a role in an edition now. */
export async function hasRoleHolder(
  db: Db,
  { editionId, role }: { editionId: string; role: Role },
): Promise<boolean> {
  return (await countRoleHolders(db, { editionId, role })) > 0;
}

/** How many people hold a role in an edition now; invitations do not count. */
export async function countRoleHolders(
  db: Db,
  { editionId, role }: { editionId: string; role: Role },
): Promise<number> {
  const row = await db
    .selectFrom("role")
    .innerJoin("person", "person.id", "role.personId")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", editionId)
    .where("role", "=", role)
    .where("state", "=", "active")
    .where("person.endedAt", "is", null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Changes what a person says of themselves. */
export async function updatePerson(
  db: Db,
  { id, name, language }: { id: string; name: string; language: string },
) {
  await db.updateTable("person").set({ name, language }).where("id", "=", id).execute();
}

/** Those who hold a role in an edition now, each with the address that mail goes to. */
export function listRoleHolders(db: Db, { editionId, roles }: { editionId: string; roles: readonly Role[] }) {
  return db
    .selectFrom("role")
    .innerJoin("person", "person.id", "role.personId")
    .innerJoin("address", (join) =>
      join.onRef("address.personId", "=", "person.id").on("address.isPrimary", "=", 1),
    )
    .select(["person.id as personId", "person.name", "person.language", "role.role", "address.address"])
    .where("role.editionId", "=", editionId)
    .where("role.role", "in", roles)
    .where("role.state", "=", "active")
    .where("person.endedAt", "is", null)
    .orderBy("role.createdAt")
    .orderBy("person.id")
    .limit(200)
    .execute();
}

/** One row of a person's roles in an edition, in any state. */
export function findRole(
  db: Db,
  { id, personId, editionId }: { id: string; personId: string; editionId: string },
) {
  return db
    .selectFrom("role")
    .select([
      ...(["id", "role", "state", "invitedById", "createdAt", "answeredAt", "endedAt", "reason"] as const),
      "sponsorId",
    ])
    .where("id", "=", id)
    .where("personId", "=", personId)
    .where("editionId", "=", editionId)
    .executeTakeFirst();
}

/** Moves a role from one state to another. Gives false if it was not in that state. */
export async function updateRole(
  db: Db,
  {
    id,
    from,
    to,
    reason,
    now,
  }: {
    id: string;
    from: "invited" | "active" | "declined" | "ended";
    to: "active" | "declined" | "ended";
    reason: string | null;
    now: Instant;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("role")
    .set({ state: to, reason, ...(to === "ended" ? { endedAt: now } : { answeredAt: now }) })
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Every role a person has or had in an edition, newest first. */
export function listRoleHistory(db: Db, { personId, editionId }: { personId: string; editionId: string }) {
  return db
    .selectFrom("role")
    .select(["id", "role", "state", "createdAt", "answeredAt", "endedAt", "reason"])
    .where("personId", "=", personId)
    .where("editionId", "=", editionId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(100)
    .execute();
}

/**
 * A page of people, by name: those with a role in the edition, or with `search` everybody whose name or address
 * has it, entrants too. Each with their addresses and roles.
 */
export async function listPeople(
  db: Db,
  { editionId, search, limit, offset }: { editionId: string; search: string; limit: number; offset: number },
) {
  const matching = matchingPeople(db, { editionId, search });
  const total = await matching.select((eb) => eb.fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
  const people = await matching
    .select(["person.id", "person.name", "person.totpConfirmedAt"])
    .orderBy("person.name")
    .orderBy("person.id")
    .limit(limit)
    .offset(offset)
    .execute();
  const ids = people.map((one) => one.id);
  const roles = ids.length
    ? await db
        .selectFrom("role")
        .select(["personId", "role", "state"])
        .where("editionId", "=", editionId)
        .where("personId", "in", ids)
        .where("state", "!=", "ended")
        .orderBy("createdAt")
        .execute()
    : [];
  const addresses = ids.length
    ? await db
        .selectFrom("address")
        .select(["personId", "address"])
        .where("personId", "in", ids)
        .where("isPrimary", "=", 1)
        .execute()
    : [];
  return {
    total: total.n,
    people: people.map((one) => ({
      id: one.id,
      name: one.name,
      hasTotp: one.totpConfirmedAt !== null,
      address: addresses.find((a) => a.personId === one.id)?.address ?? "",
      roles: roles
        .filter((r) => r.personId === one.id)
        .map(({ role, state }) => ({ role: role as Role, state })),
    })),
  };
}

function matchingPeople(db: Db, { editionId, search }: { editionId: string; search: string }) {
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .selectFrom("person")
    .where("person.endedAt", "is", null)
    .where((eb) =>
      search === ""
        ? eb(
            "person.id",
            "in",
            eb.selectFrom("role").select("role.personId").where("role.editionId", "=", editionId),
          )
        : eb.or([
            sql<boolean>`lower(person.name) like ${pattern} escape '\\'`,
            eb.exists(
              eb
                .selectFrom("address")
                .select("address.id")
                .whereRef("address.personId", "=", "person.id")
                .where(sql<boolean>`address.normalised like ${pattern} escape '\\'`),
            ),
          ]),
    );
}
