import { useLoaderData } from "@remix-run/react";
import { JudgingRules, RubricRules, SpecialAwardRules, TieChain } from "~/components/rules";
import { Seals } from "~/components/seals";
import { Moment, Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
export default function RulesPage() {
  const rules = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <div className="wrap cover">
        <h1>{t("call.rules.title")}</h1>
        <p className="lead">{t("call.rules.lead")}</p>
        {rules.note ? (
          <p className="notice quiet">
            <Said words={rules.note} />
          </p>
        ) : null}
      </div>
      <div className="wrap">
        <section className="leaf" aria-labelledby="rubric">
          <h2 id="rubric">{t("call.rules.rubric")}</h2>
          <RubricRules scale={rules.scale} criteria={rules.criteria} />
        </section>
        <section className="leaf" aria-labelledby="judging">
          <h2 id="judging">{t("call.rules.judging")}</h2>
          <JudgingRules
            judging={rules.judging}
            criteria={rules.criteria}
            reasonAtExtremes={rules.reasonAtExtremes}
            commentWords={rules.commentWords}
            replyDays={rules.replyDays}
          />
        </section>
        <section className="leaf" aria-labelledby="winners">
          <h2 id="winners">{t("call.rules.winners")}</h2>
          <div className="stack">
            <p>{t("call.rules.caps")}</p>
            <dl className="programme">
              {rules.categories.map((c) => (
                <div key={c.id}>
                  <dt>
                    <span>
                      {c.id}, <Said words={c.name} />
                    </span>
                  </dt>
                  <dd>{t("call.cap", { count: c.cap })}</dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
        {rules.specialAwards.length > 0 ? (
          <section className="leaf" aria-labelledby="awards">
            <h2 id="awards">{t("call.rules.specialAwards", { count: rules.specialAwards.length })}</h2>
            <SpecialAwardRules awards={rules.specialAwards} />
          </section>
        ) : null}
        <section className="leaf" aria-labelledby="ties">
          <h2 id="ties">{t("call.rules.ties")}</h2>
          <TieChain tie={rules.judging.tie} criteria={rules.criteria} />
        </section>
        <section className="leaf" aria-labelledby="eligibility">
          <h2 id="eligibility">{t("call.rules.eligibility")}</h2>
          <div className="stack">
            <p>{t("call.rules.screened")}</p>
            <ol className="measure">
              {rules.eligibility.map((e) => (
                <li key={e.id}>
                  <Said words={e.text} />
                </li>
              ))}
            </ol>
            <p>{t("call.rules.perOrganisation", { count: rules.perOrganisation })}</p>
            {rules.perCategory ? (
              <p>
                {t("call.rules.perCategory", {
                  count: rules.perCategory.most,
                  isAll: String(rules.perCategory.who.length === 0),
                })}{" "}
                {rules.perCategory.who.map((label, at) => (
                  <span key={at}>
                    {at > 0 ? ", " : null}
                    <Said words={label} />
                  </span>
                ))}
              </p>
            ) : null}
          </div>
        </section>
        <section className="leaf" aria-labelledby="version">
          <h2 id="version">{t("call.rules.version")}</h2>
          <div className="stack">
            <p>
              {rules.sealedAt ? (
                <T
                  id="call.rules.sealed"
                  moment={<Moment at={rules.sealedAt} zone={rules.zone} />}
                  utc={<Moment at={rules.sealedAt} zone="UTC" />}
                />
              ) : (
                t("call.rules.notSealed")
              )}
            </p>
            <dl className="programme">
              <div>
                <dt>
                  <span>{t("call.rules.versionNumber")}</span>
                </dt>
                <dd>{rules.version}</dd>
                <dd className="note">
                  {t("call.rules.hash")} <span className="code long">{rules.hash}</span>
                </dd>
              </div>
            </dl>
            {rules.seals.length > 0 ? <Seals seals={rules.seals} zone={rules.zone} /> : null}
            <h3>{t("call.rules.key")}</h3>
            <p>
              {t("call.rules.keyWords")} <span className="code long">{rules.key}</span>
            </p>
            <p>
              <a href={paths.call}>{t("call.rules.back")}</a>
            </p>
          </div>
        </section>
      </div>
    </>
  );
}
