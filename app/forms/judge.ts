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
  past: z
    .string()
    .max(1500, "judges.pastLong")
    .default("")
    .transform((names) =>
      names
        .split(/[\r\n]+/)
        .map((name) => name.trim())
        .filter(Boolean),
    )
    .refine((names) => names.length <= 10 && names.every((name) => name.length <= 150), "judges.pastLong"),
};

/** Words of the organiser's for judges, told apart without case. */
const tags = z
  .string()
  .max(200, "judges.tagsLong")
  .default("")
  .transform((words) => [
    ...new Set(
      words
        .split(/[,;，、]/)
        .map((one) => one.trim().toLowerCase())
        .filter(Boolean),
    ),
  ])
  .refine((words) => words.length <= 10, "judges.tagsLong");
const count = z.coerce
  .number("judges.capacityNumber")
  .int("judges.capacityNumber")
  .min(0, "judges.capacityNumber")
  .max(200, "judges.capacityNumber");

/** A judge's profile as organisers and chairs edit it. */
export const judgeForm = z
  .object({
    ...profile,
    tags,
    least: z.preprocess(
      (typed) => (typeof typed === "string" && typed.trim() !== "" ? typed : null),
      count.nullable(),
    ),
    categories: z.array(z.string().max(40), "judges.categoriesMissing").min(1, "judges.categoriesMissing"),
    capacity: count,
    reserve: z.array(z.string()).default([]),
  })
  .refine(({ least, capacity }) => least === null || least <= capacity, {
    path: ["least"],
    message: "judges.leastMost",
  });

/** The same as the judge checks it; the first time with the terms. */
export const ownProfileForm = (isFirst: boolean) =>
  z.object({
    ...profile,
    terms: isFirst
      ? z.array(z.literal("accepted"), "judges.acceptMissing").min(1, "judges.acceptMissing")
      : z.array(z.string()).default([]),
  });
