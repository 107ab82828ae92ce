import { DAY, type Instant } from "~/domain/time";
import { directionOf } from "~/locales/direction";
import { useT } from "~/locales/locale";

type Point = { at: Instant; label: string; date: string };
type Anchor = "start" | "middle" | "end";
export type Placed = Point & { x: number; anchor: Anchor; side: "above" | "below"; lane: number };

/** Width that one letter takes of the narrowest ruler (288 px at 14 px type), in per cent; a wide script takes two. */
const LETTER = 2.5;
const GAP = 3;

function widthOf(text: string): number {
  let letters = 0;
  for (const letter of text) letters += letter.codePointAt(0)! >= 0x1100 ? 1.8 : 1;
  return letters * LETTER;
}

/**
 * Where each label stands: above or below the line, in the first lane in which it touches neither another label nor
 * the stroke of one, measured for the narrowest phone, so that labels never collide whatever the dates are.
 */
export function placeLabels(points: readonly Point[]): Placed[] {
  const first = Date.parse(points[0]?.at ?? "");
  const span = Math.max(Date.parse(points.at(-1)?.at ?? "") - first, 1);
  const placed: (Placed & { from: number; to: number })[] = [];
  for (const point of points) {
    const x = ((Date.parse(point.at) - first) / span) * 100;
    const width = Math.min(Math.max(widthOf(point.label), widthOf(point.date)), 100);
    const [anchor, from] = extentOf(x, width);
    const to = from + width;
    const sides =
      placed.at(-1)?.side === "above" ? (["below", "above"] as const) : (["above", "below"] as const);
    const touches = (side: "above" | "below", lane: number) =>
      placed.some(
        (other) =>
          other.side === side && other.lane === lane && other.from < to + GAP && from < other.to + GAP,
      );
    const crosses = (side: "above" | "below", lane: number) =>
      placed.some(
        (other) =>
          other.side === side &&
          ((other.lane < lane && other.from - 1 < x && x < other.to + 1) ||
            (other.lane > lane && from - 1 < other.x && other.x < to + 1)),
      );
    const lanes = Array.from({ length: points.length }, (_, at) => at + 1);
    const places = lanes.flatMap((lane) => sides.map((side) => ({ side, lane })));
    // Dates on one day leave no way round a label: then a stroke may run behind it, but labels still keep apart.
    const { side, lane } = places.find((p) => !touches(p.side, p.lane) && !crosses(p.side, p.lane)) ??
      places.find((p) => !touches(p.side, p.lane)) ?? { side: "below" as const, lane: points.length };
    placed.push({ ...point, x, anchor, side, lane, from, to });
  }
  return placed.map(({ from: _from, to: _to, ...label }) => label);
}

function extentOf(x: number, width: number): [Anchor, number] {
  if (x > 20 && x < 80 && x - width / 2 >= 0 && x + width / 2 <= 100) return ["middle", x - width / 2];
  return x <= 50 && x + width <= 100
    ? ["start", x]
    : x - width >= 0
      ? ["end", x - width]
      : ["start", Math.max(0, 100 - width)];
}

/** The calendar of the edition as a ruler: one tick is one week. Right to left it runs the other way. */
export function Ruler({ points, open, label }: { points: Point[]; open: [Instant, Instant]; label: string }) {
  const { locale } = useT();
  const mirrored = directionOf(locale) === "rtl";
  const at = (x: number) => `${Math.round((mirrored ? 100 - x : x) * 100) / 100}%`;
  const labels = placeLabels(points);
  const first = Date.parse(points[0]?.at ?? "");
  const span = Math.max(Date.parse(points.at(-1)?.at ?? "") - first, 1);
  const share = (instant: Instant) => ((Date.parse(instant) - first) / span) * 100;
  const lanes = (side: string) => Math.max(0, ...labels.filter((l) => l.side === side).map((l) => l.lane));
  const line = lanes("above") === 0 ? 1 : 4 + (lanes("above") - 1) * 2.9;
  const height = line + (lanes("below") === 0 ? 0.5 : 4 + (lanes("below") - 1) * 2.9);
  const weeks = Array.from({ length: Math.floor(span / (7 * DAY)) + 1 }, (_, week) =>
    Math.min((week * 7 * DAY * 100) / span, 100),
  );
  const em = (y: number) => `${Math.round(y * 100) / 100}em`;
  return (
    <svg className="ruler" height={em(height)} role="img" aria-label={label}>
      {weeks.map((x) => (
        <line key={x} className="tick" x1={at(x)} x2={at(x)} y1={em(line)} y2={em(line - 0.6)} />
      ))}
      <line className="tall" x1="0%" x2="100%" y1={em(line)} y2={em(line)} />
      <line className="open" x1={at(share(open[0]))} x2={at(share(open[1]))} y1={em(line)} y2={em(line)} />
      {labels.map((l) => {
        const way = l.side === "above" ? -1 : 1;
        const end = line + way * (1.4 + (l.lane - 1) * 2.9);
        return <line key={l.at} className="point" x1={at(l.x)} x2={at(l.x)} y1={em(line)} y2={em(end)} />;
      })}
      {labels.map((l) => {
        const top = l.side === "above" ? line - 3 - (l.lane - 1) * 2.9 : line + 2.5 + (l.lane - 1) * 2.9;
        return (
          <text key={l.at} x={at(l.x)} y={em(top)} textAnchor={l.anchor}>
            {l.label}
            <tspan className="soft" x={at(l.x)} dy="1.2em">
              {l.date}
            </tspan>
          </text>
        );
      })}
    </svg>
  );
}
