import { useLoaderData } from "@remix-run/react";
import { Corrections } from "~/components/corrections";
import { FigureList } from "~/components/figure-list";
import { Seals } from "~/components/seals";
import { SponsorBlock } from "~/components/sponsor-block";
import { Tally } from "~/components/tally";
import { countryName, Moment, Said, Typed } from "~/components/words";
import { directionOf } from "~/locales/direction";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
type Winners = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["winners"]>;

/** With more entries than this a ruler of one line each would be a grey field. */
const MOST_TICKS = 600;

export default function WinnersPage() {
  const { edition, zone, announced, isLate, winners } = useLoaderData<typeof loader>();
  const t = useT();
  if (!winners)
    return (
      <div className="wrap cover">
        <h1>{t("release.notYetHeading")}</h1>
        <p className="lead">
          {isLate ? (
            t("release.notYetLate")
          ) : (
            <T id="release.notYet" at={<Moment at={announced} zone={zone} />} />
          )}
        </p>
        <p className="actions">
          <a className="button" href={paths.rules}>
            {t("release.notYetNext")}
          </a>
          <a href={paths.winnersFeed}>{t("winners.feed")}</a>
          <a href={paths.earlier}>{t("winners.earlierLink")}</a>
        </p>
      </div>
    );
  const { figures, specialAwards, sponsors: all, sealedAt, file, key, seals } = winners;
  const { category, region, country } = winners.choice;
  const narrowing = winners.chosen ? `?${new URLSearchParams({ category, region, country }).toString()}` : "";
  // Who gives a special award stands beside it, and nowhere else.
  const sponsors = all.filter(({ award }) => !specialAwards.some(({ id }) => id === award));
  return (
    <>
      <div className="cloth">
        <div className="wrap cover">
          <p className="over">
            <T
              id="release.winnersOver"
              edition={edition}
              day={<Moment at={announced} zone={zone} withTime={false} />}
            />
          </p>
          <h1>{t("release.winnersHeading", { count: figures.winners })}</h1>
          {figures.received > 0 && figures.received <= MOST_TICKS ? <Ruler figures={figures} /> : null}
          <p className="sum">{t("release.winnersSum", figures)}</p>
        </div>
      </div>
      <div className="wrap">
        <nav aria-label={t("winners.onPage")} className="on-page">
          <ul className="menu" role="list">
            {(["cases", "numbers", "how", "files"] as const).map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{t(`winners.goTo.${id}`)}</a>
              </li>
            ))}
            <li>
              <a href={paths.certificates}>{t("certificates.checkTitle")}</a>
            </li>
          </ul>
        </nav>
        <Corrections corrections={winners.corrections} zone={zone} />
        <Origins winners={winners} />
        <Cases winners={winners} zone={zone} edition={edition} />
        <Numbers figures={figures} tallies={winners.tallies} />
        <section className="leaf" aria-labelledby="how">
          <h2 id="how">{t("release.how")}</h2>
          <div className="stack-l">
            <FigureList
              figures={[
                { label: t("release.judges"), value: figures.judges },
                { label: t("release.sheets"), value: figures.sheets },
                { label: t("release.recusals"), value: figures.recusals },
                ...(sealedAt
                  ? [
                      {
                        label: t("release.sealed"),
                        value: <Moment at={sealedAt} zone={zone} withTime={false} />,
                      },
                    ]
                  : []),
              ]}
            />
            <ul className="menu">
              <li>
                <a href={paths.jury}>{t("winners.juryLink")}</a>
              </li>
              <li>
                <a href={paths.rules}>{t("winners.rulesLink")}</a>
              </li>
              <li>
                <a href={paths.earlier}>{t("winners.earlierLink")}</a>
              </li>
            </ul>
          </div>
        </section>
        <section className="leaf" aria-labelledby="files">
          <h2 id="files">{t("winners.files")}</h2>
          <div className="stack">
            <p>{t("winners.filesWords")}</p>
            {winners.chosen ? <p>{t("winners.filesChosen", { choice: winners.chosen })}</p> : null}
            <ul className="menu">
              <li>
                <a href={paths.casebook}>{t("casebook.link")}</a>
              </li>
              <li>
                <a href={paths.winnersJson + narrowing}>{t("winners.fileJson")}</a>
              </li>
              <li>
                <a href={paths.winnersCsv + narrowing}>{t("winners.fileCsv")}</a>
              </li>
              <li>
                <a href={paths.winnersFeed}>{t("winners.fileFeed")}</a>
              </li>
            </ul>
          </div>
        </section>
        {file ? (
          <section className="leaf" aria-labelledby="check">
            <h2 id="check">{t("results.checkHeading")}</h2>
            <div className="stack">
              <p>{t("results.checkWords")}</p>
              <p>
                <a href={paths.result}>{t("results.download")}</a>
              </p>
              <p className="small">
                {t("results.hash")} <span className="code long">{file}</span>
              </p>
              <p className="small">
                {t("results.key")} <span className="code long">{key}</span>
              </p>
              {seals.length > 0 ? <Seals seals={seals} zone={zone} /> : null}
            </div>
          </section>
        ) : null}
        {sponsors.length > 0 ? (
          <section className="leaf" aria-labelledby="sponsors">
            <h2 id="sponsors">{t("release.sponsorHeading", { count: sponsors.length })}</h2>
            <div className="stack-l">
              {sponsors.map((sponsor) => (
                <SponsorBlock key={sponsor.id} sponsor={sponsor} edition={edition} />
              ))}
              <p>{t("sponsors.apart")}</p>
            </div>
          </section>
        ) : null}
      </div>
    </>
  );
}

/** Regions with their countries, each a way to its cases. */
function Origins({ winners: { regions } }: { winners: Winners }) {
  const t = useT();
  if (regions.length === 0) return null;
  return (
    <section className="leaf" aria-labelledby="where">
      <h2 id="where">{t("winners.where")}</h2>
      <div className="stack">
        <Tally
          rows={regions.map(({ region, winners, countries }) => ({
            key: region,
            label: <a href={paths.winnersBy({ region })}>{t("winners.region", { region })}</a>,
            tall: winners,
            all: winners,
            says: t("winners.regionWon", { count: winners }),
            value: winners,
            under: byName(countries, t.locale).map(({ country, name, winners: count }, at) => (
              <span key={country}>
                {at > 0 ? ", " : ""}
                <a href={paths.winnersBy({ country })}>{name}</a>
                {count > 1 ? ` ${count}` : ""}
              </span>
            )),
          }))}
        />
        <p className="small hint">{t("winners.whereHint")}</p>
      </div>
    </section>
  );
}

/** Countries in the order in which a reader of this language looks them up. */
function byName<Of extends { country: string }>(countries: readonly Of[], locale: string) {
  return countries
    .map((one) => ({ ...one, name: countryName(one.country, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale.startsWith("en") ? "en" : locale));
}

/** The cases that fit what the reader chose, and the ways to choose. */
function Cases({ winners, zone, edition }: { winners: Winners; zone: string; edition: string }) {
  const t = useT();
  const { categories, specialAwards, sponsors, choice, chosen, found, figures, regions, tallies } = winners;
  const { category, region, country } = choice;
  const countries = byName(
    regions.flatMap((one) => (region === "" || one.region === region ? one.countries : [])),
    t.locale,
  );
  const shown = categories.filter(
    ({ id, cards }) =>
      cards.length > 0 || (chosen === "" ? true : id === category && region + country === ""),
  );
  return (
    <section aria-labelledby="cases" className="cases-found">
      <h2 id="cases">{t("winners.cases")}</h2>
      <nav aria-label={t("release.categoryNav")}>
        <ul className="tabs" role="list">
          <li>
            <a
              href={paths.winnersBy({ region, country })}
              aria-current={category === "" ? "page" : undefined}
            >
              {t("winners.all", { count: figures.winners })}
            </a>
          </li>
          {tallies.map((one) => (
            <li key={one.category}>
              <a
                href={paths.winnersBy({ category: one.category, region, country })}
                aria-current={category === one.category ? "page" : undefined}
              >
                {t("release.categoryTab", { id: one.category, count: one.winners })}
              </a>
            </li>
          ))}
          {chosen === ""
            ? specialAwards.map(({ id, name, cards }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    <Said words={name} />, {t("winners.regionWon", { count: cards.length })}
                  </a>
                </li>
              ))
            : null}
        </ul>
      </nav>
      <form
        className="filter"
        method="get"
        action={`${paths.winners}#cases`}
        role="search"
        aria-label={t("winners.find")}
      >
        {category ? <input type="hidden" name="category" value={category} /> : null}
        <div className="field">
          <label htmlFor="region">{t("winners.byRegion")}</label>
          <select id="region" name="region" defaultValue={region}>
            <option value="">{t("winners.anyRegion")}</option>
            {regions.map((one) => (
              <option key={one.region} value={one.region}>
                {t("winners.region", { region: one.region })}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="country">{t("winners.byCountry")}</label>
          <select id="country" name="country" defaultValue={country}>
            <option value="">{t("winners.anyCountry")}</option>
            {countries.map((one) => (
              <option key={one.country} value={one.country}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <button className="button second">{t("winners.show")}</button>
      </form>
      {chosen ? (
        <p className="found">
          {t("winners.found", { count: found, choice: chosen })}{" "}
          {found === 0 ? `${t("winners.foundNothing")} ` : ""}
          <a href={paths.winnersBy({})}>{t("winners.showAll", { count: figures.winners })}</a>
        </p>
      ) : null}
      {shown.map(({ id, name, cards, notAwarded, merged }) => (
        <section key={id} className="leaf" aria-labelledby={id}>
          <h3 id={id}>
            <Said words={name} />
          </h3>
          <div className="stack-l">
            {merged.map((words, at) => (
              <p key={at} className="measure">
                <T id="merging.here" category={<Said words={words} />} />
              </p>
            ))}
            {cards.length === 0 ? (
              <p>{t("release.noneChosen")}</p>
            ) : (
              <ul className="cases" role="list">
                {cards.map((card) => (
                  <Card key={card.code} card={card} category={id} zone={zone} isNamed />
                ))}
              </ul>
            )}
            {notAwarded ? (
              <div className="stack">
                <h4>{t("results.notAwarded")}</h4>
                <p>
                  <Typed>{notAwarded}</Typed>
                </p>
              </div>
            ) : null}
          </div>
        </section>
      ))}
      {specialAwards
        .filter(({ cards }) => cards.length > 0 || chosen === "")
        .map(({ id, name, criteria, isMention, cards, notAwarded }) => (
          <section key={id} className="leaf" aria-labelledby={id}>
            <h3 id={id}>
              <Said words={name} />
            </h3>
            <div className="stack-l">
              {criteria ? (
                <p className="measure">
                  {isMention ? (
                    <Said words={criteria} />
                  ) : (
                    <T id="release.awardFor" criteria={<Said words={criteria} />} />
                  )}
                </p>
              ) : null}
              {cards.length === 0 ? (
                <p>{t("release.awardNone")}</p>
              ) : (
                <ul className="cases" role="list">
                  {cards.map((card) => (
                    <Card
                      key={card.code}
                      card={card}
                      category={id}
                      zone={zone}
                      isNamed={!categories.some((one) => one.cards.some(({ code }) => code === card.code))}
                    />
                  ))}
                </ul>
              )}
              {notAwarded ? (
                <p>
                  <Typed>{notAwarded}</Typed>
                </p>
              ) : null}
              {sponsors
                .filter(({ award }) => award === id)
                .map((sponsor) => (
                  <SponsorBlock key={sponsor.id} sponsor={sponsor} edition={edition} award={name} />
                ))}
            </div>
          </section>
        ))}
    </section>
  );
}

function Card({
  card,
  category,
  zone,
  isNamed,
}: {
  card: Winners["categories"][number]["cards"][number];
  category: string;
  zone: string;
  /** Letters lead to it by its code; of a case that stands here twice, to the first. */
  isNamed: boolean;
}) {
  const t = useT();
  const {
    code,
    title,
    ownTitle,
    organisation,
    ownOrganisation,
    country,
    line,
    enteredIn,
    opensAt,
    photo,
    hasPage,
  } = card;
  return (
    <li id={isNamed ? code : undefined}>
      {photo ? (
        <img
          className="card-photo"
          src={paths.winnerPhotoSmall(code, photo.id)}
          alt={photo.description}
          loading="lazy"
        />
      ) : null}
      <p className="own">
        <Typed>{ownOrganisation || organisation}</Typed>
      </p>
      <p className="where">
        {ownOrganisation ? (
          <>
            <Typed>{organisation}</Typed>
            {", "}
          </>
        ) : null}
        {country ? `${countryName(country, t.locale)}, ` : ""}
        <span className="code">{code}</span>
      </p>
      <h4>
        {hasPage ? (
          <a href={paths.winner(code)}>
            <Typed>{ownTitle || title}</Typed>
          </a>
        ) : (
          <Typed>{ownTitle || title}</Typed>
        )}
      </h4>
      {ownTitle ? (
        <p>
          <Typed>{title}</Typed>
        </p>
      ) : null}
      {line ? (
        <p>
          <Typed>{line}</Typed>
        </p>
      ) : null}
      {enteredIn ? (
        <p className="small hint">{t("merging.enteredIn", { category: enteredIn, into: category })}</p>
      ) : null}
      {opensAt ? (
        <p className="hint">
          {card.isHidden ? (
            t("correction.pageDown")
          ) : (
            <T id="winners.opens" day={<Moment at={opensAt} zone={zone} withTime={false} />} />
          )}
        </p>
      ) : null}
    </li>
  );
}

/** The numbers of the edition, each with what it counts, and how they spread over the categories. */
function Numbers({ figures, tallies }: Pick<Winners, "figures" | "tallies">) {
  const t = useT();
  return (
    <section className="leaf" aria-labelledby="numbers">
      <h2 id="numbers">{t("winners.numbers")}</h2>
      <div className="stack-l">
        <FigureList
          figures={[
            { label: t("winners.received"), value: figures.received, means: t("winners.receivedMeans") },
            { label: t("winners.valid"), value: figures.valid, means: t("winners.validMeans") },
            { label: t("winners.countries"), value: figures.countries, means: t("winners.countriesMeans") },
            { label: t("winners.won"), value: figures.winners, means: t("winners.wonMeans") },
          ]}
        />
        <h3>{t("winners.what")}</h3>
        <Tally
          rows={tallies.map(({ category, valid, winners }) => ({
            key: category,
            label: <a href={paths.winnersBy({ category })}>{category}</a>,
            tall: winners,
            all: valid,
            says: t("winners.categoryWonLong", { winners, valid }),
            value: t("winners.categoryWon", { winners, valid }),
          }))}
        />
        <p className="small hint">{t("winners.whatHint")}</p>
      </div>
    </section>
  );
}

/** One line for each entry: winners the full height, valid ones half, the others short. */
function Ruler({ figures }: { figures: Winners["figures"] }) {
  const t = useT();
  const { received, valid, winners } = figures;
  const mirror = directionOf(t.locale) === "rtl";
  return (
    <svg
      className="ruler"
      height="5em"
      role="img"
      aria-label={t("release.ruler", { received, valid, winners })}
    >
      {Array.from({ length: received }, (_, at) => {
        const from = received === 1 ? 50 : 0.3 + (at * 99.4) / (received - 1);
        const x = `${(mirror ? 100 - from : from).toFixed(2)}%`;
        const [kind, top] =
          at < winners
            ? (["point", "0.2em"] as const)
            : at < valid
              ? (["tall", "2.4em"] as const)
              : (["tick", "4em"] as const);
        return <line key={at} className={kind} x1={x} x2={x} y1={top} y2="5em" />;
      })}
    </svg>
  );
}
