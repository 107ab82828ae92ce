import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { namedIn, refuseAskingTeam, toAsk } from "~/domain/listings";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { deadlineOf, findOwnEntry, prepareToSubmit } from "~/services/entries.server";
import { askTeamNow, readTeam } from "~/services/listings.server";
import { listListings } from "~db/queries/listings";
import { listProvenAddressesOfMembers } from "~db/queries/members";

/** Whom the form names as the team, and what they say to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook } = known.edition;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const open = toAsk(namedIn(rulebook, entry.answers), {
    listings: await listListings(known.db, entry.id),
    members: await listProvenAddressesOfMembers(known.db, entry.id),
    again: true,
    now: known.now,
  }).length;
  return {
    title: `${known.t("members.teamTitle")} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code },
    team: await readTeam(known.db, known, { entryId: entry.id, answers: entry.answers }),
    refusal: refuseAskingTeam(entry, { open }),
    isAsked: new URL(request.url).searchParams.has("asked"),
    deadline: deadlineOf(known, entry),
    zone: rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const { document } = await prepareToSubmit(known, entry);
  const refusal = await askTeamNow(known, { entry, document });
  return refusal ? refuseAct(refusal) : redirect(`${paths.team(entry.id)}?asked=1`);
}
