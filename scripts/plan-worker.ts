/** The thread that plans: takes one order, tells how far it is, and ends with the plan. */
import { parentPort, workerData } from "node:worker_threads";
import { planPanels } from "~/engine/panels";
import type { PlanMessage, PlanOrder } from "./plan-thread";

const { task, seconds } = workerData as PlanOrder; // planInThread made it
const say = (message: PlanMessage) => parentPort?.postMessage(message);

const began = performance.now();
const plan = await planPanels(task, {
  secondsLeft: () => seconds - (performance.now() - began) / 1000,
  onProgress: (progress) => {
    say({ progress });
  },
});
say({ plan });
