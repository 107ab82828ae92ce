import { z } from "~/zod";

export const erasureAnswerForm = z.object({
  answer: z.enum(["made", "refused"], "erasure.answerMissing"),
});
