import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type JudgeAtGate, refuseDrafting, refusePublishing } from "~/domain/plans";
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
    refuseDrafting({ judges: [judge()], validEntries: 3, isPublished: false, ...more });
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
      values: { count: 2, names: "Ana Late, Bo Late" },
    });
  });
  test("needs entries, judges and no published plan", () => {
    expect(ask({ validEntries: 0 })?.id).toBe("plans.noEntries");
    expect(ask({ judges: [] })?.id).toBe("plans.noJudges");
    expect(ask({ isPublished: true })?.id).toBe("plans.alreadyPublished");
  });
});

describe("publishing", () => {
  const ask = (more: object) =>
    refusePublishing({
      book,
      now,
      plan: { state: "draft", entryIds: ["e1"] },
      pairs: [{ entryId: "e1", judgeId: "j1" }],
      judges: [judge()],
      validEntryIds: ["e1"],
      bars: [],
      isPublished: false,
      ...more,
    });
  test("is possible once, of a draft, before scoring is over", () => {
    expect(ask({})).toBe(null);
    expect(ask({ isPublished: true })?.id).toBe("plans.alreadyPublished");
    expect(ask({ plan: { state: "discarded", entryIds: ["e1"] } })?.id).toBe("plans.notDraft");
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
  });
});

test("every country and territory lies in a region, an unknown one in none", () => {
  expect(iso31661.map(({ alpha2 }) => alpha2).filter((code) => regionOf(code).subRegion === null)).toEqual(
    [],
  );
  expect(regionOf("KG")).toEqual({ region: "Asia", subRegion: "Central Asia" });
  expect(regionOf(null)).toEqual({ region: null, subRegion: null });
});
