import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Merges } from "~/domain/category-merges";
import fc from "fast-check";
import {
  type Candidate,
  changesBetween,
  type JudgeAtGate,
  refuseDrafting,
  refusePairing,
  refusePublishing,
} from "~/domain/plans";
import { regionOf } from "~/domain/regions";
import { readRulebook } from "~/domain/rulebook";
import { iso31661 } from "iso-3166";

const book = readRulebook(JSON.parse(readFileSync("db/seed/rulebooks/2027.json", "utf8"))).rulebook!;
const now = "2027-06-20T00:00:00.000Z";
const judge = (more: Partial<JudgeAtGate> = {}): JudgeAtGate => ({
  id: "j1",
  name: "Noor Example",
  termsAt: now,
  categories: ["C1", "C2"],
  declared: ["C1", "C2"],
  ...more,
});

describe("the gate before a plan", () => {
  const ask = (more: object) =>
    refuseDrafting({
      kind: "whole",
      judges: [judge()],
      validEntries: 3,
      isPublished: false,
      isPlanning: false,
      ...more,
    });
  test("opens when every judge has accepted the terms and declared each category", () => {
    expect(ask({})).toBe(null);
    expect(ask({ judges: [judge({ termsAt: null })] })?.id).toBe("plans.undeclared");
  });
  test("names who has not declared", () => {
    const judges = [
      judge(),
      judge({ id: "j2", name: "Ana Late", declared: ["C1"] }),
      judge({ id: "j3", name: "Bo Late", declared: [] }),
    ];
    expect(ask({ judges })).toEqual({
      id: "plans.undeclared",
      values: { count: 2, names: "Ana Late, Bo Late", others: 0 },
    });
  });
  test("waits for many judges and names five of them", () => {
    const judges = Array.from({ length: 7 }, (_, at) =>
      judge({ id: `j${at}`, name: `J${at}`, declared: [] }),
    );
    expect(ask({ judges })?.values).toEqual({ count: 7, names: "J0, J1, J2, J3, J4", others: 2 });
  });
  test("needs entries, judges and no published plan", () => {
    expect(ask({ validEntries: 0 })?.id).toBe("plans.noEntries");
    expect(ask({ judges: [] })?.id).toBe("plans.noJudges");
    expect(ask({ isPublished: true })?.id).toBe("plans.alreadyPublished");
  });
  test("opens for one plan at a time", () => {
    expect(ask({ isPlanning: true })?.id).toBe("plans.isPlanning");
  });
  test("of a top-up needs a published plan, and waits for nobody who came late", () => {
    const late = [judge(), judge({ id: "j2", declared: [] })];
    expect(ask({ kind: "topUp" })?.id).toBe("plans.noneInForce");
    expect(ask({ kind: "topUp", isPublished: true, judges: late })).toBe(null);
  });
});

const none: Merges = new Map();
describe("publishing", () => {
  const ask = (more: object) =>
    refusePublishing({
      book,
      now,
      plan: { kind: "whole", state: "draft", entryIds: ["e1"], merges: none, standing: [] },
      standing: [],
      pairs: [{ entryId: "e1", judgeId: "j1" }],
      judges: [judge()],
      validEntryIds: ["e1"],
      bars: [],
      isPublished: false,
      merges: none,
      ...more,
    });
  test("is possible once, of a draft, before scoring is over", () => {
    expect(ask({})).toBe(null);
    expect(ask({ isPublished: true })?.id).toBe("plans.alreadyPublished");
    expect(
      ask({ plan: { kind: "whole", state: "discarded", entryIds: ["e1"], merges: none, standing: [] } })?.id,
    ).toBe("plans.notDraft");
    expect(ask({ now: "2027-07-10T02:00:00.000Z" })?.id).toBe("plans.scoringOver");
  });
  test("is refused when anything that the draft was made of has changed", () => {
    expect(ask({ judges: [judge({ id: "j2" })] })).toEqual({ id: "plans.judgeLeft", values: { count: 1 } });
    expect(ask({ validEntryIds: [] })).toEqual({ id: "plans.entriesChanged", values: { count: 1 } });
    expect(ask({ validEntryIds: ["e1", "e2"] })).toEqual({
      id: "plans.entriesChanged",
      values: { count: 1 },
    });
    expect(ask({ bars: [{ entryId: "e1", judgeId: "j1" }] })).toEqual({
      id: "plans.conflictSince",
      values: { count: 1 },
    });
    expect(ask({ bars: [{ entryId: "e1", judgeId: "j9" }] })).toBe(null);
    expect(ask({ judges: [judge(), judge({ id: "j2", declared: [] })] })?.id).toBe("plans.undeclared");
    expect(ask({ merges: new Map([["C3", "C2"]]) })).toEqual({ id: "plans.mergedSince" });
  });
});

describe("publishing a top-up", () => {
  const pair = { entryId: "e1", judgeId: "j2" };
  const ask = (more: object) =>
    refusePublishing({
      book,
      now,
      plan: { kind: "topUp", state: "draft", entryIds: ["e1"], merges: none, standing: [pair] },
      pairs: [{ entryId: "e1", judgeId: "j1" }],
      judges: [judge(), judge({ id: "j3", declared: [] })],
      validEntryIds: ["e1"],
      bars: [],
      isPublished: true,
      standing: [pair],
      merges: none,
      ...more,
    });
  test("is possible beside the plan in force, once, while nothing has moved under it", () => {
    expect(ask({})).toBe(null);
    expect(ask({ standing: [] })?.id).toBe("plans.standingChanged");
    expect(ask({ standing: [pair, { entryId: "e1", judgeId: "j9" }] })?.id).toBe("plans.standingChanged");
    expect(ask({ pairs: [] })?.id).toBe("plans.nothingToAdd");
    expect(ask({ bars: [{ entryId: "e1", judgeId: "j1" }] })?.id).toBe("plans.conflictSince");
  });
});

describe("a pair made by hand", () => {
  const entry = { category: "C1", language: "fr" };
  const one = (more: Partial<Candidate> = {}): Candidate => ({
    id: "j1",
    name: "Ama",
    categories: ["C1"],
    languages: ["fr"],
    institution: "one",
    load: 2,
    most: 3,
    ...more,
  });
  const other = one({ id: "j2", name: "Bo", institution: "two" });
  const ask = (judge: Candidate, more: Partial<Parameters<typeof refusePairing>[2]> = {}) =>
    refusePairing(entry, judge, { panel: [other], bar: null, wanted: 3, ...more });
  test.each([
    ["nothing stands in the way", null, ask(one())],
    [
      "a tie",
      { id: "plans.pairBarred", values: { kind: "domain" } },
      ask(one(), { bar: { kind: "domain" } }),
    ],
    [
      "another category",
      { id: "plans.pairCategory", values: { category: "C1" } },
      ask(one({ categories: ["C2"] })),
    ],
    ["a language that is not read", { id: "plans.pairLanguage" }, ask(one({ languages: ["en"] }))],
    [
      "a colleague",
      { id: "plans.pairInstitution", values: { name: "Bo" } },
      ask(one({ institution: "two" })),
    ],
    ["enough entries", { id: "plans.pairFull", values: { load: 3, most: 3 } }, ask(one({ load: 3 }))],
    ["a full panel", { id: "plans.pairMany", values: { wanted: 1 } }, ask(one(), { wanted: 1 })],
    ["being there already", { id: "plans.pairThere" }, ask(other)],
  ])("says %s", (_, expected, seen) => {
    expect(seen).toEqual(expected);
  });

  const pairs = fc.uniqueArray(
    fc.record({ entryId: fc.constantFrom("a", "b", "c"), judgeId: fc.constantFrom("x", "y", "z") }),
    { selector: (pair) => `${pair.entryId} ${pair.judgeId}` },
  );
  test("changes between two plans, applied to the one, give the other", () => {
    fc.assert(
      fc.property(pairs, pairs, (from, to) => {
        const { added, removed } = changesBetween(from, to);
        const gone = new Set(removed.map((pair) => `${pair.entryId} ${pair.judgeId}`));
        const made = [...from.filter((pair) => !gone.has(`${pair.entryId} ${pair.judgeId}`)), ...added];
        const sorted = (of: readonly { entryId: string; judgeId: string }[]) =>
          of.map((pair) => `${pair.entryId} ${pair.judgeId}`).sort();
        expect(sorted(made)).toEqual(sorted(to));
      }),
    );
  });
});

test("every country and territory lies in a region, an unknown one in none", () => {
  expect(iso31661.map(({ alpha2 }) => alpha2).filter((code) => regionOf(code).subRegion === null)).toEqual(
    [],
  );
  expect(regionOf("KG")).toEqual({ region: "Asia", subRegion: "Central Asia" });
  expect(regionOf(null)).toEqual({ region: null, subRegion: null });
});
