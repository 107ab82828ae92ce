import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { sheetWindow, stateOfAssignment } from "~/domain/scoring";
import { windowOf } from "~/domain/stages";
import { clockText, fromClock } from "~/domain/time";
import { sheetTimeForm } from "~/forms/moderating";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { extendSheets } from "~/services/scoresheets.server";
import { findJudge } from "~db/queries/judges";
import { listDeskAssignments } from "~db/queries/moderation";
import { findSheetTime, listSheetExtensions } from "~db/queries/scoresheets";

/** One judge's sheets, how far each is, and for the chair the form that gives more time. No marks come with it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, viewer, now, t } = requireRole(context, request, "chair", "organiser");
  const judge = found(await findJudge(db, { editionId: edition.id, personId: params["judge"] ?? "" }));
  const of = { editionId: edition.id, judgeId: judge.id };
  const book = edition.rulebook;
  const { zone } = book.edition;
  const { closes } = sheetWindow(windowOf(book, "scoring"), await findSheetTime(db, of));
  const assignments = await listDeskAssignments(db, of);
  return {
    title: t("moderating.judgeTitle", { judge: judge.name }),
    zone,
    judge: { id: judge.id, name: judge.name },
    closes,
    closesClock: clockText(closes, zone),
    latest: windowOf(book, "moderation").closes,
    mayExtend:
      viewer.roles.includes("chair") &&
      now < windowOf(book, "moderation").closes &&
      assignments.some((one) => !one.endedAt && !one.submittedAt),
    extensions: await listSheetExtensions(db, of),
    sheets: assignments.map((one) => ({
      id: one.id,
      code: one.code,
      title: one.title,
      state: stateOfAssignment({ ...one, hasSheet: one.sheetId !== null }),
      endReason: one.endReason,
      submittedAt: one.submittedAt,
    })),
  };
}

/** The chair gives the judge more time. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair");
  const { id } = found(
    await findJudge(known.db, { editionId: known.edition.id, personId: params["judge"] ?? "" }),
  );
  const { data, values, refused } = await parseForm(context, request, sheetTimeForm);
  if (refused) return refuseForm(refused);
  const until = fromClock(data.until, known.edition.rulebook.edition.zone);
  if (until === null)
    return refuseForm({ faults: [{ field: "until", message: { id: "deadlines.untilSkipped" } }], values });
  const refusal = await extendSheets(known, { judgeId: id, until, reason: data.reason });
  return refusal ? refuseAct(refusal, values) : redirect(paths.judgingOfJudge(id), 303);
}
