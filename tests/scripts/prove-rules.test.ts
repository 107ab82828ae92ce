import { expect, test } from "vitest";
import { noTally, openBench, prove } from "../../scripts/prove-rules";

test("sixty random sequences of edits after sealing change no deciding rule without a version that says so", async () => {
  const bench = await openBench();
  let tally = noTally;
  for (let seed = 1; seed <= 60; seed++) tally = await prove(bench, tally, seed);
  await bench.close();
  expect(tally).toMatchObject({
    sequences: 60,
    silent: 0,
    versioned: tally.changed,
    bySecond: tally.withScores,
  });
  expect(tally.changed).toBeGreaterThan(30);
  expect(tally.withScores).toBeGreaterThan(2);
  expect(tally.refused).toBeGreaterThan(20);
}, 60_000);
