/** A planning problem as a file, and its answer: `npm run --silent assign -- problem.json` reads and prints these. */
import { z } from "zod";
import type { Crowd, PlanOutcome, PlanProblem, Shortfall } from "~/engine/problem";

const text = z.string("must be a text").min(1, "must not be empty");
const whole = z.int("must be a whole number").min(0, "must not be below 0");
const pairs = z.array(
  z.tuple([text, text], 'must be a pair, as ["entry", "judge"]'),
  'must be a list of pairs, as [["entry", "judge"]]',
);
const problem = z.strictObject(
  {
    entries: z.array(
      z.strictObject({ id: text, needs: whole.default(3) }, "must be an entry with an id"),
      "must be a list of entries",
    ),
    judges: z.array(
      z.strictObject(
        {
          id: text,
          min: whole.default(0),
          max: whole.nullish(),
          tags: z.array(text, "must be a list of texts").default([]),
          institution: text.nullish(),
          reserve: z.boolean("must be true or false").default(false),
        },
        "must be a judge with an id",
      ),
      "must be a list of judges",
    ),
    affinity: z.array(z.unknown(), "must be a list with a row for each entry"),
    locks: pairs.default([]),
    keep: pairs.default([]),
    coverage: z
      .array(
        z.strictObject(
          {
            tag: text,
            atLeast: whole.optional(),
            atMost: whole.optional(),
            entries: z.array(text).optional(),
          },
          "must be a rule with a tag",
        ),
        "must be a list of rules",
      )
      .default([]),
    objective: z.enum(["maximin", "total"], 'must be "maximin" or "total"').default("maximin"),
    connect: z.boolean("must be true or false").default(false),
    seed: z.int("must be a whole number").default(1),
    seconds: z.number("must be a number of seconds").min(0, "must not be below 0").default(60),
  },
  "must be an object with entries, judges and affinity",
);

/** The largest number that is taken for an affinity: sums stay exact. */
const LARGEST = 1e9;

/** Reads a file's text. Gives the problem with its limit of seconds, or a sentence on the first fault that names its place. */
export function readProblem(
  text: string,
): { problem: PlanProblem; seconds: number; fault: null } | { problem: null; fault: string } {
  const refuse = (fault: string) => ({ problem: null, fault });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return refuse(`This is not JSON: ${(error as Error).message}.`); // JSON.parse throws nothing else
  }
  const read = problem.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    if (issue?.code === "unrecognized_keys")
      return refuse(`${placeOf([...issue.path, issue.keys[0] ?? ""])} is not known here.`);
    return refuse(`${placeOf(issue?.path ?? [])} ${issue?.message ?? "is wrong"}.`);
  }
  const { entries, judges, affinity, locks, coverage, seconds, ...rest } = read.data;

  const entryIds = new Set<string>();
  for (const [at, { id }] of entries.entries()) {
    if (entryIds.has(id)) return refuse(`entries[${at}].id: there are two entries ${id}.`);
    entryIds.add(id);
  }
  const judgeIds = new Set<string>();
  for (const [at, { id, min, max }] of judges.entries()) {
    if (judgeIds.has(id)) return refuse(`judges[${at}].id: there are two judges ${id}.`);
    judgeIds.add(id);
    if (max !== null && max !== undefined && min > max)
      return refuse(`judges[${at}].min is ${min}, more than the max of ${max}.`);
  }
  if (affinity.length !== entries.length)
    return refuse(
      `affinity must have a row for each of the ${entries.length} entries; it has ${affinity.length}.`,
    );
  for (const [at, row] of affinity.entries()) {
    if (!Array.isArray(row)) return refuse(`affinity[${at}] must be a list of numbers and nulls.`);
    if (row.length !== judges.length)
      return refuse(
        `affinity[${at}] must have a number or null for each of the ${judges.length} judges; it has ${row.length}.`,
      );
    const wrong = row.findIndex(
      (one) => one !== null && !(typeof one === "number" && Math.abs(one) <= LARGEST),
    );
    if (wrong >= 0)
      return refuse(
        `affinity[${at}][${wrong}] must be a number up to ${LARGEST} or null, not ${JSON.stringify(row[wrong])}.`,
      );
  }
  for (const [at, [entry, judge]] of locks.entries()) {
    if (!entryIds.has(entry)) return refuse(`locks[${at}][0]: there is no entry ${entry}.`);
    if (!judgeIds.has(judge)) return refuse(`locks[${at}][1]: there is no judge ${judge}.`);
  }
  for (const [at, { atLeast, atMost, entries }] of coverage.entries()) {
    if (atLeast === undefined && atMost === undefined)
      return refuse(`coverage[${at}] must say atLeast or atMost.`);
    const unknown = entries?.findIndex((id) => !entryIds.has(id)) ?? -1;
    if (unknown >= 0)
      return refuse(`coverage[${at}].entries[${unknown}]: there is no entry ${entries?.[unknown] ?? ""}.`);
  }
  return {
    problem: {
      ...rest,
      entries,
      judges: judges.map(({ max, institution, ...judge }) => ({
        ...judge,
        ...(max !== null && max !== undefined && { max }),
        institution: institution ?? null,
      })),
      affinity: affinity as (number | null)[][], // each row was looked through
      locks,
      coverage: coverage.map(({ tag, atLeast, atMost, entries }) => ({
        tag,
        ...(atLeast !== undefined && { atLeast }),
        ...(atMost !== undefined && { atMost }),
        ...(entries && { entries }),
      })),
    },
    seconds,
    fault: null,
  };
}

/** The answer as it is printed: figures in the problem's own units, shortfalls with their reasons in words. */
export function answerOf(outcome: PlanOutcome, { seconds }: { seconds: number }) {
  const { pairs, total, worstEntry, perEntry, loads, proven, gap, components, connectionCost, changed } =
    outcome;
  return {
    pairs,
    total,
    worstEntry,
    perEntry,
    loads,
    shortfalls: outcome.shortfalls.map((short) => ({
      ...(short.what === "load" ? { judge: short.judge } : { entry: short.entry }),
      ...(short.what === "lock" && { judge: short.judge }),
      what: short.what,
      ...(short.what === "coverage" && { tag: short.rule.tag }),
      missing: short.what === "lock" ? 1 : short.missing,
      reason: reasonOf(short),
    })),
    proven,
    gap,
    components,
    ...(connectionCost !== null && { connectionCost }),
    changed,
    seconds: Math.round(seconds * 1000) / 1000,
  };
}

/** Why something is short, as a sentence with the numbers that show it. */
function reasonOf(short: Shortfall): string {
  switch (short.what) {
    case "lock":
      return {
        conflict: `${short.entry} and ${short.judge} are locked together, but they are in conflict.`,
        full: `${short.judge} takes ${short.max} at most, and more than that are locked.`,
        institution: `${short.entry} is locked to another judge of the same institution.`,
      }[short.because];
    case "places":
      return short.crowd
        ? crowdWords(short.crowd, "judges")
        : `${short.entry} needs ${count(short.wanted, "judge")}; ${short.eligible} may judge it and do, ${short.conflicts} ${short.conflicts === 1 ? "has" : "have"} a conflict.`;
    case "coverage": {
      const kind =
        short.rule.atLeast === undefined
          ? `judges without ${short.rule.tag}`
          : `judges tagged ${short.rule.tag}`;
      if (short.crowd) return crowdWords(short.crowd, kind);
      return short.count >= short.eligible
        ? `${short.entry} should have ${short.wanted} ${kind}; ${short.eligible} may judge it and do.`
        : `${short.entry} should have ${short.wanted} ${kind}; ${short.eligible} may judge it, but another of them would leave a place open or a rule short elsewhere.`;
    }
    case "load":
      return short.eligible < short.wanted
        ? `${short.judge} should have ${count(short.wanted, "entry")} at least, but may judge ${short.eligible}.`
        : short.leastLoads > short.places
          ? `The judges should have ${count(short.leastLoads, "entry")} at least between them; there are ${short.places} places.`
          : `${short.judge} should have ${count(short.wanted, "entry")} at least, but those it may judge are needed where there are too few judges.`;
  }
}

function crowdWords({ entries, wanted, judges, most }: Crowd, kind: string): string {
  return `${list(entries)} ${entries.length === 1 ? "needs" : "need"} ${wanted} ${kind}${entries.length === 1 ? "" : " between them"}; only ${list(judges)} may judge ${entries.length === 1 ? "it" : "any of them"}, and can fill ${most}.`;
}

/** A few names in words: the first five, and how many more. */
function list(names: readonly string[]): string {
  if (names.length === 0) return "nobody";
  if (names.length > 6) return `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`; // there is one
}

function count(number: number, what: "entry" | "judge"): string {
  const many = what === "entry" ? "entries" : "judges";
  return `${number} ${number === 1 ? what : many}`;
}

/** `judges[2].max`, as a reader of JSON writes it. */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "The file";
  return path.reduce<string>(
    (place, part) =>
      typeof part === "number" ? `${place}[${part}]` : `${place}${place ? "." : ""}${String(part)}`,
    "",
  );
}
