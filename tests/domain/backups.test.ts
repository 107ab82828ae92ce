import fc from "fast-check";
import { expect, test } from "vitest";
import { expiredBackups, isBackupLate } from "~/domain/backups";
import { DAY, HOUR, later, MINUTE } from "~/domain/time";

const start = "2027-03-01T00:00:00.000Z";

test("whatever was changed and when, the five newest stay, an hour of the last day has one, a day of 30 has one, and no older one does", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 120 }), (gaps) => {
      const taken: string[] = [];
      let kept: string[] = [];
      let now = start;
      for (const gap of gaps) {
        now = later(now, gap * MINUTE);
        taken.push(now);
        kept.push(now);
        const expired = new Set(expiredBackups(kept, now));
        kept = kept.filter((one) => !expired.has(one));
      }
      const since = (age: number) => taken.filter((one) => one > later(now, -age));
      const young = new Set(since(30 * DAY).slice(-5));
      for (const one of young) expect(kept).toContain(one);
      for (const one of since(DAY))
        expect(kept.some((other) => other.slice(0, 13) === one.slice(0, 13))).toBe(true);
      for (const one of since(30 * DAY))
        expect(kept.some((other) => other.slice(0, 10) === one.slice(0, 10))).toBe(true);
      expect(kept.filter((one) => one <= later(now, -30 * DAY))).toEqual([]);
      expect(kept.length).toBeLessThanOrEqual(5 + 25 + 31);
    }),
    { numRuns: 200 },
  );
});

test("the newest stays however old it is", () => {
  expect(expiredBackups([start], later(start, 400 * DAY))).toEqual([]);
  expect(expiredBackups([start, later(start, HOUR)], later(start, 400 * DAY))).toEqual([start]);
});

test("a backup is late a quarter of an hour after the first change that is in none", () => {
  expect(isBackupLate(null, start)).toBe(false);
  expect(isBackupLate(start, later(start, 15 * MINUTE))).toBe(false);
  expect(isBackupLate(start, later(start, 15 * MINUTE + 1))).toBe(true);
});
