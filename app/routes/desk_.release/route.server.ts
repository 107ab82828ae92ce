import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { earlyKinds } from "~/domain/early-tries";
import {
  announcedAt,
  isReleased,
  momentFaults,
  refuseApproval,
  refuseDraft,
  refuseStop,
} from "~/domain/release";
import { categoriesBehind } from "~/domain/rulebook";
import { clockIn, instantIn } from "~/domain/time";
import { draftForm } from "~/forms/release";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { readCorrection } from "~/services/corrections.server";
import { draftRelease, faultsOfRelease, gatherRelease } from "~/services/release.server";
import { listEarlyTries } from "~db/queries/early-tries";
import { countLetters, listLetterPage } from "~db/queries/letters";
import { findReleaseFile } from "~db/queries/result-files";
import { findNewestRelease } from "~db/queries/releases";

const PER_PAGE = 25;
const SHOWN_FAULTS = 20;
const SHOWN_DAYS = 5;

/** Where the release stands: for organisers, chairs and observers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { db, edition, now, viewer, t } = known;
  const { zone } = edition.rulebook.edition;
  const announced = announcedAt(edition.rulebook);
  const newest = await findNewestRelease(db, edition.id);
  const standing = newest && newest.state !== "stopped" ? newest : null;
  const gathered = await gatherRelease(db, known);
  const isPublic = isReleased(newest, now);
  const { published } = await readCorrection(db, known);
  const faults = isPublic
    ? []
    : await faultsOfRelease(
        db,
        known,
        gathered,
        standing ?? {
          id: null,
          wave: "release",
          releaseAt: announced > now ? announced : "9999",
          reason: "-",
        },
      );
  const asked = new URL(request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(asked.get("page")) || 1));
  const counts = standing ? await countLetters(db, standing.id) : [];
  // A result that no letter tells is no choice.
  const result = counts.find((row) => row.outcome === asked.get("result"))?.outcome;
  const total = counts.reduce((sum, row) => sum + row.count, 0);
  const shown = counts.reduce((sum, row) => sum + (!result || row.outcome === result ? row.count : 0), 0);
  const tries = await listEarlyTries(db, { editionId: edition.id, days: 366 });
  const isOrganiser = viewer.roles.includes("organiser");
  const mayApprove = isOrganiser || viewer.roles.includes("chair");
  return {
    title: t("release.title"),
    zone,
    announced,
    /** What goes out beside a published result is its correction, drafted on a page of its own. */
    isBeside: published !== undefined,
    release: newest && {
      version: newest.version,
      state: isPublic ? ("released" as const) : newest.state,
      createdAt: newest.createdAt,
      releaseAt: newest.releaseAt,
      reason: newest.reason,
      resultHash: (await findReleaseFile(db, newest.id))?.hash ?? newest.resultHash,
    },
    categories: [...edition.rulebook.categories, ...edition.rulebook.specialAwards].map(({ id, name }) => {
      const behind = categoriesBehind(edition.rulebook, id);
      const decision = gathered.decided.find((one) => one.category === id);
      return {
        id,
        name,
        winners: decision ? decision.winners.length : null,
        isAward: edition.rulebook.specialAwards.some((one) => one.id === id),
        valid: gathered.candidates.filter(
          (one) => one.screened === "valid" && behind.includes(one.revision?.category ?? ""),
        ).length,
      };
    }),
    faults: faults.slice(0, SHOWN_FAULTS),
    moreFaults: Math.max(0, faults.length - SHOWN_FAULTS),
    counts,
    total,
    result: result ?? null,
    letters: standing
      ? await listLetterPage(db, { releaseId: standing.id, outcome: result, page, perPage: PER_PAGE })
      : [],
    mayWrite: isOrganiser,
    page,
    pages: Math.max(1, Math.ceil(shown / PER_PAGE)),
    draft: isOrganiser
      ? { refusal: refuseDraft(newest, now), ...clockIn(zone, standing?.releaseAt ?? announced) }
      : null,
    approval:
      mayApprove && standing?.state === "drafted" ? { refusal: refuseApproval(standing, viewer.id) } : null,
    mayStop: mayApprove && refuseStop(newest, now) === null,
    tries: earlyKinds.flatMap((kind) => {
      const days = tries.filter((one) => one.kind === kind);
      const count = days.reduce((sum, one) => sum + one.count, 0);
      return count === 0 ? [] : [{ kind, count, days: days.slice(0, SHOWN_DAYS) }];
    }),
  };
}

/** Drafts all letters, for the moment that the organiser sets. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { edition, now } = known;
  const { data, values, refused } = await parseForm(context, request, draftForm);
  if (refused) return refuseForm(refused);
  const releaseAt = momentOf(edition.rulebook.edition.zone, data);
  if (!releaseAt)
    return refuseForm({ faults: [{ field: "day", message: { id: "release.dayMissing" } }], values });
  const [fault] = momentFaults(edition.rulebook, now, releaseAt, data.reason);
  if (fault)
    return refuseForm({
      faults: [{ field: fault.id === "release.faultEarly" ? "reason" : "day", message: fault }],
      values,
    });
  const refusal = await draftRelease(known, { releaseAt, reason: data.reason, seen: data.version });
  return refusal ? refuseAct(refusal, values) : redirect(paths.release);
}

function momentOf(zone: string, { day, time }: { day: string; time: string }) {
  try {
    return instantIn(zone, day, time);
  } catch {
    return null;
  }
}
