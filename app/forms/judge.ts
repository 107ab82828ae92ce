import { z } from "~/zod";

const text = (missing: string, most: number, long: string) =>
  z.string(missing).trim().min(1, missing).max(most, long);

const profile = {
  version: z.coerce.number("fault.stale").int("fault.stale"),
  organisation: text("judges.organisationMissing", 150, "judges.organisationLong"),
  country: z.string("judges.countryMissing").regex(/^[A-Z]{2}$/, "judges.countryMissing"),
  languages: z.array(z.string().max(10), "judges.languagesMissing").min(1, "judges.languagesMissing"),
  expertise: z
    .string()
    .max(300, "judges.expertiseLong")
    .default("")
    .transform((words) =>
      words
        .split(/[,;，、]/)
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .refine((words) => words.length <= 10, "judges.expertiseLong"),
};

/** A judge's profile as organisers and chairs edit it. */
export const judgeForm = z.object({
  ...profile,
  categories: z.array(z.string().max(40), "judges.categoriesMissing").min(1, "judges.categoriesMissing"),
  capacity: z.coerce
    .number("judges.capacityNumber")
    .int("judges.capacityNumber")
    .min(0, "judges.capacityNumber")
    .max(200, "judges.capacityNumber"),
  reserve: z.array(z.string()).default([]),
});

/** The same as the judge checks it; the first time with the terms. */
export const ownProfileForm = (isFirst: boolean) =>
  z.object({
    ...profile,
    terms: isFirst
      ? z.array(z.literal("accepted"), "judges.acceptMissing").min(1, "judges.acceptMissing")
      : z.array(z.string()).default([]),
  });
