import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Field, fieldsOf, type PlainField, readRulebook, type Rulebook } from "~/domain/rulebook";
import { inLanguage } from "~/domain/words";

const load = (edition: string) =>
  JSON.parse(readFileSync(new URL(`../../db/seed/rulebooks/${edition}.json`, import.meta.url), "utf8"));

/** A copy of the 2027 document, broken in one place. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function broken(breakIt: (document: any) => void) {
  const document = load("2027");
  breakIt(document);
  return readRulebook(document).faults;
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const fieldIn = (document: any, id: string) =>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  document.form.sections.flatMap((s: any) => s.fields).find((f: any) => f.id === id);

function book(edition: string): Rulebook {
  const { rulebook, faults } = readRulebook(load(edition));
  expect(faults).toBeNull();
  return rulebook!;
}

describe("the rulebooks that come with the portal", () => {
  test.each(["2025", "2027"])("the rulebook of %s is valid", (edition) => {
    expect(readRulebook(load(edition)).faults).toBeNull();
  });

  test("the limits of the seven texts of 2027 add up to the limit of them all", () => {
    const rulebook = book("2027");
    const max = fieldsOf(rulebook).map((f) =>
      f.type === "prose" && rulebook.limits.narrative.includes(f.id) ? f.words.max : 0,
    );
    expect(max.reduce((sum, n) => sum + n, 0)).toBe(rulebook.limits.narrativeWords);
  });

  test("each criterion of 2027 stands beside at least one field", () => {
    const rulebook = book("2027");
    const shown = new Set(fieldsOf(rulebook).map((f) => f.criterion));
    expect(rulebook.rubric.criteria.filter((c) => !shown.has(c.id))).toEqual([]);
  });

  test("judges of 2027 are served no way to reach an entrant, no statement and no funding", () => {
    const hidden =
      "leadAddress leadPhone fundingSource annualCost original accurate imageRights peopleAgreed aiUse aiUseText conflictStatement excluded mayPublish notForPublication";
    const fields = fieldsOf(book("2027"));
    expect(
      fields
        .filter((f) => !f.judged)
        .map((f) => f.id)
        .sort(),
    ).toEqual(hidden.split(" ").sort());
    const rows = fields.flatMap((f) => (f.type === "rows" ? f.fields : []));
    expect(rows.filter((f) => f.type === "address" && f.judged)).toEqual([]);
  });

  test("nothing that a judge may not see, nor any address, is public", () => {
    const all = fieldsOf(book("2027")).flatMap((f): (Field | PlainField)[] =>
      f.type === "rows" ? [f, ...f.fields] : [f],
    );
    const open = all.filter((f) => f.public && (!f.judged || f.type === "address" || f.type === "phone"));
    expect(open.map((f) => f.id)).toEqual([]);
  });

  test("the stages of both editions stand in the order of their opening", () => {
    for (const edition of ["2025", "2027"]) {
      const opens = book(edition).stages.map((s) => Date.parse(s.opens));
      expect(opens).toEqual([...opens].sort((a, b) => a - b));
    }
  });

  test("the winners of 2027 are public when their embargo ends", () => {
    const stages = book("2027").stages;
    const announced = stages.find((s) => s.id === "announced")!;
    expect(announced.opens).toBe("2027-08-02T10:00:00+08:00");
    expect(stages.find((s) => s.id === "embargo")!.closes).toBe(announced.opens);
  });

  test("a default says that it is not official", () => {
    expect(book("2027").edition.note!.en).toContain("not the award’s official rules");
    expect(book("2025").edition.note!.en).toContain("filler");
  });

  test("words missing in a language are given in English", () => {
    const { names } = book("2027");
    expect(inLanguage(names.short, "zh-CN")).toBe("先锋案例奖");
    expect(inLanguage(names.lead, "zh-CN")).toBe(names.lead.en);
  });
});

describe("a broken rulebook is refused with its faults", () => {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  type Case = [name: string, breakIt: (d: any) => void, ...faults: [where: string, message: string][]];
  const cases: Case[] = [
    [
      "weights that add up to 95",
      (d) => (d.rubric.criteria[1].weight = 15),
      ["rubric › criteria", "Weights add up to 95; they must add up to 100"],
    ],
    [
      "a condition on an unknown field",
      (d) => (fieldIn(d, "subtitles").when.field = "film"),
      ["form", "subtitles depends on film, which is not a field"],
    ],
    [
      "a field that points to an unknown criterion",
      (d) => (fieldIn(d, "results").criterion = "CR9"),
      ["form", "results points to criterion CR9, which is not in the rubric"],
    ],
    [
      "a category field that offers one more",
      (d) => fieldIn(d, "category").options.push({ id: "C5", label: { en: "Another" } }),
      ["form › anchors › category", "The category field must offer exactly the categories, in their order"],
    ],
    [
      "a category field in another order",
      (d) => fieldIn(d, "category").options.reverse(),
      ["form › anchors › category", "The category field must offer exactly the categories, in their order"],
    ],
    [
      "a public vote",
      (d) => (d.switches.publicVote = true),
      ["switches › publicVote", "This switch is not built yet; it must be false"],
    ],
    [
      "two switches turned on",
      (d) => Object.assign(d.switches, { entryFee: true, pools: true }),
      ["switches › pools", "This switch is not built yet; it must be false"],
      ["switches › entryFee", "This switch is not built yet; it must be false"],
    ],
    [
      "a stage that closes before it opens",
      (d) => (d.stages[1].closes = "2027-02-01T00:00:00+08:00"),
      ["stages › 1", "open closes before it opens"],
    ],
    [
      "a time without its offset",
      (d) => (d.stages[1].closes = "2027-05-31T23:59:00"),
      ["stages › 1 › closes", "Write date, time and offset, as in 2027-05-31T23:59:00+08:00"],
    ],
    [
      "a place that is not a time zone",
      (d) => (d.edition.zone = "Shenzhen"),
      ["edition › zone", "This is not a time zone name, such as Asia/Shanghai"],
    ],
    [
      "a condition on an answer that is not offered",
      (d) => (fieldIn(d, "subtitles").when.is = ["perhaps"]),
      ["form", "subtitles waits for perhaps, which hasVideo does not offer"],
    ],
    [
      "a condition on a field that is no choice",
      (d) => (fieldIn(d, "subtitles").when.field = "title"),
      ["form", "subtitles depends on title, which is not a choice"],
    ],
    [
      "team rows without a name",
      (d) =>
        (fieldIn(d, "team").fields = fieldIn(d, "team").fields.filter(
          (f: { id: string }) => f.id !== "name",
        )),
      ["form › anchors › team", "A row of team must ask for name"],
    ],
    [
      "a level for a mark off the scale",
      (d) => (d.rubric.criteria[0].levels[0].mark = 7),
      ["rubric", "A level is described for the mark 7, which is not on the scale"],
    ],
    [
      "one stage twice",
      (d) => (d.stages[14].id = "ceremony"),
      ["stages", "The stage ceremony stands there twice"],
    ],
    [
      "a text that asks for more words than it takes",
      (d) => (fieldIn(d, "summary").words.min = 300),
      ["form", "summary asks for more words than it takes"],
    ],
    [
      "a floor on an unknown criterion",
      (d) => (d.judging.floor.criteria = { CR7: 2 }),
      ["judging › floor › criteria › CR7", "CR7 is not a criterion"],
    ],
    [
      "a tie settled by an unknown criterion",
      (d) => (d.judging.tie.chain[1] = { criterion: "beauty" }),
      ["judging › tie › chain › 1", "beauty is not a criterion"],
    ],
    [
      "more sheets needed than judges given",
      (d) => (d.judging.minimumSheets = 4),
      ["judging › minimumSheets", "An entry cannot need more sheets than it is given judges"],
    ],
    [
      "a least load above the most",
      (d) => (d.judging.perJudge.min = 21),
      ["judging › perJudge", "The least load is above the most"],
    ],
    [
      "two fields of one name",
      (d) => (fieldIn(d, "city").id = "title"),
      ["form › sections › 2 › fields › 0 › id", "Two fields are called title"],
    ],
    [
      "an anchor that points nowhere",
      (d) => (d.form.anchors.summary = "abstract"),
      ["form › anchors › summary", "There is no field abstract"],
    ],
    [
      "an anchor of the wrong type",
      (d) => (d.form.anchors.team = "leadName"),
      ["form › anchors › team", "leadName must be of type rows"],
    ],
    [
      "a narrative that is not prose",
      (d) => d.limits.narrative.push("title"),
      ["limits › narrative", "title is not a prose field"],
    ],
    [
      "a scale that its steps do not fill",
      (d) => (d.rubric.scale.step = 0.3),
      ["rubric › scale", "The scale must run from its lowest to its highest mark in whole steps"],
    ],
    [
      "an identifier with a space",
      (d) => (d.eligibility[0].id = "C 1"),
      ["eligibility › 0 › id", "Use letters and digits only, starting with a letter"],
    ],
    [
      "a check about a field that is none",
      (d) => (d.eligibility[0].fields = ["colour"]),
      ["eligibility › 0", "organisation is about colour, which is not a field"],
    ],
    [
      "a check that the portal cannot answer",
      (d) => (d.eligibility[0] = { id: "whole", text: { en: "Whole" }, portal: ["answered"] }),
      ["eligibility › 0", "whole must name the fields that are to be answered"],
    ],
    [
      "a sponsor of an unknown category",
      (d) =>
        d.sponsors.push({
          id: "s",
          name: "S",
          tier: "category",
          categories: ["C5"],
          words: { en: "S" },
          colour: "#123456",
        }),
      ["sponsors › 0 › categories", "C5 is not a category"],
    ],
    [
      "two faults at once",
      (d) => ((d.rubric.criteria[0].weight = 16), (d.judging.perJudge.min = 30)),
      ["rubric › criteria", "Weights add up to 101; they must add up to 100"],
      ["judging › perJudge", "The least load is above the most"],
    ],
  ];
  test.each(cases)("%s", (_, breakIt, ...faults) => {
    expect(broken(breakIt)).toEqual(faults.map(([where, message]) => ({ where, message })));
  });

  test("a misspelt key is named, not ignored", () => {
    const faults = broken((d) => (d.judging.perEntrie = 3));
    expect(faults).toHaveLength(1);
    expect(faults![0]).toMatchObject({ where: "judging", message: expect.stringContaining("perEntrie") });
  });

  test("a document that is no rulebook at all is refused as a whole", () => {
    expect(readRulebook("2027").faults).toMatchObject([{ where: "the whole document" }]);
  });
});

test("a special award has a name of its own, categories that exist, and a sponsor of its tier", () => {
  const messages = broken((document) => {
    document.specialAwards.push({ ...document.specialAwards[0], id: "C1", categories: ["C9"] });
    document.sponsors = [
      { id: "a", name: "A", tier: "title", award: "LifeSciences", words: { en: "A." }, colour: "#000000" },
      { id: "b", name: "B", tier: "specialAward", award: "Other", words: { en: "B." }, colour: "#000000" },
    ];
    document.switches.honourableMention = true;
  })?.map((fault) => fault.message);
  expect(messages).toEqual([
    "No special award says that it is an honourable mention",
    "Two awards, or an award and a category, are called C1",
    "C9 is not a category",
    "a gives LifeSciences and must be of the tier specialAward",
    "Other is not a special award",
  ]);
});
