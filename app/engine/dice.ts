/** Seeded dice: the same seed throws the same numbers, on every machine and in every year. */
import prand from "pure-rand";

export type Dice = {
  /** A whole number from 0 up to but not including `sides`. */
  below: (sides: number) => number;
  /** The same things in a thrown order. */
  shuffled: <Thing>(things: readonly Thing[]) => Thing[];
  /** A number from 0 up to but not including 1, one of 2^53 that are equally likely. */
  uniform: () => number;
  /** A number of the standard normal distribution. */
  normal: () => number;
};

export function dice(seed: number): Dice {
  const generator = prand.xoroshiro128plus(seed);
  const below = (sides: number) => prand.unsafeUniformIntDistribution(0, sides - 1, generator);
  const uniform = () => {
    const high = generator.unsafeNext() >>> 5;
    const low = generator.unsafeNext() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  };
  let spare: number | null = null;
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
    uniform,
    /** Marsaglia's polar method (Marsaglia & Bray 1964), which needs no sine and gives two numbers at a time. */
    normal() {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      for (;;) {
        const x = 2 * uniform() - 1;
        const y = 2 * uniform() - 1;
        const square = x * x + y * y;
        if (square >= 1 || square === 0) continue;
        const stretch = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * stretch;
        return x * stretch;
      }
    },
  };
}

/**
 * A seed of its own for one use of a seed: `seedFrom(seed, 2)` and `seedFrom(seed, 3)` throw unrelated numbers, as
 * neighbouring seeds themselves do not. A whole number of 32 bits. (The finaliser of MurmurHash3, once a part.)
 */
export function seedFrom(...parts: readonly number[]): number {
  let mixed = 0x9e3779b9;
  for (const part of parts) {
    mixed = (mixed + Math.imul(part | 0, 0x85ebca6b)) | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return mixed | 0;
}

/**
 * The lot of a place in a table, a whole number from 0 up to but not including 2^20: it can be told for any one place
 * without throwing for all before it.
 */
export function lotOf(seed: number, row: number, column: number): number {
  return seedFrom(seed, row, column) >>> 12;
}
