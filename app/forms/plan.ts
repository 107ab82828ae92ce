import { z } from "~/zod";

/** Publishing wants a tick: it cannot be undone. */
export const publishingForm = z.object({
  looked: z.array(z.literal("yes"), "plans.confirmMissing").min(1, "plans.confirmMissing"),
});
