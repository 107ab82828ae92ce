/** When a plan may be made, and when it may be published: the gate before judging begins. */
import type { Merges } from "./category-merges";
import type { Refusal } from "./message";
import type { Rulebook } from "./rulebook";
import { windowOf } from "./stages";
import type { Instant } from "./time";

export type JudgeAtGate = {
  id: string;
  name: string;
  termsAt: Instant | null;
  categories: readonly string[];
  /** Categories that the judge has declared, and those closed by an entry of their own. */
  declared: readonly string[];
};
type Pair = { entryId: string; judgeId: string };

/** Judges who have not accepted the terms, or not declared for every category that they judge. */
export function undeclared(judges: readonly JudgeAtGate[]): JudgeAtGate[] {
  return judges.filter(
    (judge) =>
      judge.termsAt === null || judge.categories.some((category) => !judge.declared.includes(category)),
  );
}

/** What a plan is: of everything, or an addition to the one in force. */
export type PlanKind = "whole" | "topUp";
export type PlanState = "planning" | "failed" | "draft" | "published" | "discarded";

/** Seconds that an organiser may give the planner; the first is offered. */
export const patience = [30, 120, 600] as const;

/** Why no plan can be made now, or null. */
export function refuseDrafting({
  kind,
  judges,
  validEntries,
  isPublished,
  isPlanning,
}: {
  kind: PlanKind;
  judges: readonly JudgeAtGate[];
  validEntries: number;
  isPublished: boolean;
  /** Another plan is being made: two at once would take twice as long each. */
  isPlanning: boolean;
}): Refusal {
  if (kind === "whole" && isPublished) return { id: "plans.alreadyPublished" };
  if (kind === "topUp" && !isPublished) return { id: "plans.noneInForce" };
  if (isPlanning) return { id: "plans.isPlanning" };
  if (validEntries === 0) return { id: "plans.noEntries" };
  if (judges.length === 0) return { id: "plans.noJudges" };
  // Judges who came late and have not declared are left out of an addition; they hold nobody up.
  const waiting = kind === "topUp" ? [] : undeclared(judges);
  return waiting.length > 0
    ? {
        id: "plans.undeclared",
        values: namesOf(waiting),
      }
    : null;
}

/** How many, the first few by name, and how many more: a sentence, not a list of twenty. */
function namesOf(waiting: readonly JudgeAtGate[]) {
  const named = waiting.slice(0, 5);
  return {
    count: waiting.length,
    names: named.map((judge) => judge.name).join(", "),
    others: waiting.length - named.length,
  };
}

/** Why a draft cannot be published as it is, or null. It must still fit what is known now, to the last pair. */
export function refusePublishing({
  book,
  now,
  plan,
  pairs,
  judges,
  validEntryIds,
  bars,
  isPublished,
  repliesWaiting = 0,
  merges,
  standing,
}: {
  book: Rulebook;
  now: Instant;
  plan: {
    kind: PlanKind;
    state: PlanState;
    entryIds: readonly string[];
    /** Where merged categories were judged when it was made. */
    merges: Merges;
    /** What stood when an addition was made. */
    standing: readonly Pair[];
  };
  /** All pairs of a whole plan, or those that an addition brings. */
  pairs: readonly Pair[];
  judges: readonly JudgeAtGate[];
  validEntryIds: readonly string[];
  bars: readonly Pair[];
  isPublished: boolean;
  /** Entrants' replies to "not valid" that nobody has decided on: their entries may come to be valid. */
  repliesWaiting?: number;
  /** Where merged categories are judged now. */
  merges: Merges;
  /** What stands now. */
  standing: readonly Pair[];
}): Refusal {
  if (plan.state === "planning") return { id: "plans.isPlanning" };
  if (plan.kind === "whole" && isPublished) return { id: "plans.alreadyPublished" };
  if (plan.state !== "draft") return { id: "plans.notDraft" };
  if (now >= windowOf(book, "scoring").closes) return { id: "plans.scoringOver" };
  const active = new Set(judges.map((judge) => judge.id));
  const gone = new Set(pairs.map((pair) => pair.judgeId).filter((id) => !active.has(id)));
  if (gone.size > 0) return { id: "plans.judgeLeft", values: { count: gone.size } };
  if (plan.kind === "topUp") {
    const before = new Set(plan.standing.map(keyOf));
    const isSame = before.size === standing.length && standing.every((pair) => before.has(keyOf(pair)));
    if (!isSame) return { id: "plans.standingChanged" };
    if (pairs.length === 0) return { id: "plans.nothingToAdd" };
  } else {
    const waiting = undeclared(judges);
    if (waiting.length > 0)
      return {
        id: "plans.undeclared",
        values: namesOf(waiting),
      };
  }
  const isAsMerged = [...plan.merges.keys(), ...merges.keys()].every(
    (category) => plan.merges.get(category) === merges.get(category),
  );
  if (!isAsMerged) return { id: "plans.mergedSince" };
  const valid = new Set(validEntryIds);
  const planned = new Set(plan.entryIds);
  const changed =
    plan.entryIds.filter((id) => !valid.has(id)).length +
    validEntryIds.filter((id) => !planned.has(id)).length;
  if (changed > 0) return { id: "plans.entriesChanged", values: { count: changed } };
  if (repliesWaiting > 0) return { id: "plans.repliesWait", values: { count: repliesWaiting } };
  const barred = new Set(bars.map(keyOf));
  const clashes = pairs.filter((pair) => barred.has(keyOf(pair))).length;
  return clashes > 0 ? { id: "plans.conflictSince", values: { count: clashes } } : null;
}

export type Candidate = {
  id: string;
  name: string;
  categories: readonly string[];
  languages: readonly string[];
  /** Where they work, written the same for colleagues. */
  institution: string | null;
  /** Entries that they have in the plan, and the most they take. */
  load: number;
  most: number;
};

/** Why a judge may not be given an entry by hand, or null. `panel` are those who stay beside the new one. */
export function refusePairing(
  entry: { category: string; language: string | null },
  judge: Candidate,
  { panel, bar, wanted }: { panel: readonly Candidate[]; bar: { kind: string } | null; wanted: number },
): Refusal {
  if (panel.some((one) => one.id === judge.id)) return { id: "plans.pairThere" };
  if (bar) return { id: "plans.pairBarred", values: { kind: bar.kind } };
  if (!judge.categories.includes(entry.category))
    return { id: "plans.pairCategory", values: { category: entry.category } };
  if (entry.language !== null && !judge.languages.includes(entry.language))
    return { id: "plans.pairLanguage" };
  const colleague = panel.find((one) => one.institution !== null && one.institution === judge.institution);
  if (colleague) return { id: "plans.pairInstitution", values: { name: colleague.name } };
  if (judge.load >= judge.most)
    return { id: "plans.pairFull", values: { load: judge.load, most: judge.most } };
  if (panel.length >= wanted) return { id: "plans.pairMany", values: { wanted } };
  return null;
}

/** What differs between two sets of pairs. */
export function changesBetween(
  from: readonly Pair[],
  to: readonly Pair[],
): { added: Pair[]; removed: Pair[] } {
  const [before, after] = [new Set(from.map(keyOf)), new Set(to.map(keyOf))];
  return {
    added: to.filter((pair) => !before.has(keyOf(pair))),
    removed: from.filter((pair) => !after.has(keyOf(pair))),
  };
}

function keyOf({ entryId, judgeId }: Pair) {
  return `${entryId} ${judgeId}`;
}
