import { patience } from "~/domain/plans";
import { z } from "~/zod";

/** Publishing wants a tick: it cannot be undone. */
export const publishingForm = z.object({
  looked: z.array(z.literal("yes"), "plans.confirmMissing").min(1, "plans.confirmMissing"),
});

/** How long the planner may search. */
export const draftForm = z.object({
  seconds: z.coerce
    .number("plans.secondsMissing")
    .refine((seconds) => (patience as readonly number[]).includes(seconds), "plans.secondsMissing"),
});

/** The same for an addition, with the codes of entries that get one judge more. */
export const topUpForm = draftForm.extend({
  more: z
    .string()
    .max(2000, "plans.topUpMoreLong")
    .default("")
    .transform((codes) =>
      codes
        .split(/[\s,;，、]+/)
        .map((code) => code.trim().toUpperCase())
        .filter(Boolean),
    ),
  move: z.array(z.literal("yes")).default([]),
});

const someone = z
  .string()
  .max(40)
  .default("")
  .transform((id) => id || null);

/** A change of one entry's judges by hand. */
export const panelForm = z.object({
  version: z.coerce.number("fault.stale").int("fault.stale"),
  remove: someone,
  add: someone,
});
