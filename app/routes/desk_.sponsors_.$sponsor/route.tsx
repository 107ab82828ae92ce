import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { SavedColour } from "~/components/saved-colour";
import { SponsorBlock } from "~/components/sponsor-block";
import { languageName, Moment, Said, Typed } from "~/components/words";
import { tiers } from "~/domain/sponsors";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function SponsorPage() {
  const {
    title,
    edition,
    people,
    proposals,
    zone,
    sponsor,
    firstDay,
    lastDay,
    categories,
    specialAwards,
    languages,
    awardName,
  } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const waiting = proposals.find(({ state }) => state === "sent");
  const isStale = result.faults.some((fault) => fault.message.id === "sponsors.stale");
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={<Typed>{title}</Typed>} over={<a href={paths.sponsors}>{t("sponsors.title")}</a>} />
      {waiting ? (
        <div className="notice stack">
          <p>
            <T id="sponsoring.waitingOf" at={<Moment at={waiting.sentAt} zone={zone} />} />
          </p>
          <p>
            <a className="button" href={paths.proposal(sponsor.id, waiting.id)}>
              {t("sponsoring.waitingGo")}
            </a>
          </p>
        </div>
      ) : null}
      {isStale ? (
        <section className="leaf" aria-labelledby="saved">
          <h2 id="saved">{t("sponsors.savedNow")}</h2>
          <dl className="answers">
            {(
              [
                [t("sponsors.name"), sponsor.name],
                [t("sponsors.tier"), t(`sponsors.tier.${sponsor.tier}`)],
                [t("sponsors.categories"), sponsor.categories.join(", ")],
                [t("sponsors.award"), sponsor.award ?? ""],
                [t("sponsors.prefix", { language: languageName("en", t.locale) }), sponsor.prefix?.en ?? ""],
                [t("sponsors.words", { language: languageName("en", t.locale) }), sponsor.words.en],
                [t("sponsors.link"), sponsor.link ?? ""],
                [t("sponsors.colour"), sponsor.colour],
                [t("sponsors.startsAt"), firstDay],
                [t("sponsors.endsAt"), lastDay],
              ] as const
            ).map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <Typed>{value || "–"}</Typed>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <div className="beside">
        <form method="post" className="stack" noValidate>
          <input type="hidden" name="version" value={sponsor.version} />
          <TextField
            name="name"
            label={t("sponsors.name")}
            hint={t("sponsors.nameHint")}
            result={result}
            defaultValue={sponsor.name}
            autoComplete="off"
          />
          <ChoiceField
            name="tier"
            label={t("sponsors.tier")}
            result={result}
            defaultValue={sponsor.tier}
            options={tiers.map((tier) => ({
              id: tier,
              label: t(`sponsors.tier.${tier}`),
              hint: t(`sponsors.tierHint.${tier}`),
            }))}
          />
          <ChoiceField
            name="categories"
            many
            label={t("sponsors.categories")}
            hint={t("sponsors.categoriesHint")}
            result={result}
            defaultValue={[...sponsor.categories]}
            options={categories.map(({ id, name }) => ({
              id,
              label: (
                <>
                  {id} <Said words={name} />
                </>
              ),
            }))}
          />
          {specialAwards.length > 0 ? (
            <ChoiceField
              name="award"
              label={t("sponsors.award")}
              hint={t("sponsors.awardHint")}
              result={result}
              defaultValue={sponsor.award ?? ""}
              options={[
                ...specialAwards.map(({ id, name }) => ({ id, label: <Said words={name} /> })),
                { id: "", label: t("sponsors.awardNone") },
              ]}
            />
          ) : null}
          {languages.map((language) => (
            <TextField
              key={language}
              name={`prefix-${language}`}
              label={t("sponsors.prefix", { language: languageName(language, t.locale) })}
              hint={language === "en" ? t("sponsors.prefixHint", { name: awardName }) : undefined}
              result={result}
              defaultValue={sponsor.prefix?.[language] ?? ""}
              lang={language}
              autoComplete="off"
            />
          ))}
          {languages.map((language) => (
            <TextAreaField
              key={language}
              name={`words-${language}`}
              rows={3}
              label={t("sponsors.words", { language: languageName(language, t.locale) })}
              hint={language === "en" ? t("sponsors.wordsHint") : undefined}
              result={result}
              defaultValue={sponsor.words[language] ?? ""}
              lang={language}
            />
          ))}
          <TextField
            name="link"
            type="url"
            label={t("sponsors.link")}
            hint={t("sponsors.linkHint")}
            result={result}
            defaultValue={sponsor.link ?? ""}
            autoComplete="off"
          />
          <TextField
            name="colour"
            className="short"
            label={t("sponsors.colour")}
            hint={t("sponsors.colourHint")}
            result={result}
            defaultValue={sponsor.colour}
            after={<SavedColour colour={sponsor.colour} />}
            autoComplete="off"
          />
          <TextField
            name="startsAt"
            type="date"
            className="short"
            label={t("sponsors.startsAt")}
            hint={t("sponsors.startsAtHint")}
            result={result}
            defaultValue={firstDay}
          />
          <TextField
            name="endsAt"
            type="date"
            className="short"
            label={t("sponsors.endsAt")}
            hint={t("sponsors.endsAtHint")}
            result={result}
            defaultValue={lastDay}
          />
          <div className="actions">
            <button className="button">{t("sponsors.save")}</button>
            <a href={paths.endOfSponsor(sponsor.id)}>{t("sponsors.end")}</a>
          </div>
        </form>
        <aside className="stack">
          <h2>{t("sponsors.preview")}</h2>
          <SponsorBlock
            sponsor={sponsor}
            edition={edition}
            award={specialAwards.find(({ id }) => id === sponsor.award)?.name}
          />
          {sponsor.logo ? null : <p className="hint">{t("sponsors.logoNone")}</p>}
          <p>
            <a className="button second" href={paths.logoOfSponsor(sponsor.id)}>
              {t("sponsors.logoChange")}
            </a>
          </p>
          <p>
            <a href={paths.peopleOfSponsor(sponsor.id)}>{t("sponsoring.people", { count: people })}</a>
          </p>
          {proposals.length > 0 ? (
            <>
              <h2>{t("sponsoring.proposals")}</h2>
              <ul className="plain-list stack">
                {proposals.map(({ id, state, sentAt }) => (
                  <li key={id}>
                    <a href={paths.proposal(sponsor.id, id)}>
                      <Moment at={sentAt} zone={zone} />
                    </a>{" "}
                    <span className={state === "sent" ? "status part" : "status done"}>
                      {t("sponsoring.state", { state })}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </aside>
      </div>
    </div>
  );
}
