import { describe, expect, test } from "vitest";
import { dice, seedFrom } from "~/engine/dice";

describe("dice", () => {
  test("throw the same numbers for the same seed, for ever", () => {
    const throws = dice(7);
    expect([throws.below(6), throws.below(6), throws.uniform(), throws.normal(), throws.normal()]).toEqual([
      0, 0, 0.00293187892778235, -0.43627279365303034, 0.24828979616200786,
    ]);
    expect(seedFrom(1, 2)).toBe(1940668451);
  });

  test("are even from 0 to 1 and normal around 0", () => {
    const throws = dice(seedFrom(3));
    const count = 40_000;
    const uniform = Array.from({ length: count }, () => throws.uniform());
    const normal = Array.from({ length: count }, () => throws.normal());
    const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / count;
    const share = (values: number[], below: number) => values.filter((one) => one < below).length / count;
    // Four standard errors of each figure.
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(0.006);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(Math.abs(share(uniform, 0.1) - 0.1)).toBeLessThan(0.006);
    expect(Math.abs(mean(normal))).toBeLessThan(0.02);
    expect(Math.abs(mean(normal.map((one) => one ** 2)) - 1)).toBeLessThan(0.03);
    expect(Math.abs(share(normal, -1.6448536) - 0.05)).toBeLessThan(0.0045);
    expect(Math.abs(mean(normal.map((one, at) => one * normal[(at + 1) % count]!)))).toBeLessThan(0.02);
  });

  test("of neighbouring seeds have nothing to do with each other once they are mixed", () => {
    const first = Array.from({ length: 4000 }, (_, at) => dice(seedFrom(at, 1)).uniform());
    const next = first.slice(1);
    const correlation =
      next.reduce((sum, one, at) => sum + (one - 0.5) * (first[at]! - 0.5), 0) / next.length;
    expect(Math.abs(correlation * 12)).toBeLessThan(0.065);
    expect(new Set(first).size).toBe(first.length);
  });
});
