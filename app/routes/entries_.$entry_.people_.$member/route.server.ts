import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { refuseChanging } from "~/domain/members";
import { capacityForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { deadlineOf, findOwnEntry } from "~/services/entries.server";
import { changeCapacity } from "~/services/members.server";
import { listEntryMembers } from "~db/queries/entries";

/** What one member of an entry may do, for those who lead it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const member = found(
    (await listEntryMembers(known.db, entry.id)).find((one) => one.personId === params["member"]),
  );
  const isSelf = member.personId === known.viewer.id;
  const { capacity } = member;
  const refusals = (["deputy", "editor", "reader"] as const).map((to) =>
    refuseChanging(entry, { capacity, isSelf }, to),
  );
  return {
    title: known.t("members.memberTitle", { name: member.name || known.t("members.address") }),
    entry: { id: entry.id, code: entry.code },
    member: { id: member.personId, name: member.name || member.address, capacity },
    offered: (["deputy", "editor", "reader"] as const).filter((_, at) => refusals[at] === null),
    refusal: refusals.every((one) => one !== null) ? (refusals[1] ?? null) : null,
    deadline: deadlineOf(known, entry),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const form = await parseForm(context, request, capacityForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await changeCapacity(known, {
    entryId: entry.id,
    personId: params["member"] ?? "",
    from: form.data.was,
    to: form.data.capacity,
  });
  return refusal ? refuseAct(refusal, form.values) : redirect(paths.members(entry.id));
}
