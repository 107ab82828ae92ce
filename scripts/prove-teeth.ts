/**
 * Plants faults in a copy of the portal, one at a time, and looks whether the test that promises to find each goes
 * red. `npm run prove:teeth -- --from 1 --to 40 --out teeth.json`: what stands in the file already is not done again.
 * A fault counts as caught only if its tests were green in the copy before it was planted.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type PlantedFault, plantedFaults } from "./planted-faults";

const root = fileURLToPath(new URL("..", import.meta.url));
/** What the tests need of the project. */
const parts = ["app", "db", "docs", "emails", "scripts", "tests"];
const papers = [
  "package.json",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
  "vitest.config.ts",
];

type Verdict = "caught" | "missed" | "red before" | "has no place";

const { values } = parseArgs({
  options: {
    from: { type: "string", default: "1" },
    to: { type: "string", default: String(plantedFaults.length) },
    out: { type: "string" },
  },
});
const { out } = values;
const seen: Record<string, Verdict> =
  out !== undefined && existsSync(out)
    ? (JSON.parse(readFileSync(out, "utf8")) as Record<string, Verdict>)
    : {};
const copy = mkdtempSync(join(tmpdir(), "portal-teeth-"));
try {
  for (const part of [...parts, ...papers]) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  if (existsSync(join(root, "build"))) cpSync(join(root, "build"), join(copy, "build"), { recursive: true });
  for (const fault of plantedFaults.slice(Number(values.from) - 1, Number(values.to))) {
    seen[fault.name] ??= verdictOn(fault);
    console.log(`${seen[fault.name]}: ${fault.name}`);
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(seen, null, 2)}\n`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
const tally: Record<string, number> = { planted: 0, caught: 0 };
for (const verdict of Object.values(seen)) {
  tally["planted"] = (tally["planted"] ?? 0) + 1;
  tally[verdict] = (tally[verdict] ?? 0) + 1;
}
console.table(tally);
if (tally["caught"] !== tally["planted"]) process.exitCode = 1;

function verdictOn(fault: PlantedFault): Verdict {
  const { file, from, to } = fault;
  const place = join(copy, file);
  const sound = readFileSync(place, "utf8");
  if (sound.split(from).length !== 2) return "has no place";
  // A test that leans on those before it is asked with its whole file.
  const way = ([alone, withItsFile] as const).find((one) => isGreen(fault, one));
  if (!way) return "red before";
  // Pages are asked as they were built; what a page runs on has to be built anew, with the fault and without.
  const isBuilt =
    /^(app|db|emails)\//.test(file) && readFileSync(join(copy, fault.test), "utf8").includes("/world");
  writeFileSync(
    place,
    sound.replace(from, () => to),
  );
  if (isBuilt) build();
  const verdict = isGreen(fault, way) ? "missed" : "caught";
  writeFileSync(place, sound);
  if (isBuilt) build();
  return verdict;
}

function alone({ named }: PlantedFault): string[] {
  return ["-t", named.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")];
}
function withItsFile(): string[] {
  return [];
}

/** Whether the tests of that name ran, and all passed. */
function isGreen(fault: PlantedFault, way: typeof alone): boolean {
  const { test, named } = fault;
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  tool("vitest/vitest.mjs", "run", test, ...way(fault), "--reporter=json", `--outputFile=${report}`);
  if (!existsSync(report)) return false;
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
    testResults: { assertionResults: { fullName: string; status: string }[] }[];
  };
  const verdicts = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName }) => fullName.includes(named))
    .map(({ status }) => status);
  return verdicts.includes("passed") && !verdicts.includes("failed");
}

function build() {
  if (tool("@remix-run/dev/dist/cli.js", "vite:build") !== 0) throw new Error("The copy cannot be built");
}

/** Runs a tool of the project in the copy. A fault may make a test hang: it is given five minutes. */
function tool(program: string, ...args: string[]) {
  const { status } = spawnSync(process.execPath, [join(root, "node_modules", program), ...args], {
    cwd: copy,
    stdio: "ignore",
    timeout: 300_000,
    env: { ...process.env, NODE_ENV: "test" },
  });
  return status;
}
