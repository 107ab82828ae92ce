import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { entryView } from "~/domain/entry-document";
import { categoryOf } from "~/domain/rulebook";
import { refuseHandingIn, refuseScoring, sheetWindow } from "~/domain/scoring";
import { windowOf } from "~/domain/stages";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { scoresheetForm } from "~/forms/scoresheet";
import { paths } from "~/paths";
import { readOpening } from "~/services/feedback.server";
import { copySecretOf } from "~/services/codes.server";
import { saveScoresheet } from "~/services/scoresheets.server";
import {
  findAssignedDocument,
  findAssignmentOfJudge,
  listOthersMarks,
  listSheetVersions,
} from "~db/queries/scoresheets";
import { listOwnSentComments } from "~db/queries/feedback";
import { listReportsOfAssignment } from "~db/queries/sheet-reports";

/** A judge's own assignment that still runs; 404 for everyone else's. */
export async function ownRunning(context: ViewerContext, id: string | undefined) {
  const { db, edition, viewer } = context;
  const assignment = found(
    await findAssignmentOfJudge(db, { id: id ?? "", editionId: edition.id, judgeId: viewer.id }),
  );
  return found(assignment.endedAt ? null : assignment);
}

/** The entry beside the own scoresheet, for its judge alone, and only once confirmed that there is no conflict. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { db, edition, viewer, now, t } = known;
  const assignment = await ownRunning(known, params["assignment"]);
  if (!assignment.confirmedAt) throw redirect(paths.confirmation(assignment.id));
  const document = found(await findAssignedDocument(db, { assignmentId: assignment.id, judgeId: viewer.id }));
  const book = edition.rulebook;
  const window = sheetWindow(windowOf(book, "scoring"), assignment.until);
  const { id, code, title, category, organisationName, place, saved, submittedAt, confirmedAt } = assignment;
  return {
    title: t("judging.titleOf", { code }),
    zone: book.edition.zone,
    assignment: { id, code, title, organisation: organisationName, place, submittedAt, confirmedAt },
    category: categoryOf(book, category)?.id ?? "",
    view: entryView(book, document, "judge"),
    book: { rubric: book.rubric, languages: book.languages },
    saved,
    closes: window.closes,
    copySecret: copySecretOf(known),
    signIn: paths.signInTo(paths.assignment(assignment.id)),
    refusal: submittedAt ? null : refuseScoring(window, assignment, now),
    pause: submittedAt ? null : refuseHandingIn(assignment),
    reports: await listReportsOfAssignment(db, id),
    versions: (await listSheetVersions(db, id)).map((one) => ({ ...one, reopenedBy: t("judging.theChair") })),
    sent: (await readOpening(db, known)).isOpen
      ? await listOwnSentComments(db, { editionId: edition.id, assignmentId: id, judgeId: viewer.id })
      : null,
    seesOthers: book.judging.othersAfterOwn,
    others:
      book.judging.othersAfterOwn && submittedAt
        ? await listOthersMarks(db, { assignmentId: id, judgeId: viewer.id })
        : null,
  };
}

/** Saves the scoresheet as it is, for browsers without a script. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { id } = await ownRunning(known, params["assignment"]);
  const { data, values, refused } = await parseForm(
    context,
    request,
    scoresheetForm(known.edition.rulebook.rubric),
  );
  if (refused) return refuseForm(refused);
  const { refusal } = await saveScoresheet(known, { id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.assignment(id));
}
