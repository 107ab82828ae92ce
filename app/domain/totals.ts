/**
 * Totals that may be shown to somebody who must not learn of single entries: small cells are merged into one, and with
 * them so many others that no small count can be worked out from what is shown.
 */

/** Counts under this are small: they would speak of one entry or two. */
export const SMALL = 3;

export type Cell = { id: string; count: number };
export type Totals = {
  /** All entries; null where they are so few that their number alone would say too much. */
  total: number | null;
  /** Cells that may be shown, as they were given. */
  cells: Cell[];
  /** The merged cells together: 0 where nothing is merged, null where nothing but the total is shown. */
  other: number | null;
};

/**
 * What may be shown of some counts. Cells of one entry or two are merged with those of none; then the smallest of the
 * rest join them until there are two or more and more entries among them than small cells alone could hold. Where that
 * cannot be reached, the total stands alone.
 */
export function mergedTotals(cells: readonly Cell[]): Totals {
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  const isSmall = ({ count }: Cell) => count > 0 && count < SMALL;
  if (total > 0 && total < SMALL) return { total: null, cells: [], other: null };
  if (!cells.some(isSmall)) return { total, cells: [...cells], other: 0 };
  const bySize = cells.map((cell, place) => ({ ...cell, place })).sort((a, b) => a.count - b.count);
  const merged = bySize.filter(({ count }) => count < SMALL);
  const rest = bySize.slice(merged.length);
  const sum = () => merged.reduce((all, { count }) => all + count, 0);
  while (merged.length < 2 || sum() <= merged.length * (SMALL - 1)) {
    const least = rest[0]?.count;
    if (least === undefined) return { total, cells: [], other: null };
    // Equals go together: which of them was taken would tell something.
    while (rest[0]?.count === least) merged.push(...rest.splice(0, 1));
  }
  const hidden = new Set(merged.map(({ place }) => place));
  return { total, cells: cells.filter((_, place) => !hidden.has(place)), other: sum() };
}
