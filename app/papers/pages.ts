/** Puts strips on pages. */
import { MARGIN, type Mark, ROOM, type Strip } from "./strips";

/** What is drawn on a page, each with the top of its strip, and what the list of contents calls its places. */
export type Placed = { mark: Mark; y: number };
export type Page = { placed: Placed[]; outlines: { text: string; isUnder: boolean }[]; isBare: boolean };

/** What keeps together goes to the next page together, unless it is longer than one. */
export function pagesOf(strips: readonly Strip[]): Page[] {
  const pages: Page[] = [{ placed: [], outlines: [], isBare: strips[0]?.turns === "bare" }];
  let y = 0;
  const place = (strip: Strip) => {
    const page = pages.at(-1)!; // there is one from the start
    page.placed.push(...strip.marks.map((mark) => ({ mark, y: MARGIN.head + y })));
    if (strip.outline) page.outlines.push({ text: strip.outline, isUnder: strip.isUnder ?? false });
    y += strip.height;
  };
  for (let at = 0; at < strips.length;) {
    let end = at + 1;
    while (end < strips.length && strips[end - 1]?.keeps && !strips[end]?.turns) end += 1;
    const group = strips.slice(at, end);
    const height = group.reduce((sum, strip) => sum + strip.before + strip.height, 0);
    const first = group[0]!; // a group has a strip
    if (at > 0 && first.turns) turn(first);
    else if (y > 0 && y + height > ROOM && height <= ROOM) turn(first);
    for (const strip of group) {
      if (y > 0 && y + strip.before + strip.height > ROOM) turn(strip);
      if (y > 0) y += strip.before;
      place(strip);
    }
    at = end;
  }
  return pages;

  function turn(strip: Strip) {
    pages.push({ placed: [], outlines: [], isBare: strip.turns === "bare" });
    y = 0;
    if (strip.header) place(strip.header);
  }
}
