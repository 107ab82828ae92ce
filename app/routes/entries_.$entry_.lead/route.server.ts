import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { refuseInviting } from "~/domain/members";
import { leadForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { deadlineOf, findOwnEntry } from "~/services/entries.server";
import { inviteMember } from "~/services/members.server";
import { listEntryMembers } from "~db/queries/entries";

/** To whom the lead of an entry can be offered. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const members = await listEntryMembers(known.db, entry.id);
  return {
    title: known.t("members.leadTitle"),
    entry: { id: entry.id, code: entry.code },
    others: members
      .filter((one) => one.personId !== known.viewer.id && one.capacity !== "scribe")
      .map(({ personId, name, address, capacity }) => ({ id: personId, name: name || address, capacity })),
    refusal: refuseInviting(entry, { capacity: "lead", people: 0, isThere: false, isInvited: false }),
    deadline: deadlineOf(known, entry),
  };
}

/** Offers it: an invitation with the capacity of lead, to a member's own address or to another. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const form = await parseForm(context, request, leadForm);
  if (form.refused) return refuseForm(form.refused);
  const { to, address } = form.data;
  const member = (await listEntryMembers(known.db, entry.id)).find((one) => one.personId === to);
  if (to !== "other" && !member) return refuseAct({ id: "members.gone" }, form.values);
  const refusal = await inviteMember(known, entry.id, {
    address: member?.address ?? address,
    capacity: "lead",
  });
  return refusal ? refuseAct(refusal, form.values) : redirect(`${paths.members(entry.id)}?invited=1`);
}
