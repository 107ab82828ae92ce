import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { reopeningForm } from "~/forms/moderating";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { recordView } from "~/services/history.server";
import { readStandings } from "~/services/rankings.server";
import { refuseReopeningNow, reopenSheet } from "~/services/scoresheets.server";
import { findDeskSheet, findHandedIn } from "~db/queries/moderation";
import { listSheetVersions } from "~db/queries/scoresheets";

/**
 * One sheet that is in, and as it was before it was reopened. Chairs and organisers, unless a tie or own open sheets
 * stand in between. Of a sheet that is not in nothing is selected.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { db, edition, viewer, t } = known;
  const of = { assignmentId: params["assignment"] ?? "", editionId: edition.id };
  const sheet = found(await findDeskSheet(db, of));
  const book = edition.rulebook;
  const standing = (await readStandings(db, known))(sheet.category ?? "").refusal;
  if (!standing) await recordView(known, { kind: "assignment", id: sheet.id, what: "scoresheet" });
  return {
    title: t("moderating.sheetTitle", { judge: sheet.judge, code: sheet.code }),
    zone: book.edition.zone,
    book: { rubric: book.rubric, languages: book.languages },
    sheet: {
      id: sheet.id,
      code: sheet.code,
      judge: sheet.judge,
      judgeId: sheet.judgeId,
      entryId: sheet.entryId,
      title: sheet.title,
      submittedAt: sheet.submittedAt,
    },
    standing,
    handedIn: standing ? null : ((await findHandedIn(db, sheet.id)) ?? null),
    versions: standing ? [] : await listSheetVersions(db, sheet.id),
    mayReopen: viewer.roles.includes("chair") && sheet.submittedAt !== null,
    seesOthers: book.judging.othersAfterOwn,
    refusal: await refuseReopeningNow(db, known, sheet),
  };
}

/** The chair reopens the sheet. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair");
  const of = { assignmentId: params["assignment"] ?? "", editionId: known.edition.id };
  const { id } = found(await findDeskSheet(known.db, of));
  const { data, values, refused } = await parseForm(context, request, reopeningForm);
  if (refused) return refuseForm(refused);
  const refusal = await reopenSheet(known, { assignmentId: id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.deskSheet(id), 303);
}
