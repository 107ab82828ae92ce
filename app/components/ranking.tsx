import type { ReactNode } from "react";
import { directionOf } from "~/locales/direction";
import { decidingScore, type Flag, type Ranking, type RankingRow } from "~/domain/ranking";
import type { Criterion, Judging } from "~/domain/rulebook";
import { inLanguage, type Words } from "~/domain/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { RankingFigures } from "~/domain/ranking-figures";
import { Said, Typed, writtenIn } from "./words";

type Named = readonly Pick<Criterion, "id" | "name">[];

/** A figure as the reader's language writes it, with as many decimals as it deserves. */
export function figureText(value: number, decimals: number, locale: string): string {
  return formatOf(locale, decimals, "decimal").format(value);
}

/** A chance in per cent; what is nearly sure is not called sure. */
export function chanceText(chance: number, locale: string): string {
  const format = formatOf(locale, 0, "percent");
  if (chance < 0.005) return `< ${format.format(0.01)}`;
  return chance > 0.995 ? `> ${format.format(0.99)}` : format.format(chance);
}

/** Making a format costs fifty times its use, and a table of 300 entries uses thousands. */
const formats = new Map<string, Intl.NumberFormat>();
function formatOf(locale: string, decimals: number, style: "decimal" | "percent"): Intl.NumberFormat {
  const key = `${locale} ${decimals} ${style}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(writtenIn(locale), {
      style,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(key, format);
  return format;
}

export function useFigure() {
  const { locale } = useT();
  return (value: number, decimals = 1) => figureText(value, decimals, locale);
}

function usePlace() {
  const t = useT();
  return ({ from, to }: RankingRow["place"]) =>
    from === to ? String(from) : t("ranking.share", { from, to });
}

/** What happened at the cut line, if entries are tied there. */
export function TieNotice({ ranking, band }: { ranking: Ranking; band: number }) {
  const t = useT();
  const { tie } = ranking;
  if (!tie) return null;
  const codeOf = (id: string) => ranking.rows.find((row) => row.id === id)?.code ?? "";
  return (
    <div className="notice">
      <h2>{t("ranking.tieHeading", { count: tie.entries.length, places: tie.places })}</h2>
      <p>
        {t("ranking.tieWords", { band, orders: ranking.orders })}{" "}
        {tie.chair
          ? t("ranking.tieChair", {
              count: tie.chair.entries.length,
              places: tie.chair.places,
              codes: tie.chair.entries.map(codeOf).join(", "),
            })
          : t("ranking.tieSettled")}
      </p>
    </div>
  );
}

/** More entries than this are drawn by name only as far as they matter. */
const DRAWN = { all: 40, least: 20 } as const;

/** How many entries the picture names: all, or those with a chance of being among the first k. */
function drawnOf({ rows }: Ranking, figures: RankingFigures | null): number {
  if (rows.length <= DRAWN.all) return rows.length;
  const hasChance = (row: RankingRow) =>
    row.tied || row.proposal !== "none" || (figures?.of[row.id]?.pTop ?? 0) >= 0.01;
  return Math.min(DRAWN.all, Math.max(DRAWN.least, rows.findLastIndex(hasChance) + 1));
}

/**
 * Each entry's deciding score as a dot, the other score as a ring, on a line for the 90 % interval; without figures of
 * the model, on a line from the lowest to the highest sheet. The same figures stand in the table.
 */
export function RankingPlot({
  ranking,
  category,
  figures = null,
  head,
}: {
  ranking: Ranking;
  category: string;
  figures?: RankingFigures | null;
  /** Stands in the place of the picture's own heading. */
  head?: ReactNode;
}) {
  const t = useT();
  const figure = useFigure();
  const place = usePlace();
  const { tie, cap, orders } = ranking;
  const rows = ranking.rows.slice(0, drawnOf(ranking, figures));
  const first = rows[0];
  const last = ranking.rows.at(-1);
  if (!first || !last) return null;
  const { low, high } = scaleOf(rows, figures);
  const isMirrored = directionOf(t.locale) === "rtl";
  const x = (value: number) => {
    const share = ((value - low) / (high - low)) * 100;
    return `${Math.round((isMirrored ? 100 - share : share) * 100) / 100}%`;
  };
  const step = high - low > 50 ? 20 : 10;
  const ticks = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, at) => low + at * step);
  const top = (at: number) => 1.6 + at * LINE;
  const bottom = top(rows.length);
  const edge = isMirrored ? "100%" : "0";
  const tied = rows.map((row, at) => (row.tied ? at : -1)).filter((at) => at >= 0);
  const cut = ranking.rows.filter((row) => row.meetsFloors).length > cap ? cutAfter(rows) : null;
  const hints = { hasCut: cut === null ? "false" : "true", hasTie: tie ? "true" : "false" };
  return (
    <figure className="stack">
      <figcaption>
        {head ?? <h2>{figures ? t("figures.plot") : t("ranking.plot")}</h2>}
        <p className="small hint">
          {figures
            ? t("figures.plotHint", { ...hints, orders, top: figures.top })
            : t("ranking.plotHint", hints)}
          {rows.length < ranking.rows.length ? (
            <> {t("figures.plotRest", { drawn: rows.length, all: ranking.rows.length })}</>
          ) : null}
        </p>
      </figcaption>
      <svg className="plot" height={`${bottom + 0.5}em`} role="img" aria-labelledby="plot-title plot-words">
        <title id="plot-title">
          {figures ? t("figures.plotTitle", { category }) : t("ranking.plotTitle", { category })}
        </title>
        <desc id="plot-words">
          {t("ranking.plotWords", {
            count: ranking.rows.length,
            orders,
            first: first.code,
            highest: figure(decidingScore(first)),
            last: last.code,
            lowest: figure(decidingScore(last)),
          })}
        </desc>
        {tied.length > 0 ? (
          <>
            <rect
              className="band"
              x="0"
              width="100%"
              y={`${top(tied[0]!)}em`}
              height={`${top(tied.at(-1)! + 1) - top(tied[0]!)}em`}
            />
            <line
              className="bracket"
              x1={edge}
              x2={edge}
              y1={`${top(tied[0]!)}em`}
              y2={`${top(tied.at(-1)! + 1)}em`}
            />
          </>
        ) : null}
        {ticks.map((value) => (
          <g key={value}>
            <line className="grid" x1={x(value)} x2={x(value)} y1="1.6em" y2={`${bottom}em`} />
            <text
              className="soft"
              x={x(value)}
              y="1em"
              textAnchor={value === low ? "start" : value === high ? "end" : "middle"}
            >
              {value}
            </text>
          </g>
        ))}
        {rows.map((row, at) => {
          const own = figures?.of[row.id];
          const [from, to] = endsOf(row, figures);
          const middle = `${top(at) + 2.2}em`;
          const isIn = row.proposal === "winner";
          const side = orders === "adjusted" ? row.rawMean : own?.adjusted;
          return (
            <g key={row.id}>
              <text
                x={isMirrored ? "98%" : "2%"}
                y={`${top(at) + 1.3}em`}
                className={row.tied ? "tie" : undefined}
                direction="inherit"
              >
                {place(row.place)}
                <tspan dx="0.8em">{short(row.organisation, own ? 34 : 44)}</tspan>
              </text>
              {own ? (
                <text
                  className={row.tied ? "chance tie" : "chance"}
                  x={isMirrored ? "0.5%" : "99.5%"}
                  y={`${top(at) + 1.3}em`}
                  textAnchor="end"
                  direction="inherit"
                >
                  {chanceText(own.pTop, t.locale)}
                </text>
              ) : null}
              <line
                className={isIn ? "whisker in" : "whisker"}
                x1={x(from)}
                x2={x(to)}
                y1={middle}
                y2={middle}
              />
              {side === undefined ? null : <circle className="raw" cx={x(side)} cy={middle} r="5" />}
              <circle className={isIn ? "dot in" : "dot"} cx={x(decidingScore(row))} cy={middle} r="6.5" />
            </g>
          );
        })}
        {cut === null ? null : (
          <line className="cut" x1="0" x2="100%" y1={`${top(cut + 1)}em`} y2={`${top(cut + 1)}em`} />
        )}
      </svg>
    </figure>
  );
}

/** Height of one entry in the plot, in em. */
const LINE = 3.2;

const short = (name: string, most: number) => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

/** Both ends of an entry's line: of its interval, or of its sheets; scores end at 0 and 100. */
function endsOf(row: RankingRow, figures: RankingFigures | null): [number, number] {
  const own = figures?.of[row.id];
  return own ? [Math.max(0, own.low), Math.min(100, own.high)] : [row.lowest, row.highest];
}

/** The scale that holds every line and dot, in whole tens. */
function scaleOf(rows: readonly RankingRow[], figures: RankingFigures | null): { low: number; high: number } {
  let [least, most] = [100, 0];
  for (const row of rows) {
    const values = [...endsOf(row, figures), row.rawMean, decidingScore(row)];
    least = Math.min(least, ...values);
    most = Math.max(most, ...values);
  }
  const low = Math.floor(least / 10) * 10;
  return { low, high: Math.max(Math.ceil(most / 10) * 10, low + 10) };
}

/** All entries in one small picture, best at the start, where there are too many to name each. */
export function RankingOverview({ ranking, figures }: { ranking: Ranking; figures: RankingFigures | null }) {
  const t = useT();
  const { rows, orders } = ranking;
  if (rows.length <= DRAWN.all) return null;
  const { low, high } = scaleOf(rows, figures);
  const isMirrored = directionOf(t.locale) === "rtl";
  const x = (at: number) => (isMirrored ? rows.length - at - 0.5 : at + 0.5);
  const y = (value: number) => Math.round((1000 * (high - value)) / (high - low)) / 10;
  const lines: string[] = [];
  const dots: string[] = [];
  rows.forEach((row, at) => {
    const [from, to] = endsOf(row, figures);
    lines.push(`M${x(at)} ${y(from)}V${y(to)}`);
    dots.push(`M${x(at)} ${y(decidingScore(row))}h0`);
  });
  const ticks = Array.from({ length: Math.floor((high - low) / 20) + 1 }, (_, at) => low + at * 20);
  return (
    <figure className="stack">
      <figcaption>
        <h2>{t("figures.overview")}</h2>
        <p className="small hint">
          {t("figures.overviewHint", { count: rows.length, orders, isKnown: figures ? "true" : "false" })}
        </p>
      </figcaption>
      <svg
        className="plot"
        height="15em"
        role="img"
        aria-label={t("figures.overviewWords", { count: rows.length })}
      >
        {ticks.map((value) => (
          <g key={value}>
            <line className="grid" x1="0" x2="100%" y1={`${y(value)}%`} y2={`${y(value)}%`} />
            <text className="soft" x={isMirrored ? "100%" : "0"} y={`${y(value)}%`} dy="-0.2em">
              {value}
            </text>
          </g>
        ))}
        <svg x="6%" width="94%" height="100%" viewBox={`0 0 ${rows.length} 100`} preserveAspectRatio="none">
          <path className="lines" d={lines.join("")} />
          <path className="dots" d={dots.join("")} />
        </svg>
      </svg>
    </figure>
  );
}

/** The last row that wins, or waits for the chair, by the rules; null if none does. */
function cutAfter(rows: readonly RankingRow[]): number | null {
  const at = rows.findLastIndex((row) => row.proposal !== "none");
  return at < 0 || at === rows.length - 1 ? null : at;
}

/** Every figure of a ranking. The score that decides is labelled so; what the model adds stands beside it. */
export function RankingTable({
  ranking,
  criteria,
  figures = null,
}: {
  ranking: Ranking;
  criteria: Named;
  figures?: RankingFigures | null;
}) {
  const t = useT();
  const figure = useFigure();
  const place = usePlace();
  const cut = cutAfter(ranking.rows);
  const decides = (isTrue: boolean) =>
    figures ? <span className="small block">{t("figures.decides", { isTrue: String(isTrue) })}</span> : null;
  return (
    // A wide table scrolls inside its own region, which the keyboard must be able to reach.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll wide" role="region" aria-label={t("ranking.figures")} tabIndex={0}>
      <table className={figures ? "figures" : undefined}>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("ranking.place")}
            </th>
            <th scope="col">{t("ranking.organisation")}</th>
            <th scope="col">{t("ranking.entry")}</th>
            <th scope="col" className="num">
              {t("ranking.rawMean")}
              {decides(ranking.orders === "rawMean")}
            </th>
            {figures ? (
              <>
                <th scope="col" className="num">
                  {t("figures.adjusted")}
                  {decides(ranking.orders === "adjusted")}
                </th>
                <th scope="col" className="num">
                  {t("figures.interval")}
                </th>
                <th scope="col" className="num">
                  {t("figures.places")}
                </th>
                <th scope="col" className="num">
                  {t("figures.pFirst")}
                </th>
                <th scope="col" className="num">
                  {t("figures.pTop", { top: figures.top })}
                </th>
              </>
            ) : null}
            <th scope="col" className="num">
              {t("ranking.sheets")}
            </th>
            <th scope="col" className="num">
              {t("ranking.deviation")}
            </th>
            <th scope="col" className="num">
              {t("ranking.range")}
            </th>
            {criteria.map(({ id, name }) => (
              <th key={id} scope="col" className="num">
                <abbr title={t("ranking.criterionMean", { criterion: inLanguage(name, t.locale) })}>
                  {id}
                </abbr>
              </th>
            ))}
            <th scope="col">{t("ranking.remarks")}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.rows.map((row, at) => (
            <tr
              key={row.id}
              className={[row.tied ? "tied" : "", at === cut ? "cut" : ""].join(" ").trim() || undefined}
            >
              <td className="num">{place(row.place)}</td>
              <th scope="row">
                <Typed>{row.organisation}</Typed>
                <span className="small hint block">
                  <Typed>{row.title}</Typed>
                </span>
              </th>
              <td className="code">
                <a className="code" href={paths.screen(row.id)}>
                  {row.code}
                </a>
              </td>
              <td className="num">{figure(row.rawMean)}</td>
              {figures ? <ModelCells own={figures.of[row.id]} /> : null}
              <td className="num">{row.sheets}</td>
              <td className="num">{row.deviation === null ? "–" : figure(row.deviation)}</td>
              <td className="num whole">
                {figure(row.lowest)}–{figure(row.highest)}
              </td>
              {criteria.map(({ id }) => (
                <td key={id} className="num">
                  {figure(row.criteria[id] ?? 0, 2)}
                </td>
              ))}
              <td>
                <Remarks row={row} criteria={criteria} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ModelCells({ own }: { own: RankingFigures["of"][string] | undefined }) {
  const { locale } = useT();
  const figure = useFigure();
  if (!own)
    return Array.from({ length: 5 }, (_, at) => (
      <td key={at} className="num">
        –
      </td>
    ));
  return (
    <>
      <td className="num">{figure(own.adjusted)}</td>
      <td className="num whole">
        {figure(own.low)}–{figure(own.high)}
      </td>
      <td className="num whole">
        {own.rankLow === own.rankHigh ? own.rankLow : `${own.rankLow}–${own.rankHigh}`}
      </td>
      <td className="num whole">{chanceText(own.pFirst, locale)}</td>
      <td className="num whole">{chanceText(own.pTop, locale)}</td>
    </>
  );
}

function Remarks({ row, criteria }: { row: RankingRow; criteria: Named }) {
  const t = useT();
  const figure = useFigure();
  const nameOf = (id: string) => {
    const one = criteria.find((c) => c.id === id);
    return one ? inLanguage(one.name, t.locale) : id;
  };
  const wordsOf = (flag: Flag) =>
    t("ranking.flag", {
      kind: flag.kind,
      criterion: "criterion" in flag ? nameOf(flag.criterion) : "",
      value: "value" in flag ? figure(flag.value, flag.kind === "belowCriterion" ? 2 : 1) : "",
      floor: "floor" in flag ? flag.floor : "",
    });
  const step = row.decidedBy;
  const tie = !row.tied
    ? null
    : row.proposal === "chair"
      ? t("ranking.tiedBy", { step: "chair", criterion: "" })
      : step === null
        ? t("ranking.tiedBy", { step: "none", criterion: "" })
        : typeof step === "object"
          ? t("ranking.tiedBy", { step: "criterion", criterion: nameOf(step.criterion) })
          : t("ranking.tiedBy", { step: step === "room" ? "room" : "country", criterion: "" });
  const all = [...(tie ? [tie] : []), ...row.flags.map(wordsOf)];
  return all.map((words) => (
    <span key={words} className="block small">
      {words}
    </span>
  ));
}

/** Entries that have too few sheets for a place. */
export function TooFew({
  ranking,
  least,
  topUp,
}: {
  ranking: Ranking;
  least: Judging["minimumSheets"];
  /** Where an entry is given one judge more, if the reader may do that now and too few sheets are still to come. */
  topUp?: ((entry: { code: string; sheets: number }) => string | null) | undefined;
}) {
  const t = useT();
  if (ranking.tooFew.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="too-few">
      <h2 id="too-few">{t("ranking.tooFew")}</h2>
      <p className="small hint">{t("ranking.tooFewWords", { least })}</p>
      <dl className="programme">
        {ranking.tooFew.map((one) => (
          <div key={one.id}>
            <dt>
              <span>
                <Typed>{one.organisation}</Typed> <span className="code small">{one.code}</span>
              </span>
            </dt>
            <dd>
              {t("ranking.sheetsCount", { count: one.sheets })}
              {topUp?.(one) ? (
                <>
                  {" "}
                  <a href={topUp(one) ?? undefined}>
                    {t("ranking.topUp")}
                    <span className="hidden"> {one.code}</span>
                  </a>
                </>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The categories as tabs to their pages, and special awards by their names where their pages are there. */
export function CategoryTabs({
  categories,
  specialAwards = [],
  current,
  to,
}: {
  categories: readonly { id: string; name: Words }[];
  specialAwards?: readonly { id: string; name: Words }[];
  current: string;
  to: (category: string) => string;
}) {
  const t = useT();
  return (
    <>
      <nav aria-label={t("ranking.categories")}>
        <ul className="tabs" role="list">
          {categories.map(({ id }) => (
            <li key={id}>
              <a href={to(id)} aria-current={id === current ? "page" : undefined}>
                {id}
              </a>
            </li>
          ))}
          {specialAwards.map(({ id, name }) => (
            <li key={id}>
              <a href={to(id)} aria-current={id === current ? "page" : undefined}>
                <Said words={name} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {categories
        .filter((one) => one.id === current)
        .map((one) => (
          <p key={one.id} className="hint">
            <Said words={one.name} />
          </p>
        ))}
    </>
  );
}

/** Entries that are judged and shown, and have no place, because they stand outside the competition. */
export function HorsConcours({ ranking }: { ranking: Ranking }) {
  const t = useT();
  const figure = useFigure();
  if (!ranking.horsConcours) return null;
  return (
    <section className="stack" aria-labelledby="hors-concours">
      <h2 id="hors-concours">{t("ranking.horsConcours")}</h2>
      <p className="small hint">{t("ranking.horsConcoursWords")}</p>
      <dl className="programme">
        {ranking.horsConcours.map((one) => (
          <div key={one.id}>
            <dt>
              <span>
                <Typed>{one.organisation}</Typed> <span className="code small">{one.code}</span>
              </span>
            </dt>
            <dd>
              {t("ranking.sheetsCount", { count: one.sheets })}
              {one.rawMean === null ? null : <>, {figure(one.rawMean)}</>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
