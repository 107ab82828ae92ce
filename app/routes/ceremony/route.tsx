import { useLoaderData } from "@remix-run/react";
import { Moment, Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
export default function CeremonyPage() {
  const { title, zone, opens, closes, announced, award, place } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <div className="wrap cover">
        <p className="over">
          <Said words={award} />
        </p>
        <h1>{title}</h1>
        <p className="lead">
          <Moment at={opens} zone={zone} withTime={false} />
          {place ? (
            <>
              {", "}
              <Said words={place} />
            </>
          ) : null}
        </p>
      </div>
      <div className="wrap">
        <section className="leaf" aria-labelledby="when">
          <h2 id="when">{t("ceremony.when")}</h2>
          <div className="stack">
            <dl className="answers">
              {[zone, "UTC"].map((one) => (
                <div key={one}>
                  <dt>{one}</dt>
                  <dd>
                    <T
                      id="call.range"
                      from={<Moment at={opens} zone={one} />}
                      to={<Moment at={closes} zone={one} />}
                    />
                  </dd>
                </div>
              ))}
              <div>
                <dt>{t("ceremony.where")}</dt>
                <dd>{place ? <Said words={place} /> : t("ceremony.placeOpen")}</dd>
              </div>
            </dl>
            <p className="actions">
              <a className="button second" href={paths.ceremonyCalendar}>
                {t("certificates.toCalendar")}
              </a>
              <a href={paths.dates}>{t("ceremony.allDates")}</a>
            </p>
          </div>
        </section>
        <section className="leaf" aria-labelledby="winners">
          <h2 id="winners">{t("ceremony.winners")}</h2>
          <p>
            <T id="ceremony.winnersWords" day={<Moment at={announced} zone={zone} withTime={false} />} />{" "}
            <a href={paths.winners}>{t("ceremony.toWinners")}</a>
          </p>
        </section>
      </div>
    </>
  );
}
