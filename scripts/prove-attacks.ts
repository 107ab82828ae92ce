/**
 * Runs the tests that attack the portal, those named in tests/attacks.ts and no others, and says of each attack whether
 * it was survived: `npm run prove:attacks`. With `--tools` then lets sqlmap, wapiti and ffuf, whichever are installed,
 * at a demonstration on this machine, signed in as each role (or `--as nobody,organiser`),
 * `--seconds` at most for each tool and role.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { attacks, type Named, peers } from "../tests/attacks";
import { patternOf } from "../tests/titles";
import { runTools } from "./attack-tools";

const { values: asked } = parseArgs({
  options: {
    tools: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    as: { type: "string", default: "" },
    seconds: { type: "string", default: "60" },
    port: { type: "string", default: "0" },
  },
});

type Ran = { file: string; title: string; passed: boolean };

/** Runs the tests of these names. Gives each that ran, with how it ended. */
async function runTests(named: readonly Named[]): Promise<Ran[]> {
  const scratch = mkdtempSync(join(tmpdir(), "portal-attacks-"));
  const report = join(scratch, "report.json");
  const files = [...new Set(named.map(([file]) => `tests/${file}`))];
  const titles = [...new Set(named.flatMap(([, ...all]) => all))].map((title) => patternOf(title).source);
  const args = ["run", ...files, "-t", titles.join("|"), "--reporter=default", "--reporter=json"];
  await new Promise((done) =>
    spawn(process.execPath, ["node_modules/vitest/vitest.mjs", ...args, `--outputFile.json=${report}`], {
      stdio: ["ignore", "inherit", "inherit"],
    }).once("close", done),
  );
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
    testResults: { name: string; assertionResults: { title: string; status: string }[] }[];
  };
  rmSync(scratch, { recursive: true });
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "passed" || status === "failed")
      .map(({ title, status }) => ({
        file: name.split("/tests/")[1] ?? name,
        title,
        passed: status === "passed",
      })),
  );
}

/** How the tests of an attack ended: each title must have run, and nothing under it have failed. */
function verdictOf(ran: readonly Ran[], tests: readonly Named[]): "passed" | "failed" | "did not run" {
  const ends = tests.flatMap(([file, ...titles]) =>
    titles.map((title) => ran.filter((one) => one.file === file && patternOf(title).test(one.title))),
  );
  if (ends.some((of) => of.some(({ passed }) => !passed))) return "failed";
  return ends.every((of) => of.length > 0) ? "passed" : "did not run";
}

const isRun = asked.only === "" || asked.only === "tests";
let allPassed = true;
if (isRun) {
  const ofPeers = peers.flatMap((peer) => ("tests" in peer ? [peer] : []));
  const ran = await runTests([...attacks, ...ofPeers].flatMap(({ tests }) => tests));
  const table = attacks.map(({ name, weakness, tests }, at) => ({
    attack: `${at + 1} ${name}`,
    weakness,
    tests: tests.flatMap(([, ...titles]) => titles).length,
    ended: verdictOf(ran, tests),
  }));
  console.table(table);
  console.table(
    peers.map((peer) => ({
      peer: `${peer.peer} ${peer.id}`,
      fault: peer.fault,
      ended: "tests" in peer ? verdictOf(ran, peer.tests) : `not here: ${peer.notHere}`,
    })),
  );
  const survived = table.filter(({ ended }) => ended === "passed").length;
  const ofOthers = ofPeers.filter(({ tests }) => verdictOf(ran, tests) === "passed").length;
  console.log(`Attacks survived: ${survived} of ${attacks.length}`);
  console.log(
    `Faults of peers: ${ofOthers} of ${ofPeers.length} survived, ${peers.length - ofPeers.length} have nothing here to attack`,
  );
  allPassed = survived === attacks.length && ofOthers === ofPeers.length;
}
if (asked.tools)
  allPassed =
    (await runTools({
      seconds: Number(asked.seconds),
      port: Number(asked.port),
      roles: asked.as.split(",").filter((role) => role !== ""),
      isThere,
    })) && allPassed;
process.exit(allPassed ? 0 : 1);

function isThere(tool: string): boolean {
  return spawnSync(tool, ["--version"], { stdio: "ignore" }).error === undefined;
}
