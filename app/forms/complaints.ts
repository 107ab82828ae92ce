import { complaintOutcomes, consequences } from "~/domain/complaints";
import { z } from "~/zod";

const words = (missing: string, most: number) =>
  z.string(missing).trim().min(1, missing).max(most, "complaints.long");

/** A complaint: which rule, what happened, what is asked. */
export const complaintForm = z.object({
  rule: words("complaints.ruleMissing", 2000),
  happened: words("complaints.happenedMissing", 10_000),
  asked: words("complaints.askedMissing", 4000),
});
export type ComplaintWords = z.infer<typeof complaintForm>;

/** The draft of an answer. */
export const complaintAnswerForm = z.object({
  version: z.coerce.number("complaints.stale").int("complaints.stale"),
  outcome: z.enum(complaintOutcomes, "complaints.outcomeMissing"),
  follows: z.enum(consequences, "complaints.followsMissing"),
  answer: words("complaints.answerMissing", 10_000),
});

/** The approval of a draft as it was read. */
export const complaintApprovalForm = z.object({
  version: z.coerce.number("complaints.stale").int("complaints.stale"),
});
