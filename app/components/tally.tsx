import type { ReactNode } from "react";
import { directionOf } from "~/locales/direction";
import { useT } from "~/locales/locale";

/** With more lines than this in the longest row, lines would run into each other. */
const MOST_LINES = 240;

/**
 * Rows of lines, one for each thing that is counted, tall ones first: all rows on one scale, so that their lengths can
 * be compared. What a row shows is said beside it, too.
 */
export function Tally({
  rows,
}: {
  rows: readonly {
    key: string;
    label: ReactNode;
    tall: number;
    all: number;
    says: string;
    value: ReactNode;
    under?: ReactNode;
  }[];
}) {
  const t = useT();
  const mirror = directionOf(t.locale) === "rtl";
  const longest = Math.max(1, ...rows.map((row) => row.all));
  const step = Math.min(3, 99 / longest);
  return (
    <ul className="tally" role="list">
      {rows.map(({ key, label, tall, all, says, value, under }) => (
        <li key={key}>
          <span className="of">{label}</span>
          {longest <= MOST_LINES ? (
            <svg className="ruler" height="1.5em" role="img" aria-label={says}>
              {Array.from({ length: all }, (_, at) => {
                const from = 0.3 + at * step;
                const x = `${(mirror ? 100 - from : from).toFixed(2)}%`;
                return (
                  <line
                    key={at}
                    className={at < tall ? "point" : "tick"}
                    x1={x}
                    x2={x}
                    y1={at < tall ? "0.1em" : "0.9em"}
                    y2="1.5em"
                  />
                );
              })}
            </svg>
          ) : (
            <span />
          )}
          <span className="value">{value}</span>
          {under ? <span className="under small">{under}</span> : null}
        </li>
      ))}
    </ul>
  );
}
