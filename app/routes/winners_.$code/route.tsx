import { useLoaderData } from "@remix-run/react";
import { Corrections } from "~/components/corrections";
import { Value } from "~/components/entry-reading";
import { SponsorBlock } from "~/components/sponsor-block";
import { countryName, Said, Typed, writtenIn } from "~/components/words";
import type { ViewField } from "~/domain/entry-document";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
type Case = ReturnType<typeof useLoaderData<typeof loader>>;
const isLong = (field: ViewField) => field.value.kind === "prose" || field.value.kind === "rows";

export default function CasePage() {
  const page = useLoaderData<typeof loader>();
  const { edition, card, category, hasWonCategory, specialAwards, hash, isWithheld } = page;
  const { summary, figures, people, sections, photos, sponsors } = page;
  const t = useT();
  // How the form was divided is nothing to a reader: what runs on comes first, single answers last.
  const fields = sections.flatMap((section) => section.fields);
  const texts = fields.filter(isLong);
  const facts = fields.filter((field) => !isLong(field));
  const [first, ...others] = photos;
  return (
    <>
      <div className="wrap cover case">
        {specialAwards.map(({ id, name }) => (
          <p key={id} className="over">
            <T id="release.awardOf" edition={edition} name={<Said words={name} />} />
          </p>
        ))}
        <p className="over">
          <a href={paths.winners}>
            {hasWonCategory
              ? t("release.caseOver", { edition, category: category.id })
              : t("release.caseEntered", { category: category.id })}
          </a>
        </p>
        <p className="own case-own">
          <Typed>{card.ownOrganisation || card.organisation}</Typed>
        </p>
        <h1>
          <Typed>{card.ownTitle || card.title}</Typed>
        </h1>
        {card.ownTitle ? (
          <p className="lead">
            <Typed>{card.title}</Typed>
          </p>
        ) : null}
        <p className="case-by">
          {card.ownOrganisation ? (
            <>
              <Typed>{card.organisation}</Typed>
              {", "}
            </>
          ) : null}
          {card.country ? `${countryName(card.country, t.locale)}, ` : ""}
          <span className="code">{card.code}</span>
        </p>
        {card.enteredIn ? (
          <p className="small hint">
            {t("merging.enteredIn", { category: card.enteredIn, into: category.id })}
          </p>
        ) : null}
      </div>
      <div className="wrap">
        {isWithheld ? (
          <section className="leaf">
            <div className="notice">
              <p>{t("release.caseWithheld")}</p>
            </div>
          </section>
        ) : null}
        {summary ? (
          <section className="leaf" aria-labelledby="summary">
            <h2 id="summary">{t("winners.summary")}</h2>
            <div className="stack-l">
              {first ? <Photo code={card.code} photo={first} isWide /> : null}
              <div className="stack case-summary">
                <Value field={summary.id} label={summary.label} value={summary.value} />
              </div>
            </div>
          </section>
        ) : null}
        {figures.length > 0 ? (
          <section className="leaf" aria-labelledby="figures">
            <h2 id="figures">{t("winners.figures")}</h2>
            <div className="stack-l">
              {figures.map((field) => (
                <Figures key={field.id} field={field} />
              ))}
            </div>
          </section>
        ) : null}
        {texts.length > 0 ? (
          <section className="leaf" aria-labelledby="texts">
            <h2 id="texts">{t("winners.texts")}</h2>
            <div className="stack-l">
              {texts.map((field) => (
                <section key={field.id} className="stack">
                  <h3>
                    <Said words={field.label} />
                  </h3>
                  <Value field={field.id} label={field.label} value={field.value} />
                </section>
              ))}
            </div>
          </section>
        ) : null}
        {people.map((field) => (
          <section key={field.id} className="leaf" aria-labelledby={`p-${field.id}`}>
            <h2 id={`p-${field.id}`}>
              <Said words={field.label} />
            </h2>
            <Rows field={field} />
          </section>
        ))}
        {others.length > 0 ? (
          <section className="leaf" aria-labelledby="photos">
            <h2 id="photos">{t("release.casePhotos")}</h2>
            <ul className="photos" role="list">
              {others.map((photo) => (
                <li key={photo.id}>
                  <Photo code={card.code} photo={photo} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {facts.length > 0 ? (
          <section className="leaf" aria-labelledby="facts">
            <h2 id="facts">{t("winners.facts")}</h2>
            <dl className="answers">
              {facts.map((field) => (
                <div key={field.id}>
                  <dt>
                    <Said words={field.label} />
                  </dt>
                  <dd>
                    <Value field={field.id} label={field.label} value={field.value} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
        <About page={page} />
        <Corrections corrections={page.corrections} zone={page.zone} />
        {sponsors.length > 0 ? (
          <section className="leaf" aria-labelledby="sponsors">
            <h2 id="sponsors">{t("release.sponsorHeading", { count: sponsors.length })}</h2>
            <div className="stack-l">
              {sponsors.map((sponsor) => (
                <SponsorBlock
                  key={sponsor.id}
                  sponsor={sponsor}
                  edition={edition}
                  award={specialAwards.find(({ id }) => id === sponsor.award)?.name}
                />
              ))}
              <p>{t("sponsors.apart")}</p>
            </div>
          </section>
        ) : null}
        <section className="leaf stack">
          <p>
            <a href={paths.winners}>{t("release.caseBack", { edition })}</a>
          </p>
          <p className="small">
            {t("release.caseHash")}: <code className="hash">{hash}</code>
          </p>
        </section>
      </div>
    </>
  );
}

/** A photograph with who took it; the browser takes the size that its place needs. */
function Photo({
  code,
  photo: { id, description, credit },
  isWide = false,
}: {
  code: string;
  photo: Case["photos"][number];
  isWide?: boolean;
}) {
  return (
    <figure className={isWide ? "photo-wide" : undefined}>
      <a href={paths.winnerPhoto(code, id)}>
        <img
          src={paths.winnerPhotoSmall(code, id)}
          srcSet={`${paths.winnerPhotoSmall(code, id)} 640w, ${paths.winnerPhoto(code, id)} 2560w`}
          sizes={isWide ? "(min-width: 64em) 48rem, 92vw" : "(min-width: 44em) 24rem, 92vw"}
          alt={description}
          loading={isWide ? undefined : "lazy"}
        />
      </a>
      {credit ? (
        <figcaption className="small">
          <T id="release.photoCredit" credit={<Typed>{credit}</Typed>} />
        </figcaption>
      ) : null}
    </figure>
  );
}

/** What was counted: the number first and large, then what it is of and how it was measured. */
function Figures({ field: { value } }: { field: ViewField }) {
  const t = useT();
  if (value.kind !== "rows") return null;
  const at = value.columns.findIndex((column) => column.numeric);
  return (
    <dl className="counted">
      {value.rows.map(({ key, cells }) => {
        const number = cells[at];
        return (
          <div key={key}>
            <dt>
              {cells.map((cell, column) =>
                cell.kind === "text" ? <Typed key={column}>{cell.text}</Typed> : null,
              )}
            </dt>
            <dd className="number">
              {number?.kind === "number" ? number.number.toLocaleString(writtenIn(t.locale)) : "–"}
            </dd>
            {cells.map((cell, column) =>
              cell.kind === "prose" ? (
                <dd key={column} className="small hint">
                  <T id="winners.measured" words={<Typed>{cell.paragraphs.join(" ")}</Typed>} />
                </dd>
              ) : null,
            )}
          </div>
        );
      })}
    </dl>
  );
}

/** People and partners: the name, and what they did under it. */
function Rows({ field: { value } }: { field: ViewField }) {
  if (value.kind !== "rows") return null;
  return (
    <ul className="named" role="list">
      {value.rows.map(({ key, cells }) => (
        <li key={key}>
          {cells.map((cell, at) =>
            cell.kind === "text" ? (
              <span key={at} className={at === 0 ? "name" : "small hint"}>
                <Typed>{cell.text}</Typed>
              </span>
            ) : null,
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where it belongs, how to cite it, under which terms it may be used, and the picture that goes with a link. */
function About({ page: { edition, card, category, citation, licence } }: { page: Case }) {
  const t = useT();
  return (
    <section className="leaf" aria-labelledby="about">
      <h2 id="about">{t("winners.about")}</h2>
      <dl className="answers">
        <div>
          <dt>{t("winners.category")}</dt>
          <dd>
            {category.id}, <Said words={category.name} />
            {category.who ? (
              <span className="small hint block">
                <T id="winners.whoEnters" who={<Said words={category.who} />} />
              </span>
            ) : null}
          </dd>
        </div>
        {card.country ? (
          <div>
            <dt>{t("winners.place")}</dt>
            <dd>
              <a href={paths.winnersBy({ country: card.country })}>
                {card.subRegion
                  ? t("winners.placeOf", {
                      country: countryName(card.country, t.locale),
                      subRegion: t("winners.subRegion", {
                        subRegion: card.subRegion.replace(/[^A-Za-z]/g, ""),
                      }),
                    })
                  : countryName(card.country, t.locale)}
              </a>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t("winners.cite")}</dt>
          <dd className="wrap-anywhere">
            <Typed>{citation}</Typed>
          </dd>
        </div>
        <div>
          <dt>{t("winners.licence")}</dt>
          <dd>
            {licence ? (
              <T
                id="winners.licenceOf"
                licence={
                  <a href={licence.link} rel="license noopener">
                    <Said words={licence.name} />
                  </a>
                }
              />
            ) : (
              t("winners.noLicence")
            )}
          </dd>
        </div>
        <div>
          <dt>{t("winners.share")}</dt>
          <dd>
            <a href={paths.winnerCard(card.code)}>
              {t("winners.shareAlt", { edition, organisation: card.organisation })}
            </a>
            <span className="small hint block">{t("winners.shareHint")}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}
