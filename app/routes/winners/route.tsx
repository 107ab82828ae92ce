import { useLoaderData } from "@remix-run/react";
import { Seals } from "~/components/seals";
import { SponsorBlock } from "~/components/sponsor-block";
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
        </p>
      </div>
    );
  const { figures, categories, specialAwards, sponsors: all, sealedAt, file, key, seals } = winners;
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
        <nav aria-label={t("release.categoryNav")}>
          <ul className="tabs" role="list">
            {categories.map(({ id, cards }) => (
              <li key={id}>
                <a href={`#${id}`}>{t("release.categoryTab", { id, count: cards.length })}</a>
              </li>
            ))}
            {specialAwards.map(({ id, name, cards }) => (
              <li key={id}>
                <a href={`#${id}`}>
                  <T id="release.awardTab" name={<Said words={name} />} count={cards.length} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {categories.map(({ id, name, cards, notAwarded }) => (
          <section key={id} className="leaf" aria-labelledby={id}>
            <h2 id={id}>
              <Said words={name} />
            </h2>
            {cards.length === 0 ? (
              <p>{t("release.noneChosen")}</p>
            ) : (
              <ul className="cases" role="list">
                {cards.map((card) => (
                  <Card key={card.code} card={card} />
                ))}
              </ul>
            )}
            {notAwarded ? (
              <>
                <h3>{t("results.notAwarded")}</h3>
                <p>
                  <Typed>{notAwarded}</Typed>
                </p>
              </>
            ) : null}
          </section>
        ))}
        {specialAwards.map(({ id, name, criteria, cards, notAwarded }) => (
          <section key={id} className="leaf" aria-labelledby={id}>
            <h2 id={id}>
              <Said words={name} />
            </h2>
            <div className="stack-l">
              {criteria ? (
                <p className="measure">
                  <T id="release.awardFor" criteria={<Said words={criteria} />} />
                </p>
              ) : null}
              {cards.length === 0 ? (
                <p>{t("release.awardNone")}</p>
              ) : (
                <ul className="cases" role="list">
                  {cards.map((card) => (
                    <Card key={card.code} card={card} />
                  ))}
                </ul>
              )}
              {notAwarded ? (
                <p>
                  <Typed>{notAwarded}</Typed>
                </p>
              ) : null}
              {all
                .filter(({ award }) => award === id)
                .map((sponsor) => (
                  <SponsorBlock key={sponsor.id} sponsor={sponsor} edition={edition} award={name} />
                ))}
            </div>
          </section>
        ))}
        <section className="leaf" aria-labelledby="how">
          <h2 id="how">{t("release.how")}</h2>
          <dl className="programme">
            {(
              [
                [t("release.judges"), figures.judges],
                [t("release.sheets"), figures.sheets],
                [t("release.recusals"), figures.recusals],
                ...(sealedAt
                  ? [
                      [
                        t("release.sealed"),
                        <Moment key="s" at={sealedAt} zone={zone} withTime={false} />,
                      ] as const,
                    ]
                  : []),
              ] as const
            ).map(([label, value]) => (
              <div key={label}>
                <dt>
                  <span>{label}</span>
                </dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
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

function Card({ card }: { card: Winners["categories"][number]["cards"][number] }) {
  const t = useT();
  const { code, title, ownTitle, organisation, ownOrganisation, country, line } = card;
  return (
    <li>
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
      <h3>
        <a href={paths.winner(code)}>
          <Typed>{ownTitle || title}</Typed>
        </a>
      </h3>
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
    </li>
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
