/** The ranking on paper: every place with both scores and how sure it is, and in words what decides. */
import { type Ranking, type RankingRow } from "~/domain/ranking";
import type { Category, Rulebook } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import type { Translate } from "~/locales/translate";
import type { RankingFigures } from "~/domain/ranking-figures";
import { bothClocks, framed, type Paper, said, type Text } from "./paper";
import { writtenIn } from "~/components/words";

/** A category's ranking as a paper; no judge is named on it. */
export function rankingPaper({
  t,
  book,
  category,
  ranking,
  figures,
  at,
}: {
  t: Translate;
  book: Rulebook;
  category: Category;
  ranking: Ranking;
  figures: RankingFigures | null;
  at: Instant;
}): Paper {
  const points = new Intl.NumberFormat(writtenIn(t.locale), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const share = new Intl.NumberFormat(writtenIn(t.locale), { style: "percent" });
  const cells = (row: RankingRow): (readonly Text[])[] => {
    const own = figures?.of[row.id];
    const { from, to } = row.place;
    return [
      [from === to ? String(from) : t("ranking.share", { from, to })],
      [{ typed: row.organisation }, { hint: row.code }],
      [points.format(row.rawMean)],
      [own ? points.format(own.adjusted) : "–"],
      [own ? `${points.format(own.low)}–${points.format(own.high)}` : "–"],
      [own ? `${own.rankLow}–${own.rankHigh}` : "–"],
      [own ? share.format(own.pTop) : "–"],
      [t("figures.outcome", { proposal: row.proposal })],
    ];
  };
  const { orders } = ranking;
  const top = figures?.top ?? ranking.cap;
  return framed(t, {
    book,
    title: t("ranking.titleOf", { category: category.id }),
    foot: t("ranking.titleOf", { category: category.id }),
    stamp: null,
    at,
    blocks: [
      { kind: "title", text: t("ranking.titleOf", { category: category.id }) },
      { kind: "paragraphs", voice: "lead", texts: [said(t, category.name)] },
      {
        kind: "paragraphs",
        texts: [
          t("figures.paperWords", { moment: bothClocks(t, at, book.edition.zone) }),
          t("ranking.rawNote", { orders }),
        ],
      },
      {
        kind: "table",
        columns: [
          { label: t("ranking.place"), isNumber: true, share: 2 },
          { label: t("ranking.organisation"), isNumber: false, share: 9 },
          { label: t("ranking.rawMean"), isNumber: true, share: 3 },
          { label: t("figures.adjusted"), isNumber: true, share: 3 },
          { label: t("figures.interval"), isNumber: true, share: 4 },
          { label: t("figures.places"), isNumber: true, share: 3 },
          { label: t("figures.pTop", { top }), isNumber: true, share: 3 },
          { label: t("figures.note.outcome"), isNumber: false, share: 4 },
        ],
        rows: ranking.rows.map(cells),
      },
      ...(figures
        ? [
            {
              kind: "paragraphs" as const,
              texts: [
                t("figures.explainWords", {
                  k: book.judging.perEntry,
                  top,
                  orders,
                  band: book.judging.tie.band,
                }),
                t("figures.explainSure", {
                  k: book.judging.perEntry,
                  draws: figures.draws,
                  seed: String(figures.seed),
                }),
              ],
            },
          ]
        : []),
    ],
  });
}
