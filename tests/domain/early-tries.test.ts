import fc from "fast-check";
import { expect, test } from "vitest";
import { addTry, earlyKinds, type EarlyTally, isTry, triesByDay } from "~/domain/early-tries";
import { later, SECOND } from "~/domain/time";

const publicAt = "2027-08-02T02:00:00.000Z";

test("what everybody may ask counts each time, the rest when it was refused", () => {
  expect(earlyKinds.filter((kind) => isTry(kind, 200))).toEqual(["front", "certificate"]);
  expect(earlyKinds.filter((kind) => isTry(kind, 404))).toEqual(earlyKinds);
});

test("every try before the release is counted once, on its day in the zone, and none after it", () => {
  const tries = fc.array(
    fc.record({
      kind: fc.constantFrom(...earlyKinds),
      ms: fc.integer({ min: -3 * 86_400_000, max: 60_000 }),
    }),
  );
  fc.assert(
    fc.property(tries, (asked) => {
      const tally: EarlyTally = new Map();
      for (const { kind, ms } of asked) addTry(tally, { kind, now: later(publicAt, ms) });
      const found = triesByDay(tally, { zone: "Asia/Shanghai", publicAt });
      expect(found.reduce((sum, one) => sum + one.count, 0)).toBe(asked.filter(({ ms }) => ms < 0).length);
      expect(new Set(found.map(({ day, kind }) => `${day} ${kind}`)).size).toBe(found.length);
    }),
  );
});

test("what is kept until then grows with the seconds, not with what is asked", () => {
  const tally: EarlyTally = new Map();
  for (let at = 0; at < 5000; at += 1)
    addTry(tally, { kind: "case", now: later(publicAt, -SECOND + (at % 1000)) });
  expect([...tally]).toEqual([["2027-08-02T01:59:59.000Z case", 5000]]);
  // 01:59:59 in UTC is the 2nd of August in the edition's zone.
  expect(triesByDay(tally, { zone: "Asia/Shanghai", publicAt })).toEqual([
    { day: "2027-08-02", kind: "case", count: 5000 },
  ]);
});
