/** Reads a file of scores, or of marks with their rubric, and says in a sentence which line is wrong. */
import { type CsvError, parse } from "csv-parse/sync";
import { pointsOf, tidy } from "~/domain/scoring";
import type { Score } from "~/engine/mixed-model";
import { type LevelMark, levelScale, type LevelScale, MOST_LEVELS } from "~/engine/rasch";
import { z } from "~/zod";

/** What is wrong with a file or an option; its message is the sentence to show. */
export class Malformed extends Error {}

const rubricShape = z.object({
  scale: z
    .object({ min: z.number(), max: z.number(), step: z.number().positive().optional() })
    .refine(({ min, max }) => min < max, { error: "max must be greater than min" }),
  criteria: z.array(z.object({ id: z.string().min(1), weight: z.number().positive() })).min(1),
});
/** Scale and weights, as in a rulebook's `rubric`; whatever else is there is not needed. */
export type FileRubric = z.infer<typeof rubricShape>;

/** The rubric of a JSON document: a rulebook's `rubric`, or a whole rulebook. Throws `Malformed`. */
export function readRubric(text: string, name: string): FileRubric {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Malformed(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const inside = z.object({ rubric: z.unknown() }).safeParse(document);
  const read = rubricShape.safeParse(inside.success ? inside.data.rubric : document);
  if (read.success) return read.data;
  const [fault] = read.error.issues;
  throw new Malformed(
    `${name} is not a rubric: ${fault?.path.join(".") || "the document"}: ${fault?.message ?? "unreadable"}. --help shows one.`,
  );
}

export type ScoreFile = {
  scores: Score[];
  /** Marks on ordered levels for the Rasch model, or that there are none. */
  levels: { scale: LevelScale; marks: LevelMark[] } | "not levels";
  /** The marks of each sheet; empty for a file of scores. */
  sheets: { judge: string; marks: number[] }[];
  /** Sheets that lack marks of some criteria, whose score was weighted over the others. */
  incomplete: { entry: string; judge: string; missing: string[] }[];
};

/** The scores in a CSV file: `entry,judge,score`, or `entry,judge,criterion,mark` with a rubric. Throws `Malformed`. */
export function readScores(bytes: Uint8Array, rubric: FileRubric | null): ScoreFile {
  const [header, ...records] = recordsOf(bytes);
  const names = header?.fields ?? [];
  const is = (...wanted: string[]) =>
    names.length === wanted.length && wanted.every((name) => names.includes(name));
  const ofScores = is("entry", "judge", "score");
  if (!ofScores && !is("entry", "judge", "criterion", "mark"))
    throw new Malformed(
      `Line 1: the header must be entry,judge,score or entry,judge,criterion,mark; it is ${names.join(",") || "missing"}.`,
    );
  if (ofScores && rubric)
    throw new Malformed(
      "Line 1: a rubric is for a file of marks, with the header entry,judge,criterion,mark.",
    );
  if (!ofScores && !rubric)
    throw new Malformed("Line 1: marks need a rubric to be weighted by: add --rubric rubric.json.");
  if (records.length === 0) throw new Malformed(`Line 2: there is no ${ofScores ? "score" : "mark"}.`);

  const seen = new Map<string, number>();
  const rows = records.map(({ fields, line }) => {
    if (fields.length !== names.length)
      throw new Malformed(
        `Line ${line}: ${fields.length} ${fields.length === 1 ? "field" : "fields"} instead of ${names.length}.`,
      );
    const of = (name: string) => fields[names.indexOf(name)] ?? "";
    const keys = names.filter((name) => name !== "score" && name !== "mark");
    for (const name of keys) if (of(name) === "") throw new Malformed(`Line ${line}: the ${name} is empty.`);
    const key = JSON.stringify(keys.map(of));
    const before = seen.get(key);
    if (before !== undefined)
      throw new Malformed(
        `Line ${line}: judge ${of("judge")} has a ${ofScores ? "score" : `mark on ${of("criterion")}`} for entry ${of("entry")} already, on line ${before}.`,
      );
    seen.set(key, line);
    const what = ofScores ? "score" : "mark";
    return {
      entry: of("entry"),
      judge: of("judge"),
      criterion: of("criterion"),
      value: numberOf(of(what), what, line),
      line,
    };
  });
  return rubric ? fromMarks(rows, rubric) : fromScores(rows);
}

type Row = { entry: string; judge: string; criterion: string; value: number; line: number };

function fromScores(rows: readonly Row[]): ScoreFile {
  const scale = levelScale(rows.map((row) => row.value));
  return {
    scores: rows.map(({ entry, judge, value }) => ({ entry, judge, score: value })),
    levels: scale
      ? {
          scale,
          marks: rows.map(({ entry, judge, value }) => ({
            entry,
            judge,
            criterion: null,
            level: Math.round((value - scale.min) / scale.step),
          })),
        }
      : "not levels",
    sheets: [],
    incomplete: [],
  };
}

function fromMarks(rows: readonly Row[], rubric: FileRubric): ScoreFile {
  const { min, max, step } = rubric.scale;
  const ids = rubric.criteria.map((criterion) => criterion.id);
  const sheets = new Map<string, { entry: string; judge: string; marks: Record<string, number> }>();
  for (const { entry, judge, criterion, value, line } of rows) {
    if (!ids.includes(criterion))
      throw new Malformed(
        `Line ${line}: the rubric has no criterion ${criterion}; it has ${ids.join(", ")}.`,
      );
    const steps = step === undefined ? 0 : (value - min) / step;
    if (value < min || value > max || Math.abs(steps - Math.round(steps)) > 1e-6)
      throw new Malformed(
        `Line ${line}: ${value} is no mark of the scale, which goes from ${min} to ${max}${step === undefined ? "" : ` in steps of ${step}`}.`,
      );
    const key = JSON.stringify([entry, judge]);
    const sheet = sheets.get(key) ?? { entry, judge, marks: {} };
    sheet.marks[criterion] = value;
    sheets.set(key, sheet);
  }
  const all = [...sheets.values()];
  const book = { scale: { min, max, step: step ?? 1, levels: [] }, reasonAtExtremes: false, commentWords: 0 };
  const scale =
    step === undefined
      ? levelScale(rows.map((row) => row.value))
      : Math.round((max - min) / step) < MOST_LEVELS
        ? { min, step }
        : null;
  return {
    scores: all.map(({ entry, judge, marks }) => {
      const { points, of } = pointsOf({ ...book, criteria: rubric.criteria }, marks);
      return { entry, judge, score: tidy((points / of) * 100) };
    }),
    levels: scale
      ? {
          scale,
          marks: rows.map(({ entry, judge, criterion, value }) => ({
            entry,
            judge,
            criterion,
            level: Math.round((value - scale.min) / scale.step),
          })),
        }
      : "not levels",
    sheets: all.map(({ judge, marks }) => ({ judge, marks: ids.flatMap((id) => marks[id] ?? []) })),
    incomplete: all.flatMap(({ entry, judge, marks }) => {
      const missing = ids.filter((id) => marks[id] === undefined);
      return missing.length > 0 ? [{ entry, judge, missing }] : [];
    }),
  };
}

/** The records of a CSV file with the line each ends on. */
function recordsOf(bytes: Uint8Array): { fields: string[]; line: number }[] {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const good = new TextDecoder("utf-8").decode(bytes).split("\uFFFD")[0] ?? "";
    throw new Malformed(`Line ${good.split("\n").length}: the file is not written in UTF-8.`);
  }
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]; // what `info` makes of each record
    return records.map(({ record, info }) => ({ fields: record, line: info.lines }));
  } catch (error) {
    const { message, lines } = error as CsvError & { lines?: number }; // parse throws nothing else
    throw new Malformed(`Line ${lines ?? 1}: this is not CSV (${message}).`);
  }
}

/** Beyond this the squares of scores lose their last digits. */
const LARGEST = 1e9;

function numberOf(text: string, what: string, line: number): number {
  if (text === "") throw new Malformed(`Line ${line}: the ${what} is empty.`);
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (Number.isNaN(value))
    throw new Malformed(`Line ${line}: the ${what} ${JSON.stringify(text)} is not a number.`);
  if (Math.abs(value) > LARGEST) throw new Malformed(`Line ${line}: the ${what} ${text} is too large.`);
  return value;
}
