import type { Refusal } from "./message";

/** Roles that a person holds in an edition. An entrant's rights come from membership of an entry instead. */
export const roles = ["organiser", "chair", "screener", "judge", "sponsor", "observer"] as const;
export type Role = (typeof roles)[number];

/** Roles that see scores or decide: they add a second step to signing in. */
export const guardedRoles: readonly Role[] = ["organiser", "chair"];

/** Pairs that one person may not hold in one edition, because one would judge, pay or watch the other. */
const incompatible: readonly (readonly [Role, Role])[] = [
  ["judge", "screener"],
  ["judge", "organiser"],
  ["judge", "sponsor"],
  ["judge", "observer"],
  ["chair", "organiser"],
  ["chair", "sponsor"],
  ["chair", "observer"],
  ["screener", "sponsor"],
  ["organiser", "sponsor"],
  ["observer", "sponsor"],
];

/** Why a person holding `held` may not also become `added`, or null. */
export function refuseRole(held: readonly Role[], added: Role): Refusal {
  if (held.includes(added)) return { id: "fault.roleHeld", values: { role: added } };
  const clash = held.find((one) =>
    incompatible.some(([a, b]) => (a === one && b === added) || (b === one && a === added)),
  );
  return clash ? { id: "fault.rolesClash", values: { held: clash, added } } : null;
}
