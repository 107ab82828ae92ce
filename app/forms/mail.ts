import { waitingChoices } from "~/domain/backups";
import { mailStates, returnChoices } from "~/domain/outbox";
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
export const mailReturnForm = z.object({
  choice: z.enum(returnChoices, "mail.returnMissing"),
  reason: z.string().trim().min(1, "mail.reasonMissing").max(1000, "mail.reasonLong"),
  copy: z.coerce.number().int(),
});

/** After a restore: what becomes of mails that waited. `seen` is the restore that the page was drawn for. */
export const reconcileForm = z.object({
  waiting: z.enum(waitingChoices, "backups.choiceMissing"),
  seen: z.string().max(40),
});
