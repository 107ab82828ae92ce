import { useLoaderData } from "@remix-run/react";
import { Moment, Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
const calendars = { announced: paths.announcementCalendar, ceremony: paths.ceremonyCalendar };

export default function DatesPage() {
  const { stages, zone, chosen, asked, zones, now } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <div className="wrap cover">
        <h1>{t("call.dates.title")}</h1>
        <p className="lead">{t("call.dates.lead", { zone })}</p>
      </div>
      <div className="wrap">
        <section className="leaf" aria-labelledby="in-zone">
          <h2 id="in-zone">{t("call.dates.choose")}</h2>
          <form method="get" action={paths.dates} className="stack">
            <div className="field">
              <label htmlFor="zone">{t("call.dates.zone")}</label>
              {asked !== "" && !chosen ? <p className="error">{t("call.dates.unknown")}</p> : null}
              <select id="zone" name="zone" defaultValue={chosen ?? zone}>
                {zones.map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </div>
            <p className="actions">
              <button className="button">{t("call.dates.show")}</button>
            </p>
          </form>
        </section>
        <section className="leaf" aria-labelledby="all">
          <h2 id="all">{t("call.dates.all")}</h2>
          <dl className="when">
            {stages.map((stage) => (
              <div key={stage.id} className={stage.opens <= now && now < stage.closes ? "now" : undefined}>
                <dt>
                  <Said words={stage.name} />
                  {stage.opens <= now && now < stage.closes ? (
                    <span className="small"> {t("call.dates.running")}</span>
                  ) : null}
                  {stage.id in calendars ? (
                    <ul className="menu small">
                      <li>
                        <a href={calendars[stage.id as keyof typeof calendars]}>
                          {t("certificates.toCalendar")}
                          <span className="hidden">
                            {" "}
                            <Said words={stage.name} />
                          </span>
                        </a>
                      </li>
                      {stage.id === "ceremony" ? (
                        <li>
                          <a href={paths.ceremony}>{t("ceremony.link")}</a>
                        </li>
                      ) : null}
                    </ul>
                  ) : null}
                </dt>
                {[zone, "UTC", ...(chosen && chosen !== zone && chosen !== "UTC" ? [chosen] : [])].map(
                  (one) => (
                    <dd key={one}>
                      <span className="small block">{one}</span>
                      <T
                        id="call.range"
                        from={<Moment at={stage.opens} zone={one} />}
                        to={<Moment at={stage.closes} zone={one} />}
                      />
                    </dd>
                  ),
                )}
              </div>
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}
