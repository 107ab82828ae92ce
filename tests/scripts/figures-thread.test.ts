import { afterAll, expect, test } from "vitest";
import { answerOrder, type ContestOrder, type ForecastOrder } from "~/engine/contest";
import { openFigures } from "../../scripts/figures-thread";

const figures = openFigures();
afterAll(() => figures.close());

const order = (seed: number): ContestOrder => ({
  kind: "contest",
  orders: "rawMean",
  top: 2,
  seed,
  draws: 200,
  scores: Array.from({ length: 36 }, (_, at) => ({
    entry: `e${Math.floor(at / 3)}`,
    judge: `j${(Math.floor(at / 3) + (at % 3) * 2) % 9}`,
    score: 40 + ((at * 37) % 53),
  })),
});

/** An order that takes no time. */
const small = (seed: number): ForecastOrder => ({
  kind: "forecast",
  plans: [order(1).scores],
  top: 1,
  contests: 1,
  seed,
  prior: { sdEntry: 1, sdJudge: 1, sdResidual: 1 },
});

test("the thread answers as the engine does, and the same order is answered once", async () => {
  const first = figures.figure(order(1));
  expect(figures.figure(order(1))).toBe(first);
  expect(await first).toEqual(answerOrder(order(1)));
  // A changed sheet is another order.
  const changed = order(1);
  const [one, ...others] = changed.scores;
  expect(figures.figure({ ...changed, scores: [{ ...one!, score: 99 }, ...others] })).not.toBe(first);
}, 60_000);

test("answers are kept up to a bound; the one used longest ago goes first", async () => {
  const old = figures.figure(small(2));
  const used = figures.figure(small(3));
  for (let seed = 4; seed < 42; seed += 1) await figures.figure(small(seed));
  expect(figures.figure(small(3))).toBe(used);
  await figures.figure(small(42));
  await figures.figure(small(43));
  expect(figures.figure(small(3))).toBe(used);
  expect(figures.figure(small(2))).not.toBe(old);
}, 60_000);

test("what fails is told and not kept, and the thread goes on answering", async () => {
  const twice = { ...order(1), scores: [...order(1).scores, order(1).scores[0]!] };
  const failed = figures.figure(twice);
  await expect(failed).rejects.toThrow("twice");
  expect(figures.figure(twice)).not.toBe(failed);
  expect((await figures.figure(order(50))).report.entries).toHaveLength(12);
  await expect(figures.figure(twice)).rejects.toThrow("twice");
}, 60_000);

test("whoever waits is told when the portal closes", async () => {
  const closing = openFigures();
  const waiting = closing.figure(order(60));
  const told = expect(waiting).rejects.toThrow("closing");
  await closing.close();
  await told;
}, 60_000);
