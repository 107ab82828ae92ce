import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarFile } from "~/domain/calendar";

const event = {
  uid: "announced-2027@award.example",
  sequence: 3,
  stampedAt: "2026-09-01T00:00:00.000Z",
  starts: "2027-08-02T02:00:00.000Z",
  ends: null,
  title: "Pioneer Award, 2027: winners announced",
  place: "",
  words: "Dates may move.",
  url: "https://award.example/winners",
};
/** A file read as RFC 5545 says: lines unfolded, then name and value apart. */
function read(file: string): [name: string, value: string][] {
  const lines = file.replace(/\r\n /g, "").split("\r\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]);
}
const unescaped = (value: string) =>
  value.replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === "n" ? "\n" : one));

test("an event is written whole, in UTC, with a mark that stays the same", () => {
  expect(calendarFile(event)).toBe(
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//pioneer-award-portal//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:announced-2027@award.example",
      "SEQUENCE:3",
      "DTSTAMP:20260901T000000Z",
      "DTSTART:20270802T020000Z",
      "SUMMARY:Pioneer Award\\, 2027: winners announced",
      "DESCRIPTION:Dates may move.",
      "URL:https://award.example/winners",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n"),
  );
});

test("whatever is written in it stays in its own value, in lines of at most 75 octets, and is read back", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 300 }),
      fc.string({ unit: "binary" }),
      (title, place) => {
        const file = calendarFile({ ...event, title, place, ends: "2027-08-02T09:00:00.000Z" });
        for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const values = read(file);
        expect(values.filter(([name]) => name === "BEGIN" || name === "END")).toHaveLength(4);
        expect(new Set(values.map(([name]) => name)).size).toBe(values.length - 2);
        const plain = title.replace(/\r\n|[\r\n\u2028\u2029\u0085]/g, "\n").replace(/[^\P{Cc}\n]/gu, " ");
        expect(unescaped(values.find(([name]) => name === "SUMMARY")?.[1] ?? "")).toBe(plain);
      },
    ),
    {
      examples: [
        ["BEGIN:VEVENT\r\nEND:VCALENDAR\nX;,\\n", "a\u2028b\u0085c"],
        ["颁奖典礼".repeat(40), "قاعة"],
      ],
    },
  );
});
