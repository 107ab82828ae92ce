/**
 * The command that checks a result file: `npm run --silent verify -- result.json`. It recomputes the ranking and the
 * outcome with the portal's own rules, from the file alone. Exit 0 if all agrees, 1 if not, 2 for what is no result
 * file. Touches no portal and asks no network.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { ResultFile } from "~/domain/result-file";
import { type FileCheck, faultsOfFile } from "~/services/result-files.server";
import type { Outcome } from "./rank";

const help = `npm run --silent verify -- result.json [--key 64 hexadecimal digits]

Checks a result file: that not one byte of it was changed since it was signed, and that rankings, floors, ties and
winners follow from the sheets and the sealed rules in it. --key is the public key that the portal shows on its
rules page; without it the file is checked against the key that it names itself.

Exit 0: all agrees. 1: something does not, and each thing is named. 2: this is no result file.`;

const words: Record<FileCheck["faults"][number]["what"], string> = {
  form: "The file is not written as it was signed (canonical JSON, RFC 8785).",
  hash: "The SHA-256 in the file is not that of its result.",
  signature: "The signature is not that of the key in the file.",
  key: "The file is signed with another key than the one you gave.",
  seals:
    "A version of the sealed rules does not stand: its hash, its order, its author, reason or second person.",
  seed: "The seed is not the one that the sealed rules commit to.",
  edition: "The sealed rules are those of another edition.",
  seal: "The rules by which a category was ranked are not in the file, or name what they do not have.",
  cap: "The number of places is not that of the sealed rules.",
  labels: "Categories or entries are not named once each, in order.",
  sheets: "A sheet counts against its own reason, or has marks of unknown criteria.",
  ranking: "The ranking does not follow from the sheets.",
  standsOn: "A special award does not stand on the decisions of its categories that are in the file.",
  winners: "The winners do not fit the ranking.",
  notAwarded: "The number of places not awarded is wrong.",
  departures: "The departures from the ranking are not those with reasons.",
  people: "The decision was not taken by two people, one after the other.",
  merged:
    "A merge of categories does not stand: where from and into, its reason, its two people or their order in time.",
  corrects: "It corrects an earlier version, which only the result of a whole edition can do.",
  acts: "An act that changed which sheets count has neither cause nor second person.",
};

/** Runs the command on its arguments; `readFile` gives the bytes of a file or throws. */
export function runVerify(args: readonly string[], readFile: (name: string) => Uint8Array): Outcome {
  const malformed = (sentence: string) => ({ code: 2, stdout: "", stderr: `${sentence}\n` });
  let options;
  try {
    options = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: "string" }, help: { type: "boolean", default: false } },
    });
  } catch (error) {
    return malformed(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = options;
  if (values.help) return { code: 0, stdout: `${help}\n`, stderr: "" };
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    return malformed("Name one result file, such as result.json. --help says more.");
  if (values.key !== undefined && !/^[0-9a-f]{64}$/.test(values.key))
    return malformed("--key must be 64 hexadecimal digits, as the portal's rules page shows them.");
  let bytes: Uint8Array;
  try {
    bytes = readFile(name);
  } catch (error) {
    return malformed(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const text = textOf(bytes);
  if (text === null) return malformed(`${name} is no result file: it is not text in UTF-8.`);
  const check = faultsOfFile(text, values.key === undefined ? {} : { key: values.key });
  if (check.malformed !== null || !check.file) return malformed(`${name}: ${check.malformed ?? ""}.`);
  const { faults, file } = check;
  if (faults.length > 0)
    return {
      code: 1,
      stdout: `${name} does not hold.\n${faults
        .map(({ what, where }) => `- ${words[what]}${where ? ` (${where})` : ""}`)
        .join("\n")}\n`,
      stderr: "",
    };
  return { code: 0, stdout: verdict(name, file, values.key !== undefined), stderr: "" };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const scopes = {
  edition: "whole",
  category: "one category",
  specialAward: "one special award with the categories it stands on",
};

function verdict(name: string, { hash, key, result }: ResultFile, isKnown: boolean): string {
  const newest = result.seals.at(-1)!; // the schema asks for one
  return [
    `${name} holds: edition ${result.edition}, ${scopes[result.scope]}, made ${result.madeAt}.`,
    ...(result.corrects
      ? [
          `It corrects version ${result.corrects.version}, whose file has the SHA-256 ${result.corrects.hash}.`,
        ]
      : []),
    ...result.categories.map(({ id, entries, decision }) => {
      const sheets = entries.flatMap((one) => one.sheets);
      const won = decision.winners.map(({ place, code }) => `${place} ${code}`).join(", ") || "nobody";
      return `- ${id}: ${entries.length} entries, ${sheets.filter((one) => one.counts).length} of ${sheets.length} sheets count; won: ${won}; not awarded: ${decision.notAwarded.places}; departures with reasons: ${decision.departures.length}`;
    }),
    ...(result.specialAwards ?? []).map(({ id, standsOn, decision }) => {
      const won = decision.winners.map(({ code }) => code).join(", ") || "nobody";
      return `- special award ${id}, out of ${standsOn.map((one) => one.category).join(", ") || "nothing"}: won: ${won}; not awarded: ${decision.notAwarded.places}`;
    }),
    `Rules: version ${newest.version}, SHA-256 ${newest.hash}, sealed ${newest.at}.`,
    `Result: SHA-256 ${hash}`,
    isKnown
      ? `Signed by the key you gave, ${key}`
      : `Signed by key ${key}: compare it with the one on the portal's rules page, or give it with --key.`,
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { code, stdout, stderr } = runVerify(process.argv.slice(2), (name) => readFileSync(name));
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = code;
}
