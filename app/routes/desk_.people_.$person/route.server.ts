import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseRole, type Role, roles } from "~/domain/roles";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { roleForm } from "~/forms/people";
import { paths } from "~/paths";
import { invitePeople } from "~/services/people.server";
import { listAddresses } from "~db/queries/addresses";
import { findErasure } from "~db/queries/erasures";
import { findPerson, findPrimaryAddress, listRoleHistory } from "~db/queries/people";

/** One person with roles and addresses. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireRole(context, request, "organiser");
  const person = found(await findPerson(db, params["person"] ?? ""));
  const held = await listRoleHistory(db, { personId: person.id, editionId: edition.id });
  const running = held
    .filter((one) => one.state === "active" || one.state === "invited")
    .map((one) => one.role as Role);
  const addresses = await listAddresses(db, person.id);
  return {
    title: person.name || (addresses[0]?.address ?? t("people.unnamed")),
    id: person.id,
    isViewer: person.id === viewer.id,
    hasTotp: person.totpConfirmedAt !== null,
    isOrganiser: running.includes("organiser"),
    isErasureProposed: (await findErasure(db, person.id))?.state === "proposed",
    zone: edition.rulebook.edition.zone,
    addresses: addresses.map((one) => ({
      address: one.address,
      isPrimary: one.isPrimary === 1,
      isVerified: one.verifiedAt !== null,
      failingAt: one.failingAt,
    })),
    roles: held.map((one) => ({
      id: one.id,
      role: one.role,
      state: one.state,
      at: one.endedAt ?? one.answeredAt ?? one.createdAt,
      reason: one.reason,
    })),
    offers: roles.map((role) => ({ role, refusal: refuseRole(running, role) })),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const person = found(await findPrimaryAddress(known.db, params["person"] ?? ""));
  const { data, values, refused } = await parseForm(context, request, roleForm);
  if (refused) return refuseForm(refused);
  const [bad] = await invitePeople(known, {
    people: [{ line: 1, text: person.address, name: person.name, address: person.address }],
    role: data.role,
  });
  if (bad) return refuseAct(bad.reason, values);
  return redirect(paths.person(person.personId));
}
