import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { components, linkingPairs, weakestLink } from "~/engine/linkage";
import { type Score, scoreTable } from "~/engine/mixed-model";
import { madeUp, nameOf, scoreSets, shuffledBy } from "./contests";
import { disconnected, penicillin } from "./published";

/** Two complete panels of six entries by three judges, joined by the given number of sheets. */
const bridged = (sheets: number): Score[] => {
  const panel = (from: number, judges: number) =>
    Array.from({ length: 6 }, (_, entry) =>
      [0, 1, 2].map((judge) => ({
        entry: nameOf("e", from + entry),
        judge: nameOf("j", judges + judge),
        score: 0,
      })),
    ).flat();
  const bridge = Array.from({ length: sheets }, (_, at) => ({
    entry: nameOf("e", Math.floor(at / 3)),
    judge: nameOf("j", 3 + (at % 3)),
    score: 0,
  }));
  return [...panel(0, 0), ...panel(6, 3), ...bridge];
};

describe("the graph of judges and entries", () => {
  test("falls into the parts that share no sheet, with the fewest sheets that would join them", () => {
    expect(components(disconnected.scores)).toEqual([
      { entries: ["1", "2"], judges: ["A", "B"] },
      { entries: ["3", "4"], judges: ["C", "D"] },
    ]);
    expect(linkingPairs(disconnected.scores)).toEqual([{ entry: "1", judge: "C" }]);
    expect(components(penicillin.scores)).toHaveLength(1);
    expect(linkingPairs(penicillin.scores)).toEqual([]);
    expect([components([]), linkingPairs([])]).toEqual([[], []]);
  });

  test("is whole once the proposed sheets are given, whatever it was; and the order never matters", () => {
    fc.assert(
      fc.property(scoreSets, fc.integer(), (scores, seed) => {
        const links = linkingPairs(scores);
        expect(links).toHaveLength(components(scores).length - 1);
        expect(components([...scores, ...links])).toHaveLength(1);
        expect(components(shuffledBy(scores, seed))).toEqual(components(scores));
        expect(linkingPairs(shuffledBy(scores, seed))).toEqual(links);
      }),
      { numRuns: 60 },
    );
  });

  test("may name an entry and a judge alike without mixing them up", () => {
    expect(
      components([
        { entry: "x", judge: "y" },
        { entry: "y", judge: "x" },
      ]),
    ).toHaveLength(2);
  });
});

describe("the weakest link", () => {
  test("is where two panels hang by one sheet, and gets stronger with more", () => {
    const one = weakestLink(scoreTable(bridged(1)))!;
    expect(one.groups.map((group) => group.join(" ")).sort()).toEqual(["j000 j001 j002", "j003 j004 j005"]);
    // One sheet by a judge of the other panel: his severity and the entry's level are each known from other sheets.
    expect(one.error).toBeGreaterThan(1);
    expect(one.spread).toBeLessThan(0.1);
    const three = weakestLink(scoreTable(bridged(3)))!;
    const many = weakestLink(scoreTable(bridged(15)))!;
    expect([three.error < one.error, many.error < three.error]).toEqual([true, true]);
    expect(many.spread).toBeGreaterThan(0.1);
  });

  test("of a complete panel is none to speak of, and a random plan is nearly as good", () => {
    expect(weakestLink(scoreTable(penicillin.scores))!.spread).toBeCloseTo(1, 9);
    const { scores } = madeUp({ entries: 60, judges: 12, sheets: 3, severity: 0, seed: 1 });
    expect(weakestLink(scoreTable(scores))!.spread).toBeGreaterThan(0.3);
    const turned = scores.map(({ entry, judge, score }) => ({ entry: judge, judge: entry, score }));
    expect(weakestLink(scoreTable(turned))!.of).toBe("entry");
    expect(weakestLink(scoreTable([{ entry: "a", judge: "x", score: 1 }]))).toBeNull();
  });
});
