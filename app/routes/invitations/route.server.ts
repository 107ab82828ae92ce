import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireOwner } from "~/context.server";
import { invitationForm } from "~/forms/account";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { homeOf, paths } from "~/paths";
import { answerInvitation } from "~/services/people.server";
import { listRolesByPerson } from "~db/queries/people";

/** Invitations of one's own that wait for an answer, one at a time. Everyone signed in may answer theirs. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, viewer, edition, t } = requireOwner(context, request);
  const held = await listRolesByPerson(db, { editionId: edition.id, personId: viewer.id });
  const invited = held
    .filter((one) => one.state === "invited")
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const [first] = invited;
  return {
    title: t("account.invitationsTitle"),
    invitation: first ? { id: first.id, role: first.role } : null,
    more: Math.max(0, invited.length - 1),
    home: homeOf(viewer.roles),
    award: edition.rulebook.names.award,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireOwner(context, request);
  const { data, values, refused } = await parseForm(context, request, invitationForm);
  if (refused) return refuseForm(refused);
  const { refusal, secret } = await answerInvitation(known, {
    ...data,
    roleId: data.role,
    accept: data.answer === "accept",
  });
  if (refusal?.id === "account.organisationMissing")
    return refuseForm({ faults: [{ field: "organisation", message: refusal }], values });
  if (refusal) return refuseAct(refusal, values);
  const waiting = (
    await listRolesByPerson(known.db, { editionId: known.edition.id, personId: known.viewer.id })
  ).map((one) => one);
  const next = waiting.some((one) => one.state === "invited")
    ? paths.invitations
    : data.answer === "accept"
      ? homeOf(waiting.map((one) => one.role))
      : paths.invitations;
  return redirect(
    next,
    secret ? { headers: { "Set-Cookie": await context.portal.cookies.session.serialize(secret) } } : {},
  );
}
