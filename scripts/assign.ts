/**
 * Assigns judges to entries, for anyone with the same problem: reads a problem from a JSON file and prints the plan as
 * JSON, nothing else. `npm run --silent assign -- problem.json`; README.md describes both. An impossible problem is
 * answered with what falls short; a malformed one with a sentence on the fault, and exit 2.
 */
import { readFileSync, writeSync } from "node:fs";
import { makePlan } from "~/engine/plan";
import { answerOf, readProblem } from "./problem-file";

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0) stop("Name one file: npm run --silent assign -- problem.json");
const read = readProblem(textOf(file));
if (read.problem === null) stop(`${file}: ${read.fault}`);

const began = performance.now();
const secondsSince = () => (performance.now() - began) / 1000;
const outcome = await makePlan(read.problem, { secondsLeft: () => read.seconds - secondsSince() });
say(1, `${JSON.stringify(answerOf(outcome, { seconds: secondsSince() }))}\n`);

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return stop(`${file} cannot be read: ${error instanceof Error ? error.message : "unknown fault"}`);
  }
}

/** Writes all of it before the process ends, into a pipe too. */
function say(to: 1 | 2, words: string) {
  const bytes = Buffer.from(words);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(to, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
    }
  }
}

function stop(sentence: string): never {
  say(2, `${sentence}\n`);
  process.exit(2);
}
