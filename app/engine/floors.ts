/**
 * The weakest entries' totals as rows of a programme. With totals sorted from the smallest, the first is to be at
 * least t1, the second t2 and so on: an entry reaches the last of these unless it is exempt as one of the weaker
 * ones, and of each rank there is one. This is exact, and rows come in only for entries that would break it.
 */
import type { Broken, Extra, Family, Point, Row, Space } from "./space";

export type Floors = {
  /** From now on sorted totals are at least these, in units. Replaces what stood before. */
  stand: (least: readonly number[]) => void;
  /**
   * Besides the floors that stand, opens a variable that the total of the next rank is at least, between two values.
   * `close` takes it and its rows away again.
   */
  reach: (range: { from: number; to: number }) => { next: Extra; close: () => void };
};

export function openFloors(space: Space): Floors {
  const { table } = space;
  const m = table.judges.length;
  /** Entries that floors held back before: their rows are there from the start. */
  const tight = new Set<number>();
  let standing: readonly number[] = [];
  let rows: Row[] = [];
  let extras: Extra[] = [];
  let families: Family[] = [];
  let exempt = new Map<string, Extra>();
  let ranks: Row[] = [];
  let oneRank = new Map<number, Row>();

  const clear = () => {
    for (const row of rows) space.rows.delete(row);
    for (const extra of extras) space.extras.delete(extra);
    for (const family of families) space.families.delete(family);
    [rows, extras, families, ranks] = [[], [], [], []];
    exempt = new Map();
    oneRank = new Map();
  };
  const rowWithoutPairs = (): Row => ({
    lower: -Infinity,
    upper: 1,
    entry: null,
    judge: null,
    weight: () => 0,
  });

  /** Lets the entry off a row by `relief` if it holds one of the ranks before. */
  const relieve = (
    entry: number,
    row: Row,
    relief: readonly number[],
    broken: { rows: Row[]; extras: Extra[] },
  ) => {
    for (const [rank, less] of relief.entries()) {
      if (less <= 0) continue;
      const key = `${entry} ${rank}`;
      let extra = exempt.get(key);
      if (!extra) {
        let ofRank = ranks[rank];
        if (!ofRank) broken.rows.push((ranks[rank] = ofRank = rowWithoutPairs()));
        let ofEntry = oneRank.get(entry);
        if (!ofEntry) {
          oneRank.set(entry, (ofEntry = rowWithoutPairs()));
          broken.rows.push(ofEntry);
        }
        extra = {
          lower: 0,
          upper: 1,
          whole: true,
          counts: new Map([
            [ofRank, 1],
            [ofEntry, 1],
          ]),
        };
        exempt.set(key, extra);
        broken.extras.push(extra);
      }
      extra.counts.set(row, less);
    }
  };
  const totalAt = (point: Point, entry: number) =>
    (point.shares[entry] ?? []).reduce(
      (sum, { judge, share }) => sum + share * table.worth[entry * m + judge]!,
      0,
    );

  /** A family of one row for each entry whose total must reach `goal`, less what its exemptions let it off. */
  const family = (
    goal: (point: Point) => number,
    relief: readonly number[],
    row: (entry: number) => Row,
  ): Family => {
    const has = new Set<number>();
    const bring = (entry: number, broken: { rows: Row[]; extras: Extra[] }) => {
      has.add(entry);
      tight.add(entry);
      const one = row(entry);
      relieve(entry, one, relief, broken);
      broken.rows.push(one);
    };
    const first = { rows: [] as Row[], extras: [] as Extra[] };
    for (const entry of tight) bring(entry, first);
    for (const one of first.rows) space.rows.add(one);
    for (const one of first.extras) space.extras.add(one);
    rows.push(...first.rows);
    extras.push(...first.extras);
    return (point): Broken => {
      const broken = { rows: [] as Row[], extras: [] as Extra[] };
      const wanted = goal(point);
      const tolerance = table.whole ? 1e-4 : 1e-9 * Math.max(1, Math.abs(wanted));
      for (let entry = 0; entry < table.entries.length; entry++)
        if (!has.has(entry) && totalAt(point, entry) < wanted - tolerance) bring(entry, broken);
      rows.push(...broken.rows);
      extras.push(...broken.extras);
      return broken;
    };
  };
  const put = (one: Family) => {
    families.push(one);
    space.families.add(one);
  };
  const weight = (pair: number) => table.worth[pair]!;

  const stand = (least: readonly number[]) => {
    clear();
    standing = least;
    const last = least.at(-1);
    if (last === undefined) return;
    put(
      family(
        () => last,
        least.slice(0, -1).map((one) => last - one),
        (entry) => ({ lower: last, upper: Infinity, entry, judge: null, weight }),
      ),
    );
  };

  return {
    stand,
    reach({ from, to }) {
      const next: Extra = { lower: from, upper: to, whole: false, counts: new Map() };
      space.extras.add(next);
      extras.push(next);
      put(
        family(
          (point) => point.valueOf(next),
          standing.map((one) => to - one),
          (entry) => {
            const row: Row = { lower: 0, upper: Infinity, entry, judge: null, weight };
            next.counts.set(row, -1);
            return row;
          },
        ),
      );
      return {
        next,
        close() {
          stand(standing);
        },
      };
    },
  };
}
