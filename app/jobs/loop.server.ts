import { type Context, openJobContext, type Portal } from "~/context.server";
import { type Instant, later, MINUTE, SECOND } from "~/domain/time";

/** Something done by clock. Gives whether it has more to do at once. */
export type Job = { name: string; run: (context: Context, signal: AbortSignal) => Promise<boolean> };

export type Loop = {
  /** Runs the jobs now, until none has more to do. */
  runNow: () => Promise<void>;
  /** Starts nothing more, and waits for what is in hand: one mail, one backup. */
  stop: () => Promise<void>;
};

/** How long a job rests that failed so many times in a row: the second time 2 seconds, then 4, 8 … a minute at most. */
const restAfter = (failures: number) =>
  failures < 2 ? 0 : Math.min(MINUTE, SECOND * 2 ** Math.min(failures - 1, 20));

/**
 * Runs jobs one after another, never two at once, every `everyMs`, or only by hand without it. A job that fails is
 * logged without what it worked on, and the next one runs; one that goes on failing rests longer each time.
 */
export function openLoop(portal: Portal, jobs: readonly Job[], everyMs: number | null): Loop {
  const leaving = new AbortController();
  let inHand: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const failed = new Map<Job, { times: number; until: Instant }>();

  async function runAll() {
    for (const job of jobs) {
      let more = true;
      while (more && !leaving.signal.aborted) {
        const rest = failed.get(job);
        let now: Instant | null = null;
        try {
          const context = await openJobContext(portal);
          now = context.now;
          if (rest && now < rest.until) break;
          // While people are turned away, what happens by clock takes no more than a turn at a time.
          more = (await job.run(context, leaving.signal)) && !portal.isBusy();
          failed.delete(job);
        } catch (error) {
          more = false;
          const times = (rest?.times ?? 0) + 1;
          failed.set(job, { times, until: now === null ? "" : later(now, restAfter(times)) });
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
