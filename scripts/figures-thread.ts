/**
 * Figures that take longer than a page may keep the server: models are fitted and contests made up in a thread of their
 * own, and what was computed is kept, for the same order has the same answer.
 */
import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { Answer, Answered, FigureOrder } from "~/engine/contest";

/** What the thread is asked and what it says. */
export type FigureAsked = { number: number; order: FigureOrder };
export type FigureAnswer = { number: number } & ({ answer: Answer } | { fault: string });

/** Answers that are kept, the latest used; some 100 KB each where a contest has hundreds of entries. */
const KEPT = 40;
/** Milliseconds without an order after which the thread ends. */
const IDLE = 60_000;

/** Opens the figures; their thread starts with the first order. `close` gives up what is being computed. */
export function openFigures() {
  const kept = new Map<string, Promise<Answer>>();
  const waiting = new Map<number, { done: (answer: Answer) => void; failed: (fault: Error) => void }>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  function end(fault: Error) {
    clearTimeout(idle);
    thread = null;
    for (const { failed } of waiting.values()) failed(fault);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(new URL("./figures-door.js", import.meta.url));
    // A server that has nothing else to do may end.
    started.unref();
    started.on("message", (said: FigureAnswer) => {
      const asker = waiting.get(said.number);
      waiting.delete(said.number);
      if ("answer" in said) asker?.done(said.answer);
      else asker?.failed(new Error(said.fault));
      if (waiting.size > 0) return;
      started.unref();
      idle = setTimeout(() => void started.terminate(), IDLE).unref();
    });
    started.once("error", end);
    started.once("exit", (code) => {
      if (thread === started) end(new Error(`The thread of the figures stopped (${code})`));
    });
    return started;
  }

  function compute(order: FigureOrder): Promise<Answer> {
    clearTimeout(idle);
    thread ??= start();
    thread.ref();
    const number = ++asked;
    return new Promise((done, failed) => {
      waiting.set(number, { done, failed });
      thread?.postMessage({ number, order } satisfies FigureAsked);
    });
  }

  return {
    /** The answer to an order: a kept one, or computed in the thread. What failed is not kept. */
    figure<Order extends FigureOrder>(order: Order): Promise<Answered<Order>> {
      const key = createHash("sha256").update(JSON.stringify(order)).digest("hex");
      const known = kept.get(key) ?? compute(order);
      // Taken out and put in again, so that the first is the one used longest ago.
      kept.delete(key);
      kept.set(key, known);
      known.catch(() => kept.delete(key));
      for (const old of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(old);
      }
      return known as Promise<Answered<Order>>; // an order's kind is its answer's
    },
    async close() {
      const last = thread;
      end(new Error("The portal is closing"));
      await last?.terminate();
    },
  };
}
