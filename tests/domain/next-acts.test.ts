import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Gates, nextActs } from "~/domain/next-acts";
import { readRulebook } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import type { Instant } from "~/domain/time";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!; // it is the default
const none: Gates = {
  drafts: 0,
  unscreened: 0,
  repairs: 0,
  extensions: 0,
  valid: 10,
  judges: 9,
  invitedJudges: 0,
  undeclared: 0,
  uncategorised: 0,
  isPlanned: true,
  short: 0,
  openSheets: 0,
  sheets: 0,
  reports: 0,
  mails: 0,
  proposed: 0,
  decided: 0,
  release: null,
  embargo: null,
  told: { silent: 0, since: null, names: 0, declined: 0 },
  standings: [],
  disclosures: 0,
  brands: 0,
  isCorrecting: false,
  feedback: null,
  complaints: { open: 0, drafted: 0, dueAt: null },
};
const before = (at: Instant) => new Date(Date.parse(at) - 1).toISOString();
const asked = (now: Instant, gates: Partial<Gates>) =>
  nextActs(
    book,
    { ...none, ...gates },
    { now, openedAt: windowOf(book, "open").opens, isRestored: false, isBackupLate: false },
  ).map(({ message, by, room }) => [message.id, by, room]);

describe("what comes next", () => {
  test("a complaint waits for a draft, then for a second person, with the day by which it is answered", () => {
    const dueAt = "2027-09-26T00:00:00.000Z";
    const at = "2027-08-20T00:00:00.000Z";
    const of = (open: number, drafted: number) =>
      asked(at, { complaints: { open, drafted, dueAt } }).filter(([, , room]) => room === "deskComplaints");
    expect(of(1, 0)).toEqual([["organising.next.answerComplaints", "organiser", "deskComplaints"]]);
    expect(of(0, 1)).toEqual([["organising.next.approveAnswers", "organiser", "deskComplaints"]]);
    expect(of(2, 1)).toHaveLength(2);
  });

  test("letters to all are asked for once winners were told, and not while a prize or a name is open", () => {
    const at = "2027-07-27T02:00:00.000Z";
    const decided = book.categories.length + book.specialAwards.length;
    const told = { silent: 2, since: at, names: 0, declined: 0 };
    const embargo = { state: "approved", at } as const;
    const of = (gates: Partial<Gates>) =>
      asked(at, { decided, ...gates }).filter(([id]) => id === "organising.next.letters").length;
    expect([of({}), of({ embargo: { ...embargo, state: "drafted" } }), of({ embargo, told })]).toEqual([
      0, 0, 1,
    ]);
    for (const open of [{ names: 1 }, { declined: 1 }])
      expect(of({ embargo, told: { ...told, ...open } })).toBe(0);
  });

  test("a sponsor's change and an early disclosure are asked for until they are answered", () => {
    const rooms = asked("2027-07-20T02:00:00.000Z", { brands: 1, disclosures: 1, standings: ["X-1"] }).map(
      ([, , room]) => room,
    );
    expect(rooms).toEqual(expect.arrayContaining(["screening", "sponsors", "disclosures"]));
  });

  test("letters in confidence wait for a draft, a second person and their moment, then for answers by their day", () => {
    const at = "2027-07-25T02:00:00.000Z";
    const told = "2027-07-26T02:00:00.000Z";
    const decided = book.categories.length + book.specialAwards.length;
    const of = (gates: Partial<Gates>, now = at) =>
      nextActs(
        book,
        { ...none, decided, ...gates },
        { now, openedAt: windowOf(book, "open").opens, isRestored: false, isBackupLate: false },
      )
        .filter(({ room }) => room === "embargo" || room === "correction")
        .map(({ message, seenBy }) => [
          message.id.split(".")[2],
          message.values,
          seenBy.includes("observer"),
        ]);
    expect(of({ decided: decided - 1 })).toEqual([]);
    expect(of({})).toEqual([["embargoLetters", { day: { day: "2027-07-26" } }, false]]);
    const embargo = { state: "approved", at: told } as const;
    expect(of({ embargo: { ...embargo, state: "drafted" } })).toEqual([
      ["embargoApprove", { day: { day: "2027-07-26" } }, false],
    ]);
    expect(of({ embargo })).toEqual([["embargoWaits", { day: { day: "2027-07-26" } }, false]]);
    expect(of({ embargo }, told)).toEqual([]);
    const waits = { silent: 2, since: told, names: 0, declined: 0 };
    expect(of({ embargo, told: waits }, told)).toEqual([
      ["answers", { count: 2, day: { day: "2027-07-31" } }, false],
    ]);
    expect(of({ embargo, told: waits }, "2027-07-31T02:00:00.000Z")).toEqual([
      ["silent", { count: 2 }, false],
    ]);
    const public_ = { state: "approved", at: "2027-08-02T02:00:00.000Z" } as const;
    expect(of({ embargo, told: waits, release: public_ }, public_.at)).toEqual([]);
    // A release that is approved would go out with the old names.
    const asks = { silent: 0, since: null, names: 1, declined: 0 };
    expect(of({ told: asks, release: { ...public_, state: "drafted" } }, told)[0]?.[0]).toBe("names");
    expect(of({ embargo, told: asks, release: public_ }, told)).toEqual([["namesStop", { count: 1 }, false]]);
    // They stand where a decision fell too, and after the release.
    const open = { silent: 0, since: null, names: 1, declined: 1 };
    const corrected = { ...public_, at: "2027-08-05T02:00:00.000Z" };
    expect(of({ release: corrected, isCorrecting: true }, public_.at)).toEqual([
      ["correctWaits", { day: { day: "2027-08-05" } }, false],
    ]);
    expect(of({ decided: 0, told: open, isCorrecting: true }, public_.at)).toEqual([
      ["correct", undefined, false],
      ["declined", { count: 1 }, false],
      ["names", { count: 1 }, false],
    ]);
  });

  test("comments are checked before feedback is called ready, and then nothing more of it waits", () => {
    const at = "2027-08-10T00:00:00.000Z";
    const of = (feedback: Gates["feedback"]) =>
      asked(at, { feedback }).filter(([, , room]) => room === "deskFeedback");
    expect(of(null)).toEqual([]);
    expect(of({ waiting: 2, isPrepared: false })).toEqual([
      ["organising.next.checkComments", "screener", "deskFeedback"],
    ]);
    expect(of({ waiting: 0, isPrepared: false })).toEqual([
      ["organising.next.prepareFeedback", "organiser", "deskFeedback"],
    ]);
    expect(of({ waiting: 0, isPrepared: true })).toEqual([]);
  });

  test("judges are not said to be late with declaring before declaring has opened", () => {
    const { opens } = windowOf(book, "declaring");
    const act = ["organising.next.declare", "judge", "judges"];
    expect(asked(before(opens), { isPlanned: false, undeclared: 3 })).not.toContainEqual(act);
    expect(asked(opens, { isPlanned: false, undeclared: 3 })).toContainEqual(act);
  });

  test("an entry that lacks a judge waits for the chair's top-up, as long as judges mark", () => {
    const { closes } = windowOf(book, "scoring");
    const act = ["organising.next.topUp", "chair", "planTopUp"];
    expect(asked(before(closes), { short: 2 })).toContainEqual(act);
    expect(asked(before(closes), {})).not.toContainEqual(act);
    expect(asked(closes, { short: 2 })).not.toContainEqual(act);
  });

  test("a judge without a category waits for the organiser", () => {
    const act = ["organising.next.categories", "organiser", "judges"];
    expect(asked(windowOf(book, "open").opens, { uncategorised: 1 })).toContainEqual(act);
  });
});
