import { describe, expect, test } from "vitest";
import { dice } from "~/engine/dice";
import { knowledgeGradient, opennessAtCut } from "~/engine/extra-sheets";
import {
  covariance,
  equationsAt,
  fitModel,
  type Ratios,
  type ScoreTable,
  scoreTable,
} from "~/engine/mixed-model";
import { standings } from "~/engine/standings";
import { madeUp } from "./contests";

const contest = madeUp({ entries: 40, judges: 10, sheets: 3, severity: 0.5, seed: 6 });
const table = scoreTable(contest.scores);
const fit = fitModel(table);
const order = [...fit.adjusted.keys()].sort((a, b) => fit.adjusted[b]! - fit.adjusted[a]!);

describe("the knowledge gradient", () => {
  test("is largest among the leaders, falls behind them, and more sheets promise more", () => {
    const one = knowledgeGradient(fit, { sheets: 1 });
    const three = knowledgeGradient(fit, { sheets: 3 });
    const best = one.indexOf(Math.max(...one.map((value) => value ?? 0)));
    expect(order.indexOf(best)).toBeLessThan(4);
    expect(one[order.at(-1)!]).toBeLessThan(one[order[0]!]! / 10);
    for (const entry of order) expect(three[entry]!).toBeGreaterThanOrEqual(one[entry]! - 1e-12);
  });

  test("is the gain that made-up sheets bring on average", () => {
    // Two entries compete; the gain of one sheet for the second by judge 0, simulated from the fit's own posterior.
    const pair = [order[0]!, order[1]!] as const;
    const judge = table.judges.findIndex((_, at) =>
      pair.every((entry) => table.rowsOf.entry[entry]!.every((row) => table.judgeOf[row] !== at)),
    );
    const promised = knowledgeGradient(fit, { sheets: 1, judge, among: pair })[pair[1]]!;
    // How the predictions move with the new score is linear: two refits give the line.
    const moved = (score: number) => {
      const more = scoreTable([
        ...contest.scores,
        { entry: table.entries[pair[1]]!, judge: table.judges[judge]!, score },
      ]);
      const { ratios } = fit.equations;
      const refit = fitWith(more, ratios);
      return pair.map((entry) => refit[entry]!) as [number, number];
    };
    const [atZero, atOne] = [moved(0), moved(1)];
    const expected = fit.adjusted[pair[1]]! - fit.severity[judge]!;
    const [own, lenient] = [fit.equations.adjusted(pair[1]), fit.equations.leniency(judge)];
    const spread = Math.sqrt(
      fit.variance * (1 + variance(own) + variance(lenient) + 2 * between(own, lenient)),
    );
    const throws = dice(1);
    const draws = 40_000;
    let gain = 0;
    for (let draw = 0; draw < draws; draw++) {
      const score = expected + spread * throws.normal();
      const after = [0, 1].map((at) => atZero[at]! + (atOne[at]! - atZero[at]!) * score) as [number, number];
      gain += Math.max(...after) - after[0];
    }
    expect(gain / draws / promised).toBeGreaterThan(0.95);
    expect(gain / draws / promised).toBeLessThan(1.05);
  });

  test("leaves out entries that do not compete, and those that the judge has a sheet of", () => {
    const judge = 0;
    const values = knowledgeGradient(fit, { sheets: 1, judge });
    const had = new Set(Array.from(table.rowsOf.judge[judge]!, (row) => table.entryOf[row]!));
    values.forEach((value, entry) => expect(value === null).toBe(had.has(entry)));
    expect(
      knowledgeGradient(fit, { sheets: 1, among: [3, 4] }).filter((value) => value !== null),
    ).toHaveLength(2);
    expect(knowledgeGradient(fit, { sheets: 1, among: [3] })).toEqual(table.entries.map(() => null));
  });
});

test("what is open at the cut line is P (1 − P), largest around the line", () => {
  const where = standings(fit, { draws: 2000, seed: 1, top: 5 });
  const open = opennessAtCut(where);
  open.forEach((value, entry) => {
    const { pTop } = where.of[entry]!;
    expect(value).toBe(pTop * (1 - pTop));
  });
  const most = open.indexOf(Math.max(...open.map((value) => value ?? 0)));
  expect(order.indexOf(most)).toBeGreaterThan(0);
  expect(order.indexOf(most)).toBeLessThan(14);
});

type Part = ReturnType<typeof fit.equations.adjusted>;
const variance = (one: Part) => covariance(fit.equations, one, one, one.own);
const between = (one: Part, other: Part) => covariance(fit.equations, one, other, 0);
function fitWith(of: ScoreTable, ratios: Ratios) {
  const { mean, entry } = equationsAt(of, ratios).estimate(of.scores);
  return entry.map((effect) => mean + effect);
}
