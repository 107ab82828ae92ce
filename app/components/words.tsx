import type { Instant } from "~/domain/time";
import { inLanguage, type Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { momentText, offsetText } from "~/locales/moment";

/** Words that a person typed: kept apart from the sentence around them in direction and, if known, language. */
export function Typed({ children, lang }: { children: string; lang?: string }) {
  return <bdi lang={lang}>{children}</bdi>;
}

/** Words of the rulebook in the reader's language, or in English marked as such. */
export function Said({ words }: { words: Words }) {
  const { locale } = useT();
  const text = inLanguage(words, locale);
  return <bdi lang={text === words.en ? "en" : undefined}>{text}</bdi>;
}

/** A moment in the edition's zone with its offset. */
export function Moment({
  at,
  zone,
  withTime = true,
  withSeconds = false,
}: {
  at: Instant;
  zone: string;
  withTime?: boolean;
  withSeconds?: boolean;
}) {
  const t = useT();
  const text = momentText(at, { locale: t.locale, zone, withTime, withSeconds });
  return (
    <time dateTime={at}>
      {!withTime
        ? text
        : zone === "UTC"
          ? t("site.utc", { moment: text })
          : t("site.zoned", { moment: text, zone: offsetText(at, zone) })}
    </time>
  );
}

/** A moment by the reader's own clock, with its day unless that is today; for the browser alone, which knows both. */
export function ownClock(at: Instant, locale: string): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(writtenIn(locale), {
    ...(isToday ? {} : { day: "numeric", month: "long", year: "numeric" }),
    hour: "2-digit",
    minute: "2-digit",
  }).format(moment);
}

/** A language that names, numbers and days can be written in; the pseudo-locales write them as English does. */
export function writtenIn(locale: string): string {
  return locale.startsWith("en") || locale === "ar-XB" ? "en-GB" : locale;
}

/** The name of a country or territory (ISO 3166 code) in a language, or the code if it has none. */
export function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([writtenIn(locale)], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name of a language (BCP 47) in a language, or the code if it has none. */
export function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames([writtenIn(locale)], { type: "language" }).of(language) ?? language;
}

/** A day of the calendar, which is the same day in every zone. */
export function dayText(day: string, locale: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime())
    ? day
    : new Intl.DateTimeFormat(writtenIn(locale), { timeZone: "UTC", dateStyle: "long" }).format(at);
}
