/**
 * Tries before the results are public: how often something was asked for that is not there yet, by day and kind.
 * Nothing is kept of who asked.
 */
import { clockIn, type Instant } from "./time";

/**
 * `front` and `certificate` are served to everybody at any time, and say nothing before the release; the others are
 * refused then. `confidence` is what those alone may read who were told.
 */
export const earlyKinds = ["front", "case", "picture", "file", "certificate", "confidence"] as const;
export type EarlyKind = (typeof earlyKinds)[number];

/** Whether an answer with this status is a try: who is served what is in confidence has been told. */
export function isTry(kind: EarlyKind, status: number): boolean {
  return kind === "front" || kind === "certificate" || status >= 400;
}

/** Tries by second and kind, so that what is kept grows with time, however much is asked. */
export type EarlyTally = Map<string, number>;

/** The tally with one more. */
export function addTry(tally: EarlyTally, { kind, now }: { kind: EarlyKind; now: Instant }): void {
  const at = `${now.slice(0, 19)}.000Z ${kind}`;
  tally.set(at, (tally.get(at) ?? 0) + 1);
}

export type Tries = { day: string; kind: EarlyKind; count: number };

/** A tally by the days of a zone. What came once the results were public is left out. */
export function triesByDay(
  tally: EarlyTally,
  { zone, publicAt }: { zone: string; publicAt: Instant | null },
): Tries[] {
  const days = new Map<string, Tries>();
  for (const [at, count] of tally) {
    const [second = "", name] = at.split(" ");
    const kind = earlyKinds.find((one) => one === name);
    if (!kind || (publicAt !== null && second >= publicAt)) continue;
    const { day } = clockIn(zone, second);
    const known = days.get(`${day} ${kind}`);
    days.set(`${day} ${kind}`, { day, kind, count: (known?.count ?? 0) + count });
  }
  return [...days.values()];
}
