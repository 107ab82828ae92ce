/** The ranking as a table for spreadsheets. What people typed stays text there: no cell can become a formula. */
import { stringify } from "csv-stringify/sync";
import writeXlsx from "write-excel-file/node";
import type { Ranking, RankingRow } from "~/domain/ranking";
import type { Instant } from "~/domain/time";
import type { Translate } from "~/locales/translate";
import type { RankingFigures } from "~/domain/ranking-figures";

type RankingList = {
  t: Translate;
  ranking: Ranking;
  figures: RankingFigures | null;
  criteria: readonly string[];
  at: Instant;
};
type Cell = string | number | null;
type Column = { label: string; width: number; of: (row: RankingRow) => Cell };

function columnsOf({ t, ranking, figures, criteria }: RankingList): Column[] {
  const decides = (label: string, isTrue: boolean) =>
    `${label} (${t("figures.decides", { isTrue: String(isTrue) })})`;
  const model = (label: string, of: (own: RankingFigures["of"][string]) => number): Column => ({
    label,
    width: 14,
    of: (row) => {
      const own = figures?.of[row.id];
      return own ? of(own) : null;
    },
  });
  return [
    {
      label: t("ranking.place"),
      width: 8,
      of: ({ place: { from, to } }) => (from === to ? from : t("ranking.share", { from, to })),
    },
    { label: t("ranking.entry"), width: 14, of: (row) => row.code },
    { label: t("ranking.organisation"), width: 34, of: (row) => row.organisation },
    { label: t("figures.note.title"), width: 44, of: (row) => row.title },
    {
      label: t("figures.note.outcome"),
      width: 14,
      of: ({ proposal }) => t("figures.outcome", { proposal }),
    },
    {
      label: decides(t("ranking.rawMean"), ranking.orders === "rawMean"),
      width: 14,
      of: (row) => rounded(row.rawMean, 4),
    },
    model(decides(t("figures.adjusted"), ranking.orders === "adjusted"), (own) => rounded(own.adjusted, 4)),
    model(t("figures.note.low"), (own) => rounded(own.low, 4)),
    model(t("figures.note.high"), (own) => rounded(own.high, 4)),
    model(t("figures.note.rankLow"), (own) => own.rankLow),
    model(t("figures.note.rankHigh"), (own) => own.rankHigh),
    model(t("figures.pFirst"), (own) => rounded(own.pFirst, 4)),
    model(t("figures.pTop", { top: figures?.top ?? ranking.cap }), (own) => rounded(own.pTop, 4)),
    { label: t("ranking.sheets"), width: 8, of: (row) => row.sheets },
    { label: t("ranking.deviation"), width: 14, of: (row) => row.deviation && rounded(row.deviation, 4) },
    ...criteria.map((id): Column => ({
      label: id,
      width: 8,
      of: (row) => rounded(row.criteria[id] ?? 0, 4),
    })),
  ];
}

/** Lines under the table: when, what decides, and the seed. */
function notesOf({ t, ranking, figures, at }: RankingList): string[] {
  return [
    at,
    t("figures.note.decides", { orders: ranking.orders }),
    ...(figures ? [t("figures.note.seed", { draws: figures.draws, seed: String(figures.seed) })] : []),
  ];
}

/** The table as CSV with a mark for its encoding; a text that a spreadsheet would compute has an apostrophe before it. */
export function writeRankingCsv(list: RankingList): string {
  const columns = columnsOf(list);
  return stringify(
    [
      columns.map(({ label }) => label),
      ...list.ranking.rows.map((row) => columns.map(({ of }) => of(row))),
      ...notesOf(list).map((note) => [note, ...columns.slice(1).map(() => null)]),
    ],
    { bom: true, escape_formulas: true },
  );
}

/** The table as an Excel file; every text cell is typed as text, every number as a number, none as a formula. */
export function writeRankingXlsx(list: RankingList): Promise<Buffer> {
  const columns = columnsOf(list);
  const cell = (value: Cell) =>
    value === null
      ? null
      : typeof value === "number"
        ? { value, type: Number }
        : { value: speakable(value), type: String };
  return writeXlsx(
    [
      columns.map(({ label }) => ({
        value: speakable(label),
        type: String,
        fontWeight: "bold" as const,
        wrap: true,
      })),
      ...list.ranking.rows.map((row) => columns.map(({ of }) => cell(of(row)))),
      [],
      ...notesOf(list).map((note) => [cell(note)]),
    ],
    {
      sheet: list.ranking.category,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
  ).toBuffer();
}

/**
 * Without what XML cannot carry: control characters, halves of pairs, and the last two of a plane. The library looks
 * texts up in a plain object: one that every object has by nature, such as `constructor`, gets a mark without width.
 */
function speakable(text: string): string {
  const own = text in Object.prototype ? `${text}\u200B` : text;
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  return own.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "\uFFFD");
}

function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
