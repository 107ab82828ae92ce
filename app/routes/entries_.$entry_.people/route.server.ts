import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { invitationState, isLeading } from "~/domain/members";
import { inviteMemberForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { deadlineOf, findOwnEntry } from "~/services/entries.server";
import { inviteMember } from "~/services/members.server";
import { listEntryMembers } from "~db/queries/entries";
import { listInvitations } from "~db/queries/members";

/** Who is on an entry, for all who are; whom it invited, for those who lead it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const mayInvite = isLeading(entry.capacity) && entry.state !== "withdrawn";
  const members = await listEntryMembers(known.db, entry.id);
  const invitations = mayInvite ? await listInvitations(known.db, entry.id) : [];
  return {
    title: `${known.t("members.title")} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code, title: entry.title },
    capacity: entry.capacity,
    mayInvite,
    members: members.map(({ personId, name, address, capacity }) => ({
      id: personId,
      name,
      // Addresses are for those who answer for the entry.
      address: isLeading(entry.capacity) || personId === known.viewer.id ? address : "",
      capacity,
      isSelf: personId === known.viewer.id,
    })),
    invitations: invitations.map(({ id, address, capacity, expiresAt, ...one }) => ({
      id,
      address,
      capacity,
      expiresAt,
      state: invitationState({ state: one.state, expiresAt }, known.now),
    })),
    wasInvited: new URL(request.url).searchParams.has("invited"),
    deadline: deadlineOf(known, entry),
    zone: known.edition.rulebook.edition.zone,
  };
}

/** Invites whoever owns an address. The answer is the same for everybody. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const form = await parseForm(context, request, inviteMemberForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await inviteMember(known, entry.id, form.data);
  return refusal ? refuseAct(refusal, form.values) : redirect(`${paths.members(entry.id)}?invited=1`);
}
