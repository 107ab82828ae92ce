import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function OwnDataPage() {
  const { held, leftOut, contact, organiser } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.account}>{t("account.title")}</a>} title={t("ownData.title")}>
        <p>{t("ownData.lead")}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="inside">
        <h2 id="inside">{t("ownData.inside")}</h2>
        <div className="stack-l">
          <p className="actions">
            <a className="button" href={paths.ownDataFile}>
              {t("ownData.take")}
            </a>
          </p>
          <dl className="answers">
            {held.map(({ table, count }) => (
              <div key={table}>
                <dt>
                  <code>{table}</code>
                </dt>
                <dd>{t("ownData.kind", { table })}</dd>
                <dd className="change">{t("ownData.counted", { count })}</dd>
              </div>
            ))}
          </dl>
          <p className="small">{t("ownData.files")}</p>
        </div>
      </section>
      <section className="leaf" aria-labelledby="left">
        <h2 id="left">{t("ownData.notInside")}</h2>
        <div className="stack-l">
          <h3>{t("ownData.whole")}</h3>
          <dl className="answers">
            {leftOut.tables.map(({ tables, why }) => (
              <div key={why}>
                <dt>
                  <code>{tables.join(", ")}</code>
                </dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
          <h3>{t("ownData.columns")}</h3>
          <p className="measure">{t("ownData.columnsWhy")}</p>
          <dl className="answers">
            {leftOut.columns.map(({ table, columns }) => (
              <div key={table}>
                <dt>
                  <code>{table}</code>
                </dt>
                <dd className="small">
                  <code>{columns.join(", ")}</code>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </section>
      <section className="leaf" aria-labelledby="erase">
        <h2 id="erase">{t("ownData.erase")}</h2>
        <div className="stack">
          <p>
            {contact ? (
              <T
                id="ownData.eraseHow"
                organiser={<Said words={organiser} />}
                address={<a href={`mailto:${contact}`}>{contact}</a>}
              />
            ) : (
              <T id="ownData.eraseNobody" organiser={<Said words={organiser} />} />
            )}
          </p>
          <p>{t("ownData.eraseWhat")}</p>
        </div>
      </section>
    </div>
  );
}
