/** A moment in UTC, with milliseconds, as text that sorts in time order: `2027-05-31T15:59:00.000Z`. */
export type Instant = string;

/** The instant of any date text that carries its own offset. Throws on text that is not a date. */
export function instant(text: string | number | Date): Instant {
  return new Date(text).toISOString();
}

/** The instant `milliseconds` later (earlier, if negative). */
export function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Whether a text is a day of the calendar, `2027-05-31`. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && instant(at).startsWith(text);
}

/** The day of the calendar so many months later (earlier, if negative); the last of its month where there is no such day. */
export function monthsOn(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return instant(Date.UTC(year, month - 1 + months, Math.min(date, last))).slice(0, 10);
}

/** The later of two instants, so that a clock set back can never reopen what was closed. */
export function latest(a: Instant, b: Instant | undefined): Instant {
  return b && b > a ? b : a;
}

/** Whether this machine knows a time zone of that name. */
export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** The instant of a day and time on the clocks of a zone. Of an hour that clocks show twice, the first; one they skip moves on. */
export function instantIn(zone: string, day: string, time: string): Instant {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const before = wall - aheadOf(zone, wall - DAY);
  const after = wall - aheadOf(zone, wall + DAY);
  const shown = [before, after].filter((at) => at + aheadOf(zone, at) === wall);
  return instant(shown.length > 0 ? Math.min(...shown) : before);
}

/** Day and time that the clocks of a zone show at an instant, as date and time fields take them. */
export function clockIn(zone: string, at: Instant): { day: string; time: string } {
  const shown = instant(Date.parse(at) + aheadOf(zone, Date.parse(at)));
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** Milliseconds by which a zone is ahead of UTC at a moment. */
function aheadOf(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(new Date(at));
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return shown - Math.floor(at / 1000) * 1000;
}

/** The clock of a zone at an instant, as a date-and-time field writes it: `2027-05-31T23:59`. */
export function clockText(at: Instant, zone: string): string {
  const { day, time } = clockIn(zone, at);
  return `${day}T${time}`;
}

/** The instant at which a zone's clock shows this text, or null if it is no such text or that hour is skipped there. */
export function fromClock(text: string, zone: string): Instant | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(Date.parse(`${text}Z`))) return null;
  const found = instantIn(zone, text.slice(0, 10), text.slice(11));
  return clockText(found, zone) === text ? found : null;
}

/** An instant written with a zone's clock and its distance from UTC: `2027-05-31T23:59:00+08:00`. */
export function withOffset(at: Instant, zone: string): string {
  const clock = clockText(at, zone);
  const minutes = Math.round(aheadOf(zone, Date.parse(at)) / MINUTE);
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${clock}:00${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}
