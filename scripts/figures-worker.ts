/** The thread that fits models and makes up contests: it takes orders one after the other, and answers each. */
import { parentPort } from "node:worker_threads";
import { answerOrder } from "~/engine/contest";
import type { FigureAnswer, FigureAsked } from "./figures-thread";

parentPort?.on("message", ({ number, order }: FigureAsked) => {
  let said: FigureAnswer;
  try {
    said = { number, answer: answerOrder(order) };
  } catch (fault) {
    said = { number, fault: String(fault) };
  }
  parentPort?.postMessage(said);
});
