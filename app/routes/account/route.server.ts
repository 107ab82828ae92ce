import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireOwner } from "~/context.server";
import { found } from "~/context.server";
import { guardedRoles } from "~/domain/roles";
import { localPath } from "~/domain/sign-in";
import { accountForm } from "~/forms/account";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { changeAccount } from "~/services/accounts.server";
import { listAddresses } from "~db/queries/addresses";
import { findPerson, listRolesByPerson } from "~db/queries/people";
import { listSessionsByPerson } from "~db/queries/sessions";

/** One's own account. Everyone signed in may see their own. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, viewer, edition, now, t } = requireOwner(context, request);
  const url = new URL(request.url);
  const person = found(await findPerson(db, viewer.id));
  const roles = await listRolesByPerson(db, { editionId: edition.id, personId: viewer.id });
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  return {
    title: t("account.title"),
    next: localPath(url.searchParams.get("next") ?? "") ?? "",
    isSaved: url.searchParams.has("saved"),
    name: person.name,
    language: person.language,
    languages: [...new Set([...edition.rulebook.languages.pages, person.language])].map((id) => ({
      id,
      label: names.of(id) ?? id,
    })),
    addresses: (await listAddresses(db, viewer.id)).map(({ address, isPrimary }) => ({ address, isPrimary })),
    roles: roles.map(({ role, state }) => ({ role, state })),
    sessions: (await listSessionsByPerson(db, { personId: viewer.id, now })).length,
    hasTotp: viewer.hasTotp,
    needsTotp: !viewer.hasTotp && viewer.roles.some((role) => guardedRoles.includes(role)),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireOwner(context, request);
  const { data, refused } = await parseForm(context, request, accountForm);
  if (refused) return refuseForm(refused);
  await changeAccount(known, data);
  return redirect(localPath(data.next) ?? `${paths.account}?saved`);
}
