import { letterParts } from "~/domain/letter-words";
import { z } from "~/zod";

const text = z.string().default("");

/** The words of one letter; what each part may say is a rule of the domain. */
export const letterWordsForm = z.object({
  ...(Object.fromEntries(letterParts.map((part) => [part, text])) as Record<
    (typeof letterParts)[number],
    typeof text
  >),
  version: z.coerce.number().int(),
});

/** Puts the portal's own words back, drawn from one version of the letter's. */
export const letterDefaultForm = z.object({ version: z.coerce.number().int() });

/** Sends a test: the button is all there is to it. */
export const letterTestForm = z.object({});
