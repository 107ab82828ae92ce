/**
 * A HiGHS model of a space that grows: a column for each pair that is in use and for each extra, a row for each row of
 * the space. Keeps what is where, so that pairs and rows can be added to a model that has been solved.
 */
import type { Highs, HighsCallback, Model as HighsModel, ModelStatusCode, Solution } from "highs";
import type { Broken, Extra, Objective, Point, Row, Space } from "./space";
import type { Plan } from "./table";

export type Model = {
  /** Adds columns for free pairs. */
  addPairs: (pairs: readonly number[]) => void;
  /** Adds rows and extras to the model and to the space. */
  add: (broken: Broken) => void;
  hasPair: (pair: number) => boolean;
  /** Solves what stands: `whole` for whole pairs and extras, else the relaxation. */
  run: (whole: boolean) => ModelStatusCode;
  solution: () => Solution;
  isWhole: (values: Float64Array) => boolean;
  pointOf: (values: Float64Array, whole: boolean) => Point;
  rows: readonly Row[];
  /** The extras that stand, with their columns. */
  extras: ReadonlyMap<Extra, number>;
  rowAt: ReadonlyMap<Row, number>;
  /** What each free pair would gain at these prices of the rows, those without a column too. */
  gains: (prices: Float64Array, each: (pair: number, gain: number) => void) => void;
  /** Frees the columns' places in the space; the model cannot be used any more. */
  close: () => void;
};

/** A share or gain that counts as nothing. */
export const NOTHING = 1e-6;

/**
 * Opens a model with columns for `pairs`. `secondsLeft` limits each run: the solver is told how long it may take, and
 * a search for whole numbers asks again as it goes.
 */
export function openModel(
  highs: Highs,
  native: HighsModel,
  space: Space,
  objective: Objective,
  { pairs, secondsLeft }: { pairs: readonly number[]; secondsLeft: () => number },
): Model {
  const { table, held, inModel } = space;
  const m = table.judges.length;
  const { modelStatus, callbackType } = highs.constants;

  const columns: { pair: number; extra: Extra | null }[] = [];
  const extras = new Map<Extra, number>();
  const rows: Row[] = [];
  const rowAt = new Map<Row, number>();
  const rowsOfEntry: number[][] = table.entries.map(() => []);
  const rowsOfJudge: number[][] = table.judges.map(() => []);
  const openRows: number[] = [];
  const place = (row: Row) => {
    const at = rows.push(row) - 1;
    rowAt.set(row, at);
    if (row.entry !== null) rowsOfEntry[row.entry]!.push(at);
    else if (row.judge !== null) rowsOfJudge[row.judge]!.push(at);
    else openRows.push(at);
  };

  /** Takes pairs and extras in as the next columns, and gives them as HiGHS wants them (by column). */
  const take = (newPairs: readonly number[], newExtras: readonly Extra[]) => {
    const [starts, indices, values] = [[0], [] as number[], [] as number[]];
    const [cost, lower, upper] = [[] as number[], [] as number[], [] as number[]];
    const count = (at: number, weight: number) => {
      if (weight === 0) return;
      indices.push(at);
      values.push(weight);
    };
    for (const pair of newPairs) {
      columns.push({ pair, extra: null });
      inModel[pair] = 1;
      for (const list of [rowsOfEntry[Math.floor(pair / m)]!, rowsOfJudge[pair % m]!, openRows])
        for (const at of list) count(at, rows[at]!.weight?.(pair) ?? 1);
      starts.push(indices.length);
      cost.push(-(objective.gain?.(pair) ?? 0));
      lower.push(held[pair] === 1 ? 1 : 0);
      upper.push(held[pair] === -1 ? 0 : 1);
    }
    for (const extra of newExtras) {
      extras.set(extra, columns.push({ pair: -1, extra }) - 1);
      for (const [row, weight] of extra.counts) {
        const at = rowAt.get(row);
        if (at !== undefined) count(at, weight);
      }
      starts.push(indices.length);
      cost.push(-(objective.extras?.get(extra) ?? 0));
      lower.push(extra.lower);
      upper.push(extra.upper);
    }
    return {
      cost: Float64Array.from(cost),
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
      matrix: {
        format: "csc" as const,
        numRows: rows.length,
        numCols: cost.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    };
  };
  const bounds = (list: readonly Row[]) => ({
    lower: Float64Array.from(list, (row) => row.lower),
    upper: Float64Array.from(list, (row) => row.upper),
  });

  const addRows = (list: readonly Row[]) => {
    const fresh = new Map<Row, [column: number, weight: number][]>(list.map((row) => [row, []]));
    for (const [extra, column] of extras)
      for (const [row, weight] of extra.counts) fresh.get(row)?.push([column, weight]);
    const [starts, indices, values] = [[0], [] as number[], [] as number[]];
    for (const row of list) {
      space.rows.add(row);
      place(row);
      const count = (column: number, weight: number) => {
        if (weight === 0) return;
        indices.push(column);
        values.push(weight);
      };
      for (const [column, { pair }] of columns.entries())
        if (
          pair >= 0 &&
          (row.entry === null || row.entry === Math.floor(pair / m)) &&
          (row.judge === null || row.judge === pair % m)
        )
          count(column, row.weight?.(pair) ?? 1);
      for (const [column, weight] of fresh.get(row) ?? []) count(column, weight);
      starts.push(indices.length);
    }
    native.addRows({
      ...bounds(list),
      matrix: {
        format: "csr",
        numRows: list.length,
        numCols: columns.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
  };

  const stop: HighsCallback = (event) => {
    if ("interrupt" in event && secondsLeft() <= 0) event.interrupt();
    return undefined;
  };

  for (const row of space.rows) place(row);
  const { cost, lower, upper, matrix } = take(pairs, [...space.extras]);
  const { lower: rowLower, upper: rowUpper } = bounds(rows);
  native.options.set({
    output_flag: false,
    random_seed: 0,
    // HiGHS stops by itself at a ten-thousandth; a plan is proven to the last unit.
    mip_rel_gap: 0,
    mip_abs_gap: objective.whole ? 0.5 : 1e-9,
    mip_feasibility_tolerance: 1e-7,
  });
  native.passModel({
    numCols: columns.length,
    numRows: rows.length,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower,
    rowUpper,
    matrix,
  });

  return {
    rows,
    extras,
    rowAt,
    hasPair: (pair) => inModel[pair] === 1,
    addPairs(list) {
      for (const pair of list) space.useful[pair] = 1;
      native.addCols(take(list, []));
    },
    add(broken) {
      if (broken.rows.length > 0) addRows(broken.rows);
      for (const extra of broken.extras) space.extras.add(extra);
      if (broken.extras.length > 0) native.addCols(take([], broken.extras));
    },
    run(whole) {
      const seconds = secondsLeft();
      if (seconds <= 0) return modelStatus.timeLimit;
      if (whole)
        native.changeColsIntegrality(
          { kind: "range", from: 0, to: columns.length - 1 },
          Int32Array.from(columns, ({ extra }) => (extra === null || extra.whole ? 1 : 0)),
        );
      // A relaxation is mostly a network, and solved from where it stood before: taking it apart first takes longer.
      native.options.set("presolve", whole ? "choose" : "off");
      native.zeroAllClocks();
      if (Number.isFinite(seconds)) native.options.set("time_limit", seconds);
      return native.run(whole ? { [callbackType.mipInterrupt]: stop } : undefined).modelStatus;
    },
    solution: () => native.getSolution(),
    isWhole: (values) =>
      columns.every(({ extra }, column) => {
        const value = values[column]!;
        return (extra !== null && !extra.whole) || Math.abs(value - Math.round(value)) <= NOTHING;
      }),
    pointOf(values, whole) {
      const shares: { judge: number; share: number }[][] = table.entries.map(() => []);
      for (const [column, { pair }] of columns.entries()) {
        if (pair < 0) continue;
        const share = whole ? Math.round(values[column]!) : values[column]!;
        if (share > NOTHING) shares[Math.floor(pair / m)]!.push({ judge: pair % m, share });
      }
      return {
        shares,
        valueOf: (extra) => {
          const column = extras.get(extra);
          return column === undefined ? 0 : values[column]!;
        },
        whole,
      };
    },
    gains(prices, each) {
      const ofJudge = new Float64Array(m);
      for (const [judge, list] of rowsOfJudge.entries())
        for (const at of list) ofJudge[judge]! += prices[at] ?? 0;
      const priced = openRows.filter((at) => (prices[at] ?? 0) !== 0);
      for (const [entry, list] of rowsOfEntry.entries()) {
        let ofEntry = 0;
        const weighed = [...priced];
        for (const at of list)
          if (rows[at]!.weight === null) ofEntry += prices[at] ?? 0;
          else if ((prices[at] ?? 0) !== 0) weighed.push(at);
        for (let judge = 0, pair = entry * m; judge < m; judge++, pair++) {
          if (held[pair] !== 0) continue;
          let gain = ofEntry + ofJudge[judge]!;
          if (objective.gain) gain += objective.gain(pair);
          for (const at of weighed) gain += prices[at]! * rows[at]!.weight!(pair); // only rows with a weight are weighed
          each(pair, gain);
        }
      }
    },
    close() {
      for (const { pair } of columns) if (pair >= 0) inModel[pair] = 0;
    },
  };
}

/** The plan of a whole point. */
export function planOf({ shares }: Point): Plan {
  return shares.map((panel) => panel.map(({ judge }) => judge).sort((a, b) => a - b));
}
