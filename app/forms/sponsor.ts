import { tiers } from "~/domain/sponsors";
import { z } from "~/zod";
import { inviteForm } from "./people";

/** The form of a new sponsor: enough to name it; the rest follows on its own page. */
export const newSponsorForm = z.object({
  name: z.string().trim().min(1, "sponsors.nameMissing").max(120, "sponsors.nameLong"),
  tier: z.enum(tiers, "sponsors.tierMissing"),
});

const prefix = z.string().trim().max(60, "sponsors.prefixLong").default("");
const words = z.string().trim().max(400, "sponsors.wordsLong");

/** A sponsor's own page, with a prefix and words for each language of the edition's pages. */
export function sponsorForm(languages: readonly string[]) {
  const others = languages.filter((language) => language !== "en");
  return newSponsorForm.extend({
    ...Object.fromEntries(others.map((language) => [`prefix-${language}`, prefix])),
    ...Object.fromEntries(others.map((language) => [`words-${language}`, words.default("")])),
    categories: z.array(z.string()).default([]),
    award: z.string().default(""),
    "prefix-en": prefix,
    "words-en": words.min(1, "sponsors.wordsMissing"),
    link: z
      .union(
        [z.literal(""), z.url({ protocol: /^https$/, hostname: z.regexes.domain })],
        "sponsors.linkWrong",
      )
      .default(""),
    colour: z
      .string()
      .trim()
      .regex(/^#[0-9a-f]{6}$/i, "sponsors.colourWrong"),
    version: z.coerce.number().int(),
  });
}

/** The words that stand for a logo where it is not seen; the picture itself is read as a file. */
export const logoForm = z.object({
  alt: z.string().trim().min(1, "sponsors.altMissing").max(120, "sponsors.altLong"),
  version: z.coerce.number().int(),
});

/** Ends a sponsor, drawn from one version of it. */
export const endSponsorForm = z.object({ version: z.coerce.number().int() });

/** Who is invited to be one of a sponsor's people: a list, one a line. */
export const sponsorPeopleForm = inviteForm.pick({ people: true });
