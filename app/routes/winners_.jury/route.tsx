import { useLoaderData } from "@remix-run/react";
import { Corrections } from "~/components/corrections";
import { FigureList } from "~/components/figure-list";
import { Moment } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };

export default function JuryPage() {
  const { title, edition, zone, announced, rules, sealedAt, figures, corrections } =
    useLoaderData<typeof loader>();
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
            <FigureList
              figures={[
                { label: t("release.judges"), value: figures.judges, means: t("winners.judgesMeans") },
                { label: t("release.sheets"), value: figures.sheets, means: t("winners.sheetsMeans") },
                { label: t("release.recusals"), value: figures.recusals, means: t("winners.recusalsMeans") },
                {
                  label: t("complaints.public"),
                  value: figures.complaints.all,
                  means: t("complaints.publicMeans", figures.complaints),
                },
              ]}
            />
          ) : (
            <p>
              <T id="winners.juryLater" at={<Moment at={announced} zone={zone} />} />
            </p>
          )}
        </section>
        <Corrections corrections={corrections} zone={zone} />
        <section className="leaf" aria-labelledby="work">
          <h2 id="work">{t("winners.juryWork")}</h2>
          <ol className="stack measure">
            <li>{t("winners.juryDeclare", { years: rules.conflictYears })}</li>
            <li>{t("winners.juryAssign", { judges: rules.perEntry })}</li>
            <li>{t("winners.juryMark", { criteria: rules.criteria })}</li>
            <li>{t("winners.juryRank", { sheets: rules.minimumSheets })}</li>
            <li>{t("winners.juryDecide")}</li>
            <li>{t("winners.juryRelease")}</li>
            <li>
              {t("winners.juryComplain", { days: rules.complaintDays, answer: rules.complaintAnswerDays })}
            </li>
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
