/** Planning in a thread of its own: the solver keeps a processor busy for seconds, and the server must go on answering. */
import { Worker } from "node:worker_threads";
import type { PlanProgress } from "~/engine/plan";
import type { PanelPlan, PanelTask } from "~/engine/panels";

/** Megabytes for what is short-lived in the thread. */
const YOUNG_MEGABYTES = 8;

/** What the thread is given and what it says. */
export type PlanOrder = { task: PanelTask; seconds: number };
export type PlanMessage = { progress: PlanProgress } | { plan: PanelPlan };

/**
 * Plans panels within so many seconds. Ends with an error if the thread fails, or at once if it is cancelled through
 * the signal; then nothing of the plan is kept.
 */
export function planInThread(
  task: PanelTask,
  {
    seconds,
    onProgress,
    signal,
  }: { seconds: number; onProgress?: (progress: PlanProgress) => void; signal?: AbortSignal },
): Promise<PanelPlan> {
  signal?.throwIfAborted();
  const order: PlanOrder = { task, seconds };
  const thread = new Worker(new URL("./plan-door.js", import.meta.url), {
    workerData: order,
    // The solver's memory is its own; what it is handed is short-lived, and cleared away sooner takes less.
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  return new Promise<PanelPlan>((done, failed) => {
    const cancel = () => {
      failed(signal?.reason instanceof Error ? signal.reason : new Error("The plan was cancelled"));
      void thread.terminate();
    };
    signal?.addEventListener("abort", cancel, { once: true });
    thread.on("message", (message: PlanMessage) => {
      if ("progress" in message) onProgress?.(message.progress);
      else done(message.plan);
    });
    thread.once("error", failed);
    thread.once("exit", (code) => {
      signal?.removeEventListener("abort", cancel);
      failed(new Error(`The planning thread stopped without a plan (${code})`));
    });
  });
}
