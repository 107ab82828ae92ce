import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseEndingRole } from "~/domain/people";
import type { Role } from "~/domain/roles";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { endRoleForm } from "~/forms/people";
import { paths } from "~/paths";
import { endRole } from "~/services/people.server";
import { countRoleHolders, findPerson, findRole } from "~db/queries/people";

/** Where a role is ended or an invitation taken back. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const person = found(await findPerson(db, params["person"] ?? ""));
  const row = found(
    await findRole(db, { id: params["role"] ?? "", personId: person.id, editionId: edition.id }),
  );
  return {
    title: t("people.endTitle", { role: row.role, state: row.state }),
    person: { id: person.id, name: person.name },
    role: row.role,
    state: row.state,
    refusal: refuseEndingRole(
      { role: row.role as Role, state: row.state },
      { activeOrganisers: await countRoleHolders(db, { editionId: edition.id, role: "organiser" }) },
    ),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const personId = params["person"] ?? "";
  const { data, values, refused } = await parseForm(context, request, endRoleForm);
  if (refused) return refuseForm(refused);
  const refusal = await endRole(known, { ...data, personId, roleId: params["role"] ?? "" });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.person(personId));
}
