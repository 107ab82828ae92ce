import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { readInvitees } from "~/domain/people";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { sponsorPeopleForm } from "~/forms/sponsor";
import { paths } from "~/paths";
import { inviteForSponsor } from "~/services/sponsor-people.server";
import { listPeopleOfSponsor } from "~db/queries/sponsor-people";
import { findSponsor } from "~db/queries/sponsors";

/** The people of one sponsor, and the form that invites more. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const sponsor = found(await findSponsor(db, { id: params["sponsor"] ?? "", editionId: edition.id }));
  found(sponsor.endedAt ? null : sponsor);
  const people = await listPeopleOfSponsor(db, sponsor.id);
  return {
    title: t("sponsoring.peopleTitle", { name: sponsor.name }),
    sponsor: { id: sponsor.id, name: sponsor.name },
    people: people.map(({ id, name, address, state }) => ({ id, name, address, state })),
  };
}

/** Invites all of the list or nobody. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, sponsorPeopleForm);
  if (refused) return refuseForm(refused);
  const sponsorId = params["sponsor"] ?? "";
  const { people, bad } = readInvitees(data.people);
  const lines = bad.length > 0 ? bad : await inviteForSponsor(known, { sponsorId, people });
  if (lines.length === 0) return redirect(paths.peopleOfSponsor(sponsorId));
  const message = { id: "people.linesBad" as const, values: { count: lines.length } };
  return answer(
    { faults: [{ field: "people", message }], values, lines },
    { status: bad.length > 0 ? 422 : 409 },
  );
}
