import { tiers } from "~/domain/sponsors";
import type { Words } from "~/domain/words";
import { z } from "~/zod";
import { inviteForm } from "./people";

/** The form of a new sponsor: enough to name it; the rest follows on its own page. */
export const newSponsorForm = z.object({
  name: z.string().trim().min(1, "sponsors.nameMissing").max(120, "sponsors.nameLong"),
  tier: z.enum(tiers, "sponsors.tierMissing"),
});

const prefix = z.string().trim().max(60, "sponsors.prefixLong").default("");
const words = z.string().trim().max(400, "sponsors.wordsLong");

/** As people copy it: an address without its scheme is one on https, a colour may come without its #. */
const link = z
  .string()
  .trim()
  .transform((typed) => (typed === "" || typed.includes(":") ? typed : `https://${typed}`))
  .pipe(
    z.literal("").or(z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: "sponsors.linkWrong" })),
  )
  .default("");
const colour = z
  .string()
  .trim()
  .regex(/^#?[0-9a-f]{6}$/i, "sponsors.colourWrong")
  .transform((typed) => `#${typed.replace("#", "").toLowerCase()}`);
const day = z.literal("").or(z.iso.date("sponsors.dayWrong")).default("");

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
    link,
    colour,
    startsAt: day,
    endsAt: day,
    version: z.coerce.number().int(),
  });
}

/** The words that stand for a logo where it is not seen; the picture itself is read as a file. */
export const logoForm = z.object({
  alt: z.string().trim().min(1, "sponsors.altMissing").max(120, "sponsors.altLong"),
  ground: z.enum(["light", "dark"]).default("light"),
  version: z.coerce.number().int(),
});

/** Ends a sponsor, drawn from one version of it. */
export const endSponsorForm = z.object({ version: z.coerce.number().int() });

/** Who is invited to be one of a sponsor's people: a list, one a line. */
export const sponsorPeopleForm = inviteForm.pick({ people: true });

/** What a sponsor's person says of it, with words for each language of the edition's pages. */
export function brandForm(languages: readonly string[]) {
  const others = languages.filter((language) => language !== "en");
  return newSponsorForm.pick({ name: true }).extend({
    ...Object.fromEntries(others.map((language) => [`words-${language}`, words.default("")])),
    "words-en": words.min(1, "sponsors.wordsMissing"),
    link,
    colour,
    version: z.coerce.number().int(),
  });
}

/** Sends a proposal, drawn from one version of it. */
export const sendProposalForm = z.object({ version: z.coerce.number().int() });

/** Answers one; `proposal` and `sponsor` are the versions that were compared. */
export const proposalAnswerForm = z.object({
  answer: z.enum(["accepted", "refused"], "sponsoring.answerMissing"),
  reason: z.string().trim().max(1000, "sponsoring.reasonLong").default(""),
  proposal: z.coerce.number().int(),
  sponsor: z.coerce.number().int(),
});

/** The words typed for each language; null if there are none in English. */
export function wordsIn(
  values: Readonly<Record<string, string | string[]>>,
  part: "prefix" | "words",
  languages: readonly string[],
): Words | null {
  const textIn = (language: string) => String(values[`${part}-${language}`] ?? "").trim();
  if (!textIn("en")) return null;
  const others = languages.filter((language) => language !== "en" && textIn(language));
  return { en: textIn("en"), ...Object.fromEntries(others.map((one) => [one, textIn(one)])) } satisfies Words;
}
