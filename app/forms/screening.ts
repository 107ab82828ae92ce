import { checkAnswers, outcomes } from "~/domain/screening";
import { z } from "~/zod";

/** The screener's form for a rulebook's checks: an answer and a note for each, then the decision. */
export function screeningForm(checkIds: readonly string[]) {
  return z.object({
    revision: z.coerce.number("screening.stale").int("screening.stale"),
    last: z.string("screening.stale").max(40, "screening.stale"),
    ...Object.fromEntries(
      checkIds.map((id) => [`check-${id}`, z.enum(checkAnswers, { error: "screening.answerMissing" })]),
    ),
    ...Object.fromEntries(
      checkIds.map((id) => [`note-${id}`, z.string().trim().max(500, "screening.noteLong").default("")]),
    ),
    outcome: z.enum(outcomes, { error: "screening.outcomeMissing" }),
    reason: z.string().trim().max(3000, "screening.reasonLong").default(""),
    fields: z.array(z.string().max(40)).default([]),
  });
}
