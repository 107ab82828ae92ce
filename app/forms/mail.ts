import { mailStates } from "~/domain/outbox";
import { z } from "~/zod";

export const mailFilter = z.object({
  state: z.enum(mailStates).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export const mailDecisionForm = z.object({
  decision: z.enum(["sendAgain", "doNotSend"], "mail.decisionMissing"),
  reason: z.string().trim().min(1, "mail.reasonMissing").max(1000, "mail.reasonLong"),
  copy: z.coerce.number().int(),
});
