import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import type { PanelTask } from "~/engine/panels";
import { planInThread } from "../../scripts/plan-thread";

const task = (entries: number, judges: number): PanelTask => ({
  entries: Array.from({ length: entries }, (_, at) => ({
    id: `e${at}`,
    category: "C1",
    language: null,
    region: at % 2 ? "Asia" : "Africa",
    subRegion: null,
    words: `topic${at % 7} method${at % 5} place${at % 3}`,
  })),
  judges: Array.from({ length: judges }, (_, at) => ({
    id: `j${at}`,
    categories: ["C1"],
    languages: [],
    expertise: [`topic${at % 7}`, `method${at % 5}`],
    region: at % 2 ? "Asia" : "Africa",
    subRegion: null,
    institution: null,
    isReserve: false,
  })),
  k: 3,
  bars: [],
  loads: Object.fromEntries(Array.from({ length: judges }, (_, at) => [`j${at}`, { min: 0, max: 20 }])),
  locks: [],
  seed: 7,
});

test("a plan is made in a thread, which tells how far it is while the server goes on answering", async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const stages: string[] = [];
  const plan = await planInThread(task(200, 40), {
    seconds: 60,
    onProgress: ({ stage }) => stages.push(stage),
  });
  delay.disable();
  expect([plan.places, plan.proven, plan.components]).toEqual([{ wanted: 600, filled: 600 }, true, 1]);
  expect(stages).toEqual([
    "places",
    "coverage",
    "worstEntry",
    "secondWorst",
    "thirdWorst",
    "components",
    "total",
    "balance",
    "lot",
  ]);
  // Generous, for a busy machine; `npm run prove:plan` measures it against the goal of 50.
  expect(delay.percentile(99) / 1e6).toBeLessThan(200);
}, 60_000);

test("a plan that is cancelled ends at once and gives nothing", async () => {
  const cancel = new AbortController();
  const plan = planInThread(task(300, 60), { seconds: 60, signal: cancel.signal });
  setTimeout(() => {
    cancel.abort(new Error("Not any more"));
  }, 50);
  const before = performance.now();
  await expect(plan).rejects.toThrow("Not any more");
  expect(performance.now() - before).toBeLessThan(5000);
}, 60_000);

test("a task that the planner fails on ends with the fault, not in silence", async () => {
  const broken = { ...task(1, 1), entries: null } as unknown as PanelTask; // what no caller could send
  await expect(planInThread(broken, { seconds: 5 })).rejects.toThrow();
}, 60_000);
