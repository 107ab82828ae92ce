import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assign, type AssignmentTask, orderPlaces } from "~/engine/assignment";

/** Random small tasks: categories, conflicts, tight capacities, reserves, regions and languages. */
const tasks = (most: { entries: number; judges: number; k: number }) =>
  fc
    .record({
      entries: fc.array(
        fc.record({
          category: fc.constantFrom("C1", "C2"),
          language: fc.constantFrom("en", "fr", null),
          region: fc.constantFrom("Africa", "Asia"),
        }),
        { minLength: 1, maxLength: most.entries },
      ),
      judges: fc.array(
        fc.record({
          categories: fc.subarray(["C1", "C2"], { minLength: 1 }),
          languages: fc.subarray(["en", "fr"]),
          region: fc.constantFrom("Africa", "Asia", null),
          isReserve: fc.boolean(),
          max: fc.integer({ min: 0, max: 4 }),
        }),
        { minLength: 1, maxLength: most.judges },
      ),
      k: fc.integer({ min: 1, max: most.k }),
      bars: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }),
      seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    })
    .map(({ entries, judges, k, bars, seed }): AssignmentTask => ({
      entries: entries.map((entry, at) => ({
        ...entry,
        id: `e${at}`,
        subRegion: entry.region,
      })),
      judges: judges.map(({ max: _, ...judge }, at) => ({
        ...judge,
        id: `j${at}`,
        subRegion: judge.region,
      })),
      k,
      bars: bars.map(([entry, judge]) => ({
        entryId: `e${entry % entries.length}`,
        judgeId: `j${judge % judges.length}`,
        kind: "organisation",
      })),
      loads: Object.fromEntries(judges.map((judge, at) => [`j${at}`, { min: 0, max: judge.max }])),
      locks: [],
      seed,
    }));

const allowed = (task: AssignmentTask, entryId: string, judgeId: string) => {
  const entry = task.entries.find((one) => one.id === entryId)!;
  const judge = task.judges.find((one) => one.id === judgeId)!;
  return (
    judge.categories.includes(entry.category) &&
    !task.bars.some((bar) => bar.entryId === entryId && bar.judgeId === judgeId)
  );
};

/** The largest number of places that can be filled at all, by trying everything. */
function mostPlaces(task: AssignmentTask): number {
  const pairs = task.entries.flatMap((entry) =>
    task.judges.flatMap((judge) =>
      allowed(task, entry.id, judge.id) ? [[entry.id, judge.id] as const] : [],
    ),
  );
  let best = 0;
  const ofEntry: Record<string, number> = {},
    ofJudge: Record<string, number> = {};
  const walk = (at: number, filled: number) => {
    best = Math.max(best, filled);
    if (at === pairs.length || filled + pairs.length - at <= best) return;
    const [entry, judge] = pairs[at]!;
    if ((ofEntry[entry] ?? 0) < task.k && (ofJudge[judge] ?? 0) < task.loads[judge]!.max) {
      ofEntry[entry] = (ofEntry[entry] ?? 0) + 1;
      ofJudge[judge] = (ofJudge[judge] ?? 0) + 1;
      walk(at + 1, filled + 1);
      ofEntry[entry] -= 1;
      ofJudge[judge] -= 1;
    }
    walk(at + 1, filled);
  };
  walk(0, 0);
  return best;
}

const world = (entries: number, judges: number, more: Partial<AssignmentTask> = {}): AssignmentTask => ({
  entries: Array.from({ length: entries }, (_, at) => ({
    id: `e${String(at).padStart(3, "0")}`,
    category: "C1",
    language: null,
    region: null,
    subRegion: null,
  })),
  judges: Array.from({ length: judges }, (_, at) => ({
    id: `j${String(at).padStart(3, "0")}`,
    categories: ["C1"],
    languages: [],
    region: null,
    subRegion: null,
    isReserve: false,
  })),
  k: 3,
  bars: [],
  loads: Object.fromEntries(
    Array.from({ length: judges }, (_, at) => [`j${String(at).padStart(3, "0")}`, { min: 0, max: 20 }]),
  ),
  locks: [],
  seed: 7,
  ...more,
});

describe("a plan", () => {
  test("never breaks a conflict, a category or a capacity, and gives nobody an entry twice", () => {
    fc.assert(
      fc.property(tasks({ entries: 8, judges: 8, k: 4 }), (task) => {
        const { pairs, loads } = assign(task);
        expect(pairs.filter((pair) => !allowed(task, pair.entryId, pair.judgeId))).toEqual([]);
        expect(new Set(pairs.map((pair) => `${pair.entryId} ${pair.judgeId}`)).size).toBe(pairs.length);
        expect(loads.filter(({ load, max }) => load > max)).toEqual([]);
        for (const entry of task.entries)
          expect(pairs.filter((pair) => pair.entryId === entry.id).length).toBeLessThanOrEqual(task.k);
      }),
      { numRuns: 300 },
    );
  });

  test("fills as many places as trying every possibility does", () => {
    fc.assert(
      fc.property(tasks({ entries: 4, judges: 4, k: 3 }), (task) => {
        expect(assign(task).places.filled).toBe(mostPlaces(task));
      }),
      { numRuns: 300 },
    );
  });

  test("is the same for the same seed, however the lists are ordered, and another for another seed", () => {
    fc.assert(
      fc.property(tasks({ entries: 8, judges: 8, k: 3 }), (task) => {
        const plan = assign(task);
        expect(assign(task)).toEqual(plan);
        const turned = {
          ...task,
          entries: task.entries.toReversed(),
          judges: task.judges.toReversed(),
          bars: task.bars.toReversed(),
        };
        expect(assign(turned).pairs).toEqual(plan.pairs);
      }),
      { numRuns: 100 },
    );
    expect(assign(world(20, 8, { seed: 1 })).pairs).not.toEqual(assign(world(20, 8, { seed: 2 })).pairs);
  });

  test("says of each entry that is short how many judges there are, and proves where capacity is missing", () => {
    fc.assert(
      fc.property(tasks({ entries: 6, judges: 6, k: 3 }), (task) => {
        const { panels, shortfalls } = assign(task);
        expect(shortfalls.map(({ entryId }) => entryId).sort()).toEqual(
          panels
            .filter(({ judges }) => judges.length < task.k)
            .map(({ entryId }) => entryId)
            .sort(),
        );
        for (const short of shortfalls) {
          const barred = Object.values(short.barred).reduce((sum, count) => sum + count, 0);
          expect(short.eligible).toBe(short.pool - barred);
          // Either every judge who may is used, or the crowd wants more than its judges can take.
          if (short.crowd) expect(short.crowd.places).toBeGreaterThan(short.crowd.capacity);
          else expect(short.filled).toBe(short.eligible);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("spreads the load so that two judges who may judge everything differ by one entry at most", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        (entries, judges, seed) => {
          const loads = assign(world(entries, judges, { seed })).loads.map(({ load }) => load);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("leaves no entry that could move from a busier judge to one with two fewer", () => {
    fc.assert(
      fc.property(tasks({ entries: 8, judges: 6, k: 2 }), (task) => {
        const { pairs, loads } = assign(task);
        const of = (id: string) => loads.find(({ judgeId }) => judgeId === id)!;
        const isReserve = (id: string) => task.judges.find((judge) => judge.id === id)!.isReserve;
        for (const { entryId, judgeId } of pairs)
          for (const { judgeId: other, load, max } of loads)
            if (
              load < max &&
              isReserve(other) === isReserve(judgeId) &&
              allowed(task, entryId, other) &&
              !pairs.some((pair) => pair.entryId === entryId && pair.judgeId === other)
            )
              expect(of(judgeId).load - load).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });

  test("calls a reserve in only for the places that nobody else can fill", () => {
    const task = world(4, 4);
    const short = assign({
      ...task,
      judges: task.judges.map((judge, at) => ({ ...judge, isReserve: at === 3 })),
      loads: { ...task.loads, j000: { min: 0, max: 2 } },
    });
    expect(short.loads.map(({ load }) => load)).toEqual([2, 4, 4, 2]);
    expect(short.shortfalls).toEqual([]);
  });

  test("mixes regions and prefers those who read the language, without leaving a place open for it", () => {
    const task = world(1, 6, { k: 3 });
    const regions = [
      ["Africa", "Northern Africa", ["en"]],
      ["Africa", "Northern Africa", ["fr"]],
      ["Africa", "Northern Africa", ["fr"]],
      ["Africa", "Eastern Africa", ["fr"]],
      ["Asia", "Southern Asia", ["en"]],
      ["Asia", "Southern Asia", ["fr"]],
    ] as const;
    const judges = task.judges.map((judge, at) => ({
      ...judge,
      region: regions[at]![0],
      subRegion: regions[at]![1],
      languages: regions[at]![2],
    }));
    const entries = [{ ...task.entries[0]!, language: "fr", region: "Africa", subRegion: "Northern Africa" }];
    const [panel] = assign({ ...task, entries, judges }).panels;
    expect(panel).toMatchObject({ outside: true, readers: 3 });
    expect(panel!.neighbours).toBeLessThanOrEqual(1);
    const onlyNeighbours = assign({ ...task, entries, judges: judges.slice(0, 3) });
    expect(onlyNeighbours.places).toEqual({ wanted: 3, filled: 3 });
    expect(onlyNeighbours.panels[0]).toMatchObject({ neighbours: 3, outside: false });
  });

  test("keeps pairs that stand already and counts them", () => {
    const task = world(6, 4, {
      locks: [
        { entryId: "e000", judgeId: "j000" },
        { entryId: "e001", judgeId: "j000" },
      ],
    });
    const { pairs, loads, shortfalls } = assign({
      ...task,
      loads: { ...task.loads, j000: { min: 0, max: 2 } },
    });
    expect(pairs).toEqual(expect.arrayContaining([...task.locks]));
    expect(loads.find(({ judgeId }) => judgeId === "j000")!.load).toBe(2);
    expect(pairs.length).toBe(18);
    expect(shortfalls).toEqual([]);
  });

  test("names the conflicts that leave an entry short", () => {
    const { shortfalls } = assign(
      world(1, 4, {
        bars: [
          { entryId: "e000", judgeId: "j000", kind: "organisation" },
          { entryId: "e000", judgeId: "j001", kind: "domain" },
        ],
      }),
    );
    expect(shortfalls).toEqual([
      {
        entryId: "e000",
        category: "C1",
        filled: 2,
        wanted: 3,
        pool: 4,
        barred: { domain: 1, organisation: 1 },
        eligible: 2,
        readers: 2,
        crowd: null,
      },
    ]);
  });

  test("of 300 entries for 60 judges is made within seconds", () => {
    const before = performance.now();
    const { places, loads } = assign(world(300, 60));
    expect(places.filled).toBe(900);
    expect(new Set(loads.map(({ load }) => load))).toEqual(new Set([15]));
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});

describe("the order of reading", () => {
  test("numbers each judge's entries from one on, without a gap", () => {
    const { pairs } = assign(world(20, 7));
    const placed = orderPlaces(pairs, 5);
    expect(orderPlaces(pairs.toReversed(), 5)).toEqual(placed);
    for (const judgeId of new Set(pairs.map((pair) => pair.judgeId))) {
      const places = placed.filter((pair) => pair.judgeId === judgeId).map((pair) => pair.place);
      expect(places.sort((a, b) => a - b)).toEqual(places.map((_, at) => at + 1));
    }
    expect(placed.length).toBe(pairs.length);
  });

  test("never shows an entry to all its judges early or to all of them late", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const placed = orderPlaces(assign(world(40, 10, { seed })).pairs, seed);
        const load = (judgeId: string) => placed.filter((pair) => pair.judgeId === judgeId).length;
        for (const entryId of new Set(placed.map((pair) => pair.entryId))) {
          const parts = placed
            .filter((pair) => pair.entryId === entryId)
            .map((pair) => (pair.place - 0.5) / load(pair.judgeId));
          expect(Math.min(...parts)).toBeLessThan(0.6);
          expect(Math.max(...parts)).toBeGreaterThan(0.4);
        }
      }),
      { numRuns: 20 },
    );
  });
});
