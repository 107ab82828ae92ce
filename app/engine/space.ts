/**
 * The plans that are still open: which pairs are free, which are held in or out, and the rows that every plan has to
 * keep. Each stage of an assignment narrows the space and never widens it.
 */
import type { Plan, Table } from "./table";

/** A linear row over pairs and extras. Its pairs are those of one entry, of one judge, or any. */
export type Row = {
  lower: number;
  upper: number;
  entry: number | null;
  judge: number | null;
  /** What a pair counts in it; null: one each. */
  weight: ((pair: number) => number) | null;
};
/** A variable beside the pairs, such as a place left open, with what it counts in rows. */
export type Extra = { lower: number; upper: number; whole: boolean; counts: Map<Row, number> };
export type Broken = { rows: readonly Row[]; extras: readonly Extra[] };
/** Parts of pairs (whole ones in a plan, any in a relaxation) by entry, and the values of extras. */
export type Point = {
  shares: readonly (readonly { judge: number; share: number }[])[];
  valueOf: (extra: Extra) => number;
  whole: boolean;
};
/** Rows that are brought in once a point breaks them. Gives those that it breaks, each once. */
export type Family = (point: Point) => Broken;

/** What a programme is to make as large as it can. */
export type Objective = {
  /** What a pair gains; null: nothing. */
  gain: ((pair: number) => number) | null;
  extras?: ReadonlyMap<Extra, number>;
  /** The same of a plan, reckoned without the programme. */
  measure: (plan: Plan) => number;
  /** No plan measures more. */
  ceiling: number;
  /** Measures are whole numbers. */
  whole: boolean;
  /** The ceiling is what all open pairs and extras come to at their best, each for itself. */
  isSum?: boolean;
};

export type Space = {
  table: Table;
  /** By pair: 1 is in each plan, -1 in none, 0 is free. */
  held: Int8Array;
  /** Pairs that a programme has had a use for; the next one starts from them. */
  useful: Uint8Array;
  /** Pairs that have a column in the model that is open. */
  inModel: Uint8Array;
  rows: Set<Row>;
  extras: Set<Extra>;
  families: Set<Family>;
};

/** The whole space of a table: nothing is held but conflicts out. */
export function openSpace(table: Table): Space {
  const held = new Int8Array(table.conflict.length);
  for (let pair = 0; pair < held.length; pair++) if (table.conflict[pair] === 1) held[pair] = -1;
  return {
    table,
    held,
    useful: new Uint8Array(table.conflict.length),
    inModel: new Uint8Array(table.conflict.length),
    rows: new Set(),
    extras: new Set(),
    families: new Set(),
  };
}

/**
 * The most that an entry's judges could be worth if no other entry were there, of the pairs that are open: with so
 * many places filled at least and at most, and one judge of an institution.
 */
export function ceilingOf(
  { table, held }: Space,
  entry: number,
  places: { from: number; to: number },
): number {
  const m = table.judges.length;
  const taken = new Set<number>();
  const panel = new Set<number>();
  let total = 0;
  const seat = (judge: number) => {
    panel.add(judge);
    total += table.worth[entry * m + judge]!;
    if (table.institution[judge]! >= 0) taken.add(table.institution[judge]!);
  };
  for (let judge = 0; judge < m; judge++) if (held[entry * m + judge] === 1) seat(judge);
  let best = panel.size >= places.from ? total : -Infinity;
  while (panel.size < places.to) {
    let next = -1;
    for (let judge = 0, pair = entry * m; judge < m; judge++, pair++)
      if (
        held[pair] === 0 &&
        (next < 0 || table.worth[pair]! > table.worth[entry * m + next]!) &&
        !panel.has(judge) &&
        !taken.has(table.institution[judge]!)
      )
        next = judge;
    if (next < 0) break;
    seat(next);
    if (panel.size >= places.from) best = Math.max(best, total);
  }
  return best === -Infinity ? total : best;
}

/** Closes a space around plans that have all that an objective can give. */
export function holdCeiling({ held, extras }: Space, { gain, extras: gains }: Objective) {
  if (gain)
    for (let pair = 0; pair < held.length; pair++) {
      if (held[pair] !== 0) continue;
      const one = gain(pair);
      if (one < 0) held[pair] = -1;
      else if (one > 0) held[pair] = 1;
    }
  for (const [extra, one] of gains ?? []) {
    if (one < 0) extra.upper = extra.lower;
    else if (one > 0) extra.lower = extra.upper;
    if (extra.lower === 0 && extra.upper === 0) extras.delete(extra);
  }
}

/** Closes the pairs with which an entry could not reach a total even if it had its best judges besides. */
export function closeWeak(space: Space, least: number, unfilled: number) {
  const { table, held } = space;
  const m = table.judges.length;
  if (unfilled > 0) return;
  const tolerance = table.whole ? 0.5 : 1e-9 * Math.max(1, Math.abs(least));
  for (const entry of table.entries.keys()) {
    let left = table.needs[entry]!;
    if (table.lockCounts[entry]! > left) continue;
    let sure = 0;
    const free: number[] = [];
    for (let pair = entry * m; pair < entry * m + m; pair++)
      if (held[pair] === 0) free.push(pair);
      else if (held[pair] === 1) {
        left--;
        sure += table.worth[pair]!;
      }
    free.sort((a, b) => table.worth[b]! - table.worth[a]!);
    // Beside a pair of the best few, the rest of them; beside any other, the best few but the last.
    const rest = free.slice(0, Math.max(0, left - 1)).reduce((all, pair) => all + table.worth[pair]!, 0);
    for (const [at, pair] of free.entries())
      if (at >= left && sure + rest + table.worth[pair]! < least - tolerance) held[pair] = -1;
  }
}
