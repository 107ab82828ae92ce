import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function RankingsPage() {
  const t = useT();
  const result = useFormResult();
  const { categories, specialAwards, now, zone, seal, maySeal } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("ranking.title")}>
        <p className="hint">
          <T id="ranking.live" moment={<Moment at={now} zone={zone} />} />
        </p>
      </WorkHead>
      <div className="stack-l">
        {/* A wide table scrolls inside its own region, which the keyboard must be able to reach. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="scroll" role="region" aria-label={t("ranking.title")} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("ranking.categories")}</th>
                <th scope="col">{t("ranking.decision")}</th>
                <th scope="col" className="num">
                  {t("ranking.entries")}
                </th>
                <th scope="col" className="num">
                  {t("ranking.ranked")}
                </th>
                <th scope="col" className="num">
                  {t("ranking.sheetsIn")}
                </th>
              </tr>
            </thead>
            <tbody>
              {categories.map(({ id, name, figures, decision, refusal }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={paths.ranking(id)}>
                      {id} <Said words={name} />
                    </a>
                    {refusal ? <span className="small hint block">{t.say(refusal)}</span> : null}
                  </th>
                  <td>
                    {decision ? (
                      <a href={paths.decision(id)}>{t("ranking.state", { state: decision })}</a>
                    ) : (
                      <span className="hint">{t("ranking.noDecision")}</span>
                    )}
                  </td>
                  <td className="num">{figures ? figures.entries : t("ranking.hidden")}</td>
                  <td className="num">{figures?.ranked}</td>
                  <td className="num whole">
                    {figures
                      ? t("ranking.sheetsOf", { done: figures.sheets, total: figures.sheets + figures.open })
                      : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {specialAwards.length > 0 ? (
          <section className="stack" aria-labelledby="awards">
            <h2 id="awards">{t("ranking.specialAwards")}</h2>
            <dl className="answers">
              {specialAwards.map(({ id, name, categories: from, decision, refusal }) => (
                <div key={id}>
                  <dt>
                    <a href={paths.decision(id)}>
                      <Said words={name} />
                    </a>
                  </dt>
                  <dd>
                    {refusal
                      ? t.say(refusal)
                      : decision
                        ? t("ranking.state", { state: decision })
                        : t("ranking.noDecision")}
                    <span className="small hint block">
                      {t("ranking.awardFrom", { categories: from.join(", ") })}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
        <section className="stack" aria-labelledby="seal">
          <h2 id="seal">
            {seal.at ? (
              <T id="ranking.sealed" moment={<Moment at={seal.at} zone={zone} />} />
            ) : (
              t("ranking.sealHeading")
            )}
          </h2>
          {seal.at ? null : <p>{t("ranking.notSealed")}</p>}
          <p>{t("ranking.sealWords")}</p>
          <p>
            <a href={paths.sealedRules}>
              <code className="code long">{seal.hash}</code>
            </a>
          </p>
          {maySeal ? (
            <form method="post" action={paths.seal}>
              <button className="button">{t("ranking.seal")}</button>
            </form>
          ) : null}
        </section>
      </div>
    </div>
  );
}
