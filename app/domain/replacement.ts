/** Replacing a rulebook in use: what would change, and what may change no more. */
import type { Refusal } from "./message";
import { decidingRules } from "./ranking";
import type { Rulebook, StageId } from "./rulebook";
import { type Instant, instant } from "./time";

/** One place at which two documents differ; a side is absent where the place is not there at all. */
export type Difference = { where: string; before?: string; after?: string };

/**
 * Every place at which two documents differ, named by its path. Parts of lists are known by their id where they
 * have one, so that a part moved or put in between is not taken for a change of all that follow.
 */
export function differencesOf(before: unknown, after: unknown, where = ""): Difference[] {
  if (isPlain(before) && isPlain(after)) {
    const [a, b] = [keyed(before), keyed(after)];
    return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) =>
      differencesOf(a.get(key), b.get(key), where ? `${where} › ${key}` : key),
    );
  }
  const [a, b] = [JSON.stringify(before), JSON.stringify(after)];
  if (a === b) return [];
  return [
    {
      where,
      ...(before !== undefined && { before: textOf(before) }),
      ...(after !== undefined && { after: textOf(after) }),
    },
  ];
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function keyed(value: object): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(
    value.map((one: unknown, at) => [
      isPlain(one) && "id" in one && typeof one.id === "string" ? one.id : String(at + 1),
      one,
    ]),
  );
}

function textOf(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

/** What is known of an edition's state when its rulebook is to be replaced. */
export type Use = {
  now: Instant;
  isSealed: boolean;
  hasScores: boolean;
  /** Categories in which entries stand. */
  categories: readonly string[];
} & CallState;

/** Whether the call was opened to the public, and had its one extension. */
export type CallState = { isOpened: boolean; isExtended: boolean };

/** Why a rulebook in use may not be replaced by this one, or null. */
export function refuseReplacement(before: Rulebook, after: Rulebook, use: Use): Refusal {
  if (before.edition.id !== after.edition.id)
    return { id: "organising.rulebook.otherEdition", values: { edition: after.edition.id } };
  if (differencesOf(before, after).length === 0) return { id: "organising.rulebook.same" };
  if (use.isSealed && !sameMarks(before, after)) return { id: "organising.rulebook.marksStand" };
  const gone = use.categories.find((id) => !after.categories.some((category) => category.id === id));
  if (gone !== undefined) return { id: "organising.rulebook.categoryInUse", values: { category: gone } };
  return refuseDates(before, after, use);
}

/** Whether a rule that decides differs: then the seal gets a new version. */
export function changesRules(before: Rulebook, after: Rulebook): boolean {
  return differencesOf(decidingRules(before), decidingRules(after)).length > 0;
}

/** Whether a change waits for a second person: it changes what decides, and scores could be seen. */
export function needsSecondPerson(before: Rulebook, after: Rulebook, use: Pick<Use, "hasScores">): boolean {
  return use.hasScores && changesRules(before, after);
}

/** Why this person may not answer a change of the rules, or null. */
export function refuseChangeAnswer(
  change: { proposedById: string; fromVersion: number },
  { personId, version }: { personId: string; version: number },
): Refusal {
  if (change.proposedById === personId) return { id: "organising.rulebook.twoPeople" };
  return change.fromVersion === version ? null : { id: "organising.rulebook.stale" };
}

/** Marks that judges have given must stay marks: the scale and the criteria themselves are the same. */
function sameMarks(before: Rulebook, after: Rulebook): boolean {
  const marks = ({ rubric: { scale, criteria } }: Rulebook) =>
    [scale.min, scale.max, scale.step, ...criteria.map((one) => one.id)].join(" ");
  return marks(before) === marks(after);
}

type Stages = Pick<Rulebook, "stages" | "graceMinutes">;

/** Whether these dates let the call run longer than it was published to. */
export function extendsCall(before: Stages, after: Stages): boolean {
  const closing = ({ stages }: Stages) => {
    const open = stages.find((stage) => stage.id === "open");
    return open ? instant(open.closes) : "";
  };
  return closing(after) > closing(before);
}

/**
 * Why the dates may not be moved like this, or null: what is past stays, stages keep their order, and once the call
 * was opened its closing moves back for everybody only once.
 */
export function refuseDates(
  before: Stages,
  after: Stages,
  { now, isOpened, isExtended }: { now: Instant } & CallState,
): Refusal {
  for (const stage of before.stages) {
    const next = after.stages.find((s) => s.id === stage.id);
    for (const edge of ["opens", "closes"] as const) {
      const [old, moved] = [instant(stage[edge]), next && instant(next[edge])];
      if (moved === undefined || moved === old) continue;
      const values = { stage: stage.name.en, edge };
      if (old <= now) return { id: "organising.dates.past", values };
      if (moved <= now) return { id: "organising.dates.intoPast", values };
    }
  }
  if (isOpened && isExtended && extendsCall(before, after)) return { id: "organising.dates.extendedOnce" };
  return refuseOrder(after);
}

/** Pairs of which the first must be over before the second begins: nobody marks what is still being entered. */
const inTurn: readonly (readonly [StageId, StageId])[] = [
  ["open", "screening"],
  ["open", "scoring"],
  ["declaring", "scoring"],
  ["scoring", "deliberation"],
  ["deliberation", "embargo"],
  ["embargo", "announced"],
];

function refuseOrder({ stages }: Stages): Refusal {
  const of = (id: StageId) => stages.find((s) => s.id === id);
  for (const [at, stage] of stages.entries()) {
    if (instant(stage.closes) < instant(stage.opens))
      return { id: "organising.dates.closesFirst", values: { stage: stage.name.en } };
    const last = stages[at - 1];
    if (last && instant(stage.opens) < instant(last.opens))
      return { id: "organising.dates.order", values: { stage: stage.name.en, before: last.name.en } };
  }
  for (const [first, then] of inTurn) {
    const [a, b] = [of(first), of(then)];
    if (a && b && instant(b.opens) < instant(a.closes))
      return { id: "organising.dates.overlap", values: { stage: b.name.en, before: a.name.en } };
  }
  return null;
}

/** People who plan by a date and are told when it moves. */
export const audiences = ["drafts", "entrants", "repairs", "screeners", "judges", "chairs"] as const;
export type Audience = (typeof audiences)[number];

const audienceOf: Partial<Record<StageId, readonly Audience[]>> = {
  open: ["drafts", "entrants"],
  screening: ["screeners"],
  repair: ["repairs", "screeners"],
  declaring: ["judges", "chairs"],
  scoring: ["judges", "chairs"],
  moderation: ["chairs"],
  secondRound: ["judges", "chairs"],
  deliberation: ["chairs"],
  embargo: ["entrants", "chairs"],
  announced: ["entrants", "chairs"],
  ceremony: ["entrants", "judges"],
  feedback: ["entrants"],
};

/** Who is told when dates of these stages move. */
export function audiencesOf(stages: readonly StageId[]): Audience[] {
  return audiences.filter((audience) => stages.some((id) => audienceOf[id]?.includes(audience)));
}

/**
 * Why the portal may not leave the edition in hand for another, or null. An edition whose call was opened is left
 * only once it is in its archive; one that was never opened, only while nobody has begun an entry in it.
 */
export function refuseLeaving(
  book: Rulebook,
  { now, openedAt, entries }: { now: Instant; openedAt: Instant | null; entries: number },
): Refusal {
  const archive = book.stages.find((s) => s.id === "archive");
  if (archive && now >= instant(archive.opens)) return null;
  if (openedAt !== null) return { id: "organising.editions.isOpen", values: { edition: book.edition.id } };
  if (entries > 0)
    return { id: "organising.editions.hasEntries", values: { edition: book.edition.id, count: entries } };
  return null;
}
