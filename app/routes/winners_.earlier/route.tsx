import { useLoaderData } from "@remix-run/react";
import { Said } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };

export default function EarlierPage() {
  const { title, edition, editions } = useLoaderData<typeof loader>();
  const t = useT();
  const sources = [...new Set(editions.flatMap((one) => one.facts.flatMap((fact) => fact.sources)))];
  return (
    <>
      <div className="wrap cover">
        <p className="over">
          <a href={paths.winners}>{t("release.winnersTitle", { edition })}</a>
        </p>
        <h1>{title}</h1>
        <p className="lead">{editions.length > 0 ? t("winners.earlierLead") : t("winners.earlierNone")}</p>
      </div>
      <div className="wrap">
        {editions.map((one) => (
          <section key={one.id} className="leaf" aria-labelledby={`e-${one.id}`}>
            <h2 id={`e-${one.id}`}>{one.id}</h2>
            <div className="stack-l">
              <p className="lead">
                <Said words={one.name} />
              </p>
              {one.theme ? (
                <p>
                  {t("winners.earlierTheme")} <Said words={one.theme} />
                </p>
              ) : null}
              <dl className="answers">
                {one.facts.map((fact) => (
                  <div key={fact.label.en}>
                    <dt>
                      <Said words={fact.label} />
                    </dt>
                    <dd>
                      <Said words={fact.value} />{" "}
                      {fact.sources.map((source) => {
                        const number = sources.indexOf(source) + 1;
                        return (
                          <a
                            key={source}
                            className="source small"
                            href={`#source-${number}`}
                            aria-label={t("winners.earlierSource", { number })}
                          >
                            [{number}]
                          </a>
                        );
                      })}
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          </section>
        ))}
        {sources.length > 0 ? (
          <section className="leaf" aria-labelledby="sources">
            <h2 id="sources">{t("winners.earlierSources")}</h2>
            <div className="stack">
              <p className="small hint">{t("winners.earlierSourcesHint")}</p>
              <ol className="small">
                {sources.map((source, at) => (
                  <li key={source} id={`source-${at + 1}`} className="wrap-anywhere">
                    <a href={source} rel="noopener">
                      {source}
                    </a>
                  </li>
                ))}
              </ol>
            </div>
          </section>
        ) : null}
      </div>
    </>
  );
}
