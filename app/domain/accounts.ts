/** What a person may do with their own account. */
import type { Refusal } from "./message";
import { guardedRoles, refuseRole, type Role } from "./roles";

export const RECOVERY_CODES = 10;

/** Why an address may not leave an account, or null. */
export function refuseRemovingAddress(address: { isPrimary: boolean }): Refusal {
  return address.isPrimary ? { id: "account.primaryStays" } : null;
}

/** Why an address may not become the one that mail goes to, or null. */
export function refuseMakingPrimary(address: { isPrimary: boolean; isVerified: boolean }): Refusal {
  if (address.isPrimary) return { id: "account.primaryAlready" };
  return address.isVerified ? null : { id: "account.primaryUnproven" };
}

type Side = { roles: readonly Role[]; hasTotp: boolean };

/**
 * Why two accounts of one person may not become one, or null. Whoever reads a mailbox could otherwise take an
 * organiser's account by merging it into their own, past the second step; and scores stay where they were given.
 */
export function refuseMerge(
  keep: Side & { passedSecondStep: boolean },
  gone: Side & { isJudge: boolean },
): Refusal {
  if (gone.hasTotp || gone.roles.some((role) => guardedRoles.includes(role)))
    return { id: "account.mergeGuarded" };
  if ((keep.hasTotp || keep.roles.some((role) => guardedRoles.includes(role))) && !keep.passedSecondStep)
    return { id: "account.mergeStep" };
  for (const role of gone.roles) {
    if (keep.roles.includes(role)) continue;
    const clash = refuseRole(keep.roles, role);
    if (clash) return clash;
  }
  return gone.isJudge ? { id: "account.mergeJudge" } : null;
}

/** Why somebody may not reset the second step of a person, or null: one's own is replaced, not reset. */
export function refuseReset({
  actorId,
  person,
}: {
  actorId: string | null;
  person: { id: string; hasTotp: boolean };
}): Refusal {
  if (actorId === person.id) return { id: "people.resetOwn" };
  return person.hasTotp ? null : { id: "people.resetNone" };
}
