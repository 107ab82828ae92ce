/** Made-up contests for tests: random ones whose truth is known, and arbitrary small ones. */
import fc from "fast-check";
import { dice, seedFrom } from "~/engine/dice";
import type { Score } from "~/engine/mixed-model";

export type MadeUp = { scores: Score[]; quality: number[]; severity: number[] };

/** Qualities and noise of standard deviation 1; each entry has `sheets` judges, dealt out evenly. */
export function madeUp(of: {
  entries: number;
  judges: number;
  sheets: number;
  severity: number;
  seed: number;
}): MadeUp {
  const throws = dice(seedFrom(of.seed, 99));
  const quality = Array.from({ length: of.entries }, () => throws.normal());
  const severity = Array.from({ length: of.judges }, () => of.severity * throws.normal());
  const loads = severity.map(() => 0);
  const scores = quality.flatMap((level, entry) =>
    throws
      .shuffled([...loads.keys()])
      .sort((a, b) => loads[a]! - loads[b]!)
      .slice(0, of.sheets)
      .map((judge) => {
        loads[judge]! += 1;
        return {
          entry: nameOf("e", entry),
          judge: nameOf("j", judge),
          score: level - severity[judge]! + throws.normal(),
        };
      }),
  );
  return { scores, quality, severity };
}

/** `e007`, so that the order of names is the order of numbers. */
export function nameOf(letter: "e" | "j", number: number): string {
  return `${letter}${String(number).padStart(3, "0")}`;
}

/** Arbitrary small sets of scores from 0 to 10, with gaps. */
export const scoreSets: fc.Arbitrary<Score[]> = fc
  .array(
    fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 10 })),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((rows) => [
    ...new Map(
      rows.map(([entry, judge, score]) => [
        `${entry} ${judge}`,
        { entry: nameOf("e", entry), judge: nameOf("j", judge), score },
      ]),
    ).values(),
  ]);

export function shuffledBy<Thing>(things: readonly Thing[], seed: number): Thing[] {
  return dice(seed | 0).shuffled(things);
}
