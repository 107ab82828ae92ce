import { directionOf } from "~/locales/direction";
import type { Flag, Ranking, RankingRow } from "~/domain/ranking";
import type { Criterion, Judging } from "~/domain/rulebook";
import { inLanguage } from "~/domain/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import { Said, Typed, writtenIn } from "./words";

type Named = readonly Pick<Criterion, "id" | "name">[];

/** A figure as the reader's language writes it, with as many decimals as it deserves. */
export function figureText(value: number, decimals: number, locale: string): string {
  return value.toLocaleString(writtenIn(locale), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

function useFigure() {
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
        {t("ranking.tieWords", { band })}{" "}
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

/** Each entry's raw mean on a line from its lowest to its highest sheet. The same figures stand in the table. */
export function RankingPlot({ ranking, category }: { ranking: Ranking; category: string }) {
  const t = useT();
  const figure = useFigure();
  const place = usePlace();
  const { rows, tie, cap } = ranking;
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return null;
  const low = Math.floor(Math.min(...rows.map((row) => row.lowest)) / 10) * 10;
  const high = Math.max(Math.ceil(Math.max(...rows.map((row) => row.highest)) / 10) * 10, low + 10);
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
  const cut = rows.filter((row) => row.meetsFloors).length > cap ? cutAfter(rows) : null;
  return (
    <figure className="stack">
      <figcaption>
        <h2>{t("ranking.plot")}</h2>
        <p className="small hint">
          {t("ranking.plotHint", { hasCut: cut === null ? "false" : "true", hasTie: tie ? "true" : "false" })}
        </p>
      </figcaption>
      <svg className="plot" height={`${bottom + 0.5}em`} role="img" aria-labelledby="plot-title plot-words">
        <title id="plot-title">{t("ranking.plotTitle", { category })}</title>
        <desc id="plot-words">
          {t("ranking.plotWords", {
            count: rows.length,
            first: first.code,
            highest: figure(first.rawMean),
            last: last.code,
            lowest: figure(last.rawMean),
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
        {rows.map((row, at) => (
          <g key={row.id}>
            <text
              x={isMirrored ? "98%" : "2%"}
              y={`${top(at) + 1.3}em`}
              className={row.tied ? "tie" : undefined}
              direction="inherit"
            >
              {place(row.place)}
              <tspan dx="0.8em">{short(row.organisation)}</tspan>
            </text>
            <line
              className={row.proposal === "winner" ? "whisker in" : "whisker"}
              x1={x(row.lowest)}
              x2={x(row.highest)}
              y1={`${top(at) + 2.2}em`}
              y2={`${top(at) + 2.2}em`}
            />
            <circle
              className={row.proposal === "winner" ? "dot in" : "dot"}
              cx={x(row.rawMean)}
              cy={`${top(at) + 2.2}em`}
              r="6.5"
            />
          </g>
        ))}
        {cut === null ? null : (
          <line className="cut" x1="0" x2="100%" y1={`${top(cut + 1)}em`} y2={`${top(cut + 1)}em`} />
        )}
      </svg>
    </figure>
  );
}

/** Height of one entry in the plot, in em. */
const LINE = 3.2;

const short = (name: string) => (name.length > 44 ? `${name.slice(0, 43)}…` : name);

/** The last row that wins, or waits for the chair, by the rules; null if none does. */
function cutAfter(rows: readonly RankingRow[]): number | null {
  const at = rows.findLastIndex((row) => row.proposal !== "none");
  return at < 0 || at === rows.length - 1 ? null : at;
}

/** Every figure of a ranking. Labelled as what it is: the raw mean. */
export function RankingTable({ ranking, criteria }: { ranking: Ranking; criteria: Named }) {
  const t = useT();
  const figure = useFigure();
  const place = usePlace();
  const cut = cutAfter(ranking.rows);
  return (
    // A wide table scrolls inside its own region, which the keyboard must be able to reach.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="scroll wide" role="region" aria-label={t("ranking.figures")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("ranking.place")}
            </th>
            <th scope="col">{t("ranking.organisation")}</th>
            <th scope="col">{t("ranking.entry")}</th>
            <th scope="col" className="num">
              {t("ranking.rawMean")}
            </th>
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

/** The categories as tabs to their pages. */
export function CategoryTabs({
  categories,
  current,
  to,
}: {
  categories: readonly { id: string; name: { en: string } & Record<string, string> }[];
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
