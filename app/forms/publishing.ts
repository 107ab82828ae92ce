import { z } from "~/zod";

/** When the page of a case opens, in the edition's zone; without a day, with the release. */
export const publishingForm = z.object({
  day: z
    .string()
    .trim()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, "release.dayMissing"),
  time: z
    .string()
    .trim()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, "release.timeMissing"),
  version: z.coerce.number().int(),
});
