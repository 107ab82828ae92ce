/** Who acts in a category in place of a chair or an organiser with a tie there. */
import type { Refusal } from "./message";

/** Roles that decide on a category, and so hand it over where they have a tie. */
export const decidingRoles = ["chair", "organiser"] as const;
export type DecidingRole = (typeof decidingRoles)[number];

/** Why somebody may not be named to act in a category, or null: the same role, no tie there, and not oneself. */
export function refuseDeputy(
  person: { id: string; roles: readonly string[]; tiedTo: readonly string[] } | undefined,
  of: { personId: string; role: DecidingRole; category: string },
): Refusal {
  if (!person?.roles.includes(of.role)) return { id: "conflicts.deputyRole", values: { role: of.role } };
  if (person.id === of.personId) return { id: "conflicts.deputySelf" };
  return person.tiedTo.includes(of.category) ? { id: "conflicts.deputyTied" } : null;
}

/** Whether somebody may be invited to judge a category, as far as the portal knows: yes or no, and not why. */
export function mayJudge(
  ties: readonly { kind: string }[],
  { clash, named }: { clash: boolean; named: boolean },
): boolean {
  return !clash && !named && !ties.some(({ kind }) => ["member", "ownCategory", "affiliate"].includes(kind));
}
