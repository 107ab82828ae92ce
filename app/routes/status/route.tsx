import { useLoaderData } from "@remix-run/react";
import { Moment } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public", isUnlisted: true };
export default function StatusPage() {
  const { title, refused, isBusy, now, zone, call } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <div className="wrap cover">
        <h1>{title}</h1>
        <p className="lead">
          {t(refused ? `status.refused.${refused}` : isBusy ? "status.busy" : "status.fine")}
        </p>
      </div>
      <div className="wrap">
        {refused ? (
          <div className="leaf stack">
            {/* What is to be done again: filled in by the server, which knows it. */}
            <div id="again" />
            <p>
              <a href={paths.status}>{t("status.link")}</a>
            </p>
          </div>
        ) : (
          <dl className="when">
            <div>
              <dt>{t("status.clock")}</dt>
              {[zone, "UTC"].map((one) => (
                <dd key={one}>
                  <Moment at={now} zone={one} withSeconds />
                </dd>
              ))}
            </div>
            {call ? (
              <div>
                <dt>{t(call.isOver ? "status.closed" : "status.until")}</dt>
                {[zone, "UTC"].map((one) => (
                  <dd key={one}>
                    <Moment at={call.closes} zone={one} />
                  </dd>
                ))}
              </div>
            ) : null}
          </dl>
        )}
      </div>
    </>
  );
}
