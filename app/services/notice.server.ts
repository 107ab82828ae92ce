import { type Context, translatorOf } from "~/context.server";
import { inLanguage } from "~/domain/words";
import { catalogues, type Locale } from "~/locales/catalogue";
import type { Translate } from "~/locales/translate";
import { type Notice, renderNotice } from "~emails/notice";
import type { Mail } from "~emails/render";

/**
 * Draws a plain mail in the reader's language, or in English where the portal has no catalogue for it. Names of
 * award and organiser are the edition's.
 */
export function drawNotice(
  context: Pick<Context, "edition">,
  language: string,
  write: (t: Translate) => Omit<Notice, "award" | "organiser">,
): Promise<Mail> {
  const t = translatorOf(language in catalogues || language.includes("-X") ? (language as Locale) : "en");
  const { names } = context.edition.rulebook;
  return renderNotice(t, {
    ...write(t),
    award: inLanguage(names.award, t.locale),
    organiser: inLanguage(names.organiser, t.locale),
  });
}
