import { describe, expect, test } from "vitest";
import type { EnteringState } from "~/domain/entering";
import { fieldsOf, type FilesField, readRulebook } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import { later, MINUTE } from "~/domain/time";
import {
  momentInTime,
  refuseBeginning,
  refuseFinishing,
  submittingMoment,
  UNFINISHED,
} from "~/domain/uploads";
import rulebook from "../../db/seed/rulebooks/2027.json";

const book = readRulebook(rulebook).rulebook!; // the default rulebook is valid, another test says so
const annex = fieldsOf(book).find((one) => one.id === "annex") as FilesField; // it is a files field
const opened = windowOf(book, "open").opens;
/** When no entry is taken any more, and when no upload is. */
const end = later(windowOf(book, "open").closes, book.graceMinutes * MINUTE);
const over = later(end, book.uploadGraceMinutes * MINUTE);
const draft: EnteringState = { state: "draft", capacity: "lead", repairUntil: null, extension: null };
const call = (now: string) => ({ book, openedAt: opened, now });

test.each([
  ["a file that fits", {}, null],
  ["one that is too large", { size: 10 * 1_048_576 + 1 }, "files.tooLarge"],
  ["a field that is full", { there: 1 }, "files.tooMany"],
  [
    "the tenth at once",
    { unfinished: Array.from({ length: UNFINISHED.files - 1 }, () => ({ size: 1 })) },
    null,
  ],
  [
    "the eleventh",
    { unfinished: Array.from({ length: UNFINISHED.files }, () => ({ size: 1 })) },
    "files.tooManyUnfinished",
  ],
  [
    "as many bytes as one may have on the way",
    { size: 1, unfinished: [{ size: UNFINISHED.bytes - 1 }] },
    null,
  ],
  ["a byte more", { size: 2, unfinished: [{ size: UNFINISHED.bytes - 1 }] }, "files.tooManyUnfinished"],
])("%s may begin, or not", (_, more, refusal) => {
  const asked = refuseBeginning(annex, { name: "a.pdf", size: 1000, there: 0, unfinished: [], ...more });
  expect(asked?.id ?? null).toBe(refusal);
});

describe("an upload that was begun in time", () => {
  const begun = later(end, -1);
  test.each([
    ["before the end", later(end, -1), begun, null],
    ["at the end", end, begun, null],
    ["a moment before the grace is over", later(over, -1), begun, null],
    ["when the grace is over", over, begun, "entering.closed"],
    ["begun at the end", end, end, "entering.closed"],
    ["begun long before", later(over, -1), opened, null],
    ["begun long before, when the grace is over", over, opened, "entering.closed"],
  ])("%s", (_, now, begunAt, refusal) => {
    expect(refuseFinishing(draft, call(now), begunAt)?.id ?? null).toBe(refusal);
  });

  test("is judged by the moment in which it would have come", () => {
    expect(momentInTime(call(over), begun)).toBe(end);
    expect(momentInTime(call(end), begun)).toBe(begun);
  });

  test("does not finish for a reader, nor in an entry that is withdrawn", () => {
    const ask = (more: Partial<EnteringState>) =>
      refuseFinishing({ ...draft, ...more }, call(end), begun)?.id ?? null;
    expect(ask({ capacity: "reader" })).toBe("entering.readersOnlyRead");
    expect(ask({ state: "withdrawn" })).toBe("entering.isWithdrawn");
  });

  test("has its grace at the end of a repair too", () => {
    const until = later(end, 7 * 24 * 60 * MINUTE);
    const ask = (now: string, begunAt: string) =>
      refuseFinishing({ ...draft, repairUntil: until }, call(now), begunAt)?.id ?? null;
    expect(ask(until, later(until, -1))).toBeNull();
    expect(ask(later(until, book.uploadGraceMinutes * MINUTE), later(until, -1))).toBe("entering.repairOver");
    expect(ask(until, until)).toBe("entering.repairOver");
  });
});

describe("a submission after the end", () => {
  const begun = later(end, -1);
  const moment = (now: string, attached: { createdAt: string; endedAt: string }[]) =>
    submittingMoment(draft, call(now), attached);
  test("is judged by its own moment when no upload came late", () => {
    const early = { createdAt: opened, endedAt: begun };
    expect(moment(end, [])).toBe(end);
    expect(moment(end, [early])).toBe(end);
  });
  test("is judged by the moment of the upload that came late and was begun in time", () => {
    const late = { createdAt: begun, endedAt: end };
    expect(moment(later(over, -1), [late])).toBe(later(end, -1));
    expect(moment(over, [late])).toBe(over);
  });
  test("gains nothing by an upload while the call is open", () => {
    const now = later(end, -1000);
    expect(moment(now, [{ createdAt: opened, endedAt: now }])).toBe(now);
  });
});
