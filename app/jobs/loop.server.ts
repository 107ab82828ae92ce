import { type Context, openJobContext, type Portal } from "~/context.server";

/** Something done by clock. Gives whether it has more to do at once. */
export type Job = { name: string; run: (context: Context, signal: AbortSignal) => Promise<boolean> };

export type Loop = {
  /** Runs the jobs now, until none has more to do. */
  runNow: () => Promise<void>;
  /** Starts nothing more, and waits for what is in hand: one mail, one backup. */
  stop: () => Promise<void>;
};

/**
 * Runs jobs one after another, never two at once, every `everyMs`, or only by hand without it. A job that fails is
 * logged without what it worked on, and the next one runs.
 */
export function openLoop(portal: Portal, jobs: readonly Job[], everyMs: number | null): Loop {
  const leaving = new AbortController();
  let inHand: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function runAll() {
    for (const job of jobs) {
      let more = true;
      while (more && !leaving.signal.aborted) {
        try {
          // While people are turned away, what happens by clock takes no more than a turn at a time.
          more = (await job.run(await openJobContext(portal), leaving.signal)) && !portal.isBusy();
        } catch (error) {
          more = false;
          portal.log.error({ job: job.name, error: placeOf(error) }, "a job failed");
        }
      }
    }
  }

  function runNow() {
    inHand = inHand.then(runAll);
    return inHand;
  }

  function next() {
    if (everyMs === null || leaving.signal.aborted) return;
    timer = setTimeout(() => void runNow().then(next), everyMs);
  }
  next();

  return {
    runNow,
    async stop() {
      leaving.abort();
      clearTimeout(timer);
      await inHand;
    },
  };
}

/** What kind of fault, and where in the code: without its message, which may quote what a person typed. */
export function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return [`${error.name}${code}`, ...frames].join("\n");
}
