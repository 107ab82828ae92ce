import { Fragment, type ReactNode } from "react";
import type { Ranking } from "~/domain/ranking";
import type { MessageId } from "~/locales/catalogue";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { PlanForecast, RankingFigures, ShownJudge } from "~/domain/ranking-figures";
import { chanceText, useFigure } from "./ranking";
import { Typed } from "./words";

/** More than so many of a list are counted, not named. */
const NAMED = 30;

function Listed({ items }: { items: readonly ReactNode[] }) {
  const t = useT();
  const rest = items.length - NAMED;
  return (
    <>
      {items.slice(0, NAMED).map((item, at) => (
        <Fragment key={at}>
          {at > 0 ? ", " : null}
          {item}
        </Fragment>
      ))}
      {rest > 0 ? <> {t("figures.more", { count: rest })}</> : null}
    </>
  );
}

function Codes({ codes }: { codes: readonly string[] }) {
  return (
    <Listed
      items={codes.map((code) => (
        <span key={code} className="code whole">
          {code}
        </span>
      ))}
    />
  );
}

function Judge({ judge: { name, number } }: { judge: ShownJudge }) {
  const t = useT();
  return name === null ? t("figures.judgeNumber", { number }) : <Typed>{name}</Typed>;
}

function Judges({ judges }: { judges: readonly ShownJudge[] }) {
  return (
    <Listed
      items={judges.map((judge) => (
        <Judge key={judge.key} judge={judge} />
      ))}
    />
  );
}

/** What the scores cannot tell, each with what to do about it; the gravest first. */
export function FigureWarnings({ figures }: { figures: RankingFigures | "late" | "failed" | null }) {
  const t = useT();
  if (figures === null) return null;
  if (typeof figures === "string")
    return <p className="notice">{t(figures === "late" ? "figures.late" : "figures.failed")}</p>;
  const { warnings } = figures;
  if (warnings.length === 0) return null;
  const isBad = warnings.some(({ code }) => code === "disconnected");
  return (
    <section className={isBad ? "notice bad" : "notice"} aria-labelledby="warnings">
      <h2 id="warnings">{t("figures.warnings")}</h2>
      <ul className="stack">
        {warnings.map((warning, at) => (
          <li key={at}>
            <WarningWords warning={warning} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Figures of warnings that are points, shares or counts, as they are written. */
const pointsIn = new Set(["error", "sdEntry", "sdJudge", "mean"]);

function WarningWords({ warning }: { warning: RankingFigures["warnings"][number] }) {
  const { locale } = useT();
  const figure = useFigure();
  const { code, figures, entries, judges, parts, links } = warning;
  const values = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      typeof value === "string" || !(pointsIn.has(name) || name === "share")
        ? value
        : name === "share"
          ? chanceText(value, locale)
          : figure(value),
    ]),
  );
  return (
    <T
      id={`figures.warn.${code}` as MessageId}
      {...values}
      count={parts.length}
      codes={<Codes codes={entries} />}
      judges={figures["judges"] === undefined ? <Judges judges={judges} /> : values["judges"]}
      entries={values["entries"]}
      parts={
        <Listed
          items={parts.map((part, at) =>
            part.judges.length > 0 && part.entries.length > 0 ? (
              <T
                key={at}
                id="figures.warn.part"
                codes={<Codes codes={part.entries} />}
                judges={<Judges judges={part.judges} />}
              />
            ) : part.judges.length > 0 ? (
              <Judges key={at} judges={part.judges} />
            ) : (
              <Codes key={at} codes={part.entries} />
            ),
          )}
        />
      }
      links={
        <Listed
          items={links.map((link, at) => (
            <T
              key={at}
              id="figures.warn.link"
              judge={<Judge judge={link.judge} />}
              codes={<Codes codes={[link.entry]} />}
            />
          ))}
        />
      }
    />
  );
}

/** Who belongs among the first k, and which entries the scores do not tell apart. */
export function Sureness({ ranking, figures }: { ranking: Ranking; figures: RankingFigures }) {
  const t = useT();
  const { top, of, groups } = figures;
  const known = ranking.rows.flatMap((row) => {
    const own = of[row.id];
    return own ? [{ code: row.code, pTop: own.pTop }] : [];
  });
  if (known.length === 0) return null;
  const inside = known.filter(({ pTop }) => pTop >= 0.95);
  const open = known.filter(({ pTop }) => pTop >= 0.05 && pTop < 0.95);
  return (
    <section className="stack" aria-labelledby="sure">
      <h2 id="sure">{t("figures.sure", { top })}</h2>
      <p className="measure">
        <T
          id="figures.sureWords"
          top={top}
          inside={inside.length}
          codes={<Codes codes={inside.map(({ code }) => code)} />}
        />{" "}
        {open.length === 0 ? (
          t("figures.openNone")
        ) : (
          <T
            id="figures.openWords"
            codes={
              <Listed
                items={open.map(({ code, pTop }) => (
                  <span key={code} className="whole">
                    <span className="code">{code}</span> ({chanceText(pTop, t.locale)})
                  </span>
                ))}
              />
            }
          />
        )}
      </p>
      <h3>{t("figures.groups")}</h3>
      {groups.first.length === 0 && groups.cut.length === 0 ? (
        <p className="measure">{t("figures.groupNone", { top })}</p>
      ) : (
        <>
          <p className="small hint measure">{t("figures.groupsHint")}</p>
          <ul>
            {groups.first.length > 0 ? (
              <li>
                <T id="figures.groupFirst" codes={<Codes codes={groups.first} />} />
              </li>
            ) : null}
            {groups.cut.length > 0 ? (
              <li>
                <T id="figures.groupCut" top={top} codes={<Codes codes={groups.cut} />} />
              </li>
            ) : null}
          </ul>
        </>
      )}
    </section>
  );
}

/** Who would win if one judge's sheets were not there. */
export function WithoutJudge({ ranking, figures }: { ranking: Ranking; figures: RankingFigures }) {
  const t = useT();
  const { orders, rows } = ranking;
  const { without, top } = figures;
  const first = rows[0]?.code ?? "";
  if (without.length < 2) return null;
  const changes = without.filter(
    (one) => one.enters.length > 0 || one.leaves.length > 0 || !one.first.includes(first),
  );
  return (
    <section className="stack" aria-labelledby="without">
      <h2 id="without">{t("figures.without")}</h2>
      <p className="small hint measure">{t("figures.withoutHint", { orders })}</p>
      {changes.length === 0 ? (
        <p>{t("figures.withoutNone", { top })}</p>
      ) : (
        <>
          <dl className="answers">
            {changes.map((one) => (
              <div key={one.key}>
                <dt>
                  <T id="figures.withoutOne" judge={<Judge judge={one} />} />
                </dt>
                <dd>
                  {one.first.includes(first) ? null : (
                    <span className="block">
                      <T id="figures.withoutFirst" first={<Codes codes={one.first} />} />
                    </span>
                  )}
                  {one.enters.length > 0 || one.leaves.length > 0 ? (
                    <span className="block">
                      <T
                        id="figures.withoutMoves"
                        top={top}
                        enters={one.enters.length > 0 ? <Codes codes={one.enters} /> : "–"}
                        leaves={one.leaves.length > 0 ? <Codes codes={one.leaves} /> : "–"}
                      />
                    </span>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
          {changes.length < without.length ? (
            <p className="small hint">
              {t("figures.withoutSame", { count: without.length - changes.length, top })}
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

/** How hard each judge marks, with its error and what to look at; for those who deal with judges. */
export function Severity({ figures }: { figures: RankingFigures }) {
  const t = useT();
  const figure = useFigure();
  const { judges, top } = figures;
  if (!judges) return null;
  return (
    <section className="stack" aria-labelledby="severity">
      <h2 id="severity">{t("figures.severity")}</h2>
      <p className="small hint measure">{t("figures.severityHint")}</p>
      <dl className="answers">
        {judges.map((one) => (
          <div key={one.key}>
            <dt>
              <Judge judge={one} />
              <span className="small hint block">{t("ranking.sheetsCount", { count: one.sheets })}</span>
            </dt>
            <dd>
              {one.severity === null || one.se === null
                ? t("figures.notKnown")
                : t("figures.severityOf", {
                    side: one.severity > 0.05 ? "harder" : one.severity < -0.05 ? "kinder" : "like",
                    points: figure(Math.abs(one.severity)),
                    error: figure(one.se),
                  })}
              {one.flags.map((flag) => (
                <span key={flag} className="small block">
                  {t("figures.flag", { flag, top })}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** How far judges agree, in words first (levels of Koo & Li 2016, J. Chiropractic Medicine 15:155–163). */
export function Agreement({ figures }: { figures: RankingFigures }) {
  const t = useT();
  const figure = useFigure();
  const { agreement, model } = figures;
  const { panel, alpha, kendallW } = agreement;
  const points = (value: number | null) => (value === null ? t("figures.notKnown") : figure(value));
  return (
    <section className="stack" aria-labelledby="agreement">
      <h2 id="agreement">{t("figures.agreement")}</h2>
      <p className="measure">
        {panel === null
          ? t("figures.agreementNone")
          : t("figures.agreementPanel", {
              value: figure(panel, 2),
              level: panel < 0.5 ? "weak" : panel < 0.75 ? "fair" : panel < 0.9 ? "good" : "high",
            })}{" "}
        {alpha === null ? null : t("figures.agreementAlpha", { value: figure(alpha, 2) })}{" "}
        {kendallW === null ? null : t("figures.agreementW", { value: figure(kendallW, 2) })}
      </p>
      <p className="measure">
        {t("figures.spread", {
          entry: points(model.sdEntry),
          judge: points(model.sdJudge),
          residual: points(model.sdResidual),
        })}
      </p>
    </section>
  );
}

/** What a plan can be expected to find out, by category, and what one more judge for each entry would change. */
export function PlanForecasts({
  forecast,
  assumed,
  other,
  contests,
  address,
}: {
  forecast: readonly PlanForecast[] | "late" | "failed";
  assumed: {
    prior: { sdEntry: number; sdJudge: number; sdResidual: number };
    from: { edition: string; sheets: number } | null;
  };
  /** What else could be assumed: the spread of an edition, or the stated prior; null where there is no choice. */
  other: { edition: string | null } | null;
  contests: number;
  /** Of the page on which this stands. */
  address: string;
}) {
  const t = useT();
  const figure = useFigure();
  if (typeof forecast === "string")
    return (
      <p className="hint">{t(forecast === "late" ? "figures.forecastLate" : "figures.failedForecast")}</p>
    );
  const rows = (one: PlanForecast) =>
    [
      { label: t("figures.forecastBest"), of: "bestWins" },
      { label: t("figures.forecastRight", { top: one.top }), of: "firstRight" },
      { label: t("figures.forecastFound", { top: one.top }), of: "found" },
    ] as const;
  return (
    <div className="stack">
      <p className="measure">
        {t("figures.forecastAssumed", {
          from: assumed.from ? "edition" : other ? "stated" : "none",
          edition: assumed.from?.edition ?? "",
          sheets: assumed.from?.sheets ?? 0,
          entry: figure(assumed.prior.sdEntry),
          judge: figure(assumed.prior.sdJudge),
          residual: figure(assumed.prior.sdResidual),
        })}{" "}
        {other ? (
          <a href={other.edition === null ? `${address}?assume=stated#forecast` : `${address}#forecast`}>
            {t("figures.forecastOther", {
              to: other.edition === null ? "stated" : "edition",
              edition: other.edition ?? "",
            })}
          </a>
        ) : null}
      </p>
      <p className="small hint measure">{t("figures.forecastHint", { contests })}</p>
      {forecast
        .filter(({ parts }) => parts > 1)
        .map(({ category, parts }) => (
          <p key={category} className="notice bad">
            {t("figures.forecastParts", { category, parts })}
          </p>
        ))}
      {forecast.length > 0 ? (
        <table>
          <caption className="hidden">{t("figures.forecast")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("figures.forecastHow")}</th>
              <th scope="col" className="num">
                {t("figures.forecastNow")}
              </th>
              <th scope="col" className="num">
                {t("figures.forecastMore")}
              </th>
            </tr>
          </thead>
          {forecast.map((one) => (
            <tbody key={one.category}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  <strong>{t("figures.forecastOf", { category: one.category, entries: one.entries })}</strong>
                </th>
              </tr>
              {rows(one).map(({ label, of }) => (
                <tr key={of}>
                  <th scope="row">{label}</th>
                  <td className="num">{chanceText(one.plan[of], t.locale)}</td>
                  <td className="num">{chanceText(one.more[of], t.locale)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      ) : null}
      {forecast.length > 0 ? (
        <p className="small hint measure">
          {t("figures.forecastMoreHint", {
            sheets: forecast.reduce((sum, one) => sum + one.more.sheets, 0),
          })}
        </p>
      ) : null}
    </div>
  );
}

/** The plain words for universities on how a ranking is made. */
export function Explanation({
  figures,
  orders,
  perEntry,
  band,
}: {
  figures: RankingFigures;
  orders: Ranking["orders"];
  perEntry: number;
  band: number;
}) {
  const t = useT();
  const { top, seed, draws } = figures;
  return (
    <section className="stack" aria-labelledby="explain">
      <h2 id="explain">{t("figures.explain")}</h2>
      <p className="measure">{t("figures.explainWords", { k: perEntry, top, orders, band })}</p>
      <p className="measure">{t("figures.explainSure", { k: perEntry, draws, seed: String(seed) })}</p>
    </section>
  );
}

/** Where one more sheet counts most; one press leads to where it is asked for. */
export function ExtraSheets({ figures }: { figures: RankingFigures }) {
  const t = useT();
  const figure = useFigure();
  const { extra, top } = figures;
  const lists = [
    {
      key: "winner",
      head: t("figures.extraWinner"),
      items: extra.winner.map(({ entry, gain }) => ({
        code: entry,
        words: t("figures.extraWinnerOne", { gain: figure(gain) }),
      })),
    },
    {
      key: "cut",
      head: t("figures.extraCut", { top }),
      items: extra.cut.map(({ entry, pTop }) => ({
        code: entry,
        words: t("figures.extraCutOne", { chance: chanceText(pTop, t.locale), top }),
      })),
    },
  ].filter(({ items }) => items.length > 0);
  if (lists.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="extra">
      <h2 id="extra">{t("figures.extra")}</h2>
      <p className="small hint measure">{t("figures.extraHint")}</p>
      {lists.map(({ key, head, items }) => (
        <Fragment key={key}>
          <h3>{head}</h3>
          <ul className="plain-list stack">
            {items.map(({ code, words }) => (
              <li key={code} className="small">
                <span className="code">{code}</span>: {words}.{" "}
                <a href={paths.planTopUpFor(code)} aria-label={t("figures.extraAskOf", { code })}>
                  {t("figures.extraAsk")}
                </a>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </section>
  );
}
