import type { Instant } from "~/domain/time";

/** What a browser tells the time by: one clock that only runs on, and one that people set. */
export type Clocks = { monotonic: () => number; wall: () => number; requestedAt: number };

/** The browser's own, with the moment at which it asked for this page. */
export function browserClocks(): Clocks {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return {
    monotonic: () => performance.now(),
    wall: () => Date.now(),
    requestedAt: page?.requestStart ?? 0,
  };
}

/**
 * The server's clock as a page may know it: the moment that it was drawn at, and the time that has passed since it was
 * asked for. So it is ahead by at most the way of the request, and never shows more time than there is. A clock that
 * somebody sets back changes nothing; while a device sleeps the one that only runs on may stand, so the farther counts.
 */
export function serverClock(now: Instant, { monotonic, wall, requestedAt }: Clocks): () => number {
  const base = Date.parse(now);
  const passed = Math.max(0, monotonic() - requestedAt);
  const [started, set] = [monotonic(), wall()];
  return () => base + passed + Math.max(monotonic() - started, wall() - set);
}
