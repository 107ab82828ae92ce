import fc from "fast-check";
import { expect, test } from "vitest";
import { mergedTotals } from "~/domain/totals";

const cells = (counts: readonly number[]) => counts.map((count, at) => ({ id: `C${at + 1}`, count }));

test("counts of three and more, and none, are shown as they are", () => {
  expect(mergedTotals(cells([12, 0, 3]))).toEqual({ total: 15, cells: cells([12, 0, 3]), other: 0 });
});

test("a small count takes others with it until it cannot be worked out", () => {
  expect(mergedTotals(cells([12, 1, 7, 9]))).toEqual({
    total: 29,
    cells: [cells([12])[0], { id: "C4", count: 9 }],
    other: 8,
  });
  // One more hidden than needed: which of two equals was taken would tell that the others are two each.
  expect(mergedTotals(cells([3, 3, 2]))).toEqual({ total: 8, cells: [], other: 8 });
  expect(mergedTotals(cells([2, 2, 2, 2]))).toEqual({ total: 8, cells: [], other: null });
  expect(mergedTotals(cells([0, 2]))).toEqual({ total: null, cells: [], other: null });
});

test("never exactly one cell is hidden, none of one or two is shown, and what is merged is the rest", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }), (counts) => {
      const shown = mergedTotals(cells(counts));
      const sum = counts.reduce((a, b) => a + b, 0);
      const hidden = counts.length - shown.cells.length;
      expect(shown.cells.filter(({ count }) => count === 1 || count === 2)).toEqual([]);
      expect([1, 2]).not.toContain(shown.other);
      expect([1, 2]).not.toContain(shown.total);
      if (shown.total !== null && shown.other !== null) {
        expect(shown.cells.reduce((a, { count }) => a + count, shown.other)).toBe(sum);
        expect(hidden).not.toBe(1);
      }
    }),
  );
});

test("who knows the rule and tries every edition that would look the same cannot tell a count of one or two", () => {
  for (const [size, most] of [
    [1, 9],
    [2, 12],
    [3, 10],
    [4, 8],
    [5, 5],
  ] as const) {
    const alike = new Map<string, Set<number>[]>();
    const every = (counts: number[]): void => {
      if (counts.length < size) {
        for (let count = 0; count <= most; count++) every([...counts, count]);
        return;
      }
      const shown = JSON.stringify(mergedTotals(cells(counts)));
      const seen = alike.get(shown) ?? counts.map(() => new Set<number>());
      counts.forEach((count, at) => seen[at]?.add(count));
      alike.set(shown, seen);
    };
    every([]);
    const told = [...alike].filter(([, seen]) =>
      seen.some((values) => values.size === 1 && (values.has(1) || values.has(2))),
    );
    expect(told.map(([shown]) => shown)).toEqual([]);
  }
});
