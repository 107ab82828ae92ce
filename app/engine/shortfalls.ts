/**
 * Why something could not be had, in numbers that add up. Where entries compete, Hall's condition (P. Hall, 1935) is
 * shown broken: a set of entries that want more than all who may judge them can give. The set is what a search of
 * alternating paths reaches from the short entry; in a largest plan everything on it is full.
 */
import type { Crowd, Shortfall } from "./problem";
import { loadsOf, pairsOf, type Plan, type Table, uncoveredBy } from "./table";

/** Everything that the plan falls short of: locks, places, coverage, least loads. */
export function shortfallsOf(table: Table, plan: Plan): Shortfall[] {
  const m = table.judges.length;
  const isFree = (entry: number, judge: number) => table.conflict[entry * m + judge] === 0;
  const everyone = [...table.judges.keys()];
  const eligible = (entry: number) => everyone.filter((judge) => isFree(entry, judge));
  const loads = loadsOf(table, plan);

  const lost: number[] = [];
  for (let pair = 0; pair < table.locks.length; pair++)
    if (table.locks[pair] === 1 && !plan[Math.floor(pair / m)]!.includes(pair % m)) lost.push(pair);
  const locks = lost.map((pair): Shortfall => {
    const [entry, judge] = [Math.floor(pair / m), pair % m];
    return {
      what: "lock",
      entry: table.entries[entry]!,
      judge: table.judges[judge]!,
      because:
        table.conflict[pair] === 1
          ? "conflict"
          : loads[judge]! >= table.most[judge]!
            ? "full"
            : "institution",
      max: table.most[judge]!,
    };
  });

  const places = plan.flatMap((panel, entry): Shortfall[] => {
    const wanted = table.needs[entry]!;
    if (panel.length >= wanted) return [];
    const open = eligible(entry);
    return [
      {
        what: "places",
        entry: table.entries[entry]!,
        missing: wanted - panel.length,
        wanted,
        eligible: open.length,
        conflicts: m - open.length,
        crowd:
          panel.length < open.length
            ? crowdOf(table, plan, loads, entry, {
                may: isFree,
                wants: (one) => Math.max(table.needs[one]!, plan[one]!.length),
                has: (one) => plan[one]!.length,
              })
            : null,
      },
    ];
  });

  const coverage = table.rules.flatMap((rule) =>
    plan.flatMap((panel, entry): Shortfall[] => {
      const missing = uncoveredBy(rule, entry, panel);
      if (missing === 0) return [];
      // "At most so many with the tag" is "at least so many without it" on a panel of that size.
      const isMost = rule.rule.atLeast === undefined;
      const fits = (judge: number) => (rule.has[judge] === 1) !== isMost;
      const wantsOf = (one: number) =>
        rule.holds[one] !== 1
          ? 0
          : isMost
            ? Math.max(0, plan[one]!.length - (rule.rule.atMost ?? 0))
            : (rule.rule.atLeast ?? 0);
      const open = eligible(entry).filter(fits);
      const count = panel.filter(fits).length;
      return [
        {
          what: "coverage",
          entry: table.entries[entry]!,
          rule: rule.rule,
          missing,
          wanted: wantsOf(entry),
          count,
          eligible: open.length,
          crowd:
            count < open.length
              ? crowdOf(table, plan, loads, entry, {
                  may: (one, judge) => fits(judge) && isFree(one, judge),
                  wants: wantsOf,
                  has: (one) => plan[one]!.filter(fits).length,
                })
              : null,
        },
      ];
    }),
  );

  const leastLoads = table.least.reduce((all, one) => all + one, 0);
  const filled = loads.reduce((all, one) => all + one, 0);
  const underLeast = loads.flatMap((load, judge): Shortfall[] => {
    const wanted = table.least[judge]!;
    if (load >= wanted) return [];
    return [
      {
        what: "load",
        judge: table.judges[judge]!,
        missing: wanted - load,
        wanted,
        eligible: table.entries.filter((_, entry) => isFree(entry, judge)).length,
        places: filled,
        leastLoads,
      },
    ];
  });
  return [...locks, ...places, ...coverage, ...underLeast];
}

/**
 * Entries that want more between them than all who may judge them can give, around one that is short; null if paths
 * lead out of the crowd, so that it is no lack of judges but an earlier rule that stands in the way.
 */
function crowdOf(
  table: Table,
  plan: Plan,
  loads: readonly number[],
  from: number,
  {
    may,
    wants,
    has,
  }: {
    may: (entry: number, judge: number) => boolean;
    wants: (entry: number) => number;
    has: (entry: number) => number;
  },
): Crowd | null {
  const entriesOf: number[][] = table.judges.map(() => []);
  // A locked pair is no way on: its entry cannot give the judge away.
  for (const [entry, judge] of pairsOf(plan))
    if (table.locks[entry * table.judges.length + judge] !== 1) entriesOf[judge]!.push(entry);
  const entries = new Set([from]);
  const reached = new Set<number>();
  // At an entry, an institution has one seat. A colleague comes in from the entry while the seat is empty, and in
  // the holder's stead once a path takes the holder away.
  const seats = new Set<string>();
  const colleagues = (entry: number, institution: number) =>
    [...table.judges.keys()].filter(
      (judge) =>
        table.institution[judge] === institution && may(entry, judge) && !plan[entry]!.includes(judge),
    );
  const isSeated = (entry: number, institution: number) =>
    institution >= 0 && plan[entry]!.some((judge) => table.institution[judge] === institution);
  const waiting: number[] = [];
  const visit = (judge: number) => {
    if (reached.has(judge)) return;
    reached.add(judge);
    waiting.push(judge);
  };
  for (const entry of entries) {
    if (has(entry) > wants(entry)) return null;
    for (const judge of table.judges.keys())
      if (may(entry, judge) && !plan[entry]!.includes(judge) && !isSeated(entry, table.institution[judge]!))
        visit(judge);
    for (let judge = waiting.pop(); judge !== undefined; judge = waiting.pop()) {
      if (loads[judge]! < table.most[judge]!) return null;
      for (const other of entriesOf[judge]!) {
        entries.add(other);
        const institution = table.institution[judge]!;
        if (institution < 0 || seats.has(`${other} ${institution}`)) continue;
        seats.add(`${other} ${institution}`);
        for (const colleague of colleagues(other, institution)) visit(colleague);
      }
    }
  }
  const list = [...entries].sort((a, b) => a - b);
  const judges = [...table.judges.keys()].filter((judge) => list.some((entry) => may(entry, judge)));
  return {
    entries: list.map((entry) => table.entries[entry]!),
    wanted: list.reduce((all, entry) => all + wants(entry), 0),
    judges: judges.map((judge) => table.judges[judge]!),
    most: list.reduce((all, entry) => all + has(entry), 0),
  };
}
