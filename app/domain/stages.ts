import { type DemoStage, demoStages } from "./demo-stages";
import type { Rulebook, StageId } from "./rulebook";
import { MINUTE, type Instant, instant, later } from "./time";

/** The window of one stage; `closes` is the moment from which it is over. */
export function windowOf(book: Rulebook, id: StageId): { opens: Instant; closes: Instant } {
  const stage = book.stages.find((s) => s.id === id);
  if (!stage) throw new RangeError(`The rulebook has no stage ${id}`);
  return { opens: instant(stage.opens), closes: instant(stage.closes) };
}

/** Whether a stage runs at `now`: from its opening on, and up to but not at its closing. */
export function isOpen(book: Rulebook, id: StageId, now: Instant): boolean {
  const { opens, closes } = windowOf(book, id);
  return opens <= now && now < closes;
}

/** Whether submitting is still taken: the published deadline and the hidden grace after it. */
export function takesEntries(book: Rulebook, now: Instant): boolean {
  const { opens, closes } = windowOf(book, "open");
  return opens <= now && now < later(closes, book.graceMinutes * MINUTE);
}

/** The newest stage that has begun and is not over, or between two the newest that has begun; `setUp` before all. */
export function stageAt(book: Rulebook, now: Instant): StageId {
  const begun = book.stages.filter(({ opens }) => instant(opens) <= now);
  return (begun.findLast(({ closes }) => now < instant(closes)) ?? begun.at(-1))?.id ?? "setUp";
}

/** The stage of the rulebook that each of the five broad stages begins with. */
const begins = {
  open: "open",
  screening: "screening",
  judging: "scoring",
  deliberation: "deliberation",
  announced: "announced",
} as const;

/** A moment inside each of the five broad stages, for the demonstration's clock. */
export function momentOf(book: Rulebook, stage: DemoStage): Instant {
  const { opens, closes } = windowOf(book, begins[stage]);
  const third = Math.floor((Date.parse(closes) - Date.parse(opens)) / 3);
  return later(opens, Math.max(third, MINUTE));
}

/** The newest of the five broad stages that has begun; `open` before all. */
export function demoStageAt(book: Rulebook, now: Instant): DemoStage {
  return demoStages.findLast((stage) => windowOf(book, begins[stage]).opens <= now) ?? "open";
}
