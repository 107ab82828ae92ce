/** Inviting people to roles and ending roles. */
import { isAddress, normaliseAddress } from "./address";
import type { Message, Refusal } from "./message";
import type { Role } from "./roles";
import { HOUR, type Instant, later } from "./time";

export type Invitee = { line: number; text: string; name: string; address: string };
/** A line that cannot be invited, as it was typed, with the reason. */
export type BadLine = { line: number; text: string; reason: Message };

export const INVITEES = 200;

/**
 * Reads a pasted list, a person a line: `name, address`, an address alone, `Name <address>`, or two cells of a
 * spreadsheet. The address is what stands last, so that a name may have commas.
 */
export function readInvitees(list: string): { people: Invitee[]; bad: BadLine[] } {
  const people: Invitee[] = [];
  const bad: BadLine[] = [];
  const seen = new Map<string, number>();
  list.split(/\r\n|\r|\n/).forEach((whole, at) => {
    const line = at + 1;
    const text = whole.trim();
    if (text === "") return;
    const refuse = (reason: Message) => bad.push({ line, text, reason });
    if (text.length > 600) return refuse({ id: "people.lineName" });
    const parts = /^(?:(.*)[,;\t<\s])?\s*([^\s,;<>]+)[>,;\s]*$/s.exec(text);
    const address = parts?.[2] ?? "";
    const name = (parts?.[1] ?? "")
      .trim()
      .replace(/[,;<\s]+$/, "")
      .replace(/^"(.*)"$/, "$1")
      .trim();
    if (!isAddress(address)) return refuse({ id: "people.lineAddress" });
    if (name.length > 200) return refuse({ id: "people.lineName" });
    const before = seen.get(normaliseAddress(address));
    if (before) return refuse({ id: "people.lineTwice", values: { line: before } });
    if (people.length >= INVITEES) return refuse({ id: "people.lineMany", values: { most: INVITEES } });
    seen.set(normaliseAddress(address), line);
    return people.push({ line, text, name, address });
  });
  return { people, bad };
}

/** Why a role may not be ended, or null: an edition without an organiser could never get one again from inside. */
export function refuseEndingRole(
  role: { role: Role; state: string },
  { activeOrganisers }: { activeOrganisers: number },
): Refusal {
  if (role.state !== "active" && role.state !== "invited") return { id: "people.roleOver" };
  if (role.role === "organiser" && role.state === "active" && activeOrganisers < 2)
    return { id: "people.lastOrganiser" };
  return null;
}

/** Why no code may be handed over to a person, or null. An organiser's account opens by mail and second step alone. */
export function refuseHandover({
  actorId,
  personId,
  roles,
}: {
  actorId: string;
  personId: string;
  roles: readonly Role[];
}): Refusal {
  if (actorId === personId) return { id: "people.handoverOwn" };
  return roles.includes("organiser") ? { id: "people.handoverOrganiser" } : null;
}

/** Why an invitation may not be sent again now, or null: it waits, and the last one has had its hour to arrive. */
export function refuseResending(
  role: { state: string } | undefined,
  { lastAt, now }: { lastAt: Instant | null; now: Instant },
): Refusal {
  if (role?.state !== "invited") return { id: "people.notWaiting" };
  return lastAt !== null && now < later(lastAt, HOUR) ? { id: "people.sentJustNow" } : null;
}

/** Why an invitation may not be accepted now, or null. */
export function refuseAccepting(
  role: { role: Role; state: string } | undefined,
  { organisation }: { organisation: string },
): Refusal {
  if (role?.state !== "invited") return { id: "account.invitationGone" };
  return role.role === "judge" && organisation === "" ? { id: "account.organisationMissing" } : null;
}
