/** When a plan may be made, and when it may be published: the gate before judging begins. */
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

/** Why no plan can be made now, or null. */
export function refuseDrafting({
  judges,
  validEntries,
  isPublished,
}: {
  judges: readonly JudgeAtGate[];
  validEntries: number;
  isPublished: boolean;
}): Refusal {
  if (isPublished) return { id: "plans.alreadyPublished" };
  if (validEntries === 0) return { id: "plans.noEntries" };
  if (judges.length === 0) return { id: "plans.noJudges" };
  const waiting = undeclared(judges);
  return waiting.length > 0
    ? {
        id: "plans.undeclared",
        values: { count: waiting.length, names: waiting.map((judge) => judge.name).join(", ") },
      }
    : null;
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
}: {
  book: Rulebook;
  now: Instant;
  plan: { state: "draft" | "published" | "discarded"; entryIds: readonly string[] };
  pairs: readonly Pair[];
  judges: readonly JudgeAtGate[];
  validEntryIds: readonly string[];
  bars: readonly Pair[];
  isPublished: boolean;
  /** Entrants' replies to "not valid" that nobody has decided on: their entries may come to be valid. */
  repliesWaiting?: number;
}): Refusal {
  if (isPublished) return { id: "plans.alreadyPublished" };
  if (plan.state !== "draft") return { id: "plans.notDraft" };
  if (now >= windowOf(book, "scoring").closes) return { id: "plans.scoringOver" };
  const active = new Set(judges.map((judge) => judge.id));
  const gone = new Set(pairs.map((pair) => pair.judgeId).filter((id) => !active.has(id)));
  if (gone.size > 0) return { id: "plans.judgeLeft", values: { count: gone.size } };
  const waiting = undeclared(judges);
  if (waiting.length > 0)
    return {
      id: "plans.undeclared",
      values: { count: waiting.length, names: waiting.map((judge) => judge.name).join(", ") },
    };
  const valid = new Set(validEntryIds);
  const planned = new Set(plan.entryIds);
  const changed =
    plan.entryIds.filter((id) => !valid.has(id)).length +
    validEntryIds.filter((id) => !planned.has(id)).length;
  if (changed > 0) return { id: "plans.entriesChanged", values: { count: changed } };
  if (repliesWaiting > 0) return { id: "plans.repliesWait", values: { count: repliesWaiting } };
  const barred = new Set(bars.map((bar) => `${bar.entryId} ${bar.judgeId}`));
  const clashes = pairs.filter((pair) => barred.has(`${pair.entryId} ${pair.judgeId}`)).length;
  return clashes > 0 ? { id: "plans.conflictSince", values: { count: clashes } } : null;
}
