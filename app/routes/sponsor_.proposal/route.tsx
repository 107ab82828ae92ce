import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { SavedColour } from "~/components/saved-colour";
import { languageName, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };

export default function ProposalPage() {
  const { title, version, brand, refused, languages, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const isStale = result.faults.some((fault) => fault.message.id === "sponsoring.stale");
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.ownSponsor}>{t("sponsoring.title")}</a>}>
        <p className="measure">
          {t("sponsoring.proposalLead")}{" "}
          {t("sponsoring.languages", {
            languages: new Intl.ListFormat(t.locale).format(
              languages.map((one) => languageName(one, t.locale)),
            ),
          })}
        </p>
      </WorkHead>
      {refused ? (
        <div className="notice">
          <p>{t("sponsoring.refusedBecause")}</p>
          <p>
            <Typed>{refused.reason}</Typed>
          </p>
        </div>
      ) : null}
      {isStale ? (
        <section className="leaf" aria-labelledby="saved">
          <h2 id="saved">{t("sponsors.savedNow")}</h2>
          <dl className="answers">
            {(
              [
                [t("sponsors.name"), brand.name],
                ...languages.map((language) => [
                  t("sponsors.words", { language: languageName(language, t.locale) }),
                  brand.words[language] ?? "",
                ]),
                [t("sponsors.link"), brand.link ?? ""],
                [t("sponsors.colour"), brand.colour],
              ] as [string, string][]
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
      {refusal ? (
        <p className="notice quiet">
          {t.say(refusal)} <a href={paths.proposalPreview}>{t("sponsoring.seePreview")}</a>
        </p>
      ) : (
        <form method="post" className="stack-l" noValidate>
          <input type="hidden" name="version" value={version} />
          <TextField
            name="name"
            label={t("sponsors.name")}
            hint={t("sponsoring.nameHint")}
            result={result}
            defaultValue={brand.name}
            autoComplete="off"
          />
          {languages.map((language) => (
            <TextAreaField
              key={language}
              name={`words-${language}`}
              rows={3}
              label={t("sponsors.words", { language: languageName(language, t.locale) })}
              hint={language === "en" ? t("sponsors.wordsHint") : undefined}
              result={result}
              defaultValue={brand.words[language] ?? ""}
              lang={language}
            />
          ))}
          <TextField
            name="link"
            type="url"
            label={t("sponsoring.link")}
            hint={t("sponsors.linkHint")}
            result={result}
            defaultValue={brand.link ?? ""}
            autoComplete="off"
          />
          <TextField
            name="colour"
            className="short"
            label={t("sponsors.colour")}
            hint={t("sponsors.colourHint")}
            result={result}
            defaultValue={brand.colour}
            after={<SavedColour colour={brand.colour} />}
            autoComplete="off"
          />
          <p className="actions">
            <button className="button">{t("sponsoring.showPreview")}</button>
          </p>
        </form>
      )}
    </div>
  );
}
