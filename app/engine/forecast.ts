/**
 * What a plan can be expected to find out, before anybody has judged: contests are made up from a stated prior, judged
 * by the plan, and it is counted how often the best entry wins and the first k are the right ones.
 */
import { dice, seedFrom } from "./dice";
import { type Component, components } from "./linkage";
import { equationsAt, scoreTable } from "./mixed-model";

type Pair = { entry: string; judge: string };

/** Standard deviations in points of entries, judges and noise: stated, or those of the last edition. */
export type Prior = { sdEntry: number; sdJudge: number; sdResidual: number };

/** A share with its standard error from the number of contests made up. */
export type Share = { share: number; error: number };
export type Chances = {
  /** The entry of best quality comes first. */
  bestWins: Share;
  /** The first k are exactly the k best. */
  firstRight: Share;
  /** Share of the k best that are among the first k. */
  found: Share;
};
export type Forecast = {
  contests: number;
  /** If the adjusted score orders, and if the raw mean does. */
  adjusted: Chances;
  rawMean: Chances;
  /** The parts into which the plan falls; comparing across parts rests on the prior alone. */
  components: Component[];
};

/**
 * Forecast of a plan (entries without a judge cannot win and are not in it). The scores are drawn from normal
 * distributions with the prior's variances, which the adjusted score is told too; estimating them costs little more
 * where judges and entries are many. Same pairs and seed, same forecast, in any order.
 */
export function forecast(
  pairs: readonly Pair[],
  { prior, top, contests, seed }: { prior: Prior; top: number; contests: number; seed: number },
): Forecast {
  const table = scoreTable(pairs.map((pair) => ({ ...pair, score: 0 })));
  const noise = Math.max(prior.sdResidual, 1e-6);
  const equations = equationsAt(table, {
    entry: (prior.sdEntry / noise) ** 2,
    judge: (prior.sdJudge / noise) ** 2,
  });
  const k = Math.min(top, table.entries.length);
  const throws = dice(seedFrom(seed, 3));
  const counts = { adjusted: counter(), rawMean: counter() };
  for (let contest = 0; contest < contests; contest++) {
    const quality = Float64Array.from(table.entries, () => prior.sdEntry * throws.normal());
    const severity = Float64Array.from(table.judges, () => prior.sdJudge * throws.normal());
    const scores = table.scores.map(
      (_, row) => quality[table.entryOf[row]!]! - severity[table.judgeOf[row]!]! + noise * throws.normal(),
    );
    const best = places(quality);
    counts.adjusted.add(best, places(equations.estimate(scores).entry), k);
    counts.rawMean.add(
      best,
      places(
        Float64Array.from(
          table.rowsOf.entry,
          (rows) => rows.reduce((sum, row) => sum + scores[row]!, 0) / rows.length,
        ),
      ),
      k,
    );
  }
  return {
    contests,
    adjusted: counts.adjusted.chances(contests),
    rawMean: counts.rawMean.chances(contests),
    components: components(pairs),
  };
}

/**
 * A plan with one more judge for each entry, for asking what that would change: whoever may judge it and has the
 * fewest sheets so far, a judge from another part of the graph first. `may` says who may judge what.
 */
export function withOneMore(
  pairs: readonly Pair[],
  judges: readonly string[],
  may: (pair: Pair) => boolean,
  seed: number,
): Pair[] {
  const throws = dice(seedFrom(seed, 4));
  const entries = throws.shuffled([...new Set(pairs.map((pair) => pair.entry))].sort());
  const loads = new Map<string, number>();
  const standing = new Set<string>();
  const partOf = new Map<string, number>();
  components(pairs).forEach((part, at) => {
    for (const judge of part.judges) partOf.set(`j${judge}`, at);
    for (const entry of part.entries) partOf.set(`e${entry}`, at);
  });
  for (const { entry, judge } of pairs) {
    loads.set(judge, (loads.get(judge) ?? 0) + 1);
    standing.add(JSON.stringify([entry, judge]));
  }
  const drawn = throws.shuffled([...judges].sort());
  const more = entries.flatMap((entry) => {
    const from = partOf.get(`e${entry}`);
    const stays = (judge: string) => (partOf.get(`j${judge}`) === from ? 1 : 0);
    const [judge] = drawn
      .filter((one) => !standing.has(JSON.stringify([entry, one])) && may({ entry, judge: one }))
      .sort((a, b) => stays(a) - stays(b) || (loads.get(a) ?? 0) - (loads.get(b) ?? 0));
    if (judge === undefined) return [];
    loads.set(judge, (loads.get(judge) ?? 0) + 1);
    return [{ entry, judge }];
  });
  return [...pairs, ...more];
}

/** Numbers of entries, best first. */
function places(values: Float64Array): number[] {
  return Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!);
}

function counter() {
  const sums = { bestWins: [0, 0], firstRight: [0, 0], found: [0, 0] };
  return {
    add(best: readonly number[], order: readonly number[], k: number) {
      const wanted = new Set(best.slice(0, k));
      const found = order.slice(0, k).filter((entry) => wanted.has(entry)).length / k;
      const seen = {
        bestWins: best[0] === order[0] ? 1 : 0,
        firstRight: found === 1 ? 1 : 0,
        found,
      };
      for (const key of ["bestWins", "firstRight", "found"] as const) {
        sums[key][0]! += seen[key];
        sums[key][1]! += seen[key] ** 2;
      }
    },
    chances(contests: number): Chances {
      const share = ([sum = 0, squares = 0]: readonly number[]): Share => {
        const mean = sum / contests;
        const spread = Math.max(0, squares / contests - mean ** 2);
        return { share: mean, error: Math.sqrt(spread / Math.max(contests - 1, 1)) };
      };
      return {
        bestWins: share(sums.bestWins),
        firstRight: share(sums.firstRight),
        found: share(sums.found),
      };
    },
  };
}
