import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export default function CasesPage() {
  const { title, zone, releaseAt, isCorrecting, cases } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.desk}>{t("site.desk")}</a>} title={title}>
        <p className="measure">{t("winners.deskIntro")}</p>
        {releaseAt ? (
          <p>
            <T id="winners.deskRelease" at={<Moment at={releaseAt} zone={zone} />} />
          </p>
        ) : null}
      </WorkHead>
      <section className="leaf" aria-labelledby="list">
        <h2 id="list">{t("winners.deskList")}</h2>
        {cases.length === 0 ? (
          <p>
            {t("winners.deskNone")} <a href={paths.release}>{t("winners.deskToRelease")}</a>
          </p>
        ) : (
          <dl className="answers">
            {cases.map((one) => (
              <div key={one.code}>
                <dt>
                  <span className="code">{one.code}</span>
                  <span className="small hint block">
                    <Typed>{one.organisation}</Typed>
                  </span>
                </dt>
                <dd>
                  <a href={one.isOpen ? paths.winner(one.code) : paths.deskCase(one.code)}>
                    <Typed>{one.title}</Typed>
                  </a>
                  <span className="block">
                    <span
                      className={`status ${one.isHidden ? "mend" : one.isOpen ? "done" : one.hasDate ? "part" : "not-yet"}`}
                    >
                      {one.isHidden ? (
                        t("correction.hiddenState")
                      ) : one.isOpen ? (
                        <T id="winners.deskOpen" at={<Moment at={one.opensAt} zone={zone} />} />
                      ) : one.hasDate ? (
                        <T id="winners.deskOpens" at={<Moment at={one.opensAt} zone={zone} />} />
                      ) : (
                        t("winners.deskWithRelease")
                      )}
                    </span>
                  </span>
                  {isCorrecting ? (
                    <a className="small" href={paths.hiding(one.code)}>
                      {t("correction.hideLink")}
                    </a>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </div>
  );
}
