import { usefulnesses } from "~/domain/feedback";
import { SHEET_CHARACTERS } from "~/domain/scoring";
import { z } from "~/zod";

const long = z.string().trim().max(SHEET_CHARACTERS.comment, "feedback.wordsLong").default("");

/** Comments to be passed as they are: each as `<id>.<version>`. */
export const passForm = z.object({
  pass: z.array(z.string().max(60)).min(1, "feedback.passNone").max(500),
});

/** What becomes of one comment. */
export const commentForm = z
  .object({
    version: z.coerce.number("feedback.stale").int("feedback.stale"),
    state: z.enum(["passed", "edited", "withheld"], "feedback.stateMissing"),
    words: long,
    reason: long,
  })
  .superRefine(({ state, words, reason }, context) => {
    if (state === "edited" && words === "")
      context.addIssue({ code: "custom", path: ["words"], message: "feedback.wordsMissing" });
    if (state === "withheld" && reason === "")
      context.addIssue({ code: "custom", path: ["reason"], message: "feedback.reasonMissing" });
  });

/** Whether feedback was of use. */
export const usefulForm = z.object({ useful: z.enum(usefulnesses, "feedback.usefulMissing") });
