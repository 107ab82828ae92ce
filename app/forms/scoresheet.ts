import { ownKinds } from "~/domain/conflicts";
import type { Rubric } from "~/domain/rulebook";
import { faultKinds, isMark, SHEET_CHARACTERS, sheetOf } from "~/domain/scoring";
import { z } from "~/zod";

const text = (most: number) => z.string().max(most, "judging.textLong").default("");

/** A scoresheet as far as it is filled, with the version it was drawn from. */
export function scoresheetForm(rubric: Pick<Rubric, "scale" | "criteria">) {
  const ids = rubric.criteria.map((one) => one.id);
  const mark = z
    .string()
    .refine((value) => value === "" || isMark(rubric.scale, Number(value)), "judging.markWrong")
    .default("");
  return z
    .object({
      version: z.coerce.number().int().min(0).catch(0),
      comment: text(SHEET_CHARACTERS.comment),
      note: text(SHEET_CHARACTERS.comment),
      ...Object.fromEntries(
        ids.flatMap((id) => [
          [`mark.${id}`, mark],
          [`reason.${id}`, text(SHEET_CHARACTERS.comment)],
          [`comment.${id}`, text(SHEET_CHARACTERS.comment)],
        ]),
      ),
    })
    .transform((values) => {
      const fields = values as Record<string, string | number>; // the criteria's fields come by name
      return { version: values.version, sheet: sheetOf(rubric, (field) => String(fields[field] ?? "")) };
    });
}

/** A judge steps back: the kind of tie and a sentence. */
export const recusalForm = z.object({
  kind: z.enum(ownKinds, "judging.kindMissing"),
  reason: z
    .string("judging.reasonNeeded")
    .trim()
    .min(1, "judging.reasonNeeded")
    .max(SHEET_CHARACTERS.reason, "judging.reasonLong"),
});

/** A judge abstains: a sentence, without a tie. */
export const abstentionForm = z.object({
  reason: z
    .string("abstaining.reasonNeeded")
    .trim()
    .min(1, "abstaining.reasonNeeded")
    .max(SHEET_CHARACTERS.reason, "judging.reasonLong"),
});

/** A judge reports a fault: its kind, and where it is. */
export const reportForm = z.object({
  kind: z.enum(faultKinds, "reporting.kindMissing"),
  words: z
    .string("reporting.detailMissing")
    .trim()
    .min(1, "reporting.detailMissing")
    .max(SHEET_CHARACTERS.reason, "judging.reasonLong"),
});

/** A form that is one button. */
export const bareForm = z.object({});
