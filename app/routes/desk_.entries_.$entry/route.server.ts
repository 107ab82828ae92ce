import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { closingOf } from "~/domain/deadlines";
import { handOverForm } from "~/forms/members";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { handOverLead } from "~/services/members.server";
import { findEntry, listEntryMembers } from "~db/queries/entries";
import { findExtension } from "~db/queries/extensions";
import { listInvitations } from "~db/queries/members";

/** Who is on an entry and until when it is taken, for organisers; nothing of what its draft holds. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, now } = requireRole(context, request, "organiser");
  const entry = found(await findEntry(db, { id: params["entry"] ?? "", editionId: edition.id }));
  const extension = await findExtension(db, { entryId: entry.id, editionId: edition.id });
  const offers = (await listInvitations(db, entry.id)).filter(
    (one) => one.capacity === "lead" && one.state === "open" && one.expiresAt > now,
  );
  return {
    title: entry.title || entry.code,
    entry: { id: entry.id, code: entry.code, state: entry.state, organisation: entry.organisationName },
    members: (await listEntryMembers(db, entry.id)).map(({ personId, name, address, capacity }) => ({
      id: personId,
      name: name || address,
      address,
      capacity,
    })),
    offers: offers.map(({ address, expiresAt }) => ({ address, expiresAt })),
    closes: closingOf(edition.rulebook, extension),
    extension: extension?.number ?? null,
    wasHandedOver: new URL(request.url).searchParams.has("done"),
    zone: edition.rulebook.edition.zone,
  };
}

/** Hands the lead over. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const entry = found(await findEntry(known.db, { id: params["entry"] ?? "", editionId: known.edition.id }));
  const form = await parseForm(context, request, handOverForm);
  if (form.refused) return refuseForm(form.refused);
  const { to, address, reason } = form.data;
  const refusal = await handOverLead(known, {
    entryId: entry.id,
    to: to === "other" ? { address } : { personId: to },
    reason,
  });
  return refusal ? refuseAct(refusal, form.values) : redirect(`${paths.deskEntry(entry.id)}?done=1`);
}
