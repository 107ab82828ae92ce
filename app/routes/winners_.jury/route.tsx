import { useLoaderData } from "@remix-run/react";
import { Moment } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };

export default function JuryPage() {
  const { title, edition, zone, announced, rules, sealedAt, figures } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <div className="wrap cover">
        <p className="over">
          <a href={paths.winners}>{t("release.winnersTitle", { edition })}</a>
        </p>
        <h1>{title}</h1>
        <p className="lead">{t("winners.juryLead")}</p>
      </div>
      <div className="wrap">
        <section className="leaf" aria-labelledby="numbers">
          <h2 id="numbers">{t("winners.juryNumbers")}</h2>
          {figures ? (
            <dl className="programme">
              {(
                [
                  [t("release.judges"), figures.judges, t("winners.judgesMeans")],
                  [t("release.sheets"), figures.sheets, t("winners.sheetsMeans")],
                  [t("release.recusals"), figures.recusals, t("winners.recusalsMeans")],
                ] as const
              ).map(([label, value, means]) => (
                <div key={label}>
                  <dt>
                    <span>{label}</span>
                  </dt>
                  <dd>{value}</dd>
                  <dd className="note">{means}</dd>
                </div>
              ))}
            </dl>
          ) : (
            <p>
              <T id="winners.juryLater" at={<Moment at={announced} zone={zone} />} />
            </p>
          )}
        </section>
        <section className="leaf" aria-labelledby="work">
          <h2 id="work">{t("winners.juryWork")}</h2>
          <ol className="stack measure">
            <li>{t("winners.juryDeclare", { years: rules.conflictYears })}</li>
            <li>{t("winners.juryAssign", { judges: rules.perEntry })}</li>
            <li>{t("winners.juryMark", { criteria: rules.criteria })}</li>
            <li>{t("winners.juryRank", { sheets: rules.minimumSheets })}</li>
            <li>{t("winners.juryDecide")}</li>
            <li>{t("winners.juryRelease")}</li>
            <li>{t("winners.juryComplain", { days: rules.complaintDays })}</li>
          </ol>
        </section>
        <section className="leaf" aria-labelledby="recusals">
          <h2 id="recusals">{t("winners.juryTies")}</h2>
          <div className="stack measure">
            <p>{t("winners.juryTiesWords")}</p>
            <p>{t("winners.juryNames")}</p>
            <p>
              <a href={paths.rules}>{t("winners.rulesLink")}</a>
              {sealedAt ? (
                <>
                  {" "}
                  <T id="winners.jurySealed" at={<Moment at={sealedAt} zone={zone} withTime={false} />} />
                </>
              ) : null}
            </p>
          </div>
        </section>
      </div>
    </>
  );
}
