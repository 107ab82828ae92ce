import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsOf } from "~/engine/linkage";
import { measurePanels, type PanelTask, planPanels } from "~/engine/panels";

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
    .map(({ entries, judges, k, bars, seed }): PanelTask => ({
      entries: entries.map((entry, at) => ({
        ...entry,
        id: `e${at}`,
        subRegion: entry.region,
        words: "",
      })),
      judges: judges.map(({ max: _, ...judge }, at) => ({
        ...judge,
        id: `j${at}`,
        expertise: [],
        institution: null,
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

const allowed = (task: PanelTask, entryId: string, judgeId: string) => {
  const entry = task.entries.find((one) => one.id === entryId)!;
  const judge = task.judges.find((one) => one.id === judgeId)!;
  return (
    judge.categories.includes(entry.category) &&
    !task.bars.some((bar) => bar.entryId === entryId && bar.judgeId === judgeId)
  );
};

/** The largest number of places that can be filled at all, by trying everything. */
function mostPlaces(task: PanelTask): number {
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

const world = (entries: number, judges: number, more: Partial<PanelTask> = {}): PanelTask => ({
  entries: Array.from({ length: entries }, (_, at) => ({
    id: `e${String(at).padStart(3, "0")}`,
    category: "C1",
    language: null,
    region: null,
    subRegion: null,
    words: "",
  })),
  judges: Array.from({ length: judges }, (_, at) => ({
    id: `j${String(at).padStart(3, "0")}`,
    categories: ["C1"],
    languages: [],
    expertise: [],
    region: null,
    subRegion: null,
    institution: null,
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

/** The same with nothing to tell entries and judges apart but categories, conflicts and loads. */
const plain = (task: PanelTask): PanelTask => ({
  ...task,
  entries: task.entries.map((entry) => ({ ...entry, language: null, region: null, subRegion: null })),
});

/** A limit, where no proof is wanted: a thing that can hardly be connected is searched for long. */
const within = (seconds: number) => {
  const end = performance.now() + seconds * 1000;
  return { secondsLeft: () => (end - performance.now()) / 1000 };
};

describe("panels", () => {
  test("never break a conflict, a category or a capacity, and give nobody an entry twice", async () => {
    await fc.assert(
      fc.asyncProperty(tasks({ entries: 8, judges: 8, k: 4 }), async (task) => {
        const { pairs, loads } = await planPanels(task, within(0.5));
        expect(pairs.filter((pair) => !allowed(task, pair.entryId, pair.judgeId))).toEqual([]);
        expect(new Set(pairs.map((pair) => `${pair.entryId} ${pair.judgeId}`)).size).toBe(pairs.length);
        expect(loads.filter(({ load, max }) => load > max)).toEqual([]);
        for (const entry of task.entries)
          expect(pairs.filter((pair) => pair.entryId === entry.id).length).toBeLessThanOrEqual(task.k);
      }),
      { numRuns: 60 },
    );
  });

  test("fill as many places as trying every possibility does", async () => {
    await fc.assert(
      fc.asyncProperty(tasks({ entries: 4, judges: 4, k: 3 }), async (task) => {
        expect((await planPanels(task)).places.filled).toBe(mostPlaces(task));
      }),
      { numRuns: 60 },
    );
  });

  test("are the same for the same seed, however the lists are ordered, and others for another seed", async () => {
    await fc.assert(
      fc.asyncProperty(tasks({ entries: 8, judges: 8, k: 3 }), async (task) => {
        const plan = await planPanels(task);
        const turned = {
          ...task,
          entries: task.entries.toReversed(),
          judges: task.judges.toReversed(),
          bars: task.bars.toReversed(),
        };
        expect(await planPanels(turned)).toEqual(plan);
      }),
      { numRuns: 40 },
    );
    const [one, other] = [
      await planPanels(world(20, 8, { seed: 1 })),
      await planPanels(world(20, 8, { seed: 2 })),
    ];
    expect(one.pairs).not.toEqual(other.pairs);
  });

  test("say of each entry that is short how many judges there are, and prove where capacity is missing", async () => {
    await fc.assert(
      fc.asyncProperty(tasks({ entries: 6, judges: 6, k: 3 }), async (task) => {
        const { panels, shortfalls } = await planPanels(task);
        expect(shortfalls.map(({ entryId, filled }) => [entryId, filled]).sort()).toEqual(
          panels
            .filter(({ judges }) => judges.length < task.k)
            .map(({ entryId, judges }) => [entryId, judges.length])
            .sort(),
        );
        for (const short of shortfalls) {
          const barred = Object.values(short.barred).reduce((sum, count) => sum + count, 0);
          expect(short.eligible).toBe(short.pool - barred);
          // Either every judge who may is used, or the crowd wants more than its judges can give.
          if (short.crowd) expect(short.crowd.places).toBeGreaterThan(short.crowd.capacity);
          else expect(short.filled).toBe(short.eligible);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("spread the load so that two who may judge everything differ by one entry, where all can be connected", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: 25 }),
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        async (entries, judges, seed) => {
          const plan = await planPanels(world(entries, judges, { seed }));
          const loads = plan.loads.map(({ load }) => load);
          expect(plan.components).toBe(1);
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("leave no entry that could move from a busier judge to one with two fewer who fits as well", async () => {
    await fc.assert(
      fc.asyncProperty(tasks({ entries: 8, judges: 6, k: 2 }).map(plain), async (task) => {
        const { pairs, loads, components } = await planPanels(task);
        const of = (id: string) => loads.find(({ judgeId }) => judgeId === id)!;
        const isReserve = (id: string) => task.judges.find((judge) => judge.id === id)!.isReserve;
        for (const { entryId, judgeId } of pairs)
          for (const { judgeId: other, load, max } of loads)
            if (
              load < max &&
              isReserve(other) === isReserve(judgeId) &&
              allowed(task, entryId, other) &&
              !pairs.some((pair) => pair.entryId === entryId && pair.judgeId === other) &&
              of(judgeId).load - load > 1
            ) {
              // Only what would fall apart may stay uneven.
              const moved = pairs.map((pair): [number, number] => [
                task.entries.findIndex((entry) => entry.id === pair.entryId),
                task.judges.findIndex(
                  (judge) =>
                    judge.id ===
                    (pair.entryId === entryId && pair.judgeId === judgeId ? other : pair.judgeId),
                ),
              ]);
              expect(partsOf(moved).length).toBeGreaterThan(components);
            }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test("call a reserve in only for the places that nobody else can fill", async () => {
    const task = world(4, 4);
    const short = await planPanels({
      ...task,
      judges: task.judges.map((judge, at) => ({ ...judge, isReserve: at === 3 })),
      loads: { ...task.loads, j000: { min: 0, max: 2 } },
    });
    expect(short.loads.map(({ load }) => load)).toEqual([2, 4, 4, 2]);
    expect(short.shortfalls).toEqual([]);
  });

  test("mix regions and prefer those who read the language, without leaving a place open for it", async () => {
    const task = world(1, 6, { k: 3 });
    const regions = [
      ["Africa", "Northern Africa", ["en"]],
      ["Africa", "Northern Africa", ["fr"]],
      ["Africa", "Northern Africa", ["fr"]],
      ["Africa", "Eastern Africa", ["fr"]],
      ["Africa", "Western Africa", ["fr"]],
      ["Asia", "Southern Asia", ["fr"]],
    ] as const;
    const judges = task.judges.map((judge, at) => ({
      ...judge,
      region: regions[at]![0],
      subRegion: regions[at]![1],
      languages: regions[at]![2],
    }));
    const entries = [{ ...task.entries[0]!, language: "fr", region: "Africa", subRegion: "Northern Africa" }];
    for (const seed of [1, 2, 3]) {
      const [panel] = (await planPanels({ ...task, entries, judges, seed })).panels;
      expect(panel).toMatchObject({ outside: true, readers: 3 });
      expect(panel!.neighbours).toBeLessThanOrEqual(1);
    }
    const onlyNeighbours = await planPanels({ ...task, entries, judges: judges.slice(0, 3) });
    expect(onlyNeighbours.places).toEqual({ wanted: 3, filled: 3 });
    expect(onlyNeighbours.panels[0]).toMatchObject({ neighbours: 3, outside: false });
  });

  test("go to those whose fields are in the entry's words, and the weakest panel comes before the sum", async () => {
    const task = world(2, 4, { k: 1 });
    const { panels, worstEntry, total } = await planPanels({
      ...task,
      entries: task.entries.map((entry, at) => ({
        ...entry,
        words: ["Teaching laboratories; engineering with open data", "Engineers teach in laboratories"][at]!,
      })),
      // The first has three fields in entry 0, but nobody else has any in entry 1, and each takes one entry only.
      loads: Object.fromEntries(task.judges.map((judge) => [judge.id, { min: 0, max: 1 }])),
      judges: task.judges.map((judge, at) => ({
        ...judge,
        expertise: [["Engineering", "laboratory teaching", "open data"], ["open data"], [], []][at]!,
      })),
    });
    expect(panels.map(({ judges, fit }) => [judges, fit])).toEqual([
      [["j001"], 2],
      [["j000"], 3],
    ]);
    expect([worstEntry, total]).toEqual([2, 5]);
  });

  test("keep pairs that stand already and count them, though a judge has more than they would take now", async () => {
    const task = world(6, 4, {
      locks: [
        { entryId: "e000", judgeId: "j000" },
        { entryId: "e001", judgeId: "j000" },
      ],
    });
    const { pairs, loads, shortfalls } = await planPanels({
      ...task,
      loads: { ...task.loads, j000: { min: 0, max: 1 } },
    });
    expect(pairs).toEqual(expect.arrayContaining([...task.locks]));
    expect(loads.find(({ judgeId }) => judgeId === "j000")!.load).toBe(2);
    expect(pairs.length).toBe(18);
    expect(shortfalls).toEqual([]);
  });

  test("never seat two judges of one institution", async () => {
    const task = world(3, 4, { k: 2 });
    const { pairs, shortfalls } = await planPanels({
      ...task,
      judges: task.judges.map((judge, at) => ({ ...judge, institution: at < 3 ? "Kurinji" : null })),
      loads: { ...task.loads, j003: { min: 0, max: 2 } },
    });
    expect(pairs.length).toBe(5);
    expect(pairs.filter(({ judgeId }) => judgeId === "j003").length).toBe(2);
    expect(shortfalls).toMatchObject([
      { filled: 1, wanted: 2, eligible: 4, crowd: { entries: 3, places: 6, judges: 4, capacity: 5 } },
    ]);
  });

  test("name the conflicts that leave an entry short", async () => {
    const { shortfalls } = await planPanels(
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

  test("of 300 entries for 60 judges are made within seconds", async () => {
    const before = performance.now();
    const { places, loads, proven } = await planPanels(world(300, 60));
    expect([places.filled, proven]).toEqual([900, true]);
    expect(new Set(loads.map(({ load }) => load))).toEqual(new Set([15]));
    expect(performance.now() - before).toBeLessThan(20_000);
  });

  test("measured by hand have the figures that the planner gave them", async () => {
    await fc.assert(
      fc.asyncProperty(tasks({ entries: 4, judges: 5, k: 3 }), async (task) => {
        const plan = await planPanels(task);
        expect(measurePanels(task, plan.pairs)).toEqual({
          ...plan,
          proven: false,
          gap: 0,
          connectionCost: null,
        });
      }),
      { numRuns: 40 },
    );
  });

  test("with a tag that the rulebook wishes for have it wherever somebody with it may judge, and say where not", async () => {
    const task = world(6, 6);
    const judges = task.judges.map((judge, at) => ({ ...judge, tags: at < 2 ? ["senior"] : [] }));
    const coverage = [{ tag: "senior", atLeast: 1 }];
    const { panels } = await planPanels({ ...task, judges, coverage });
    const senior = new Set(judges.slice(0, 2).map(({ id }) => id));
    expect(panels.map(({ judges, lacks }) => [judges.some((id) => senior.has(id)), lacks])).toEqual(
      panels.map(() => [true, []]),
    );
    const without = await planPanels({ ...task, coverage });
    expect(without.panels.map(({ lacks }) => lacks)).toEqual(
      without.panels.map(() => [{ tag: "senior", missing: 1 }]),
    );
  });

  describe("topped up", () => {
    test("keep every pair that is locked, whatever else is asked", async () => {
      await fc.assert(
        fc.asyncProperty(tasks({ entries: 4, judges: 5, k: 2 }), fc.nat(), async (task, at) => {
          const before = await planPanels(task);
          const gone = task.judges[at % task.judges.length]!.id;
          const locks = before.pairs.filter((pair) => pair.judgeId !== gone);
          const judges = task.judges.filter(({ id }) => id !== gone);
          const needs = { [task.entries[0]!.id]: task.k + 1 };
          const after = await planPanels({ ...task, judges, locks, needs });
          expect(after.pairs).toEqual(expect.arrayContaining(locks));
        }),
        { numRuns: 60 },
      );
    });

    test(
      "after a judge of 60 left change at most five other pairs of 300 entries",
      { timeout: 60_000 },
      async () => {
        const task = world(300, 60);
        const before = await planPanels(task);
        const gone = task.judges[7]!.id;
        const keep = before.pairs.filter((pair) => pair.judgeId !== gone);
        const after = await planPanels({
          ...task,
          judges: task.judges.filter(({ id }) => id !== gone),
          keep,
        });
        const now = new Set(after.pairs.map((pair) => `${pair.entryId} ${pair.judgeId}`));
        const changed = keep.filter((pair) => !now.has(`${pair.entryId} ${pair.judgeId}`)).length;
        expect([after.places.filled, after.proven]).toEqual([900, true]);
        expect(changed).toBeLessThanOrEqual(5);
      },
    );
  });
});
