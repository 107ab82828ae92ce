import { z } from "~/zod";

export const extensionForm = z.object({
  subject: z
    .string("deadlines.whomMissing")
    .trim()
    .min(1, "deadlines.whomMissing")
    .max(254, "deadlines.whomMissing"),
  until: z
    .string("deadlines.untilMissing")
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, "deadlines.untilMissing")
    .transform((text) => text.slice(0, 16)),
  reason: z
    .string("deadlines.reasonMissing")
    .trim()
    .min(1, "deadlines.reasonMissing")
    .max(1000, "deadlines.reasonLong"),
});
export const extensionAnswerForm = z.object({
  answer: z.enum(["granted", "declined"], "deadlines.answerMissing"),
});
