import { z } from "~/zod";

/** A partner's answer to the request to endorse an entry. */
export const endorsementForm = z.object({
  answer: z.enum(["given", "declined"], "entry.endorseChoose"),
  name: z.string().trim().min(1, "entry.endorseNameMissing").max(120, "entry.endorseTooLong"),
  position: z.string().trim().min(1, "entry.endorsePositionMissing").max(120, "entry.endorseTooLong"),
});
