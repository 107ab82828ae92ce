import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { answersDue, toldAt } from "~/domain/embargo";
import { isReleased, momentFaults, refuseApproval, refuseDraft, refuseStop } from "~/domain/release";
import { clockIn, instantIn } from "~/domain/time";
import { draftForm } from "~/forms/release";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { draftRelease, faultsOfRelease, gatherRelease, publicAtOf } from "~/services/release.server";
import { listNameChanges, listTold, listWinnerAnswers } from "~db/queries/embargo";
import { listLetterPage } from "~db/queries/letters";
import { findNewestRelease } from "~db/queries/releases";
import { listReturned } from "~db/queries/returned-mails";

const SHOWN_FAULTS = 20;
const SHOWN_LETTERS = 200;
/** What asks for an act of the desk, the last first. */
const urgent: readonly string[] = ["names", "declined"];

/** Where the letters in confidence stand, and what those who were told have answered: for organisers, chairs and observers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { db, edition, now, viewer, t } = known;
  const { rulebook: book } = edition;
  const { zone } = book.edition;
  const newest = await findNewestRelease(db, edition.id, "embargo");
  const standing = newest && newest.state !== "stopped" && !isReleased(newest, now) ? newest : null;
  const publicAt = await publicAtOf(db, known);
  const planned = toldAt(book) > now ? toldAt(book) : publicAt;
  const faults = await faultsOfRelease(
    db,
    known,
    await gatherRelease(db, known),
    standing ?? { id: null, wave: "embargo", releaseAt: planned, reason: "" },
  );
  // Where nothing is drafted, only the moment that somebody will choose is missing.
  const shown = standing ? faults : faults.filter((one) => one.id !== "release.faultAfterRelease");
  const letters = standing
    ? await listLetterPage(db, { releaseId: standing.id, page: 1, perPage: SHOWN_LETTERS })
    : [];
  const returned = new Set((await listReturned(db, SHOWN_LETTERS)).map((one) => one.recipient));
  const people = await listTold(db, { editionId: edition.id, now });
  const answers = await listWinnerAnswers(db, edition.id);
  const changes = await listNameChanges(db, { editionId: edition.id });
  const isOrganiser = viewer.roles.includes("organiser");
  const mayApprove = isOrganiser || viewer.roles.includes("chair");
  return {
    title: t("embargo.title"),
    zone,
    publicAt,
    isPublic: publicAt <= now,
    release: newest && {
      version: newest.version,
      state: isReleased(newest, now) ? ("released" as const) : newest.state,
      createdAt: newest.createdAt,
      releaseAt: newest.releaseAt,
    },
    faults: shown.slice(0, SHOWN_FAULTS),
    moreFaults: Math.max(0, shown.length - SHOWN_FAULTS),
    letters: letters.map((one) => ({ ...one, isReturned: returned.has(one.recipient) })),
    told: [...new Set(people.map((one) => one.entryId))]
      .map((entryId) => {
        const own = people.filter((one) => one.entryId === entryId);
        const [first] = own;
        const answer = answers.find((one) => one.entryId === entryId);
        const corrections = changes.filter((one) => one.entryId === entryId);
        const due = answersDue(book, first?.toldAt ?? now, publicAt);
        return {
          entryId,
          code: first?.facts.code ?? "",
          title: first?.facts.title ?? "",
          organisation: first?.facts.organisation ?? "",
          category: first?.facts.category ?? "",
          toldAt: first?.toldAt ?? now,
          due,
          // Who answered has read it, though perhaps as a mail alone.
          read: new Set(
            own
              .filter(
                ({ readAt, personId }) =>
                  readAt || personId === answer?.answeredById || personId === answer?.declinedById,
              )
              .map((one) => one.personId),
          ).size,
          people: new Set(own.map((one) => one.personId)).size,
          state: answer?.declinedAt
            ? ("declined" as const)
            : first?.standing !== "inCompetition"
              ? ("out" as const)
              : corrections.some((one) => one.state === "proposed")
                ? ("names" as const)
                : answer?.answeredAt
                  ? ("answered" as const)
                  : due <= now
                    ? ("silent" as const)
                    : ("waiting" as const),
          isOut: first?.standing !== "inCompetition",
        };
      })
      .sort((a, b) => urgent.indexOf(b.state) - urgent.indexOf(a.state) || (a.code < b.code ? -1 : 1)),
    draft: isOrganiser
      ? { refusal: refuseDraft(newest, now), ...clockIn(zone, standing?.releaseAt ?? planned) }
      : null,
    approval:
      mayApprove && standing?.state === "drafted" ? { refusal: refuseApproval(standing, viewer.id) } : null,
    mayStop: mayApprove && standing !== null && refuseStop(standing, now) === null,
  };
}

/** Drafts the letters in confidence, for the moment that the organiser sets. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition, now } = known;
  const { data, values, refused } = await parseForm(context, request, draftForm);
  if (refused) return refuseForm(refused);
  const releaseAt = momentOf(edition.rulebook.edition.zone, data);
  if (!releaseAt)
    return refuseForm({ faults: [{ field: "day", message: { id: "release.dayMissing" } }], values });
  const [fault] = momentFaults(edition.rulebook, now, releaseAt, "", {
    publicAt: await publicAtOf(db, known),
  });
  if (fault) return refuseForm({ faults: [{ field: "day", message: fault }], values });
  const refusal = await draftRelease(known, { wave: "embargo", releaseAt, reason: "", seen: data.version });
  return refusal ? refuseAct(refusal, values) : redirect(paths.embargo);
}

function momentOf(zone: string, { day, time }: { day: string; time: string }) {
  try {
    return instantIn(zone, day, time);
  } catch {
    return null;
  }
}
