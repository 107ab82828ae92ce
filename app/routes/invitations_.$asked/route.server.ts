import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireOwner } from "~/context.server";
import { invitationState, refuseAnswering } from "~/domain/members";
import { invitationAnswerForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerEntryInvitation, findOwnInvitation } from "~/services/members.server";
import { findInvitation } from "~db/queries/members";

/**
 * An invitation to an entry. Whoever owns the address that it went to reads and answers it; to others who are signed
 * in, it says no more than that it went to another address.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireOwner(context, request);
  const id = params["asked"] ?? "";
  found(await findInvitation(known.db, { id, editionId: known.edition.id }));
  const own = await findOwnInvitation(known, id);
  return {
    title: known.t(own ? "members.answerTitle" : "members.otherAddress"),
    invitation: own
      ? {
          id,
          inviter: own.inviter,
          title: own.title || own.code,
          organisation: own.organisationName,
          capacity: own.capacity,
          state: invitationState(own, known.now),
          expiresAt: own.expiresAt,
          entryId: own.state === "accepted" ? own.entryId : null,
        }
      : null,
    refusal: own ? refuseAnswering(own, { state: own.entryState }, known.now) : null,
    zone: known.edition.rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireOwner(context, request);
  const id = params["asked"] ?? "";
  found(await findOwnInvitation(known, id));
  const form = await parseForm(context, request, invitationAnswerForm);
  if (form.refused) return refuseForm(form.refused);
  const { refusal, entryId } = await answerEntryInvitation(known, {
    id,
    accept: form.data.answer === "accept",
  });
  if (refusal) return refuseAct(refusal, form.values);
  return redirect(entryId ? `${paths.entry(entryId)}?joined=1` : paths.entryInvitation(id));
}
