import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { clockText, fromClock } from "~/domain/time";
import { meetingForm } from "~/forms/meeting";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { listRoom, recordMeeting } from "~/services/meetings.server";
import { readStandings } from "~/services/rankings.server";
import { listMeetings } from "~db/queries/meetings";
import { listTies } from "~db/queries/rankings";
import { categoryAt } from "../desk_.decisions_.$category/route.server";

/**
 * The meetings on a category, and the form for another, in two steps: who was there, and, with `present[]` in the
 * address, what these people's ties came to. Chairs and organisers: it names judges.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { db, edition, now, t } = known;
  const category = categoryAt(known, params["category"]);
  const { zone } = edition.rulebook.edition;
  const base = {
    title: t("meeting.title", { category: category.id }),
    category: { id: category.id, name: category.name },
    zone,
  };
  const { refusal } = (await readStandings(db, known))(category.id);
  if (refusal) return { ...base, refusal, shown: null };
  const of = { editionId: edition.id, category: category.id };
  const room = await listRoom(known);
  const { search, searchParams } = new URL(request.url);
  const asked = searchParams.getAll("present[]");
  const present = room.filter(({ id }) => asked.includes(id));
  const ties = await listTies(db, { ...of, personIds: present.map(({ id }) => id) });
  return {
    ...base,
    refusal: null,
    shown: {
      room,
      present,
      /** Where the form goes, so that it comes back with the same people. */
      self: `${paths.meetings(category.id)}${search}`,
      ties: ties.map((tie) => ({
        ...tie,
        name: present.find(({ id }) => id === tie.personId)?.label ?? "",
      })),
      nowClock: clockText(now, zone),
      meetings: (await listMeetings(db, of)).map(({ id, version, heldAt, place }) => ({
        ...{ id, version, heldAt, place },
      })),
    },
  };
}

/** Writes a meeting down. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const category = categoryAt(known, params["category"]);
  const { data, values, refused } = await parseForm(context, request, meetingForm);
  if (refused) return refuseForm(refused);
  const heldAt = fromClock(data.heldAt, known.edition.rulebook.edition.zone);
  if (heldAt === null)
    return refuseForm({ faults: [{ field: "heldAt", message: { id: "meeting.skipped" } }], values });
  const { present: presentIds, ...said } = data;
  const { id, refusal, faults } = await recordMeeting(known, category, { ...said, heldAt, presentIds });
  if (refusal) return refuseAct(refusal, values);
  return id === null ? refuseForm({ faults, values }) : redirect(paths.meeting(category.id, id), 303);
}
