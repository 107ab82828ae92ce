/** The plain way, to compare with: every pair a column at once, one HiGHS solve, nothing but places, loads and the total. */
import type { PlanProblem } from "~/engine/problem";
import { openSolver } from "~/engine/programme";

/**
 * The largest total affinity with as many places filled as `filled` says (all that are wanted, or fewer), least and
 * most loads kept; in the problem's own units. Null if there is no such plan. The relaxation is whole by itself, for
 * its matrix is a network's.
 */
export async function solveAllPairs(problem: PlanProblem, filled?: number): Promise<number | null> {
  const highs = await openSolver();
  const [n, m] = [problem.entries.length, problem.judges.length];
  const needs = problem.entries.map(({ needs = 3 }) => needs);
  const starts = [0];
  const indices: number[] = [];
  const cost: number[] = [];
  for (let entry = 0; entry < n; entry++)
    for (let judge = 0; judge < m; judge++) {
      const affinity = problem.affinity[entry]![judge] ?? NaN; // a row for each entry
      if (Number.isNaN(affinity)) continue;
      indices.push(entry, n + judge, n + m);
      starts.push(indices.length);
      cost.push(-affinity);
    }
  const places = needs.reduce((all, one) => all + one, 0);
  return highs.withModel((model) => {
    model.options.set({ output_flag: false });
    model.passModel({
      numCols: cost.length,
      numRows: n + m + 1,
      colCost: Float64Array.from(cost),
      colLower: new Float64Array(cost.length),
      colUpper: new Float64Array(cost.length).fill(1),
      rowLower: Float64Array.from([
        ...needs.map((one) => (filled === undefined ? one : 0)),
        ...problem.judges.map(({ min = 0 }) => min),
        filled ?? places,
      ]),
      rowUpper: Float64Array.from([...needs, ...problem.judges.map(({ max = n }) => max), filled ?? places]),
      matrix: {
        format: "csc",
        numRows: n + m + 1,
        numCols: cost.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: new Float64Array(indices.length).fill(1),
      },
    });
    const { modelStatus } = model.run();
    return modelStatus === highs.constants.modelStatus.optimal ? -model.getObjectiveValue() : null;
  });
}
