import type { Locale } from "~/locales/catalogue";
import { z } from "~/zod";

/** The choice of a language, and the page of this portal to go back to; any other address becomes the first page. */
export const localeForm = (offered: readonly Locale[]) =>
  z.object({
    locale: z.custom<Locale>((value) => offered.includes(value as Locale), "call.locale.unknown"),
    back: z
      .string()
      .regex(/^\/(?![/\\])[^\p{Cc}\\]*$/u)
      .catch("/"),
  });
