/**
 * The command that ranks a file of scores: `npm run --silent rank -- scores.csv`. JSON on standard output and nothing
 * else there; a sentence on standard error and exit code 2 for what cannot be read. Touches no portal.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { scoreReport, type Warning } from "~/engine/score-report";
import { Malformed, readRubric, readScores, type ScoreFile } from "./score-file";

const help = `npm run --silent rank -- scores.csv [--top 3] [--seed 1] [--draws 4000] [--rasch]
npm run --silent rank -- marks.csv --rubric rubric.json [the same options]

Ranks the entries of one contest and says how sure the ranking is, as JSON.

scores.csv   CSV in UTF-8 with the header entry,judge,score: one line for each sheet
marks.csv    CSV with the header entry,judge,criterion,mark: one line for each mark
--rubric     JSON with the scale and the weights of the criteria, such as the "rubric" of a rulebook (or the whole
             rulebook); a sheet's score is 0 to 100, each mark's share of the scale by its weight:
               {"scale": {"min": 0, "max": 5, "step": 0.5},
                "criteria": [{"id": "CR1", "weight": 60}, {"id": "CR2", "weight": 40}]}
             "step" may be left out; whatever else is there is not read
--top        how many places count as the first k (3)
--seed       whole number from which the draws are thrown: same seed, same output (1)
--draws      posterior draws (4000)
--rasch      adds the many-facet Rasch model, for marks on two to nine ordered levels

In the output: adjusted = mean + predicted deviation of the entry, severity positive = harsher, se and the 90 %
intervals with the uncertainty of the mean in them, remlCriterion = -2 log restricted likelihood, sheets = number of
scores, flags of judges: harsh, lenient, contrary, erratic, movesFirst, movesTop (other winners without this judge).
A figure that does not exist is null, and a warning says why. Nothing is removed or changed because of a flag.`;

export type Outcome = { code: number; stdout: string; stderr: string };

/** Runs the command on its arguments; `readFile` gives the bytes of a file or throws. */
export function runRank(args: readonly string[], readFile: (name: string) => Uint8Array): Outcome {
  try {
    const { values, positionals } = optionsOf(args);
    if (values.help) return { code: 0, stdout: `${help}\n`, stderr: "" };
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0)
      throw new Malformed("Name one file of scores, such as scores.csv. --help says more.");
    const options = {
      top: wholeOf("--top", values.top, 1, 1e6),
      seed: wholeOf("--seed", values.seed, -(2 ** 31), 2 ** 31 - 1),
      draws: wholeOf("--draws", values.draws, 1, 1e6),
    };
    const rubric =
      values.rubric === undefined ? null : readRubric(textOf(readFile, values.rubric), values.rubric);
    const file = readScores(bytesOf(readFile, name), rubric);
    const report = scoreReport(file.scores, {
      ...options,
      sheets: file.sheets,
      ...(values.rasch ? { rasch: file.levels } : {}),
    });
    const warnings = [...missingMarks(file), ...report.warnings].map(({ code, message }) => ({
      code,
      message,
    }));
    return { code: 0, stdout: `${JSON.stringify({ ...report, warnings }, null, 2)}\n`, stderr: "" };
  } catch (error) {
    if (error instanceof Malformed) return { code: 2, stdout: "", stderr: `${error.message}\n` };
    throw error;
  }
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rubric: { type: "string" },
        top: { type: "string", default: "3" },
        seed: { type: "string", default: "1" },
        draws: { type: "string", default: "4000" },
        rasch: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Malformed(error instanceof Error ? error.message : String(error));
  }
}

function wholeOf(name: string, text: string, least: number, most: number): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most))
    throw new Malformed(`${name} must be a whole number from ${least} to ${most}; it is ${text}.`);
  return value;
}

function bytesOf(readFile: (name: string) => Uint8Array, name: string): Uint8Array {
  try {
    return readFile(name);
  } catch (error) {
    throw new Malformed(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function textOf(readFile: (name: string) => Uint8Array, name: string): string {
  return new TextDecoder("utf-8").decode(bytesOf(readFile, name));
}

function missingMarks({ incomplete }: ScoreFile): Warning[] {
  const [first] = incomplete;
  if (!first) return [];
  return [
    {
      code: "missing-marks",
      message: `${incomplete.length} ${incomplete.length === 1 ? "sheet lacks" : "sheets lack"} marks (judge ${first.judge} for entry ${first.entry}: ${first.missing.join(", ")}${incomplete.length > 1 ? ", and others" : ""}): their scores are weighted over the criteria that were marked.`,
    },
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { code, stdout, stderr } = runRank(process.argv.slice(2), (name) => readFileSync(name));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
}
