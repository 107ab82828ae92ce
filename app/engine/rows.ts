/** The rows of a space: what every plan keeps, what joins its parts, and what tells how even its loads are. */
import { partsOf } from "./linkage";
import type { Extra, Family, Row, Space } from "./space";
import type { Table } from "./table";

/** The rows that every plan keeps: places, loads, institutions and coverage, with what may be missing as extras. */
export function openRows(space: Space) {
  const { table } = space;
  const m = table.judges.length;
  const extra = (upper: number, counts: [Row, number][]): Extra => {
    const one = { lower: 0, upper, whole: false, counts: new Map(counts) };
    space.extras.add(one);
    return one;
  };
  const missing = table.entries.map((_, entry) => {
    const needs = table.needs[entry]!;
    const more = table.lockCounts[entry]! - needs;
    const row: Row = { lower: needs, upper: more > 0 ? Infinity : needs, entry, judge: null, weight: null };
    space.rows.add(row);
    if (more <= 0) return extra(needs, [[row, 1]]);
    // More locks than places: either they alone, however many, or no more than the places.
    const most: Row = { lower: -Infinity, upper: needs, entry, judge: null, weight: null };
    const others: Row = {
      lower: -Infinity,
      upper: needs,
      entry,
      judge: null,
      weight: (pair) => 1 - table.locks[pair]!,
    };
    for (const one of [most, others]) space.rows.add(one);
    const locksAlone = extra(1, [
      [most, -more],
      [others, needs],
    ]);
    locksAlone.whole = true;
    return extra(needs, [[row, 1]]);
  });
  const under = table.judges.map((_, judge) => {
    const least = Math.min(table.least[judge]!, table.most[judge]!);
    const row: Row = { lower: least, upper: table.most[judge]!, entry: null, judge, weight: null };
    space.rows.add(row);
    return least === 0 ? null : extra(least, [[row, 1]]);
  });
  if (table.institution.some((one) => one >= 0)) space.families.add(oneOfInstitution(table));

  const short: Extra[] = [];
  for (const { rule, has, holds } of table.rules)
    for (const entry of table.entries.keys()) {
      if (holds[entry] !== 1) continue;
      const weight = (pair: number) => has[pair % m]!;
      if (rule.atLeast !== undefined) {
        const row: Row = { lower: rule.atLeast, upper: Infinity, entry, judge: null, weight };
        space.rows.add(row);
        short.push(extra(rule.atLeast, [[row, 1]]));
      }
      if (rule.atMost !== undefined) {
        const row: Row = { lower: -Infinity, upper: rule.atMost, entry, judge: null, weight };
        space.rows.add(row);
        short.push(extra(table.judges.length, [[row, -1]]));
      }
    }
  return { missing, under, short };
}

/** At most one judge of an institution at an entry. */
function oneOfInstitution({ institution, judges }: Table): Family {
  const m = judges.length;
  const brought = new Set<string>();
  return ({ shares }) => {
    const rows: Row[] = [];
    for (const [entry, panel] of shares.entries()) {
      const of = new Map<number, number>();
      for (const { judge, share } of panel) {
        const one = institution[judge]!;
        if (one >= 0) of.set(one, (of.get(one) ?? 0) + share);
      }
      for (const [one, share] of of) {
        const key = `${entry} ${one}`;
        if (share <= 1 + 1e-6 || brought.has(key)) continue;
        brought.add(key);
        rows.push({
          lower: -Infinity,
          upper: 1,
          entry,
          judge: null,
          weight: (pair) => (institution[pair % m] === one ? 1 : 0),
        });
      }
    }
    return { rows, extras: [] };
  };
}

/** Entries that have a judge in each plan of the space, when so many places stay open in all. */
function isSure({ table, held }: Space, unfilled: number, entry: number): boolean {
  const m = table.judges.length;
  return table.needs[entry]! > unfilled || held.subarray(entry * m, entry * m + m).includes(1);
}

/**
 * A number of connected parts that no plan of the space can be below: those of all open pairs together (a part where
 * no entry is sure of a judge may be empty); and as a part has at least as many pairs as entries and judges less one,
 * the entries, with the fewest judges who can take all places, less the pairs.
 */
export function fewestParts(space: Space, unfilled: number): number {
  const { table, held } = space;
  const m = table.judges.length;
  const open: [entry: number, judge: number][] = [];
  for (let pair = 0; pair < held.length; pair++)
    if (held[pair] !== -1) open.push([Math.floor(pair / m), pair % m]);
  const isSureHere = (entry: number) => isSure(space, unfilled, entry);
  const parts = partsOf(open).filter(({ entries }) => entries.some(isSureHere));

  let [filled, pairs] = [-unfilled, -unfilled];
  for (const [entry, needs] of table.needs.entries()) {
    filled += needs;
    pairs += Math.max(needs, table.lockCounts[entry]!);
  }
  let fewestJudges = 0;
  for (const most of [...table.most].sort((a, b) => b - a)) {
    if (filled <= 0) break;
    filled -= most;
    fewestJudges++;
  }
  const sure = [...table.needs.keys()].filter(isSureHere).length;
  return Math.max(1, parts.length, sure + fewestJudges - pairs);
}

/**
 * Rows that hold plans to so many connected parts: where a point is in more parts than that, so many pairs have to
 * cross between them. Gives the variable for the number of parts, from the fewest on.
 */
export function openLinks(
  space: Space,
  { missing, unfilled, fewest }: { missing: readonly Extra[]; unfilled: number; fewest: number },
): Extra {
  const { table } = space;
  const m = table.judges.length;
  const count: Extra = { lower: fewest, upper: fewest, whole: false, counts: new Map() };
  space.extras.add(count);
  space.families.add(({ shares, whole, valueOf }) => {
    const rows: Row[] = [];
    const extras: Extra[] = [];
    // Parts of pairs join anything to anything; only whole plans tell where something is missing.
    if (!whole) return { rows, extras };
    const parts = partsOf(
      shares.flatMap((panel, entry) => panel.map(({ judge }) => [entry, judge] as const)),
    );
    if (parts.length <= Math.max(1, Math.round(valueOf(count)))) return { rows, extras };
    const partOfEntry = new Int32Array(table.entries.length).fill(-1);
    const partOfJudge = new Int32Array(m).fill(-1);
    for (const [at, { entries, judges }] of parts.entries()) {
      for (const entry of entries) partOfEntry[entry] = at;
      for (const judge of judges) partOfJudge[judge] = at;
    }
    const row: Row = {
      lower: parts.length,
      upper: Infinity,
      entry: null,
      judge: null,
      weight: (pair) => (partOfEntry[Math.floor(pair / m)] === partOfJudge[pair % m] ? 0 : 1),
    };
    count.counts.set(row, 1);
    for (const { entries } of parts) {
      if (entries.some((entry) => isSure(space, unfilled, entry))) continue;
      // A part need not be joined to anything where all its entries are left without a judge.
      const left: Extra = { lower: 0, upper: 1, whole: true, counts: new Map([[row, 1]]) };
      for (const entry of entries) {
        const ifEmpty: Row = { lower: 0, upper: Infinity, entry: null, judge: null, weight: () => 0 };
        left.counts.set(ifEmpty, -table.needs[entry]!);
        missing[entry]!.counts.set(ifEmpty, 1);
        rows.push(ifEmpty);
      }
      extras.push(left);
    }
    rows.push(row);
    return { rows, extras };
  });
  return count;
}

/**
 * A judge's load as steps that cost 1, 3, 5 and so on: together its square. No plan gives work to more than `mostJudges`.
 * Gives the steps with what each gains.
 */
export function openSteps(space: Space, mostJudges: number): Map<Extra, number> {
  const { table, held } = space;
  const m = table.judges.length;
  const gains = new Map<Extra, number>();
  const first: Row = { lower: -Infinity, upper: mostJudges, entry: null, judge: null, weight: () => 0 };
  if (mostJudges < m) space.rows.add(first);
  for (const judge of table.judges.keys()) {
    let most = 0;
    for (let pair = judge; pair < held.length; pair += m) if (held[pair] !== -1) most++;
    const row: Row = { lower: 0, upper: 0, entry: null, judge, weight: null };
    space.rows.add(row);
    for (let step = 1; step <= Math.min(most, table.most[judge]!); step++) {
      const extra: Extra = { lower: 0, upper: 1, whole: false, counts: new Map([[row, -1]]) };
      if (step === 1 && mostJudges < m) extra.counts.set(first, 1);
      space.extras.add(extra);
      gains.set(extra, 1 - 2 * step);
    }
  }
  return gains;
}
