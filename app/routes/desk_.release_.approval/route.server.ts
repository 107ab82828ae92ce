import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseApproval, type Result } from "~/domain/release";
import { approvalForm, waveAt } from "~/forms/release";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { approveRelease } from "~/services/release.server";
import { fromJson } from "~db/columns";
import { countToldGates } from "~db/queries/embargo";
import { countLetters } from "~db/queries/letters";
import { findReleaseFile } from "~db/queries/result-files";
import { findNewestRelease } from "~db/queries/releases";

/** What is approved, in one view: for organisers and chairs. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, viewer, t } = requireRole(context, request, "organiser", "chair");
  const wave = waveAt(request);
  const release = await findNewestRelease(db, edition.id, wave);
  const counts = release ? await countLetters(db, release.id) : [];
  // A correction is told to the public in words that the second person reads too.
  const told = release && fromJson<Result>(release.resultJson).corrections?.at(-1);
  return {
    title: t(
      wave === "embargo"
        ? "embargo.approvalTitle"
        : told
          ? "correction.approvalTitle"
          : "release.approvalTitle",
    ),
    wave,
    correction: told ? { corrects: told.corrects, notes: Object.entries(told.note) } : null,
    zone: edition.rulebook.edition.zone,
    refusal: refuseApproval(release, viewer.id),
    release: release && {
      version: release.version,
      releaseAt: release.releaseAt,
      // As the page of the release shows it, so that two people compare one file.
      resultHash: (await findReleaseFile(db, release.id))?.hash ?? release.resultHash,
    },
    /** Winners who were told and have not answered: their names stand as they entered them. */
    silent:
      wave === "release" && !told ? (await countToldGates(db, { editionId: edition.id, now })).silent : 0,
    counts,
    total: counts.reduce((sum, row) => sum + row.count, 0),
  };
}

/** Approves it as the second person. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { data, values, refused } = await parseForm(context, request, approvalForm);
  if (refused) return refuseForm(refused);
  const refusal = await approveRelease(known, {
    wave: data.wave,
    seen: data.version,
    count: data.count,
  });
  if (refusal?.id === "release.countWrong")
    return refuseForm({ faults: [{ field: "count", message: refusal }], values });
  return refusal
    ? refuseAct(refusal, values)
    : redirect(data.wave === "embargo" ? paths.embargo : paths.release);
}
