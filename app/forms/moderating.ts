import { SHEET_CHARACTERS } from "~/domain/scoring";
import { z } from "~/zod";

const words = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(SHEET_CHARACTERS.reason, "judging.reasonLong");

/** The chair's answer to a reported fault. */
export const reportAnswerForm = z.object({
  outcome: z.enum(["goesOn", "toScreening"], "moderating.outcomeMissing"),
  answer: words("moderating.answerMissing"),
});

/** Why a sheet is reopened. */
export const reopeningForm = z.object({ reason: words("moderating.reasonMissing") });

/** More time for one judge. */
export const sheetTimeForm = z.object({
  until: z
    .string("deadlines.untilMissing")
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, "deadlines.untilMissing")
    .transform((text) => text.slice(0, 16)),
  reason: words("moderating.reasonMissing"),
});

/** The chair's word on an entry. `sheets` are those that the form showed. */
export const settlementForm = z.object({
  kind: z.enum(["stands", "furtherJudge"], "moderating.kindMissing"),
  words: words("moderating.wordsMissing"),
  sheets: z.string().max(2_000).default(""),
});
