import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, SelectField, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment } from "~/components/words";
import { T, useT } from "~/locales/locale";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function JudgeProfilePage() {
  const { title, zone, years, profile, countries, languages } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} />
      <form method="post" className="beside" noValidate>
        <div className="stack-l">
          <input type="hidden" name="version" value={profile.version} />
          <section className="stack" aria-labelledby="terms">
            <h2 id="terms">{t("judges.terms")}</h2>
            <ul>
              <li>{t("judges.termsJudge")}</li>
              <li>{t("judges.termsSecret")}</li>
              <li>{t("judges.termsConflict")}</li>
              <li>{t("judges.termsContact")}</li>
              <li>{t("judges.termsMachines")}</li>
            </ul>
            {profile.termsAt ? (
              <p className="notice quiet">
                <T id="judges.acceptedOn" date={<Moment at={profile.termsAt} zone={zone} />} />
              </p>
            ) : (
              <ChoiceField
                name="terms"
                many
                label={<span className="hidden">{t("judges.terms")}</span>}
                result={result}
                options={[{ id: "accepted", label: t("judges.accept") }]}
              />
            )}
          </section>
          <section className="stack" aria-labelledby="profile">
            <h2 id="profile">{t("judges.check")}</h2>
            <p className="hint">{t("judges.checkHint")}</p>
            <TextField
              name="organisation"
              label={t("judges.organisation")}
              hint={t("judges.organisationHint")}
              result={result}
              defaultValue={profile.organisation}
              autoComplete="organization"
              maxLength={150}
            />
            <SelectField
              name="country"
              label={t("judges.country")}
              result={result}
              defaultValue={profile.country ?? ""}
              options={[{ id: "", label: t("judges.noCountry") }, ...countries]}
            />
            <ChoiceField
              name="languages"
              many
              label={t("judges.ownLanguages")}
              result={result}
              defaultValue={profile.languages}
              options={languages}
            />
            <TextField
              name="expertise"
              label={t("judges.expertise")}
              hint={t("judges.expertiseHint")}
              result={result}
              defaultValue={profile.expertise.join(", ")}
              autoComplete="off"
            />
            <TextAreaField
              name="past"
              label={t("judges.past", { years })}
              hint={t("judges.pastHint")}
              result={result}
              defaultValue={profile.past.join("\n")}
              rows={3}
            />
          </section>
          <p>
            <button className="button">{t("judges.goOn")}</button>
          </p>
        </div>
        <aside>
          <dl className="answers">
            <div>
              <dt>{t("judges.yourCategories")}</dt>
              <dd>{profile.categories.join(", ") || t("judges.noCategories")}</dd>
            </div>
            <div>
              <dt>{t("judges.yourCapacity")}</dt>
              <dd>{profile.capacity}</dd>
            </div>
          </dl>
        </aside>
      </form>
    </div>
  );
}
