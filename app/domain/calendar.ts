/** Events as calendar files (iCalendar, RFC 5545): moments in UTC, which every calendar shows on its own clock. */
import type { Instant } from "./time";

export type CalendarEvent = {
  /** The same for the same event, whatever day it is moved to. */
  uid: string;
  /** Grows with every change, so that calendars take the newer one. */
  sequence: number;
  stampedAt: Instant;
  starts: Instant;
  /** Null for a moment. */
  ends: Instant | null;
  title: string;
  place: string;
  words: string;
  url: string;
};

/** The file of one event: the same event is the same bytes. */
export function calendarFile({
  uid,
  sequence,
  stampedAt,
  starts,
  ends,
  title,
  place,
  words,
  url,
}: CalendarEvent) {
  const lines: [name: string, value: string][] = [
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", "-//pioneer-award-portal//EN"],
    ["CALSCALE", "GREGORIAN"],
    ["METHOD", "PUBLISH"],
    ["BEGIN", "VEVENT"],
    ["UID", textValue(uid)],
    ["SEQUENCE", String(sequence)],
    ["DTSTAMP", momentValue(stampedAt)],
    ["DTSTART", momentValue(starts)],
    ...(ends ? [["DTEND", momentValue(ends)] as [string, string]] : []),
    ["SUMMARY", textValue(title)],
    ...(place ? [["LOCATION", textValue(place)] as [string, string]] : []),
    ["DESCRIPTION", textValue(words)],
    // An address is no text: it is not escaped.
    ["URL", url.replace(/[\p{Cc}\s]/gu, "")],
    ["TRANSP", "TRANSPARENT"],
    ["END", "VEVENT"],
    ["END", "VCALENDAR"],
  ];
  return lines.map(([name, value]) => `${folded(`${name}:${value}`)}\r\n`).join("");
}

const momentValue = (at: Instant) => at.replace(/[-:]|\.\d+/g, "");

/** Whatever people wrote stays one value: nothing in it begins another line. */
function textValue(text: string): string {
  return text
    .replace(/\r\n|[\r\n\u2028\u2029\u0085]/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** A line in stretches of at most 75 octets, never cut within a character; each further one begins with a space. */
function folded(line: string): string {
  const stretches: string[] = [];
  let stretch = "";
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > 75) {
      stretches.push(stretch);
      stretch = " ";
      octets = 1;
    }
    stretch += letter;
    octets += size;
  }
  return [...stretches, stretch].join("\r\n");
}

/** How many octets a character takes in UTF-8. */
function octetsOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
