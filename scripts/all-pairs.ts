/** The plain way, to compare with: every pair a column at once and one HiGHS solve. */
import type { PlanProblem } from "~/engine/problem";
import { openSolver } from "~/engine/programme";

/**
 * The largest total affinity with as many places filled as `filled` says (all that are wanted, or fewer), least and
 * most loads kept and each entry given as many judges with a tag as the coverage asks at least; in the problem's own
 * units. Null if there is no such plan. Without coverage the relaxation is whole by itself, for its matrix is a
 * network's; with it, whole numbers are asked for.
 */
export async function solveAllPairs(problem: PlanProblem, filled?: number): Promise<number | null> {
  const highs = await openSolver();
  const { entries, judges, affinity, coverage = [] } = problem;
  const [n, m] = [entries.length, judges.length];
  // Where all places are wanted, the entries' own rows say so: one row less over every pair, and a third less memory.
  const inAll = filled === undefined ? 0 : 1;
  const needs = entries.map(({ needs = 3 }) => needs);
  const [starts, indices, cost] = [[0], [] as number[], [] as number[]];
  for (let entry = 0; entry < n; entry++)
    for (let judge = 0; judge < m; judge++) {
      const one = affinity[entry]![judge] ?? NaN; // a row for each entry
      if (Number.isNaN(one)) continue;
      indices.push(entry, n + judge);
      if (inAll) indices.push(n + m);
      for (const [at, { tag }] of coverage.entries())
        if (judges[judge]!.tags?.includes(tag)) indices.push(n + m + inAll + at * n + entry);
      starts.push(indices.length);
      cost.push(-one);
    }
  const numRows = n + m + inAll + coverage.length * n;
  const places = filled === undefined ? [] : [filled];
  return highs.withModel((model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-7 });
    model.passModel({
      numCols: cost.length,
      numRows,
      colCost: Float64Array.from(cost),
      colLower: new Float64Array(cost.length),
      colUpper: new Float64Array(cost.length).fill(1),
      rowLower: Float64Array.from([
        ...needs.map((one) => (filled === undefined ? one : 0)),
        ...judges.map(({ min = 0 }) => min),
        ...places,
        ...coverage.flatMap(({ atLeast = 0 }) => entries.map(() => atLeast)),
      ]),
      rowUpper: Float64Array.from([
        ...needs,
        ...judges.map(({ max = n }) => max),
        ...places,
        ...coverage.flatMap(() => entries.map(() => Infinity)),
      ]),
      matrix: {
        format: "csc",
        numRows,
        numCols: cost.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: new Float64Array(indices.length).fill(1),
      },
      ...(coverage.length > 0 && { integrality: new Int32Array(cost.length).fill(1) }),
    });
    const { modelStatus } = model.run();
    return modelStatus === highs.constants.modelStatus.optimal ? -model.getObjectiveValue() : null;
  });
}
