import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { refuseEnding } from "~/domain/members";
import { endMemberForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { deadlineOf, findOwnEntry } from "~/services/entries.server";
import { endMembership } from "~/services/members.server";
import { listEntryMembers } from "~db/queries/entries";

/** Whether somebody should be taken off an entry, or leave it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const member = found(
    (await listEntryMembers(known.db, entry.id)).find((one) => one.personId === params["member"]),
  );
  const isSelf = member.personId === known.viewer.id;
  return {
    title: `${known.t("members.title")} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code },
    member: { id: member.personId, name: member.name || member.address, capacity: member.capacity },
    isSelf,
    refusal: refuseEnding(entry, { capacity: member.capacity, isSelf }),
    deadline: deadlineOf(known, entry),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const form = await parseForm(context, request, endMemberForm);
  if (form.refused) return refuseForm(form.refused);
  const personId = params["member"] ?? "";
  const refusal = await endMembership(known, { entryId: entry.id, personId });
  if (refusal) return refuseAct(refusal, form.values);
  return redirect(personId === known.viewer.id ? paths.entries : paths.members(entry.id));
}
