import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { refuseSample, sampleBook, spreadOf } from "~/domain/calibration";
import { windowOf } from "~/domain/stages";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { scoresheetForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { saveCalibration } from "~/services/calibrations.server";
import { copySecretOf } from "~/services/codes.server";
import { findCalibration, listCalibrationMarks } from "~db/queries/calibrations";
import { findJudge } from "~db/queries/judges";

/** A sample case of the rulebook, or 404. */
export function sampleOf({ edition }: ViewerContext, id: string | undefined) {
  return found(edition.rulebook.calibration.find((one) => one.id === id));
}

/** A sample case beside its sheet; what the chair expects and all judges' spread only once it is handed in. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { db, edition, viewer } = known;
  const sample = sampleOf(known, params["case"]);
  const of = { editionId: edition.id, judgeId: viewer.id, caseId: sample.id };
  const own = (await findCalibration(db, of)) ?? null;
  const profile = (await findJudge(db, { editionId: edition.id, personId: viewer.id }))?.profile;
  const { rubric, languages } = sampleBook(edition.rulebook);
  const all = own?.submittedAt ? await listCalibrationMarks(db, of) : [];
  return {
    title: known.t("samples.title"),
    zone: edition.rulebook.edition.zone,
    sample: { id: sample.id, title: sample.title, texts: sample.texts },
    book: { rubric, languages },
    saved: own && { version: own.version, changedAt: own.changedAt, sheet: own.sheet },
    compared: own?.submittedAt
      ? {
          own: own.sheet.marks,
          expected: sample.marks,
          note: sample.note,
          judges: all.length,
          spread: spreadOf(rubric, all),
        }
      : null,
    closes: windowOf(edition.rulebook, "scoring").closes,
    copySecret: copySecretOf(known),
    signIn: paths.signInTo(paths.sampleCase(sample.id)),
    refusal: own?.submittedAt ? null : refuseSample({ termsAt: profile?.termsAt ?? null, submittedAt: null }),
  };
}

/** Saves the marks as they are, for browsers without a script. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const sample = sampleOf(known, params["case"]);
  const form = scoresheetForm(known.edition.rulebook.rubric);
  const { data, values, refused } = await parseForm(context, request, form);
  if (refused) return refuseForm(refused);
  const { refusal } = await saveCalibration(known, sample, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.sampleCase(sample.id));
}
