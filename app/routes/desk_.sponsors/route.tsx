import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { tiers } from "~/domain/sponsors";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function SponsorsPage() {
  const { title, sponsors } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title}>
        <p className="measure">{t("sponsors.intro")}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="list">
        <h2 id="list">{t("sponsors.list")}</h2>
        {sponsors.length === 0 ? (
          <p>{t("sponsors.none")}</p>
        ) : (
          <dl className="answers">
            {sponsors.map((sponsor) => (
              <div key={sponsor.id}>
                <dt>
                  {t(`sponsors.tier.${sponsor.tier}`)}
                  {sponsor.categories.length > 0 ? `, ${sponsor.categories.join(", ")}` : ""}
                </dt>
                <dd>
                  <a href={paths.sponsor(sponsor.id)}>
                    <Typed>{sponsor.name}</Typed>
                  </a>
                  {sponsor.hasProposal ? (
                    <p>
                      <span className="status part">{t("sponsoring.waiting")}</span>
                    </p>
                  ) : null}
                  {sponsor.hasLogo ? null : <p className="hint small">{t("sponsors.logoNone")}</p>}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section className="leaf" aria-labelledby="add">
        <h2 id="add">{t("sponsors.add")}</h2>
        <form method="post" className="stack" noValidate>
          <TextField
            name="name"
            label={t("sponsors.name")}
            hint={t("sponsors.nameHint")}
            result={result}
            maxLength={120}
            autoComplete="off"
          />
          <ChoiceField
            name="tier"
            label={t("sponsors.tier")}
            result={result}
            options={tiers.map((tier) => ({
              id: tier,
              label: t(`sponsors.tier.${tier}`),
              hint: t(`sponsors.tierHint.${tier}`),
            }))}
          />
          <button className="button">{t("sponsors.addButton")}</button>
        </form>
      </section>
    </div>
  );
}
