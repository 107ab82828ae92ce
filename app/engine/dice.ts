/** Seeded dice: the same seed throws the same numbers, on every machine and in every year. */
import prand from "pure-rand";

export type Dice = {
  /** A whole number from 0 up to but not including `sides`. */
  below: (sides: number) => number;
  /** The same things in a thrown order. */
  shuffled: <Thing>(things: readonly Thing[]) => Thing[];
};

export function dice(seed: number): Dice {
  const generator = prand.xoroshiro128plus(seed);
  const below = (sides: number) => prand.unsafeUniformIntDistribution(0, sides - 1, generator);
  return {
    below,
    shuffled(things) {
      const thrown = [...things];
      for (let at = thrown.length - 1; at > 0; at--) {
        const other = below(at + 1);
        [thrown[at], thrown[other]] = [thrown[other]!, thrown[at]!]; // both are within the list
      }
      return thrown;
    },
  };
}

/**
 * The lot of a place in a table, a whole number from 0 up to but not including 2^20: it can be told for any one place
 * without throwing for all before it. Mixing as in MurmurHash3's finaliser (Appleby, public domain).
 */
export function lotOf(seed: number, row: number, column: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  for (const next of [row, column]) {
    mixed = Math.imul(mixed ^ (mixed >>> 16) ^ next, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return mixed >>> 12;
}
