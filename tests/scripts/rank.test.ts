import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { ScoreReport } from "~/engine/score-report";
import { runRank } from "../../scripts/rank";
import { madeUp } from "../engine/contests";
import {
  allEqual,
  anxiety,
  balanced,
  csvOf,
  disconnected,
  extremeEntry,
  krippendorff2011,
  noJudgeVariance,
  penicillin,
  shroutFleiss,
} from "../engine/published";

const bytes = (text: string) => new TextEncoder().encode(text);
const run = (files: Record<string, string | Uint8Array>, ...args: string[]) =>
  runRank([Object.keys(files)[0]!, ...args], (name) => {
    const file = files[name];
    if (file === undefined) throw new Error("there is no such file");
    return typeof file === "string" ? bytes(file) : file;
  });
const printed = (csv: string, ...args: string[]): ScoreReport => {
  const { code, stdout, stderr } = run({ "scores.csv": csv }, "--draws", "500", ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as ScoreReport;
};
const codes = ({ warnings }: ScoreReport) => warnings.map(({ code }) => code);
const within = (value: number | null | undefined, wanted: number, tolerance: number, what = "") =>
  expect(Math.abs(value! - wanted), what).toBeLessThan(tolerance);

describe("what the command prints of published tables", () => {
  test("penicillin as lme4 fits it", () => {
    const { model, entries, judges } = printed(csvOf(penicillin.scores));
    const { sd, prediction, criterion } = penicillin.tolerance;
    within(model.mean, penicillin.mean, sd);
    within(model.sdEntry, penicillin.sdEntry, sd);
    within(model.sdJudge, penicillin.sdJudge, sd);
    within(model.sdResidual, penicillin.sdResidual, sd);
    within(model.remlCriterion, penicillin.remlCriterion, criterion);
    for (const { entry, adjusted, sheets } of entries) {
      within(adjusted! - model.mean!, penicillin.entries[entry as "a"], prediction, entry);
      expect(sheets).toBe(6);
    }
    for (const { judge, severity } of judges)
      within(-severity!, penicillin.judges[judge as "A"], prediction, judge);
    expect(entries.map(({ adjusted }) => adjusted!)).toEqual(
      entries.map(({ adjusted }) => adjusted!).sort((a, b) => b - a),
    );
  });

  test("the intraclass correlations of Shrout and Fleiss", () => {
    const { agreement } = printed(csvOf(shroutFleiss.scores));
    for (const [form, { value }] of Object.entries(shroutFleiss.icc))
      within(agreement.icc[form as "1,1"], value, shroutFleiss.tolerance, form);
  });

  test("Krippendorff's alphas", () => {
    const { agreement, warnings } = printed(csvOf(krippendorff2011.scores));
    for (const [metric, value] of Object.entries(krippendorff2011.alpha))
      within(agreement.krippendorff[metric as "nominal"], value, krippendorff2011.tolerance, metric);
    expect(warnings.map(({ code }) => code)).toContain("icc-from-variances");
    expect([agreement.kendallW, agreement.kendallWTies, agreement.kendallP]).toEqual([null, null, null]);
  });

  test("Kendall's W with ties, and irr's correlations", () => {
    const { agreement } = printed(csvOf(anxiety.scores));
    within(agreement.kendallW, anxiety.kendallW, anxiety.tolerance);
    within(agreement.kendallWTies, anxiety.kendallWTies, anxiety.tolerance);
    within(agreement.kendallP, anxiety.kendallP, anxiety.tolerance);
    within(agreement.icc["2,1"], anxiety.icc21, anxiety.tolerance);
    within(agreement.icc["3,1"], anxiety.icc31, anxiety.tolerance);
  });

  test("the balanced panel, and the one whose judges do not differ", () => {
    const even = printed(csvOf(balanced.scores));
    within(even.model.sdEntry! ** 2, balanced.varianceEntry, 1e-6);
    within(even.model.sdJudge! ** 2, balanced.varianceJudge, 1e-6);
    balanced.entries.forEach((wanted, at) => {
      const one = even.entries.find(({ entry }) => entry === `e${at + 1}`)!;
      within(one.adjusted! - even.model.mean!, wanted, 1e-6);
    });
    even.judges.forEach(({ severity }, at) => within(-severity!, balanced.leniency[at]!, 1e-6));
    for (const [form, value] of Object.entries(balanced.icc))
      within(even.agreement.icc[form as "2,1"], value, 1e-6);

    const none = printed(csvOf(noJudgeVariance.scores));
    expect(none.model.sdJudge).toBe(0);
    within(none.model.mean, noJudgeVariance.mean, 1e-6);
    within(none.model.sdEntry! ** 2, noJudgeVariance.varianceEntry, 1e-6);
    within(none.model.sdResidual! ** 2, noJudgeVariance.varianceResidual, 1e-6);
    noJudgeVariance.entries.forEach((wanted, at) => {
      const one = none.entries.find(({ entry }) => entry === `e${at + 1}`)!;
      within(one.adjusted! - none.model.mean!, wanted, 1e-6);
    });
    expect(codes(none)).toContain("no-judge-variance");
  });

  test("groups without a common judge, equal scores, an entry of highest marks", () => {
    const apart = printed(csvOf(disconnected.scores));
    expect(apart.components).toHaveLength(2);
    expect(codes(apart)).toContain("disconnected");
    const equal = printed(csvOf(allEqual.scores), "--rasch");
    expect(equal.model).toEqual({ mean: 5, sdEntry: 0, sdJudge: 0, sdResidual: 0, remlCriterion: null });
    expect(equal.entries.map(({ pTop }) => pTop)).toEqual([0.75, 0.75, 0.75, 0.75]);
    expect(equal.rasch).toBeNull();
    expect(codes(equal)).toContain("rasch-one-level");
    const extreme = printed(csvOf(extremeEntry.scores), "--rasch");
    expect(codes(extreme)).toEqual(expect.arrayContaining(["rasch-separation", "rasch-unused-level"]));
    expect(Object.keys(extreme.rasch!)).toEqual(["theta", "severity", "thresholds", "fairAverage", "logLik"]);
    expect(extreme.rasch!.thresholds).toHaveLength(4);
    expect(extreme.rasch!.fairAverage["e1"]).toBeGreaterThan(3.5);
    expect(extreme.rasch!.fairAverage["e1"]).toBeLessThan(4);
  });
});

describe("the shape of what is printed", () => {
  test("is the documented one, key by key", () => {
    const found = printed(csvOf(shroutFleiss.scores));
    expect(Object.keys(found)).toEqual([
      "model",
      "entries",
      "judges",
      "agreement",
      "components",
      "ties",
      "warnings",
      "rasch",
    ]);
    expect(Object.keys(found.entries[0]!)).toEqual([
      "entry",
      "sheets",
      "rawMean",
      "adjusted",
      "se",
      "low90",
      "high90",
      "rankLow90",
      "rankHigh90",
      "pFirst",
      "pTop",
    ]);
    expect(Object.keys(found.judges[0]!)).toEqual(["judge", "sheets", "severity", "se", "flags"]);
    for (const warning of found.warnings) expect(Object.keys(warning)).toEqual(["code", "message"]);
  });

  test("is the same for lines in another order, and another with another seed", () => {
    const lines = csvOf(shroutFleiss.scores).trim().split("\n");
    const turned = [lines[0], ...lines.slice(1).reverse()].join("\n");
    expect(printed(turned)).toEqual(printed(lines.join("\n")));
    expect(printed(turned, "--seed", "2").entries).not.toEqual(printed(turned).entries);
  });
});

describe("marks with a rubric", () => {
  const rubric = JSON.stringify({
    scale: { min: 0, max: 5, step: 1, levels: [] },
    criteria: [
      { id: "C1", weight: 60, name: { en: "Evidence" } },
      { id: "C2", weight: 40 },
    ],
  });
  const marks = (lines: string) => `entry,judge,criterion,mark\n${lines}`;
  const full = ["a", "b", "c"].flatMap((entry, i) =>
    ["x", "y", "z"].map(
      (judge, j) => `${entry},${judge},C1,${1 + ((i + j) % 4)}\n${entry},${judge},C2,${(i * j) % 5}\n`,
    ),
  );
  const ranked = (lines: string, ...args: string[]) =>
    run(
      { "marks.csv": marks(lines), "rubric.json": rubric },
      "--rubric",
      "rubric.json",
      "--draws",
      "200",
      ...args,
    );

  test("give a sheet's score as the rulebook does, 0 to 100 by weight", () => {
    const { entries, model } = JSON.parse(ranked(full.join("")).stdout) as ScoreReport;
    // a: C1 1, 2, 3 and C2 0, 0, 0 → 12, 24, 36
    expect(entries.find(({ entry }) => entry === "a")!.rawMean).toBeCloseTo(24, 9);
    expect(model.mean).toBeGreaterThan(20);
  });

  test("weight a sheet that lacks a mark over the others, and say so", () => {
    const { entries, warnings } = JSON.parse(
      ranked([full[0]!.split("\n")[0]!, "\n", ...full.slice(1)].join("")).stdout,
    ) as ScoreReport;
    // a by x: C1 1 of 5 alone → 20 instead of 12
    expect(entries.find(({ entry }) => entry === "a")!.rawMean).toBeCloseTo((20 + 24 + 36) / 3, 9);
    expect(warnings.find(({ code }) => code === "missing-marks")!.message).toContain(
      "1 sheet lacks marks (judge x for entry a: C2)",
    );
  });

  test("go into the Rasch model mark by mark, with a difficulty for each criterion", () => {
    const { rasch } = JSON.parse(ranked(full.join(""), "--rasch").stdout) as ScoreReport;
    expect(Object.keys(rasch!.difficulty!)).toEqual(["C1", "C2"]);
    expect(Math.max(...Object.values(rasch!.fairAverage))).toBeLessThan(5);
  });

  test("need a rubric, and marks that are on its scale", () => {
    expect(run({ "marks.csv": marks(full.join("")) })).toEqual({
      code: 2,
      stdout: "",
      stderr: "Line 1: marks need a rubric to be weighted by: add --rubric rubric.json.\n",
    });
    expect(ranked("a,x,C1,2.5\n").stderr).toBe(
      "Line 2: 2.5 is no mark of the scale, which goes from 0 to 5 in steps of 1.\n",
    );
    expect(ranked("a,x,C1,2\na,x,C3,2\n").stderr).toBe(
      "Line 3: the rubric has no criterion C3; it has C1, C2.\n",
    );
    expect(ranked("a,x,C1,2\na,x,C1,3\n").stderr).toBe(
      "Line 3: judge x has a mark on C1 for entry a already, on line 2.\n",
    );
    const bad = (text: string) =>
      run({ "marks.csv": marks(full.join("")), "rubric.json": text }, "--rubric", "rubric.json").stderr;
    expect(bad("{")).toMatch(/^rubric.json is not JSON: /);
    expect(bad('{"scale": {"min": 0, "max": 5}}')).toMatch(/^rubric.json is not a rubric: criteria: /);
    const whole = JSON.stringify({ format: 1, rubric: JSON.parse(rubric) as unknown });
    expect(bad(whole)).toBe("");
  });
});

describe("malformed input", () => {
  const head = "entry,judge,score\n";
  test.each([
    [
      "an empty file",
      "",
      "Line 1: the header must be entry,judge,score or entry,judge,criterion,mark; it is missing.",
    ],
    [
      "another header",
      "entry,score\na,1\n",
      "Line 1: the header must be entry,judge,score or entry,judge,criterion,mark; it is entry,score.",
    ],
    ["a header alone", head, "Line 2: there is no score."],
    ["a word for a number", `${head}a,x,1\na,y,good\n`, 'Line 3: the score "good" is not a number.'],
    ["hexadecimal", `${head}a,x,0x10\n`, 'Line 2: the score "0x10" is not a number.'],
    ["no number", `${head}a,x,\n`, "Line 2: the score is empty."],
    ["infinity", `${head}a,x,Infinity\n`, 'Line 2: the score "Infinity" is not a number.'],
    ["a giant", `${head}a,x,1e300\n`, "Line 2: the score 1e300 is too large."],
    ["a decimal comma", `${head}a,x,7,5\n`, "Line 2: 4 fields instead of 3."],
    ["a field too few", `${head}a,x,1\n\na,2\n`, "Line 4: 2 fields instead of 3."],
    ["no judge", `${head}a, ,1\n`, "Line 2: the judge is empty."],
    [
      "a sheet twice",
      `${head}a,x,1\nb,x,2\na,x,3\n`,
      "Line 4: judge x has a score for entry a already, on line 2.",
    ],
  ])("%s is refused with its line", (_, text, sentence) => {
    expect(run({ "scores.csv": text })).toEqual({ code: 2, stdout: "", stderr: `${sentence}\n` });
  });

  test("an open quote and another encoding are refused with their line", () => {
    expect(run({ "scores.csv": `${head}a,x,1\n"b,x,2\n` }).stderr).toMatch(/^Line [34]: this is not CSV/);
    expect(
      run({ "scores.csv": Uint8Array.of(...bytes(`${head}caf`), 0xe9, ...bytes(",x,1\n")) }).stderr,
    ).toBe("Line 2: the file is not written in UTF-8.\n");
  });

  test("spaces, a byte order mark, quotes, CRLF, blank lines and another order of columns are not", () => {
    const text = '\uFEFFscore, judge ,entry\r\n7,x,"Lima, ""Peru"""\r\n\r\n 5 ,x,b\r\n6,y,b\r\n';
    expect(printed(text).entries.map(({ entry, rawMean }) => [entry, rawMean])).toEqual(
      expect.arrayContaining([
        ['Lima, "Peru"', 7],
        ["b", 5.5],
      ]),
    );
  });

  test("options that cannot be are refused in a sentence", () => {
    const file = { "scores.csv": csvOf(balanced.scores) };
    expect(run(file, "--top", "0").stderr).toBe("--top must be a whole number from 1 to 1000000; it is 0.\n");
    expect(run(file, "--seed", "one").stderr).toMatch(/^--seed must be a whole number/);
    expect(run(file, "--colour").code).toBe(2);
    expect(run(file, "more.csv").stderr).toMatch(/^Name one file of scores/);
    expect(runRank([], () => bytes("")).code).toBe(2);
    expect(run(file, "--rubric", "none.json").stderr).toBe(
      "none.json cannot be read: there is no such file\n",
    );
    expect(run(file, "--help")).toMatchObject({ code: 0, stderr: "" });
  });
});

test("npm run rank prints JSON and nothing else, and ends with 2 for a file it cannot read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "portal-rank-"));
  writeFileSync(
    join(folder, "scores.csv"),
    csvOf(madeUp({ entries: 25, judges: 9, sheets: 3, severity: 0.5, seed: 1 }).scores),
  );
  writeFileSync(join(folder, "bad.csv"), "entry,judge,score\na,x,?\n");
  const command = (...args: string[]) =>
    promisify(execFile)("npm", ["run", "--silent", "rank", "--", ...args]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: unknown) => error as { code: number; stdout: string; stderr: string }, // what execFile rejects with
    );
  const good = await command(join(folder, "scores.csv"), "--top", "5", "--draws", "200");
  const bad = await command(join(folder, "bad.csv"));
  rmSync(folder, { recursive: true });
  expect((JSON.parse(good.stdout) as ScoreReport).entries).toHaveLength(25);
  expect(good.stderr).toBe("");
  expect({ code: bad.code, stdout: bad.stdout, stderr: bad.stderr }).toEqual({
    code: 2,
    stdout: "",
    stderr: 'Line 2: the score "?" is not a number.\n',
  });
}, 60_000);
