import { performance } from "node:perf_hooks";

/** What is asked: a save or a submission is what people came for, so whoever reads gives way first. */
export type Kind = "read" | "write";

/** The share of the portal's patience that each is given. */
const PATIENCE: Record<Kind, number> = { read: 4 / 9, write: 1 };
/** So many are let in however slow the machine is. */
const FEWEST: Record<Kind, number> = { read: 6, write: 12 };
/** Milliseconds of work for an answer, as long as nothing is known; and when and by how much that is corrected. */
const FIRST = 10;
const MEASURED = { every: 250, answers: 5, share: 0.3 };
/** Milliseconds for which one refusal makes the portal a busy one. */
const BUSY = 5000;

/** A request in hand, as far as the gate looks at it. */
export type Asked = { complete: boolean };
export type Answering = {
  headersSent: boolean;
  once: (event: "close", listener: () => void) => unknown;
};

/**
 * Decides whether one more request is let in, by one rule: what is in hand must be done in the time that the next one
 * may wait. In hand is what has arrived whole and is not being answered yet, so whoever sends or reads slowly takes up
 * nobody's place; how long an answer takes is the time that the process worked, shared among its answers.
 * `patience`, `clock` and `worked` are in milliseconds.
 */
export function openGate({
  patience = 450,
  clock = () => performance.now(),
  worked = () => performance.eventLoopUtilization().active,
}: { patience?: number; clock?: () => number; worked?: () => number } = {}) {
  const inHand = new Map<Asked, Answering>();
  let perAnswer = FIRST;
  let since = { at: clock(), worked: worked(), answers: 0 };
  let refusedAt = -Infinity;

  function measure() {
    const at = clock();
    if (at - since.at < MEASURED.every || since.answers < MEASURED.answers) return;
    const seen = (worked() - since.worked) / since.answers;
    perAnswer += (seen - perAnswer) * MEASURED.share;
    since = { at, worked: worked(), answers: 0 };
  }
  function waiting(): number {
    let n = 0;
    for (const [asked, answering] of inHand) if (asked.complete && !answering.headersSent) n += 1;
    return n;
  }

  return {
    /** Lets a request in and counts it until it is answered, or gives false and is busy for a while. */
    enter(kind: Kind, asked: Asked, answering: Answering): boolean {
      // What was worked while nobody asked for anything is no part of an answer.
      if (inHand.size === 0) since = { at: clock(), worked: worked(), answers: 0 };
      measure();
      if (waiting() >= Math.max(FEWEST[kind], (patience * PATIENCE[kind]) / perAnswer)) {
        refusedAt = clock();
        return false;
      }
      inHand.set(asked, answering);
      answering.once("close", () => {
        inHand.delete(asked);
        since.answers += 1;
      });
      return true;
    },
    isBusy: () => clock() - refusedAt < BUSY,
  };
}
