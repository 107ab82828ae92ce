import { expect, test } from "vitest";
import { kinds, noTally, prove } from "../../scripts/prove-release";

test("eight random editions pass the rehearsal when right, and no kind of fault gets past it unnamed", async () => {
  let tally = noTally;
  for (let seed = 1; seed <= 8; seed++) tally = await prove(tally, seed);
  expect(tally).toMatchObject({ editions: 8, passed: 8, slips: [] });
  expect(Object.keys(kinds).filter((kind) => !tally.kinds[kind])).toEqual([]);
}, 60_000);
