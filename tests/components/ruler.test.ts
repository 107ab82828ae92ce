import fc from "fast-check";
import { expect, test } from "vitest";
import { placeLabels } from "~/components/ruler";
import { DAY, later } from "~/domain/time";

const LETTER = 2.5;

function boxOf(label: ReturnType<typeof placeLabels>[number]) {
  const width = Math.min(Math.max(label.label.length, label.date.length) * LETTER, 100);
  const from =
    label.anchor === "start" ? label.x : label.anchor === "end" ? label.x - width : label.x - width / 2;
  return { from, to: from + width };
}

test("labels of the ruler never touch each other, however close the dates are", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ day: fc.integer({ min: 0, max: 300 }), letters: fc.integer({ min: 3, max: 22 }) }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      (dates) => {
        const placed = placeLabels(
          dates
            .sort((a, b) => a.day - b.day)
            .map(({ day, letters }) => ({
              at: later("2027-01-01T00:00:00.000Z", day * DAY),
              label: "x".repeat(letters),
              date: "1 March",
            })),
        );
        for (const [at, one] of placed.entries())
          for (const other of placed.slice(at + 1)) {
            if (one.side !== other.side || one.lane !== other.lane) continue;
            const [a, b] = [boxOf(one), boxOf(other)];
            expect(a.to < b.from || b.to < a.from).toBe(true);
          }
      },
    ),
  );
});

test("labels stay on the sheet and alternate between above and below when there is room", () => {
  const placed = placeLabels([
    { at: "2027-03-01T00:00:00.000Z", label: "Entries open", date: "1 March" },
    { at: "2027-05-31T00:00:00.000Z", label: "Entries close", date: "31 May" },
    { at: "2027-08-02T00:00:00.000Z", label: "Winners", date: "2 August" },
    { at: "2027-09-01T00:00:00.000Z", label: "Ceremony", date: "1 September" },
  ]);
  expect(placed.map(({ side, lane, anchor }) => [side, lane, anchor])).toEqual([
    ["above", 1, "start"],
    ["below", 1, "middle"],
    ["above", 1, "end"],
    ["below", 1, "end"],
  ]);
  for (const label of placed) {
    expect(boxOf(label).from).toBeGreaterThanOrEqual(0);
    expect(boxOf(label).to).toBeLessThanOrEqual(100);
  }
});
