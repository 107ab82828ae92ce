import type { Server } from "node:http";

/** Turns of the loop for which work is put off while people are still coming in. */
const MOST = 200;

/**
 * Lets requests begin one after the other, a turn of the event loop for each, and people come in first: Node takes one
 * new connection in each turn, so where work made the turns long, whoever knocked would stand outside for seconds, unseen
 * by any rule. Nothing is begun for who has left meanwhile.
 */
export function openTurns(server: Server) {
  const waiting: { begin: () => void; isGone: () => boolean }[] = [];
  let isTurning = false;
  let knocked = false;
  let putOff = 0;
  server.on("connection", () => {
    knocked = true;
  });

  function turn() {
    if (knocked && putOff < MOST) putOff += 1;
    else {
      putOff = 0;
      let next = waiting.shift();
      while (next?.isGone()) next = waiting.shift();
      next?.begin();
    }
    knocked = false;
    isTurning = waiting.length > 0;
    if (isTurning) setImmediate(turn);
  }

  return (begin: () => void, isGone: () => boolean): void => {
    waiting.push({ begin, isGone });
    if (!isTurning) setImmediate(turn);
    isTurning = true;
  };
}
