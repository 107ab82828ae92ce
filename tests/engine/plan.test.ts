import { describe, expect, test } from "vitest";
import { dice } from "~/engine/dice";
import { makePlan } from "~/engine/plan";
import type { PlanOutcome, PlanProblem } from "~/engine/problem";
import { solveAllPairs } from "../../scripts/all-pairs";
import { bestMeasures, compareMeasures, measures, panelsOf, randomProblem } from "./brute-force";

/** Of a problem that any engine could be given: sizes fixed, loads that may be tight, a share of conflicts. */
function middleProblem(seed: number, more: Partial<PlanProblem> = {}): PlanProblem {
  const throws = dice(seed);
  const [n, m] = [20 + throws.below(21), 8 + throws.below(7)];
  const share = Math.ceil((3 * n) / m);
  const steps = [4, 101, 1001][throws.below(3)]!; // within the list
  return {
    entries: Array.from({ length: n }, (_, at) => ({ id: `e${at}`, needs: 3 })),
    judges: Array.from({ length: m }, (_, at) => ({
      id: `j${at}`,
      min: throws.below(share),
      max: share + throws.below(4),
      tags: at % 3 === 0 ? ["senior"] : [],
    })),
    affinity: Array.from({ length: n }, () =>
      Array.from({ length: m }, () => (throws.below(10) === 0 ? null : throws.below(steps))),
    ),
    objective: "total",
    seed,
    ...more,
  };
}

/** What no plan may do, whatever it is asked for. */
function faultsOf(problem: PlanProblem, { pairs, shortfalls }: PlanOutcome): string[] {
  const panels = panelsOf(problem, pairs);
  const lost = shortfalls.filter(({ what }) => what === "lock").length;
  const locked = (problem.locks ?? []).filter(([entry, judge]) =>
    pairs.some((pair) => pair[0] === entry && pair[1] === judge),
  );
  return [
    ...panels.flatMap((panel, entry) =>
      panel.flatMap((judge) => (problem.affinity[entry]![judge] === null ? ["a conflict"] : [])),
    ),
    ...panels.flatMap((panel) => (new Set(panel).size < panel.length ? ["a judge twice"] : [])),
    ...problem.judges.flatMap(({ max = Infinity }, judge) =>
      panels.filter((panel) => panel.includes(judge)).length > max ? ["a load"] : [],
    ),
    ...(locked.length + lost === (problem.locks?.length ?? 0) ? [] : ["a lock"]),
  ];
}

describe("a plan", () => {
  test("is the best of all that there are, at every stage, in 600 random small problems", async () => {
    for (let seed = 1; seed <= 600; seed++) {
      const problem = randomProblem(seed, { entries: 4, judges: 4 });
      const outcome = await makePlan(problem);
      const [found, best] = [measures(problem, panelsOf(problem, outcome.pairs)), bestMeasures(problem)];
      expect(compareMeasures(found, best), `seed ${seed}: ${found.join(" ")}, not ${best.join(" ")}`).toBe(0);
      expect([outcome.proven, outcome.gap, faultsOf(problem, outcome)], `seed ${seed}`).toEqual([
        true,
        0,
        [],
      ]);
    }
  }, 120_000);

  test("has the total of all pairs solved at once, in 200 random middle problems", async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const problem = middleProblem(seed);
      const outcome = await makePlan(problem);
      const wanted = await solveAllPairs(problem);
      expect([outcome.shortfalls, outcome.proven, faultsOf(problem, outcome)], `seed ${seed}`).toEqual([
        [],
        true,
        [],
      ]);
      expect(outcome.total, `seed ${seed}`).toBeCloseTo(wanted!, 6); // loads leave room, so there is one
    }
  }, 120_000);

  test("is as good where the pairs that count are not those it starts from", async () => {
    for (let seed = 1; seed <= 120; seed++) {
      const small: PlanProblem = {
        ...randomProblem(seed, { entries: 4, judges: 5 }),
        objective: "total",
        connect: false,
        coverage: ["senior", "near", "far"].map((tag) => ({ tag, atLeast: 1 })),
      };
      const throws = dice(seed);
      const tagged = small.judges.map((judge) => ({
        ...judge,
        tags: ["senior", "near", "far"].filter(() => throws.below(2) === 0),
      }));
      const problem = { ...small, judges: tagged };
      // Crowded by entries that need nobody and judges who take nothing, each seeming the best for everybody.
      const [more, others] = [76, 56];
      const wide: PlanProblem = {
        ...problem,
        entries: [
          ...problem.entries,
          ...Array.from({ length: more }, (_, at) => ({ id: `x${at}`, needs: 0 })),
        ],
        judges: [...problem.judges, ...Array.from({ length: others }, (_, at) => ({ id: `y${at}`, max: 0 }))],
        affinity: [
          ...problem.affinity.map((row) => [...Array.from(row), ...Array<number>(others).fill(5000)]),
          ...Array.from({ length: more }, () => Array<number>(problem.judges.length + others).fill(5000)),
        ],
        coverage: problem.coverage!.map((rule) => ({
          ...rule,
          entries: problem.entries.map(({ id }) => id),
        })),
      };
      const outcome = await makePlan(wide);
      const [found, best] = [measures(problem, panelsOf(problem, outcome.pairs)), bestMeasures(problem)];
      expect(compareMeasures(found, best), `seed ${seed}: ${found.join(" ")}, not ${best.join(" ")}`).toBe(0);
      expect(outcome.proven, `seed ${seed}`).toBe(true);
    }
  }, 120_000);

  test("that starts from few of its pairs finds those it needs besides, with and without coverage", async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const throws = dice(seed);
      const wide = middleProblem(seed, {
        entries: Array.from({ length: 130 }, (_, at) => ({ id: `e${at}` })),
        judges: Array.from({ length: 45 }, (_, at) => ({
          id: `j${at}`,
          max: 14,
          tags: [...(at % 4 === 0 ? ["senior"] : []), ...(at % 3 === 1 ? ["regional"] : [])],
        })),
        // Those whom a rule asks for fit less, and everybody's best are the same few.
        affinity: Array.from({ length: 130 }, () =>
          Array.from({ length: 45 }, (_, judge) =>
            throws.below(10) === 0
              ? null
              : throws.below(30) + (judge % 4 === 0 || judge % 3 === 1 ? 0 : judge % 2 ? 60 : 20),
          ),
        ),
        coverage:
          seed % 2
            ? []
            : [
                { tag: "senior", atLeast: 1 },
                { tag: "regional", atLeast: 1 },
              ],
      });
      const outcome = await makePlan(wide);
      expect([outcome.shortfalls, outcome.proven], `seed ${seed}`).toEqual([[], true]);
      expect(outcome.total, `seed ${seed}`).toBeCloseTo((await solveAllPairs(wide))!, 6); // loads leave room
    }
  }, 60_000);

  test("that cannot be whole lacks exactly the places that no plan fills, and no total is larger", async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const full = middleProblem(seed);
      const judges = full.judges.map((judge, at) => ({ ...judge, min: 0, max: at % 2 ? judge.max! - 4 : 6 }));
      const problem = { ...full, judges };
      const outcome = await makePlan(problem);
      const missing = outcome.shortfalls.reduce(
        (all, short) => all + ("missing" in short ? short.missing : 0),
        0,
      );
      const filled = 3 * problem.entries.length - missing;
      expect(outcome.pairs.length).toBe(filled);
      expect(await solveAllPairs(problem, filled + 1), `seed ${seed}`).toBe(null);
      expect(await solveAllPairs(problem, filled), `seed ${seed}`).toBeCloseTo(outcome.total, 6);
    }
  }, 60_000);

  test("is the same for the same problem, however its lists are ordered, and another for another seed", async () => {
    for (let seed = 1001; seed <= 1040; seed++) {
      const problem = randomProblem(seed, { entries: 6, judges: 6 });
      const turned: PlanProblem = {
        ...problem,
        entries: problem.entries.toReversed(),
        judges: problem.judges.toReversed(),
        affinity: problem.affinity.map((row) => Array.from(row).reverse()).reverse(),
      };
      expect(await makePlan(turned), `seed ${seed}`).toEqual(await makePlan(problem));
    }
    const flat: PlanProblem = {
      entries: Array.from({ length: 20 }, (_, at) => ({ id: `e${at}` })),
      judges: Array.from({ length: 8 }, (_, at) => ({ id: `j${at}` })),
      affinity: Array.from({ length: 20 }, () => Array.from({ length: 8 }, () => 1)),
    };
    expect((await makePlan({ ...flat, seed: 1 })).pairs).not.toEqual(
      (await makePlan({ ...flat, seed: 2 })).pairs,
    );
  });

  test("after one judge dropped out keeps every pair that can stay", async () => {
    const problem = middleProblem(3, { objective: "maximin" });
    const before = await makePlan(problem);
    const judges = problem.judges.filter(({ id }) => id !== "j4");
    const after = await makePlan({
      ...problem,
      judges: judges.map((judge) => ({ ...judge, min: 0 })),
      affinity: problem.affinity.map((row) => Array.from(row).filter((_, judge) => judge !== 4)),
      keep: before.pairs,
    });
    const load = before.loads["j4"]!; // it was there
    const others = before.pairs.filter(
      ([entry, judge]) =>
        judge !== "j4" && !after.pairs.some((pair) => pair[0] === entry && pair[1] === judge),
    );
    expect([after.shortfalls, after.changed]).toEqual([
      [],
      { added: load + others.length, removed: load + others.length },
    ]);
    expect(others.length).toBeLessThanOrEqual(1);
  });

  test("is connected where that is asked and possible, and says what it cost", async () => {
    // Two fields whose judges do best by themselves; the weakest entry is as well off either way.
    const problem: PlanProblem = {
      entries: Array.from({ length: 6 }, (_, at) => ({ id: `e${at}`, needs: 2 })),
      judges: Array.from({ length: 4 }, (_, at) => ({ id: `j${at}`, max: 3 })),
      affinity: Array.from({ length: 6 }, (_, entry) =>
        Array.from({ length: 4 }, (_, judge) => (entry % 2 === judge % 2 ? 5 : entry < 2 ? 4 : 1)),
      ),
      objective: "total",
    };
    const apart = await makePlan(problem);
    const joined = await makePlan({ ...problem, connect: true });
    expect([apart.components, apart.total, apart.connectionCost]).toEqual([2, 60, null]);
    expect([joined.components, joined.total, joined.connectionCost, joined.proven]).toEqual([1, 58, 2, true]);
    // Where the two have no judge in common at all, it stays in two and says so.
    const split = problem.affinity.map((row, entry) =>
      Array.from(row, (one, judge) => (entry % 2 === judge % 2 ? one : null)),
    );
    expect(await makePlan({ ...problem, affinity: split, connect: true })).toMatchObject({
      components: 2,
      connectionCost: 0,
      proven: true,
    });
  });

  test("of few entries for many judges alike is proven as even as one connected graph can be", async () => {
    // 18 pairs join 6 entries with 13 judges at most: eight of them with one entry and five with two.
    const ask = { entries: 6, judges: 20 };
    const began = performance.now();
    const outcome = await makePlan(
      {
        entries: Array.from({ length: ask.entries }, (_, at) => ({ id: `e${at}`, needs: 3 })),
        judges: Array.from({ length: ask.judges }, (_, at) => ({ id: `j${at}`, max: 10 })),
        affinity: Array.from({ length: ask.entries }, () => Array.from({ length: ask.judges }, () => 1)),
        connect: true,
      },
      // What is cut is not proven; without the row that counts busy judges no time was enough.
      { secondsLeft: () => 20 - (performance.now() - began) / 1000 },
    );
    const loads = Object.values(outcome.loads).filter((load) => load > 0);
    expect([outcome.proven, outcome.components, loads.toSorted()]).toEqual([
      true,
      1,
      [...Array.from({ length: 8 }, () => 1), ...Array.from({ length: 5 }, () => 2)],
    ]);
  });

  test("cut by the time keeps every rule, says that it is not proven, and its gap holds", async () => {
    const problem = middleProblem(5, { objective: "maximin", coverage: [{ tag: "senior", atLeast: 1 }] });
    const whole = await makePlan(problem);
    for (const asks of [0, 5, 20, 80]) {
      let left = asks;
      const cut = await makePlan(problem, { secondsLeft: () => left-- });
      expect(faultsOf(problem, cut)).toEqual([]);
      const [first] = cut.stages.filter(({ proven, stage }) => !proven && stage !== "lot");
      expect([cut.proven, cut.gap]).toEqual([
        first === undefined,
        Math.abs((first?.bound ?? 0) - (first?.value ?? 0)),
      ]);
      if (first?.stage === "worstEntry") expect(first.bound).toBeGreaterThanOrEqual(whole.worstEntry);
    }
    expect((await makePlan(problem, { secondsLeft: () => 0 })).proven).toBe(false);
    expect(whole.proven).toBe(true);
  });

  test("of nothing, for nobody or by nobody is said to be that", async () => {
    const nothing = await makePlan({ entries: [], judges: [{ id: "j", min: 1 }], affinity: [] });
    expect([nothing.pairs, nothing.worstEntry, nothing.proven, nothing.shortfalls]).toMatchObject([
      [],
      0,
      true,
      [{ what: "load", judge: "j", missing: 1, wanted: 1, eligible: 0 }],
    ]);
    const nobody = await makePlan({ entries: [{ id: "e" }], judges: [], affinity: [[]] });
    expect(nobody.shortfalls).toEqual([
      { what: "places", entry: "e", missing: 3, wanted: 3, eligible: 0, conflicts: 0, crowd: null },
    ]);
  });
});

describe("a shortfall", () => {
  // The two cases are no_hall_matching and no_hall_matching_conflicts of the project's reference cases
  // ("constructed here; analytic answers").
  test("of capacity in all is told by the entries together and what all judges can take", async () => {
    const outcome = await makePlan({
      entries: ["e1", "e2", "e3"].map((id) => ({ id, needs: 2 })),
      judges: [
        { id: "A", max: 2 },
        { id: "B", max: 2 },
        { id: "C", max: 1 },
      ],
      affinity: Array.from({ length: 3 }, () => [1, 1, 1]),
    });
    expect([outcome.pairs.length, outcome.proven]).toEqual([5, true]);
    expect(outcome.shortfalls).toMatchObject([
      {
        what: "places",
        missing: 1,
        crowd: { entries: ["e1", "e2", "e3"], wanted: 6, judges: ["A", "B", "C"], most: 5 },
      },
    ]);
  });

  test("by conflicts is told by the entries that compete and the few who may judge them", async () => {
    const outcome = await makePlan({
      entries: ["e1", "e2", "e3"].map((id) => ({ id, needs: 1 })),
      judges: [
        { id: "A", max: 1 },
        { id: "B", max: 1 },
        { id: "C", max: 3 },
      ],
      affinity: Array.from({ length: 3 }, () => [1, 1, null]),
    });
    expect(outcome.pairs.length).toBe(2);
    expect(outcome.shortfalls).toMatchObject([
      {
        what: "places",
        missing: 1,
        eligible: 2,
        conflicts: 1,
        crowd: { entries: ["e1", "e2", "e3"], wanted: 3, judges: ["A", "B"], most: 2 },
      },
    ]);
  });

  test("breaks Hall's condition wherever one is told, in random problems", async () => {
    let crowds = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const problem: PlanProblem = {
        ...randomProblem(seed, { entries: 6, judges: 4 }),
        locks: [],
        connect: false,
        objective: "total",
      };
      const { shortfalls, pairs } = await makePlan(problem);
      for (const short of shortfalls) {
        if (short.what !== "places") continue;
        const { entries, judges } = problem;
        const may = (entry: string, judge: string) =>
          problem.affinity[entries.findIndex(({ id }) => id === entry)]![
            judges.findIndex(({ id }) => id === judge)
          ] !== null;
        if (!short.crowd) {
          expect(pairs.filter(([entry]) => entry === short.entry).length, `seed ${seed}`).toBe(
            short.eligible,
          );
          continue;
        }
        crowds++;
        const { crowd } = short;
        // Alone in the world, the crowd's entries get no more than it says.
        const alone: PlanProblem = {
          entries: entries.filter(({ id }) => crowd.entries.includes(id)),
          judges: judges.filter(({ id }) => crowd.judges.includes(id)).map((judge) => ({ ...judge, min: 0 })),
          affinity: [],
        };
        const best = await makePlan({
          ...alone,
          affinity: alone.entries.map((entry) =>
            alone.judges.map((judge) => (may(entry.id, judge.id) ? 1 : null)),
          ),
          objective: "total",
        });
        expect([best.pairs.length, crowd.entries.includes(short.entry)], `seed ${seed}`).toEqual([
          crowd.most,
          true,
        ]);
        expect(crowd.wanted, `seed ${seed}`).toBeGreaterThan(crowd.most);
        expect(crowd.judges, `seed ${seed}`).toEqual(
          judges.map(({ id }) => id).filter((judge) => crowd.entries.some((entry) => may(entry, judge))),
        );
      }
    }
    expect(crowds).toBeGreaterThan(50);
  }, 60_000);

  test("of judges with a tag names how many there are and what they can take", async () => {
    const outcome = await makePlan({
      entries: ["e1", "e2", "e3"].map((id) => ({ id, needs: 2 })),
      judges: [
        { id: "A", max: 2, tags: ["senior"] },
        { id: "B", max: 3 },
        { id: "C", max: 3 },
      ],
      affinity: Array.from({ length: 3 }, () => [1, 1, 1]),
      coverage: [{ tag: "senior", atLeast: 1 }],
    });
    expect(outcome.pairs.length).toBe(6);
    expect(outcome.shortfalls).toMatchObject([
      {
        what: "coverage",
        missing: 1,
        wanted: 1,
        count: 0,
        eligible: 1,
        crowd: { entries: ["e1", "e2", "e3"], wanted: 3, judges: ["A"], most: 2 },
      },
    ]);
  });

  test("of a lock says whether a conflict, a full judge or an institution undid it", async () => {
    const { shortfalls, pairs } = await makePlan({
      entries: ["e1", "e2", "e3"].map((id) => ({ id, needs: 1 })),
      judges: [
        { id: "A", max: 1 },
        { id: "B", institution: "x" },
        { id: "C", institution: "x" },
      ],
      affinity: [
        [1, 1, 1],
        [1, null, 1],
        [1, 1, 1],
      ],
      locks: [
        ["e1", "A"],
        ["e2", "A"],
        ["e2", "B"],
        ["e3", "B"],
        ["e3", "C"],
      ],
    });
    const locks = shortfalls.flatMap((short) =>
      short.what === "lock" ? [[short.judge, short.because]] : [],
    );
    expect(locks.map(([, because]) => because).sort()).toEqual(["conflict", "full", "institution"]);
    expect(pairs.length).toBe(3);
  });
});
