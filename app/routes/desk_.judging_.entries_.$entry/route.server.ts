import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseSettlement } from "~/domain/moderation";
import { counts, sheetScore, stateOfAssignment } from "~/domain/scoring";
import { settlementForm } from "~/forms/moderating";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { recordView } from "~/services/history.server";
import { readEntryForChair, settleEntry } from "~/services/judging-desk.server";
import { listFurtherJudgesAsked } from "~db/queries/moderation";

/** The sheets of one entry side by side, and the chair's word on them. Marks only where nothing stands in between. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser");
  const { db, edition, viewer, t } = known;
  const book = edition.rulebook;
  const read = found(await readEntryForChair(db, known, params["entry"] ?? ""));
  const { entry, assignments, standing, sheets, flags, key, settlements } = read;
  if (!standing && sheets.length > 0)
    await recordView(known, { kind: "entry", id: entry.id, what: "scoresheets" });
  const names = new Map(assignments.map((one) => [one.id, one.judge]));
  return {
    title: t("moderating.entryTitle", { code: entry.code }),
    zone: book.edition.zone,
    entry,
    standing,
    flags,
    criteria: Object.fromEntries(book.rubric.criteria.map(({ id, name }) => [id, name])),
    columns: sheets.filter(counts).map((sheet) => ({
      id: sheet.assignmentId,
      judge: names.get(sheet.assignmentId) ?? "",
      marks: sheet.marks,
      score: sheetScore(book.rubric, sheet.marks),
    })),
    assignments: assignments.map((one) => ({
      id: one.id,
      judge: one.judge,
      state: stateOfAssignment({ ...one, hasSheet: one.sheetId !== null }),
      endReason: one.endReason,
      endWords: one.endWords,
    })),
    panel: {
      has: assignments.filter((one) => one.endedAt === null || counts(one)).length,
      wanted: book.judging.perEntry,
      isAsked: (await listFurtherJudgesAsked(db, edition.id)).some((one) => one.entryId === entry.id),
    },
    settlements: settlements.map(({ id, kind, words, createdAt, person }) => ({
      id,
      kind,
      words,
      createdAt,
      person,
    })),
    key,
    maySettle: viewer.roles.includes("chair"),
    refusal: refuseSettlement({ ...read, seen: key, sheets: key }),
  };
}

/** The chair settles the entry. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair");
  const { entry } = found(await readEntryForChair(known.db, known, params["entry"] ?? ""));
  const { data, values, refused } = await parseForm(context, request, settlementForm);
  if (refused) return refuseForm(refused);
  const refusal = await settleEntry(known, { entryId: entry.id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.judgingOfEntry(entry.id), 303);
}
