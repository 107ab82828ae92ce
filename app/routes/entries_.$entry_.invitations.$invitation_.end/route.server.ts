import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { invitationForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { deadlineOf } from "~/services/entries.server";
import { endInvitation } from "~/services/members.server";
import { requireInvitation } from "../entries_.$entry_.invitations.$invitation/route.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { known, entry, invitation } = await requireInvitation(context, request, params);
  return {
    title: known.t("members.takeBackQuestion"),
    entry: { id: entry.id, code: entry.code },
    invitation: { id: invitation.id, address: invitation.address, sent: invitation.sent },
    isOpen: invitation.state === "open",
    deadline: deadlineOf(known, entry),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { known, entry, invitation } = await requireInvitation(context, request, params);
  const form = await parseForm(context, request, invitationForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await endInvitation(known, { entryId: entry.id, id: invitation.id });
  return refusal ? refuseAct(refusal) : redirect(paths.members(entry.id));
}
