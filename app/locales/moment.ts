/** Moments as text, for pages and mails alike. */
import type { Instant } from "~/domain/time";

const formats = new Map<string, Intl.DateTimeFormat>();
const languageOf = (locale: string) => (locale.startsWith("en") || locale === "ar-XB" ? "en-GB" : locale);

/** Date and time of an instant in a zone, as the reader's language writes it. */
export function momentText(
  at: Instant,
  {
    locale,
    zone,
    withTime = true,
    withSeconds = false,
    withYear = true,
  }: { locale: string; zone: string; withTime?: boolean; withSeconds?: boolean; withYear?: boolean },
): string {
  const key = `${locale} ${zone} ${String(withTime)} ${String(withSeconds)} ${String(withYear)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(languageOf(locale), {
      timeZone: zone,
      day: "numeric",
      month: "long",
      ...(withYear ? { year: "numeric" } : {}),
      ...(withTime ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {}),
      ...(withSeconds ? { second: "2-digit" } : {}),
    });
    formats.set(key, format);
  }
  return format.format(new Date(at)).replace(" at ", ", ");
}

/** The days from one instant to another in a zone, without saying a month or a year twice. */
export function daysText(
  from: Instant,
  to: Instant,
  { locale, zone }: { locale: string; zone: string },
): string {
  return new Intl.DateTimeFormat(languageOf(locale), {
    timeZone: zone,
    day: "numeric",
    month: "long",
    year: "numeric",
  }).formatRange(new Date(from), new Date(to));
}

const offsets = new Map<string, Intl.DateTimeFormat>();

/** The hours that a zone is ahead of UTC at an instant: `UTC+8`. */
export function offsetText(at: Instant, zone: string): string {
  let format = offsets.get(zone);
  if (!format)
    offsets.set(
      zone,
      (format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" })),
    );
  const part = format.formatToParts(new Date(at)).find((p) => p.type === "timeZoneName");
  return (part?.value ?? "UTC").replace("GMT", "UTC");
}
