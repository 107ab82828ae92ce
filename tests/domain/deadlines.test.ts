import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  closingOf,
  type Extension,
  needsSecond,
  refuseAnswer,
  refuseExtension,
  ruleAt,
} from "~/domain/deadlines";
import { inTime, refuseEditing, refuseEntering, refuseSubmitting, timeLeft } from "~/domain/entering";
import { reminderDays, reminderDue } from "~/domain/reminders";
import { refuseDates } from "~/domain/replacement";
import { readRulebook, type Rulebook } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import {
  DAY,
  fromClock,
  HOUR,
  type Instant,
  instant,
  instantIn,
  later,
  MINUTE,
  withOffset,
} from "~/domain/time";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!; // it is the default
const { opens, closes } = windowOf(book, "open");
const grace = book.graceMinutes * MINUTE;

const moments = fc.integer({ min: Date.parse(opens) - 5 * DAY, max: Date.parse(closes) + 20 * DAY });
const extensions = fc.option(
  fc.record({
    number: fc.integer({ min: 1, max: 5 }),
    until: fc.integer({ min: -2 * DAY, max: 15 * DAY }).map((ms) => later(closes, ms)),
  }),
);

describe("what is in time", () => {
  test.each<[string, number, Extension | null, string | null]>([
    ["a millisecond before the published deadline", -1, null, "published"],
    ["at the published deadline", 0, null, "grace"],
    ["a millisecond before the end of the grace", grace - 1, null, "grace"],
    ["at the end of the grace", grace, null, null],
    ["within the grace, with an extension", 1, { number: 2, until: later(closes, DAY) }, "extension"],
    [
      "a millisecond before the end of an extension",
      DAY - 1,
      { number: 2, until: later(closes, DAY) },
      "extension",
    ],
    ["at the end of an extension, which has no grace", DAY, { number: 2, until: later(closes, DAY) }, null],
    [
      "within the grace, after an extension that was shorter",
      30 * MINUTE,
      { number: 1, until: later(closes, MINUTE) },
      "grace",
    ],
  ])("%s", (_, offset, extension, rule) => {
    const now = later(closes, offset);
    expect(ruleAt(book, extension, now)?.rule ?? null).toBe(rule);
    const call = { book, openedAt: opens, now };
    expect(refuseEntering(call, extension)?.id ?? null).toBe(rule === null ? "entering.closed" : null);
  });

  test("before the call nothing is in time, whatever was granted", () => {
    expect(ruleAt(book, { number: 1, until: later(closes, DAY) }, later(opens, -1))).toBeNull();
    expect(ruleAt(book, null, opens)?.rule).toBe("published");
  });

  test("once it is too late it stays too late, and an extension takes no time away", () => {
    fc.assert(
      fc.property(moments, fc.nat({ max: 30 * DAY }), extensions, (ms, more, extension) => {
        const [now, then] = [instant(ms), instant(ms + more)];
        if (now >= opens && ruleAt(book, extension, now) === null)
          expect(ruleAt(book, extension, then)).toBeNull();
        if (ruleAt(book, null, now) !== null) expect(ruleAt(book, extension, now)).not.toBeNull();
      }),
    );
  });

  test("what is shown as closing is never later than what is taken", () => {
    fc.assert(
      fc.property(moments, extensions, (ms, extension) => {
        const now = instant(ms);
        if (opens <= now && now < closingOf(book, extension))
          expect(ruleAt(book, extension, now)).not.toBeNull();
      }),
    );
  });

  test("a repair is in time by the repair, and by nothing else", () => {
    const call = { book, openedAt: opens, now: later(closes, 14 * DAY) };
    const repairUntil = later(call.now, HOUR);
    expect(inTime({ repairUntil, extension: null }, call)).toEqual({ rule: "repair", number: null });
    const entry = { state: "submitted", capacity: "lead", repairUntil, extension: null } as const;
    expect(refuseEditing(entry, call)).toBeNull();
    expect(refuseEditing({ ...entry, repairUntil: call.now }, call)?.id).toBe("entering.repairOver");
  });
});

describe("a zone whose clocks change", () => {
  const zoned = (zone: string, clock: string): Rulebook => ({
    ...book,
    edition: { ...book.edition, zone },
    stages: book.stages.map(
      (stage) =>
        stage.id === "open" ? { ...stage, closes: withOffset(fromClock(clock, zone)!, zone) } : stage, // it exists there
    ),
  });

  test.each([
    ["the night when clocks go forward", "Europe/Berlin", "2027-03-28T03:30", "2027-03-28T01:30:00.000Z"],
    [
      "the hour that clocks show twice: the first",
      "Europe/Berlin",
      "2027-10-31T02:30",
      "2027-10-31T00:30:00.000Z",
    ],
    ["the other half of the year", "America/New_York", "2027-03-14T03:00", "2027-03-14T07:00:00.000Z"],
  ])("%s", (_, zone, clock, at) => {
    const there = zoned(zone, clock);
    expect(windowOf(there, "open").closes).toBe(at);
    const ruleAfter = (ms: number) => ruleAt(there, null, later(at, ms))?.rule ?? null;
    expect([-1, 0, grace - 1, grace].map(ruleAfter)).toEqual(["published", "grace", "grace", null]);
  });

  test("an hour that clocks skip is no deadline", () => {
    expect(fromClock("2027-03-28T02:30", "Europe/Berlin")).toBeNull();
  });

  test("the grace is an hour of time, also when clocks jump in it", () => {
    const there = zoned("Europe/Berlin", "2027-03-28T01:59");
    const end = later(windowOf(there, "open").closes, grace);
    expect(end).toBe(instantIn("Europe/Berlin", "2027-03-28", "03:59"));
    expect(ruleAt(there, null, later(end, -1))?.rule).toBe("grace");
    expect(ruleAt(there, null, end)).toBeNull();
  });
});

describe("more time for one entry", () => {
  const now = later(closes, -DAY);
  const asked = {
    now,
    until: later(closes, 2 * DAY),
    isPlanned: false,
    extension: null,
    entry: { state: "draft" as const, outcome: null },
  };
  test.each<[string, object, string | null]>([
    ["for a draft", {}, null],
    ["for an address without an entry", { entry: null }, null],
    ["for a submitted entry that was not screened", { entry: { state: "submitted", outcome: null } }, null],
    ["not once the judges have their entries", { isPlanned: true }, "deadlines.planned"],
    ["not for a withdrawn entry", { entry: { state: "withdrawn", outcome: null } }, "deadlines.withdrawn"],
    [
      "not for an entry that was screened",
      { entry: { state: "submitted", outcome: "valid" } },
      "deadlines.screened",
    ],
    ["not into the past", { until: now }, "deadlines.past"],
    ["not to the deadline there is", { until: closes }, "deadlines.notLater"],
    [
      "not to less than was granted",
      { extension: { number: 1, until: later(closes, 3 * DAY) } },
      "deadlines.notLater",
    ],
    ["to more than was granted", { extension: { number: 1, until: later(closes, DAY) } }, null],
    ["to the opening of scoring", { until: windowOf(book, "scoring").opens }, null],
    ["not into scoring", { until: later(windowOf(book, "scoring").opens, 1) }, "deadlines.intoScoring"],
  ])("%s", (_, more, id) => {
    expect(refuseExtension(book, { ...asked, ...more })?.id ?? null).toBe(id);
  });

  test("takes a second person from the published deadline on", () => {
    expect(needsSecond(book, later(closes, -1))).toBe(false);
    expect(needsSecond(book, closes)).toBe(true);
  });

  test("nobody approves what they proposed themselves; anybody may turn it down, once", () => {
    const proposed = { state: "proposed" as const, proposedById: "a" };
    expect(refuseAnswer(proposed, { personId: "a", answer: "granted" })?.id).toBe("deadlines.secondPerson");
    expect(refuseAnswer(proposed, { personId: "b", answer: "granted" })).toBeNull();
    expect(refuseAnswer(proposed, { personId: "a", answer: "declined" })).toBeNull();
    expect(refuseAnswer({ ...proposed, state: "granted" }, { personId: "b", answer: "declined" })?.id).toBe(
      "deadlines.answered",
    );
  });
});

describe("more time for everybody", () => {
  const moved = (ms: number): Rulebook => ({
    ...book,
    stages: book.stages.map((stage) =>
      stage.id === "open" ? { ...stage, closes: withOffset(later(closes, ms), "UTC") } : stage,
    ),
  });
  const now = later(opens, DAY);
  test.each<[string, number, object, string | null]>([
    ["once, after the call was opened", 8 * HOUR, { isOpened: true, isExtended: false }, null],
    ["not twice", 8 * HOUR, { isOpened: true, isExtended: true }, "organising.dates.extendedOnce"],
    ["as often as needed before it is opened", 8 * HOUR, { isOpened: false, isExtended: true }, null],
    [
      "not past the deadline",
      8 * HOUR,
      { isOpened: true, isExtended: false, now: closes },
      "organising.dates.past",
    ],
  ])("%s", (_, ms, state, id) => {
    const use = { now, isOpened: true, isExtended: false, ...state };
    expect(refuseDates(book, moved(ms), use)?.id ?? null).toBe(id);
  });
});

describe("the limits of an organisation", () => {
  const call = { book, openedAt: opens, now: later(opens, DAY) };
  const entry = { state: "draft", capacity: "lead", repairUntil: null, extension: null } as const;
  const enterprise = { organisationType: "enterprise", category: "C4" };
  const ask = (others: string[], answers: Record<string, string>, standsIn: string | null = null) =>
    refuseSubmitting(entry, call, { faults: 0, answers, others, standsIn })?.id ?? null;

  test("three entries, and of an enterprise one in a category", () => {
    expect(ask(["C1", "C2"], { category: "C1" })).toBeNull();
    expect(ask(["C1", "C2", "C3"], { category: "C1" })).toBe("entering.organisationIsFull");
    expect(ask(["C4"], enterprise)).toBe("entering.organisationHasCategory");
    expect(ask(["C1"], enterprise)).toBeNull();
    expect(ask(["C4"], { organisationType: "institution", category: "C4" })).toBeNull();
  });

  test("whoever stands over a limit, because names were merged, may still mend what they submitted", () => {
    expect(ask(["C1", "C2", "C3"], { category: "C1" }, "C1")).toBeNull();
    expect(ask(["C4", "C4"], enterprise, "C4")).toBeNull();
    expect(ask(["C4"], enterprise, "C3")).toBe("entering.organisationHasCategory");
  });
});

describe("reminders", () => {
  test("the newest of 30, 14, 3 and 1 day(s) whose moment has come is due, until the deadline", () => {
    const dueIn = (ms: number) => reminderDue(closes, later(closes, -ms))?.days ?? null;
    expect([31 * DAY, 30 * DAY + 1, 30 * DAY, 20 * DAY, 14 * DAY, 3 * DAY, DAY, 1, 0].map(dueIn)).toEqual([
      null,
      null,
      30,
      30,
      14,
      3,
      1,
      1,
      null,
    ]);
  });

  test("is always one whose moment lies behind, with none between it and now", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 * DAY }), (ms) => {
        const now = later(closes, -ms);
        const due = reminderDue(closes, now);
        const passed = reminderDays.filter((days) => later(closes, -days * DAY) <= now);
        expect(due?.days ?? null).toBe(passed.length > 0 ? Math.min(...passed) : null);
        if (due) expect(due.at <= now && due.at < closes).toBe(true);
      }),
    );
  });
});

test("the time left counts down to nothing, and there is none after it", () => {
  const at = (ms: number): Instant => later(closes, -ms);
  expect(timeLeft(closes, at(2 * DAY + 3 * HOUR + 4 * MINUTE + 5000))).toEqual({
    days: 2,
    hours: 3,
    minutes: 4,
    seconds: 5,
  });
  expect(timeLeft(closes, at(1))).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
  expect(timeLeft(closes, closes)).toBeNull();
});
