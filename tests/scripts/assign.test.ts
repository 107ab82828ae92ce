import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { makePlan } from "~/engine/plan";
import { answerOf, readProblem } from "../../scripts/problem-file";

const folder = mkdtempSync(join(tmpdir(), "assign-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const small = { entries: [{ id: "e" }], judges: [{ id: "j" }, { id: "k", max: 2 }], affinity: [[1, null]] };

/** As `npm run --silent assign -- FILE` runs it, from another folder. */
function assign(text: string): Promise<{ code: number; out: string; err: string }> {
  writeFileSync(join(folder, "problem.json"), text);
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ["scripts/launch.js", "assign", "problem.json"],
      { env: { ...process.env, INIT_CWD: folder } },
      (_, out, err) => {
        done({ code: child.exitCode ?? -1, out, err });
      },
    );
  });
}

describe("a problem's file", () => {
  test.each<[why: string, text: string, fault: string]>([
    ["no JSON", "{", "This is not JSON:"],
    ["a list", "[]", "The file must be an object with entries, judges and affinity."],
    ["no judges", JSON.stringify({ ...small, judges: undefined }), "judges must be a list of judges."],
    ["an entry without an id", change({ entries: [{ needs: 2 }] }), "entries[0].id must be a text."],
    [
      "half a judge",
      change({ entries: [{ id: "e", needs: 1.5 }] }),
      "entries[0].needs must be a whole number.",
    ],
    ["an unknown word", change({ entries: [{ id: "e", need: 1 }] }), "entries[0].need is not known here."],
    ["an id twice", change({ judges: [{ id: "j" }, { id: "j" }] }), "judges[1].id: there are two judges j."],
    [
      "more at least than at most",
      change({ judges: [{ id: "j", min: 3, max: 2 }, { id: "k" }] }),
      "judges[0].min is 3, more than the max of 2.",
    ],
    [
      "too few rows",
      change({ affinity: [] }),
      "affinity must have a row for each of the 1 entries; it has 0.",
    ],
    [
      "too short a row",
      change({ affinity: [[1]] }),
      "affinity[0] must have a number or null for each of the 2 judges; it has 1.",
    ],
    [
      "a word for a number",
      change({ affinity: [[1, "2"]] }),
      'affinity[0][1] must be a number up to 1000000000 or null, not "2".',
    ],
    ["half a pair", change({ locks: [["e"]] }), 'locks[0] must be a pair, as ["entry", "judge"].'],
    ["a lock for nobody", change({ locks: [["e", "x"]] }), "locks[0][1]: there is no judge x."],
    [
      "a rule that says nothing",
      change({ coverage: [{ tag: "t" }] }),
      "coverage[0] must say atLeast or atMost.",
    ],
    ["another goal", change({ objective: "fair" }), 'objective must be "maximin" or "total".'],
    ["no time", change({ seconds: -1 }), "seconds must not be below 0."],
  ])("with %s is refused, and the place is named", (_why, text, fault) => {
    expect(readProblem(text).fault).toContain(fault);
  });

  test("says little where little is needed, and a kept pair whose judge is gone is no fault", () => {
    expect(readProblem(change({ keep: [["e", "gone"]] }))).toMatchObject({
      problem: {
        entries: [{ id: "e", needs: 3 }],
        judges: [
          { id: "j", min: 0, tags: [], reserve: false },
          { id: "k", min: 0, max: 2 },
        ],
        objective: "maximin",
        connect: false,
        seed: 1,
      },
      seconds: 60,
    });
  });

  function change(more: object): string {
    return JSON.stringify({ ...small, ...more });
  }
});

describe("the command", () => {
  test("prints the plan as JSON and nothing else, from whatever folder it is called", async () => {
    const { code, out } = await assign(
      JSON.stringify({
        entries: [
          { id: "e1", needs: 1 },
          { id: "e2", needs: 1 },
        ],
        judges: [
          { id: "a", max: 1 },
          { id: "b", max: 1 },
        ],
        affinity: [
          [5, 3],
          [4, 1],
        ],
        keep: [["e1", "a"]],
        objective: "total",
      }),
    );
    const { seconds, ...answer } = JSON.parse(out);
    expect(code).toBe(0);
    expect(out.endsWith("}\n")).toBe(true);
    expect(seconds).toBeGreaterThan(0);
    expect(answer).toEqual({
      pairs: [
        ["e1", "a"],
        ["e2", "b"],
      ],
      total: 6,
      worstEntry: 1,
      perEntry: { e1: 5, e2: 1 },
      loads: { a: 1, b: 1 },
      shortfalls: [],
      proven: true,
      gap: 0,
      components: 2,
      changed: { added: 1, removed: 0 },
    });
  }, 60_000);

  test("answers an impossible problem with what falls short, and exits 0", async () => {
    const { code, out } = await assign(JSON.stringify(small));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      pairs: [["e", "j"]],
      shortfalls: [
        {
          entry: "e",
          what: "places",
          missing: 2,
          reason: "e needs 3 judges; 1 may judge it and do, 1 has a conflict.",
        },
      ],
      proven: true,
    });
  }, 60_000);

  test("tells the fault of a malformed problem on the side, prints nothing and exits 2", async () => {
    const { code, out, err } = await assign(JSON.stringify({ ...small, affinity: [[1]] }));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      `${join(folder, "problem.json")}: affinity[0] must have a number or null for each of the 2 judges; it has 1.\n`,
    );
  }, 60_000);

  test("gives reasons in sentences with the numbers that show them", async () => {
    const reasons = async (problem: Parameters<typeof makePlan>[0]) =>
      answerOf(await makePlan(problem), { seconds: 0 }).shortfalls.map(({ reason }) => reason);
    const three = ["e1", "e2", "e3"];
    const ones = three.map(() => [1, 1, 1]);
    expect(
      await reasons({
        entries: three.map((id) => ({ id, needs: 1 })),
        judges: ["A", "B", "C"].map((id) => ({ id, max: 1 })),
        affinity: three.map(() => [1, 1, null]),
      }),
    ).toEqual([
      "e1, e2 and e3 need 3 judges between them; only A and B may judge any of them, and can fill 2.",
    ]);
    expect(
      await reasons({
        entries: three.map((id) => ({ id, needs: 2 })),
        judges: [{ id: "A", max: 2, tags: ["senior"] }, { id: "B" }, { id: "C" }],
        affinity: ones,
        coverage: [{ tag: "senior", atLeast: 1 }],
      }),
    ).toEqual([
      "e1, e2 and e3 need 3 judges tagged senior between them; only A may judge any of them, and can fill 2.",
    ]);
    expect(
      await reasons({
        entries: three.map((id) => ({ id, needs: 1 })),
        judges: [{ id: "A", min: 2, max: 2 }, { id: "B", min: 2 }, { id: "C" }],
        affinity: ones,
      }),
    ).toEqual(["The judges should have 4 entries at least between them; there are 3 places."]);
  });
});
