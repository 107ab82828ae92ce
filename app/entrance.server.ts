import type { Context } from "./context.server";
import type { Role } from "~/domain/roles";
import { homeOf, paths } from "./paths";
import type { Entrance } from "~/services/sign-in.server";
import { listRolesByPerson } from "~db/queries/people";

/** Where a person who has just signed in goes, with the cookie: to give a name first if the account has none. */
export async function enterPortal(
  { portal, db, edition }: Context,
  { secret, personId, name, next }: Extract<Entrance, { refusal: null }>,
): Promise<[string, { headers: Record<string, string> }]> {
  const held = await listRolesByPerson(db, { editionId: edition.id, personId });
  const home = held.some((one) => one.state === "invited")
    ? paths.invitations
    : homeOf(held.map((one) => one.role as Role));
  const to = next ?? home;
  return [
    name ? to : `${paths.account}?next=${encodeURIComponent(to)}`,
    { headers: { "Set-Cookie": await portal.cookies.session.serialize(secret) } },
  ];
}
