/**
 * What the planner does and costs, beside HiGHS given every pair at once: seconds, memory, the same optimum; how many
 * other pairs change when a judge drops out; how long the server keeps anyone waiting meanwhile.
 * `npm run prove:plan` (`-- --seed 2 --kind structured`, `--skip-large`); each line is measured in a process of its
 * own. Exits 1 if an optimum differs, a plan is not proven or a rule is broken; a goal that is missed is marked.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { ServerBuild } from "@remix-run/node";
import { lotOf } from "~/engine/dice";
import type { PanelTask } from "~/engine/panels";
import { makePlan } from "~/engine/plan";
import type { PlanProblem } from "~/engine/problem";
import { solveAllPairs } from "./all-pairs";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    /** `uniform` (three decimals) or `structured` (twelve categories, four languages: many ties). */
    kind: { type: "string", default: "uniform" },
    "skip-large": { type: "boolean", default: false },
    /** What the one process measures; set by this command for itself. */
    measure: { type: "string" },
  },
});
type Measure = { way: "total" | "maximin" | "allPairs"; entries: number; judges: number };
type Figures = {
  seconds: number;
  /** Seconds of processor time: on a busy machine less than those on the clock, and steadier. */
  processor: number;
  megabytes: number;
  total: number;
  worst: number | null;
  sound: boolean;
};

const sizes = [
  { entries: 300, judges: 60, goal: { total: 0.5, maximin: 5 } },
  { entries: 1000, judges: 200, goal: { total: 1.2, maximin: 30 } },
  { entries: 3000, judges: 600, goal: { total: 4, maximin: null } },
];
const MEGABYTES = 250;
/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 5;

if (values.measure) console.log(JSON.stringify(await measure(JSON.parse(values.measure) as Measure)));
else await prove();

async function prove() {
  let isSound = true;
  const rows = [];
  for (const { entries, judges, goal } of sizes) {
    if (values["skip-large"] && entries > 1000) continue;
    const [total, allPairs] = [
      inProcess({ way: "total", entries, judges }),
      inProcess({ way: "allPairs", entries, judges }),
    ];
    const isSame = Math.abs(total.total - allPairs.total) <= 1e-6 * allPairs.total;
    isSound &&= isSame && total.sound;
    rows.push({
      problem: `${entries} × ${judges}`,
      aim: "total",
      "goal (s)": goalOf(total.seconds, goal.total),
      "processor (s)": total.processor,
      "all pairs (s)": allPairs.seconds,
      ratio: round(allPairs.seconds / total.seconds),
      "goal (MB)": goalOf(total.megabytes, MEGABYTES),
      "all pairs (MB)": allPairs.megabytes,
      "same optimum": isSame ? `yes, ${total.total}` : `NO: ${total.total}, ${allPairs.total}`,
    });
    const maximin = inProcess({ way: "maximin", entries, judges });
    isSound &&= maximin.sound;
    rows.push({
      problem: `${entries} × ${judges}`,
      aim: "weakest entry",
      "goal (s)": goalOf(maximin.seconds, goal.maximin),
      "processor (s)": maximin.processor,
      "goal (MB)": goalOf(maximin.megabytes, MEGABYTES),
      "same optimum": `worst ${maximin.worst} (by total alone ${total.worst}), total ${maximin.total}`,
    });
  }
  console.log(
    `Plans: k = 3, 10 % conflicts, loads 10 to 18, ${values.kind}, seed ${values.seed}; proven at each stage`,
  );
  console.table(rows);

  const dropOut = await dropJudge(300, 60);
  isSound &&= dropOut.sound;
  console.log("One judge of 300 × 60 drops out");
  console.table([dropOut.figures]);

  console.log("The server meanwhile: 300 × 60 planned in its thread, pages asked for all the time");
  console.table([await serverMeanwhile()]);
  process.exitCode = isSound ? 0 : 1;
}

/** Runs one measure in a fresh process, so that neither memory nor warm code is another's. */
function inProcess(order: Measure): Figures {
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      "--max-semi-space-size=4",
      "--import",
      "tsx",
      fileURLToPath(import.meta.url),
      "--measure",
      JSON.stringify(order),
      "--kind",
      values.kind,
      "--seed",
      values.seed,
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  if (status !== 0) throw new Error(`Measuring ${JSON.stringify(order)} failed (${status})`);
  return JSON.parse(stdout) as Figures;
}

async function measure({ way, entries, judges }: Measure): Promise<Figures> {
  const problem = problemOf(entries, judges, way === "maximin" ? "maximin" : "total");
  const [began, used] = [performance.now(), process.cpuUsage()];
  const cost = () => {
    const { user, system } = process.cpuUsage(used);
    return {
      seconds: round((performance.now() - began) / 1000),
      processor: round((user + system) / 1e6),
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  };
  if (way === "allPairs") {
    const total = (await solveAllPairs(problem))!; // loads leave room, so there is a plan
    return { ...cost(), total: round(total), worst: null, sound: true };
  }
  const outcome = await makePlan(problem);
  const spent = cost();
  const position = new Map(problem.judges.map(({ id }, at) => [id, at]));
  const isFree = outcome.pairs.every(
    ([entry, judge]) => !Number.isNaN(problem.affinity[Number(entry.slice(1))]![position.get(judge)!]), // ids are of the problem
  );
  const loads = Object.values(outcome.loads);
  return {
    ...spent,
    total: round(outcome.total),
    worst: round(outcome.worstEntry),
    sound:
      outcome.proven &&
      isFree &&
      outcome.shortfalls.length === 0 &&
      loads.every((load) => load >= 10 && load <= 18),
  };
}

/** The problem of the measures: the same for the same seed. Rows of floats, as a program would hand them in. */
function problemOf(entries: number, judges: number, objective: "total" | "maximin"): PlanProblem {
  const seed = 100 * Number(values.seed);
  const of = (what: number, row: number, column: number, sides: number) =>
    lotOf(seed + what, row, column) % sides;
  const structured = (entry: number, judge: number) => {
    const category = of(2, entry, 0, 12);
    const isFirst = of(3, judge, 1, 12) === category;
    const isSecond = of(3, judge, 2, 12) === category;
    const reads = of(4, entry, 0, 4) === of(5, judge, 0, 4);
    return (isFirst ? 60 : isSecond ? 40 : 0) + (reads ? 30 : 0) + 5 * of(6, entry, judge, 3);
  };
  return {
    entries: Array.from({ length: entries }, (_, at) => ({ id: `e${at}`, needs: 3 })),
    judges: Array.from({ length: judges }, (_, at) => ({ id: `j${at}`, min: 10, max: 18 })),
    affinity: Array.from({ length: entries }, (_, entry) =>
      Float64Array.from({ length: judges }, (_, judge) =>
        of(0, entry, judge, 10) === 0
          ? NaN
          : values.kind === "structured"
            ? structured(entry, judge)
            : of(1, entry, judge, 1001) / 1000,
      ),
    ),
    objective,
    seed: 1,
  };
}

/** Other pairs that change when a judge leaves: with the pairs kept, and planned anew. */
async function dropJudge(entries: number, judges: number) {
  const problem = problemOf(entries, judges, "maximin");
  const before = await makePlan(problem);
  const gone = 7;
  const left = {
    ...problem,
    judges: problem.judges.filter((_, at) => at !== gone),
    affinity: problem.affinity.map((row) => Array.from(row).filter((_, at) => at !== gone)),
  };
  const changed = (pairs: typeof before.pairs) => {
    const now = new Set(pairs.map((pair) => pair.join(" ")));
    return before.pairs.filter((pair) => pair[1] !== `j${gone}` && !now.has(pair.join(" "))).length;
  };
  const began = performance.now();
  const after = await makePlan({ ...left, keep: before.pairs });
  const seconds = round((performance.now() - began) / 1000);
  const anew = await makePlan(left);
  return {
    sound: after.proven && after.shortfalls.length === 0,
    figures: {
      "their entries": before.loads[`j${gone}`],
      "other pairs changed": goalOf(changed(after.pairs), 5),
      seconds,
      "planned anew, changed": changed(anew.pairs),
      "total before": round(before.total),
      "total after": round(after.total),
      "total anew": round(anew.total),
    },
  };
}

/** A running portal plans while its pages are asked for: the delay of its event loop in milliseconds. */
async function serverMeanwhile() {
  // Here and not above: the measures of memory are of the planner alone.
  const [{ readConfig }, { openPortal }] = [await import("./config"), await import("./portal")];
  const dataDir = mkdtempSync(join(tmpdir(), "portal-prove-"));
  const build = (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;
  const running = await openPortal(
    readConfig({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent", REQUESTS_PER_MINUTE: "1000000" }),
    { build, jobsEveryMs: null },
  );
  const page = `http://127.0.0.1:${running.port}/`;
  await fetch(page).then((answer) => answer.text()); // the first page compiles
  const quiet = await pagesDuring(page, new Promise((done) => setTimeout(done, 3000)));
  const began = performance.now();
  const planning = running.portal.planPanels(taskOf(300, 60), { seconds: 60 });
  const busy = await pagesDuring(page, planning);
  const plan = await planning;
  const seconds = round((performance.now() - began) / 1000);
  await running.close();
  rmSync(dataDir, { recursive: true, force: true });
  return {
    "planned in (s)": seconds,
    proven: plan.proven,
    "pages served": busy.pages,
    "p99 of the event loop (ms)": goalOf(busy.p99, 50),
    "p99 without planning (ms)": quiet.p99,
    "slowest page (ms)": busy.slowest,
  };
}

async function pagesDuring(page: string, act: Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  let [isOver, pages, slowest] = [false, 0, 0];
  void act.finally(() => (isOver = true));
  delay.enable();
  while (!isOver) {
    const asked = performance.now();
    await fetch(page).then((answer) => answer.text());
    slowest = Math.max(slowest, performance.now() - asked);
    pages++;
    await new Promise((done) => setTimeout(done, 10));
  }
  delay.disable();
  // What is recorded is the time between two turns, the pause that was asked for included.
  return { pages, slowest: Math.round(slowest), p99: round(delay.percentile(99) / 1e6 - RESOLUTION) };
}

/** A task as the portal makes one: two categories, four regions, fields of expertise, a tenth of conflicts. */
function taskOf(entries: number, judges: number): PanelTask {
  const of = (what: number, at: number, sides: number) => lotOf(7 + what, at, 0) % sides;
  const regions = ["Africa", "Americas", "Asia", "Europe"];
  return {
    entries: Array.from({ length: entries }, (_, at) => ({
      id: `e${at}`,
      category: `C${1 + of(0, at, 4)}`,
      language: "en",
      region: regions[of(1, at, 4)]!,
      subRegion: `${regions[of(1, at, 4)]!} ${of(2, at, 3)}`,
      words: [3, 4, 5].map((what) => `field${of(what, at, 12)}`).join(" "),
    })),
    judges: Array.from({ length: judges }, (_, at) => ({
      id: `j${at}`,
      categories: [`C${1 + of(10, at, 4)}`, `C${1 + of(11, at, 4)}`],
      languages: ["en"],
      expertise: [12, 13].map((what) => `field${of(what, at, 12)}`),
      region: regions[of(14, at, 4)]!,
      subRegion: `${regions[of(14, at, 4)]!} ${of(15, at, 3)}`,
      institution: `u${of(16, at, 40)}`,
      isReserve: false,
    })),
    k: 3,
    bars: Array.from({ length: (entries * judges) / 10 }, (_, at) => ({
      entryId: `e${of(17, at, entries)}`,
      judgeId: `j${of(18, at, judges)}`,
      kind: "organisation",
    })),
    loads: Object.fromEntries(Array.from({ length: judges }, (_, at) => [`j${at}`, { min: 0, max: 20 }])),
    locks: [],
    seed: 1,
  };
}

function goalOf(figure: number, goal: number | null): string {
  if (goal === null) return "no goal";
  return `${figure <= goal ? "kept" : "MISSED"}: ${figure} of ${goal}`;
}

function round(figure: number): number {
  return Math.round(figure * 1000) / 1000;
}
