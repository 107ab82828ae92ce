/**
 * Correcting a result that is public: what is halted, which letters are due anew and to whom, what the public is told.
 * The published result stands until the moment of the corrected one.
 */
import type { Message, Refusal } from "./message";
import { isReleased, type LetterFacts, refuseDraft, type Result } from "./release";
import type { Instant } from "./time";
import type { Words } from "./words";

/** What the public is told of one correction; each later result carries those before it on. */
export type PublicCorrection = {
  /** The version that brought it, and the one that was wrong. */
  version: number;
  corrects: number;
  /** When that one was made known, and when this correction is. */
  of: Instant;
  at: Instant;
  note: Words;
  /** Entries of which the public reads something else from then on. */
  entries: string[];
};

/** A result with the correction that it brings, and all that the corrected one brought. */
export function correctedResult(
  result: Result,
  before: { version: number; releaseAt: Instant; result: Result },
  { version, releaseAt, note }: { version: number; releaseAt: Instant; note: Words },
): Result {
  const won = winsOf(result);
  const wonBefore = winsOf(before.result);
  const entries = [...new Set([...won.keys(), ...wonBefore.keys()])]
    .filter((entry) => won.get(entry) !== wonBefore.get(entry))
    .sort();
  return {
    ...result,
    corrections: [
      ...(before.result.corrections ?? []),
      { version, corrects: before.version, of: before.releaseAt, at: releaseAt, note, entries },
    ],
  };
}

/** What each winner won and what its card says, as one text to compare, whatever the order of its parts. */
function winsOf({ categories, specialAwards = [] }: Result): Map<string, string> {
  const wins = new Map<string, string>();
  for (const { id, winners } of [...categories, ...specialAwards])
    for (const card of winners) {
      const parts = JSON.stringify(Object.entries(card).sort(([a], [b]) => (a < b ? -1 : 1)));
      wins.set(card.entry, `${wins.get(card.entry) ?? ""} ${id} ${parts}`);
    }
  return wins;
}

/** When the results of an edition were first made known, and when what is said of one entry last changed. */
export function firstAnnounced(
  { releaseAt, result }: { releaseAt: Instant; result: Pick<Result, "corrections"> },
  entry?: string,
): Instant {
  const { corrections = [] } = result;
  const last = corrections.findLast((one) => entry !== undefined && one.entries.includes(entry));
  return last?.at ?? corrections[0]?.of ?? releaseAt;
}

/** What a person was told last of an entry, and when; `at` is null where the letter was halted before it told anything. */
export type ToldLetter = { facts: LetterFacts; at: Instant | null };

/** What a letter says in substance: two that agree in this are the same letter to their reader. */
function substanceOf(facts: LetterFacts): string {
  const { outcome, specialAwards = [], category, enteredIn = "", title, ownTitle } = facts;
  const { organisation, ownOrganisation, name, reason, award, sponsors } = facts;
  return JSON.stringify([
    ...[outcome, specialAwards, category, enteredIn, title, ownTitle],
    ...[organisation, ownOrganisation, name, reason, award, [...sponsors].sort()],
  ]);
}

const pairOf = ({ entryId, personId }: Pick<LetterFacts, "entryId" | "personId">) => `${entryId} ${personId}`;

/**
 * Of all letters that would be due, those whose reader was told something else, and says the date of that letter, and
 * those whose letter was halted. The others `stand`: what was told is right, and is not told twice. Who came to an entry
 * after its letters gets one only where the others of the entry were told something else.
 */
export function lettersAnew(
  due: readonly LetterFacts[],
  told: readonly ToldLetter[],
): { letters: LetterFacts[]; standing: LetterFacts[] } {
  const last = new Map(told.map((one) => [pairOf(one.facts), one]));
  const known = new Set(told.map(({ facts }) => facts.entryId));
  const isOther = (before: ToldLetter | undefined, facts: LetterFacts) =>
    before?.at != null && substanceOf({ ...before.facts, name: "" }) !== substanceOf({ ...facts, name: "" });
  const affected = new Set(
    due.filter((facts) => isOther(last.get(pairOf(facts)), facts)).map(({ entryId }) => entryId),
  );
  const letters: LetterFacts[] = [];
  const standing: LetterFacts[] = [];
  for (const facts of due) {
    const before = last.get(pairOf(facts));
    if (!before) (known.has(facts.entryId) && !affected.has(facts.entryId) ? standing : letters).push(facts);
    else if (before.at === null) letters.push(facts);
    else if (substanceOf(before.facts) === substanceOf(facts)) standing.push(facts);
    else letters.push({ ...facts, corrects: before.at });
  }
  return { letters, standing };
}

/** What stands against a corrected result beside what stands against any: the note, the chain, letters said twice. */
export function correctionFaults({
  releaseAt,
  result,
  before,
  letters,
  told,
  waiting,
}: {
  releaseAt: Instant;
  result: Result;
  before: { version: number; releaseAt: Instant; result: Result };
  letters: readonly LetterFacts[];
  told: readonly ToldLetter[];
  /** Letters of the corrected release that may still go out. */
  waiting: number;
}): Message[] {
  const faults: Message[] = [];
  const own = result.corrections?.at(-1);
  const isChain =
    own?.corrects === before.version &&
    own.of === before.releaseAt &&
    own.at === releaseAt &&
    JSON.stringify(result.corrections?.slice(0, -1)) === JSON.stringify(before.result.corrections ?? []);
  if (!isChain) faults.push({ id: "correction.faultChain", values: { version: before.version } });
  if (!own?.note.en.trim()) faults.push({ id: "correction.faultNote" });
  if (waiting > 0) faults.push({ id: "correction.faultWaiting", values: { count: waiting } });
  const last = new Map(told.filter(({ at }) => at !== null).map((one) => [pairOf(one.facts), one]));
  for (const letter of letters) {
    const values = { entry: letter.code, name: letter.name };
    const earlier = last.get(pairOf(letter));
    if (earlier && substanceOf(earlier.facts) === substanceOf(letter))
      faults.push({ id: "correction.faultSame", values });
    if (earlier?.at !== letter.corrects) faults.push({ id: "correction.faultDate", values });
  }
  return faults;
}

type Released = { id: string; state: "drafted" | "approved" | "stopped"; releaseAt: Instant };

/** Why letters may not be halted and a correction opened now, or null. One person may: waiting is the danger. */
export function refuseHalt(
  published: Released | undefined,
  { now, isOpen }: { now: Instant; isOpen: boolean },
): Refusal {
  if (!isReleased(published, now)) return { id: "correction.nothingPublic" };
  return isOpen ? { id: "correction.openAlready" } : null;
}

/** Why a release may not be drafted now, or null. Beside a published one only a correction is, with its note. */
export function refuseNewDraft(
  newest: Released | undefined,
  {
    published,
    now,
    isOpen,
    note,
  }: { published: { id: string } | undefined; now: Instant; isOpen: boolean; note: Words | null },
): Refusal {
  if (!published) return refuseDraft(newest, now);
  if (!isOpen) return { id: "release.alreadyReleased" };
  if (!note?.en.trim()) return { id: "correction.noteMissing" };
  return newest?.id === published.id ? null : refuseDraft(newest, now);
}

/**
 * How far a correction is. `halted`: nothing was decided anew yet; `deciding`: something is open; `decided`: all is decided,
 * something anew; then its draft waits for a second person, and what was approved for its moment; `corrected` once the
 * result that is public brought one. `public` and `nothing` where there was none.
 */
export type CorrectionStep =
  "nothing" | "public" | "corrected" | "halted" | "deciding" | "decided" | "drafted" | "approved";

export function correctionStep({
  published,
  open,
  draft,
  decisions,
}: {
  published: { result: Pick<Result, "corrections"> } | undefined;
  open: { openedAt: Instant } | undefined;
  /** The release that was drafted beside the public one, if one is. */
  draft: { state: "drafted" | "approved" } | null;
  /** The newest decision on each category and special award; null where there was nothing to decide. */
  decisions: readonly { state: string | null; answeredAt: Instant | null }[];
}): CorrectionStep {
  if (!published) return "nothing";
  if (!open) return (published.result.corrections ?? []).length > 0 ? "corrected" : "public";
  if (draft) return draft.state;
  if (decisions.some(({ state }) => state !== null && state !== "approved")) return "deciding";
  return decisions.some(({ answeredAt }) => (answeredAt ?? "") >= open.openedAt) ? "decided" : "halted";
}

/** Why the decision on a category may not be reopened, or null: what is public, only in a correction. */
export function refuseReopening({
  decision,
  isCorrecting,
  isApproved,
  hasConflict,
}: {
  /** State of the newest decision. */
  decision: "proposed" | "approved" | "returned" | "superseded" | null;
  isCorrecting: boolean;
  /** The corrected release is approved and waits for its moment. */
  isApproved: boolean;
  hasConflict: boolean;
}): Refusal {
  if (hasConflict) return { id: "ranking.conflict" };
  if (!isCorrecting) return { id: "correction.notOpen" };
  if (isApproved) return { id: "release.alreadyApproved" };
  return decision === "approved" ? null : { id: "correction.notDecided" };
}

/** Why the page of a case may not be taken down, or put back, now; or null. */
export function refuseHiding({ isCorrecting }: { isCorrecting: boolean }): Refusal {
  return isCorrecting ? null : { id: "correction.notOpen" };
}

/** Whether the prize that a certificate names is still in the result. Judges' certificates do not hang on it. */
export function isStillWon(
  result: Result,
  {
    kind,
    entryId,
    subject,
    category,
  }: { kind: string; entryId: string | null; subject: string; category: string | null },
): boolean {
  if (kind === "judge" || entryId === null) return true;
  const has = ({ winners }: Result["categories"][number]) => winners.some((card) => card.entry === entryId);
  return category === null
    ? (result.specialAwards ?? []).some((one) => subject.endsWith(`/${one.id}`) && has(one))
    : result.categories.some((one) => one.id === category && has(one));
}
