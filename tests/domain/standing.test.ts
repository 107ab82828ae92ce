import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultsOfProposal, winnersOf } from "~/domain/decision";
import { rank, type RankedEntry } from "~/domain/ranking";
import { type Candidate, lettersOf, releaseFaults, resultOf } from "~/domain/release";
import { readRulebook } from "~/domain/rulebook";
import {
  mayWin,
  needsSecond,
  refuseStanding,
  refuseStandingAnswer,
  type Standing,
  standings,
} from "~/domain/standing";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!;
const now = "2027-07-25T02:00:00.000Z";
const change = {
  book,
  now,
  entry: { state: "submitted" as const, standing: "inCompetition" as Standing },
  isMember: false,
  isOrganiser: true,
  release: { isApproved: false, isPublic: false, isCorrecting: false },
};

describe("a change of standing", () => {
  const ask = (more: object) =>
    refuseStanding({ ...change, standing: "disqualified", reason: "Why.", waiting: null, ...more })?.id ??
    null;
  test("can be made until the announcement, of what is submitted, with a reason, by no member", () => {
    expect(ask({})).toBe(null);
    expect(ask({ reason: " " })).toBe("standing.reasonMissing");
    expect(ask({ isMember: true })).toBe("screening.ownEntry");
    expect(ask({ entry: { state: "withdrawn", standing: "inCompetition" } })).toBe("standing.notSubmitted");
    expect(ask({ now: "2027-08-02T01:59:59.999Z" })).toBe(null);
    expect(ask({ now: "2027-08-02T02:00:00.000Z" })).toBe("standing.announced");
    expect(ask({ release: { isApproved: true, isPublic: false, isCorrecting: false } })).toBe(
      "standing.releaseApproved",
    );
    expect(ask({ release: { isApproved: true, isPublic: true, isCorrecting: false } })).toBe(
      "standing.announced",
    );
  });
  test("is not made twice, nor beside one that waits, nor taken back from a disqualification", () => {
    expect(ask({ waiting: { standing: "disqualified", proposedById: "a" } })).toBe("standing.waits");
    expect(ask({ standing: "inCompetition" })).toBe("standing.same");
    expect(ask({ standing: "inCompetition", entry: { state: "submitted", standing: "horsConcours" } })).toBe(
      null,
    );
    expect(ask({ standing: "inCompetition", entry: { state: "submitted", standing: "disqualified" } })).toBe(
      "standing.disqualifiedAlready",
    );
  });
  test("is an organiser's from the deliberation on, and nobody else hears what is decided from what stands in the way", () => {
    const opens = "2027-07-21T16:00:00.000Z";
    const heard = [true, false].flatMap((isApproved) =>
      [{}, { reason: "" }, { standing: "horsConcours" }].map((more) =>
        ask({ isOrganiser: false, release: { isApproved, isPublic: false, isCorrecting: false }, ...more }),
      ),
    );
    expect(new Set(heard)).toEqual(new Set(["standing.organisersNow"]));
    expect([
      ask({ isOrganiser: false, now: "2027-07-20T00:00:00.000Z" }),
      ask({ isOrganiser: false, now: opens }),
    ]).toEqual([null, "standing.organisersNow"]);
    const waiting = { standing: "disqualified" as const, proposedById: "a" };
    const answer = (isOrganiser: boolean, isApproved: boolean) =>
      refuseStandingAnswer({
        ...change,
        isOrganiser,
        release: { isApproved, isPublic: false, isCorrecting: false },
        waiting,
        personId: "b",
      })?.id ?? null;
    expect([answer(false, false), answer(false, true), answer(true, true)]).toEqual([
      null,
      "standing.organisersNow",
      "standing.releaseApproved",
    ]);
  });
  test("needs two people if it disqualifies and the call is closed", () => {
    const closes = "2027-05-31T15:59:00.000Z";
    expect(needsSecond(book, "disqualified", "2027-05-31T15:58:59.999Z")).toBe(false);
    expect(needsSecond(book, "disqualified", closes)).toBe(true);
    expect(needsSecond(book, "horsConcours", closes)).toBe(false);
    const waiting = { standing: "disqualified" as const, proposedById: "a" };
    expect(refuseStandingAnswer({ ...change, waiting, personId: "b" })).toBe(null);
    expect(refuseStandingAnswer({ ...change, waiting, personId: "a" })?.id).toBe("standing.twoPeople");
    expect(refuseStandingAnswer({ ...change, waiting: null, personId: "b" })?.id).toBe(
      "standing.nothingWaits",
    );
  });
});

test("neither what is disqualified nor what is hors concours is ever among the winners", () => {
  const marks = Object.fromEntries(book.rubric.criteria.map(({ id }) => [id, 5]));
  const world = fc
    .array(
      fc.record({
        standing: fc.constantFrom(...standings),
        marks: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 0, maxLength: 4 }),
        decided: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((of) => of.map((one, at) => ({ ...one, id: `e${at}`, code: `X-${String(at).padStart(4, "0")}` })));
  fc.assert(
    fc.property(world, (entries) => {
      const outside = new Set(entries.filter((one) => !mayWin(one)).map((one) => one.id));
      const ranked = entries.map((one): RankedEntry => ({
        id: one.id,
        code: one.code,
        title: "",
        organisation: "",
        country: null,
        standing: one.standing,
        sheets: one.marks.map((mark) => ({
          marks: { ...marks, CR1: mark },
          submittedAt: now,
          setAsideAt: null,
          endReason: null,
        })),
      }));
      const ranking = rank(book, { id: "C1", cap: 3 }, ranked);
      // The rules propose none, and a proposal that names one is at fault.
      for (const row of ranking.rows) expect(outside.has(row.id)).toBe(false);
      expect((ranking.horsConcours ?? []).map((one) => one.id)).toEqual(
        entries.filter((one) => one.standing === "horsConcours").map((one) => one.id),
      );
      const chosen = { winners: entries.filter((one) => one.decided).map((one) => one.id), reasons: {} };
      if (chosen.winners.some((id) => outside.has(id)))
        expect(faultsOfProposal(ranking, chosen)[0]?.message.id).toBe("ranking.notRanked");
      for (const winner of winnersOf(ranking, chosen).winners)
        expect(outside.has(winner.entryId)).toBe(false);

      // Even a decision that names one, from before it left the competition, lets none through.
      const candidates = entries.map((one): Candidate => ({
        id: one.id,
        code: one.code,
        state: "submitted",
        screened: "valid",
        reason: "",
        standing: one.standing,
        standingReason: "Why.",
        revision: {
          number: 1,
          hash: "h",
          category: "C1",
          title: "T",
          ownTitle: "",
          organisation: "O",
          ownOrganisation: "",
          country: null,
          summary: "S.",
        },
        members: [{ personId: one.id, name: "N", address: `${one.id}@people.example`, language: "en" }],
      }));
      const decided = [{ category: "C1", id: "d", version: 1, winners: chosen.winners }];
      const known = { book, candidates, decided, sponsors: [], languages: ["en"] };
      const result = resultOf({
        ...known,
        edition: "2027",
        rulebook: "h",
        counts: { judges: 1, sheets: 1, recusals: 0 },
      });
      for (const category of result.categories)
        for (const card of category.winners) expect(outside.has(card.entry)).toBe(false);
      for (const one of result.outcomes)
        if (one.outcome === "winner") expect(outside.has(one.entry)).toBe(false);
      for (const letter of lettersOf(known)) {
        const { standing } = entries.find((one) => one.id === letter.entryId)!;
        expect(standing).not.toBe("disqualified");
        if (standing === "horsConcours")
          expect([letter.outcome, letter.reason]).toEqual(["horsConcours", "Why."]);
      }
      const faults = releaseFaults({
        ...known,
        now,
        releaseAt: "2027-08-02T02:00:00.000Z",
        reason: "",
        result: null,
        letters: [],
      });
      expect(
        faults.some((f) => f.id === "release.faultWinnerOutside" || f.id === "release.faultWinnerNotValid"),
      ).toBe(chosen.winners.some((id) => outside.has(id)));
    }),
    { numRuns: 200 },
  );
});
