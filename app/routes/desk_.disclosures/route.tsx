import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, MomentFields, SelectField, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { inLanguage } from "~/domain/words";
import { momentText } from "~/locales/moment";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = {
  proposed: "part",
  approved: "done",
  refused: "mend",
  ended: "not-yet",
  expired: "not-yet",
} as const;

export default function DisclosuresPage() {
  const { title, zone, announcedAt, isPublic, disclosures, form } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.release}>{t("release.back")}</a>}>
        <p className="measure">{t("disclosure.intro")}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="list">
        <h2 id="list">{t("disclosure.list")}</h2>
        {disclosures.length === 0 ? (
          <p>{t("disclosure.none")}</p>
        ) : (
          <dl className="answers">
            {disclosures.map((one) => (
              <div key={one.id}>
                <dt>
                  <a href={paths.disclosure(one.id)}>
                    <Typed>{one.name}</Typed>
                  </a>
                  <span className="small hint block">
                    <Typed>{one.organisation}</Typed>
                  </span>
                </dt>
                <dd>
                  <span className={`status ${shapes[one.state]}`}>
                    {t("disclosure.state", { state: one.state })}
                  </span>
                  <span className="small hint block">
                    <T id="disclosure.until" at={<Moment at={one.expiresAt} zone={zone} />} />
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      {form ? (
        <section className="leaf" aria-labelledby="propose">
          <h2 id="propose">{t("disclosure.propose")}</h2>
          {isPublic ? (
            <p>{t("disclosure.isPublic")}</p>
          ) : (
            <form method="post" className="stack" noValidate>
              {(["name", "office", "organisation"] as const).map((name) => (
                <TextField
                  key={name}
                  name={name}
                  label={t(`disclosure.${name}`)}
                  hint={name === "name" ? t("disclosure.nameHint") : undefined}
                  result={result}
                  autoComplete="off"
                />
              ))}
              <TextField
                name="address"
                type="email"
                label={t("disclosure.address")}
                hint={t("disclosure.addressHint")}
                result={result}
                autoComplete="off"
              />
              <SelectField
                name="category"
                label={t("disclosure.category")}
                hint={t("disclosure.categoryHint")}
                result={result}
                options={[
                  { id: "", label: t("disclosure.oneEntry") },
                  ...form.subjects.map(({ id, name, isAward }) => ({
                    id,
                    label: isAward ? inLanguage(name, t.locale) : `${id}, ${inLanguage(name, t.locale)}`,
                  })),
                ]}
              />
              <TextField
                name="code"
                className="short"
                label={t("disclosure.code")}
                hint={t("disclosure.codeHint")}
                result={result}
                autoComplete="off"
              />
              <TextAreaField
                name="reason"
                rows={3}
                label={t("disclosure.reason")}
                hint={t("disclosure.reasonHint")}
                result={result}
              />
              <MomentFields
                label={t("disclosure.day")}
                hint={t("disclosure.dayHint", {
                  announced: momentText(announcedAt, { locale: t.locale, zone }),
                })}
                result={result}
                at={form}
              />
              <p>
                <button className="button">{t("disclosure.proposeButton")}</button>
              </p>
            </form>
          )}
        </section>
      ) : null}
    </div>
  );
}
