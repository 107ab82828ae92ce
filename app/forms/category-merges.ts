import { z } from "~/zod";

export const mergeForm = z.object({
  category: z.string("merging.categoryMissing").min(1, "merging.categoryMissing").max(60),
  into: z.string("merging.intoMissing").min(1, "merging.intoMissing").max(60),
  reason: z
    .string("merging.reasonMissing")
    .trim()
    .min(1, "merging.reasonMissing")
    .max(1000, "merging.reasonLong"),
});
export const mergeAnswerForm = z.object({
  answer: z.enum(["made", "refused"], "merging.answerMissing"),
});
