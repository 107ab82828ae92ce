import { useLoaderData } from "@remix-run/react";
import { Value } from "~/components/entry-reading";
import { SponsorBlock } from "~/components/sponsor-block";
import { countryName, Said, Typed } from "~/components/words";
import type { ViewField } from "~/domain/entry-document";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
const isLong = (field: ViewField) => field.value.kind === "prose" || field.value.kind === "rows";

export default function CasePage() {
  const {
    edition,
    card,
    category,
    hasWonCategory,
    specialAwards,
    hash,
    isWithheld,
    sections,
    photos,
    sponsors,
  } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <div className="wrap cover case">
        {specialAwards.map(({ id, name }) => (
          <p key={id} className="over">
            <T id="release.awardOf" edition={edition} name={<Said words={name} />} />
          </p>
        ))}
        <p className="over">
          {hasWonCategory
            ? t("release.caseOver", { edition, category: category.id })
            : t("release.caseEntered", { category: category.id })}
          , <Said words={category.name} />
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
          <strong>
            <Typed>{card.ownOrganisation || card.organisation}</Typed>
          </strong>
          <br />
          {card.ownOrganisation ? (
            <>
              <Typed>{card.organisation}</Typed>
              {", "}
            </>
          ) : null}
          {card.country ? `${countryName(card.country, t.locale)}, ` : ""}
          <span className="code">{card.code}</span>
        </p>
      </div>
      <div className="wrap">
        {isWithheld ? (
          <section className="leaf">
            <div className="notice">
              <p>{t("release.caseWithheld")}</p>
            </div>
          </section>
        ) : null}
        {sections.map((section) => (
          <section key={section.id} className="leaf" aria-labelledby={`s-${section.id}`}>
            <h2 id={`s-${section.id}`}>
              <Said words={section.title} />
            </h2>
            <div className="stack-l">
              {section.fields.some((field) => !isLong(field)) ? (
                <dl className="answers">
                  {section.fields
                    .filter((field) => !isLong(field))
                    .map((field) => (
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
              ) : null}
              {section.fields.filter(isLong).map((field) => (
                <section key={field.id} className="stack">
                  <h3>
                    <Said words={field.label} />
                  </h3>
                  <Value field={field.id} label={field.label} value={field.value} />
                </section>
              ))}
            </div>
          </section>
        ))}
        {photos.length > 0 ? (
          <section className="leaf" aria-labelledby="photos">
            <h2 id="photos">{t("release.casePhotos")}</h2>
            <ul className="photos" role="list">
              {photos.map((photo) => (
                <li key={photo.id}>
                  <figure>
                    <a href={paths.winnerPhoto(card.code, photo.id)}>
                      <img
                        src={paths.winnerPhotoSmall(card.code, photo.id)}
                        alt={photo.description}
                        loading="lazy"
                      />
                    </a>
                    {photo.credit ? (
                      <figcaption className="small">
                        <T id="release.photoCredit" credit={<Typed>{photo.credit}</Typed>} />
                      </figcaption>
                    ) : null}
                  </figure>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
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
