/** Pictures in place of photographs: plain prints of hills, houses, water and shelves, no two of one entry alike. */
import { makePng } from "../factories";

type Ink = readonly [number, number, number];
const papers: Ink[] = [
  [244, 239, 226],
  [232, 238, 236],
  [241, 232, 224],
  [236, 236, 228],
];
const inks: [Ink, Ink, Ink][] = [
  [
    [0, 87, 74],
    [122, 168, 150],
    [214, 132, 62],
  ],
  [
    [36, 62, 104],
    [126, 154, 190],
    [206, 92, 74],
  ],
  [
    [108, 58, 38],
    [190, 146, 106],
    [62, 116, 112],
  ],
  [
    [66, 58, 92],
    [156, 146, 184],
    [212, 168, 74],
  ],
];
const [width, height] = [720, 480] as const;

/** What stands at a point, by kind of print: an ink's number, or null for bare paper. */
const prints: ((x: number, y: number, turn: number) => 0 | 1 | 2 | null)[] = [
  // Hills under a sun.
  (x, y, turn) => {
    if (Math.hypot(x - 500 + turn * 60, y - 130) < 58) return 2;
    if (y > 330 + 60 * Math.sin(x / 110 + turn)) return 0;
    return y > 270 + 70 * Math.sin(x / 160 + turn * 2 + 1) ? 1 : null;
  },
  // A house of many rooms, one of them lit.
  (x, y, turn) => {
    const [left, top] = [120, 120 + (turn % 3) * 20];
    if (x < left || x >= width - left || y < top || y >= 400) return y >= 400 ? 1 : null;
    const [column, row] = [Math.floor((x - left) / 60), Math.floor((y - top) / 56)];
    const isWindow = (x - left) % 60 > 18 && (y - top) % 56 > 16;
    return isWindow ? (column === (turn * 3) % 8 && row === turn % 4 ? 2 : 1) : 0;
  },
  // Water, and a boat on it.
  (x, y, turn) => {
    const boat = 160 + turn * 90;
    if (y > 232 && y < 262 && Math.abs(x - boat) < 74 - (262 - y)) return 0;
    if (y > 150 && y < 228 && x > boat && x - boat < (y - 150) * 0.7) return 2;
    return y > 262 && (y + 8 * Math.sin(x / 28 + turn)) % 34 < 12 ? 1 : null;
  },
  // Shelves of books of several heights.
  (x, y, turn) => {
    const [shelf, inShelf] = [Math.floor(y / 120), y % 120];
    if (inShelf > 108) return 0;
    const book = Math.floor(x / 24);
    const tall = 40 + ((book * 37 + shelf * 53 + turn * 11) % 60);
    if (x % 24 < 3 || 108 - inShelf > tall) return null;
    return (book * 7 + shelf * 5 + turn) % 9 === 0 ? 2 : (book + shelf) % 2 === 0 ? 1 : 0;
  },
];

const made = new Map<string, Uint8Array>();

/** A print as PNG of 720 × 480, some six kilobytes. Every eighth entry shares its prints: each takes time to make. */
export function demoPicture(entry: number, place: number): Uint8Array {
  const kind = entry % 8;
  const kept = made.get(`${kind} ${place}`);
  if (kept) return kept;
  const print = prints[(kind + place) % prints.length]!; // within the list
  const colours = inks[(kind * 3 + place) % inks.length]!;
  const paper = papers[kind % papers.length]!;
  const turn = (kind + place * 2) % 5;
  const picture = makePng(undefined, undefined, {
    width,
    height,
    paint(x, y) {
      const ink = print(x, y, turn);
      return ink === null ? paper : colours[ink];
    },
  });
  made.set(`${kind} ${place}`, picture);
  return picture;
}
