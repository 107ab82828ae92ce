import { useLoaderData } from "@remix-run/react";
import { FigureList } from "~/components/figure-list";
import { WorkHead } from "~/components/page";
import { SponsorBlock } from "~/components/sponsor-block";
import { countryName, Moment, Said, Typed } from "~/components/words";
import type { Totals } from "~/domain/totals";
import { inLanguage } from "~/domain/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };

type Own = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["own"]>;

export default function OwnSponsorPage() {
  const { own, hasLeft } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={t("sponsoring.title")}>
        {own ? (
          <p>
            <T id="sponsoring.since" name={<Typed>{own.sponsor.name}</Typed>} edition={own.edition} />
          </p>
        ) : null}
      </WorkHead>
      {own ? (
        <>
          <section className="leaf" aria-labelledby="now">
            <h2 id="now">
              <T id="sponsoring.now" name={<Typed>{own.sponsor.name}</Typed>} />
            </h2>
            <div className="stack-l">
              <SponsorBlock sponsor={own.sponsor} edition={own.edition} award={own.award} />
              <Proposed own={own} />
            </div>
          </section>
          <Numbers own={own} />
          <Told own={own} />
        </>
      ) : (
        <p className="notice quiet">{t(hasLeft ? "sponsoring.gone" : "sponsoring.none")}</p>
      )}
    </div>
  );
}

/** How far the proposal is, and the way on. */
function Proposed({ own: { proposal, zone } }: { own: Own }) {
  const t = useT();
  const state = proposal?.state ?? "none";
  return (
    <div className="stack">
      {proposal ? (
        <div className={state === "refused" ? "notice" : "notice quiet"}>
          <p>
            <T id="sponsoring.proposalState" state={state} at={<Moment at={proposal.at} zone={zone} />} />
          </p>
          {proposal.answer ? (
            <p>
              <Typed>{proposal.answer}</Typed>
            </p>
          ) : null}
        </div>
      ) : (
        <p>{t("sponsoring.proposalNone")}</p>
      )}
      <p className="actions">
        {state === "sent" ? (
          <>
            <a className="button second" href={paths.proposalPreview}>
              {t("sponsoring.seePreview")}
            </a>
            <a href={paths.proposalWithdrawal}>{t("sponsoring.takeBack")}</a>
          </>
        ) : (
          <a className="button" href={paths.ownProposal}>
            {t("sponsoring.propose", { state })}
          </a>
        )}
      </p>
    </div>
  );
}

/** Totals with small cells merged, or the day from which they stand here. */
function Numbers({ own: { totals, categories, sponsor, closes, zone } }: { own: Own }) {
  const t = useT();
  if (!totals)
    return (
      <section className="leaf" aria-labelledby="totals">
        <h2 id="totals">{t("sponsoring.totals")}</h2>
        <p>
          <T id="sponsoring.totalsLater" at={<Moment at={closes} zone={zone} />} />
        </p>
      </section>
    );
  const { total } = totals.byCategory;
  const nameOf = (id: string) => {
    const category = categories.find((one) => one.id === id);
    return category ? t("sponsoring.category", { id, name: inLanguage(category.name, t.locale) }) : id;
  };
  const nameOfCountry = (id: string) => countryName(id, t.locale);
  return (
    <section className="leaf" aria-labelledby="totals">
      <h2 id="totals">{t("sponsoring.totals")}</h2>
      <div className="stack-l">
        <p className="small">
          {t("sponsoring.totalsScope", {
            scope: sponsor.tier === "title" || sponsor.tier === "inKind" ? "all" : "some",
            name: sponsor.name,
          })}
        </p>
        {total === null ? (
          <p>{t("sponsoring.receivedFew")}</p>
        ) : (
          <>
            <FigureList figures={[{ label: t("sponsoring.received"), value: total }]} />
            <h3>{t("sponsoring.byCategory")}</h3>
            <Cells totals={totals.byCategory} nameOf={nameOf} />
            <h3>{t("sponsoring.byCountry")}</h3>
            <Cells
              totals={{ ...totals.byCountry, cells: byCount(totals.byCountry.cells, nameOfCountry) }}
              nameOf={nameOfCountry}
            />
            {totals.byCategory.other || totals.byCountry.other ? (
              <p className="hint">{t("sponsoring.otherMeans")}</p>
            ) : null}
          </>
        )}
      </div>
    </section>
  );
}

/** The most first; among equals by name. */
function byCount(cells: Totals["cells"], nameOf: (id: string) => string): Totals["cells"] {
  return [...cells].sort((a, b) => b.count - a.count || nameOf(a.id).localeCompare(nameOf(b.id)));
}

function Cells({ totals: { cells, other }, nameOf }: { totals: Totals; nameOf: (id: string) => string }) {
  const t = useT();
  if (other === null) return <p>{t("sponsoring.tooSmall")}</p>;
  return (
    <FigureList
      figures={[
        ...cells.map(({ id, count }) => ({ label: nameOf(id), value: count })),
        ...(other > 0 ? [{ label: t("sponsoring.other"), value: other }] : []),
      ]}
    />
  );
}

/** Who won what the sponsor supports, or that it will stand here. */
function Told({ own: { winners, sponsor, edition, announcedAt, zone } }: { own: Own }) {
  const t = useT();
  return (
    <section className="leaf" aria-labelledby="winners">
      <h2 id="winners">{t("sponsoring.winners")}</h2>
      {winners ? (
        <div className="stack-l">
          {winners.length === 0 ? (
            <p>
              <T id="sponsoring.winnersNone" name={<Typed>{sponsor.name}</Typed>} />
            </p>
          ) : null}
          {winners.map(({ id, name, isCategory, cards }) => (
            <div key={id} className="stack">
              <h3>
                {isCategory ? `${id} ` : null}
                <Said words={name} />
              </h3>
              {cards.length === 0 ? <p>{t("sponsoring.noWinner")}</p> : null}
              <ul className="plain-list stack">
                {cards.map((card) => (
                  <li key={card.code}>
                    <Typed>{card.title}</Typed>
                    <span className="block small">
                      <Typed>{card.organisation}</Typed>
                      {card.country ? <>, {countryName(card.country, t.locale)}</> : null}
                    </span>
                    {card.ownTitle ? (
                      <span className="block small" dir="auto">
                        <Typed>{card.ownTitle}</Typed>
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <p>
            <a href={paths.winners}>{t("sponsoring.allWinners", { edition })}</a>
          </p>
        </div>
      ) : (
        <p>
          <T
            id="sponsoring.winnersLater"
            name={<Typed>{sponsor.name}</Typed>}
            at={<Moment at={announcedAt} zone={zone} />}
          />
        </p>
      )}
    </section>
  );
}
