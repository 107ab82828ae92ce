import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rowsOf, textOf } from "~/domain/answers";
import { fieldsOf, readRulebook, type Field, type PlainField } from "~/domain/rulebook";
import { demoComments, demoReasons, demoWorld, type DemoEntry } from "~db/seed/demo/world";

const rulebook = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
).rulebook!;
const world = demoWorld();
const submitted = world.entries.filter((e) => e.fate !== "draft");
const valid = world.entries.filter((e) => e.fate === "valid");
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const words = (text: string) => [...segmenter.segment(text)].filter((s) => s.isWordLike).length;
const code = (e: DemoEntry) => textOf(e.answers, "title");
const shows = (e: DemoEntry, f: Field) => !f.when || f.when.is.includes(textOf(e.answers, f.when.field));

/** What is wrong with one text by the rules of its field; "" if nothing is. */
function faultOf(f: PlainField, value: string): string {
  if (value === "") return f.required ? "empty" : "";
  switch (f.type) {
    case "text":
      return value.length > f.characters || (f.words !== undefined && words(value) > f.words)
        ? "too long"
        : "";
    case "prose":
      return words(value) > f.words.max || words(value) < f.words.min ? `${words(value)} words` : "";
    case "number":
      return /^\d+$/.test(value) && Number(value) >= f.min && Number(value) <= f.max ? "" : "no number";
    case "date":
      return (value === "ongoing" && f.ongoing) ||
        (/^\d{4}-\d\d-\d\d$/.test(value) && value >= (f.from ?? "") && value <= (f.to ?? "9999"))
        ? ""
        : "no date";
    case "choice":
      return f.options.some((o) => o.id === value) ? "" : "not an option";
    case "address":
      return /^[^@\s]+@[a-z]+\.example$/.test(value) ? "" : "not an address";
    case "link":
      return URL.canParse(value) && new URL(value).hostname.endsWith(".example") ? "" : "not a link";
    case "consent":
      return value === "yes" ? "" : "not ticked";
    default:
      return "";
  }
}

function faultsOf(e: DemoEntry): string[] {
  return fieldsOf(rulebook).flatMap((f) => {
    const answer = e.answers[f.id];
    if (f.type === "files") return [];
    if (!shows(e, f)) return answer === undefined ? [] : [`${f.id}: answered though it is not asked`];
    if (f.type === "rows") {
      const rows = rowsOf(e.answers, f.id);
      const least = f.required ? Math.max(1, f.min) : 0;
      return [
        ...(rows.length < least || rows.length > f.max ? [`${f.id}: ${rows.length} rows`] : []),
        ...rows
          .flatMap((row) =>
            f.fields.map((inner) => [`${f.id}.${inner.id}`, faultOf(inner, row[inner.id] ?? "")] as const),
          )
          .filter(([, fault]) => fault)
          .map((pair) => pair.join(": ")),
      ];
    }
    if (f.type === "choices") {
      const chosen = (answer ?? []) as string[];
      const known = chosen.every((c) => f.options.some((o) => o.id === c));
      return chosen.length >= 1 && chosen.length <= f.max && known ? [] : [`${f.id}: ${chosen.join()}`];
    }
    const fault = faultOf(f, textOf(e.answers, f.id));
    return fault ? [`${f.id}: ${fault}`] : [];
  });
}
const twice = (values: string[]) => values.filter((v, at) => values.indexOf(v) !== at);

describe("the demonstration world", () => {
  test("95 entries are submitted, 66 are valid, 29 are not, and twelve are drafts", () => {
    expect(submitted).toHaveLength(95);
    expect(valid).toHaveLength(66);
    expect(world.entries.filter((e) => e.fate === "notValid")).toHaveLength(29);
    expect(world.entries.filter((e) => e.fate === "draft")).toHaveLength(12);
  });

  test("the valid entries come from 29 countries, and so do all", () => {
    expect(new Set(valid.map((e) => textOf(e.answers, "country"))).size).toBe(29);
    expect(new Set(world.entries.map((e) => textOf(e.answers, "country"))).size).toBe(29);
  });

  test("the four categories hold 34, 20, 16 and 25 submitted entries", () => {
    const held = rulebook.categories.map(
      (c) => submitted.filter((e) => textOf(e.answers, "category") === c.id).length,
    );
    expect(held).toEqual([34, 20, 16, 25]);
  });

  test("it is the same at each call", () => {
    expect(demoWorld()).toEqual(world);
  });

  test("every submitted entry answers each required field within its limits, and nothing else", () => {
    const known = new Set(fieldsOf(rulebook).map((f) => f.id));
    const faults = submitted.flatMap((e) => [
      ...faultsOf(e).map((fault) => `${code(e)} › ${fault}`),
      ...Object.keys(e.answers)
        .filter((id) => !known.has(id))
        .map((id) => `${code(e)} › ${id} is no field`),
    ]);
    expect(faults).toEqual([]);
  });

  test("the seven texts stay within 1,500 words, and some texts use every word they may", () => {
    const sums = submitted.map((e) =>
      rulebook.limits.narrative.reduce((sum, id) => sum + words(textOf(e.answers, id)), 0),
    );
    expect(Math.max(...sums)).toBeLessThanOrEqual(rulebook.limits.narrativeWords);
    expect(submitted.filter((e) => words(textOf(e.answers, "summary")) === 200).length).toBeGreaterThan(2);
    expect(submitted.filter((e) => words(textOf(e.answers, "context")) < 60).length).toBeGreaterThan(5);
  });

  test("no title, lead or address comes twice", () => {
    expect(twice(world.entries.map(code))).toEqual([]);
    expect(twice(world.entries.map((e) => e.lead.id))).toEqual([]);
    const others = [
      world.chair,
      world.deputyChair,
      ...world.screeners,
      ...world.organisers,
      world.observer,
      world.sponsorPerson,
    ];
    expect(
      twice([...world.entries.map((e) => e.lead), ...world.judges, ...others].map((p) => p.address)),
    ).toEqual([]);
  });

  test("every address ends in .example", () => {
    const found = JSON.stringify(world).match(/[^\s"@]+@[^\s"]+/g) ?? [];
    expect(found.length).toBeGreaterThan(400);
    expect(found.filter((address) => !address.endsWith(".example"))).toEqual([]);
  });

  test("no organisation enters more cases than the rules allow", () => {
    const held = new Map<string, number>();
    for (const e of submitted) held.set(e.lead.organisation, (held.get(e.lead.organisation) ?? 0) + 1);
    expect([...held].filter(([, n]) => n > rulebook.limits.perOrganisation)).toEqual([]);
    const { most, when } = rulebook.limits.perCategory!; // the default limits enterprises
    const inCategory = new Map<string, number>();
    for (const { answers } of submitted) {
      if (!when?.is.includes(textOf(answers, when.field))) continue;
      const place = `${textOf(answers, "organisationName")} in ${textOf(answers, "category")}`;
      inCategory.set(place, (inCategory.get(place) ?? 0) + 1);
    }
    expect([...inCategory].filter(([, n]) => n > most)).toEqual([]);
  });

  test("every entry that is not valid says why, and only those", () => {
    for (const e of world.entries) expect(Boolean(e.fault)).toBe(e.fate === "notValid");
    // What is found is about a check of the rulebook, and what is to be mended about fields of its form.
    const checks = rulebook.eligibility.map((check) => check.id);
    const fields = fieldsOf(rulebook).map((field) => field.id);
    for (const { fault, repair } of world.entries) {
      for (const one of [fault, repair]) if (one) expect(checks).toContain(one.check);
      expect(fields).toEqual(expect.arrayContaining([...(repair?.fields ?? [])]));
    }
  });

  test("every valid case has run for twelve months when entries close", () => {
    expect(valid.filter((e) => textOf(e.answers, "startDate") > "2026-05-31").map(code)).toEqual([]);
  });

  test("there are twenty judges, and four share their organisation with an entry", () => {
    expect(world.judges).toHaveLength(20);
    const entering = new Set(submitted.map((e) => e.lead.organisation));
    expect(world.judges.filter((j) => entering.has(j.organisation)).map((j) => j.id)).toEqual([
      "phung",
      "tadele",
      "caicedo",
      "jovanovic",
    ]);
  });

  test("judges have room for three sheets of every valid entry, in each category", () => {
    expect(world.judges.reduce((sum, j) => sum + j.capacity, 0)).toBeGreaterThanOrEqual(3 * valid.length);
    for (const c of rulebook.categories)
      expect(world.judges.filter((j) => j.categories.includes(c.id)).length).toBeGreaterThanOrEqual(6);
  });

  test("no paragraph stands verbatim more than twice", () => {
    const seen = new Map<string, number>();
    for (const e of world.entries)
      for (const id of ["summary", ...rulebook.limits.narrative])
        for (const paragraph of textOf(e.answers, id).split("\n\n"))
          if (paragraph) seen.set(paragraph, (seen.get(paragraph) ?? 0) + 1);
    expect([...seen].filter(([, n]) => n > 2).map(([paragraph]) => paragraph)).toEqual([]);
  });
});

describe("the judges' words", () => {
  test.each(["low", "middle", "high"] as const)(
    "%s comments are sixty and more, all different, of 40 to 80 words",
    (band) => {
      const comments = demoComments[band];
      expect(new Set(comments).size).toBeGreaterThanOrEqual(60);
      expect(comments.filter((c) => words(c) < 40 || words(c) > 80)).toEqual([]);
    },
  );

  test("each criterion has reasons for a lowest and for a full mark", () => {
    expect(Object.keys(demoReasons)).toEqual(rulebook.rubric.criteria.map((c) => c.id));
  });
});
