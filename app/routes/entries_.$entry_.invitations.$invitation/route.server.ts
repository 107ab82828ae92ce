import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type Context, found, requireViewer } from "~/context.server";
import { invitationState, isLeading, refuseResending } from "~/domain/members";
import { invitationForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { deadlineOf, findOwnEntry } from "~/services/entries.server";
import { resendInvitation } from "~/services/members.server";
import { findInvitation } from "~db/queries/members";

/** An invitation of an entry, for those who lead it. */
export async function requireInvitation(
  context: Context,
  request: Request,
  params: { entry?: string; invitation?: string },
) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params.entry ?? ""));
  const invitation = found(
    await findInvitation(known.db, { id: params.invitation ?? "", editionId: known.edition.id }),
  );
  found(invitation.entryId === entry.id && isLeading(entry.capacity) ? invitation : null);
  return { known, entry, invitation };
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { known, entry, invitation } = await requireInvitation(context, request, params);
  return {
    title: known.t("members.invitationTo", { address: invitation.address }),
    entry: { id: entry.id, code: entry.code },
    invitation: {
      id: invitation.id,
      address: invitation.address,
      capacity: invitation.capacity,
      state: invitationState(invitation, known.now),
      sent: invitation.sent,
      sentAt: invitation.sentAt,
      expiresAt: invitation.expiresAt,
    },
    refusal: refuseResending(entry, invitation, known.now),
    deadline: deadlineOf(known, entry),
    zone: known.edition.rulebook.edition.zone,
  };
}

/** Sends it once more. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { known, entry, invitation } = await requireInvitation(context, request, params);
  const form = await parseForm(context, request, invitationForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await resendInvitation(known, { entryId: entry.id, id: invitation.id });
  return refusal ? refuseAct(refusal) : redirect(`${paths.members(entry.id)}?invited=1`);
}
