import { useLoaderData } from "@remix-run/react";
import {
  Agreement,
  Explanation,
  ExtraSheets,
  FigureWarnings,
  Severity,
  Sureness,
  WithoutJudge,
} from "~/components/figures";
import { ChoiceField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import {
  CategoryTabs,
  HorsConcours,
  RankingOverview,
  RankingPlot,
  RankingTable,
  TieNotice,
  TooFew,
} from "~/components/ranking";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function RankingPage() {
  const t = useT();
  const result = useFormResult();
  const { title, category, categories, now, zone, opens, sealedAt, refusal, shown } =
    useLoaderData<typeof loader>();
  const rows = shown?.ranking.rows ?? [];
  const toCome = (code: string) => shown?.open.filter((one) => one.code === code).length ?? 0;
  // Without the figures of the model the page shows what the sheets say by themselves.
  const figures = shown && typeof shown.figures !== "string" ? shown.figures : null;
  return (
    <div className="wrap">
      <WorkHead
        title={title}
        over={
          <>
            <a href={paths.rankings}>{t("ranking.title")}</a> ·{" "}
            <T id="ranking.live" moment={<Moment at={now} zone={zone} />} />
            {sealedAt ? (
              <>
                {" "}
                · <T id="ranking.sealed" moment={<Moment at={sealedAt} zone={zone} withTime={false} />} />
              </>
            ) : null}
          </>
        }
      >
        <CategoryTabs categories={categories} current={category.id} to={paths.ranking} />
      </WorkHead>
      {refusal ? <p className="notice">{t.say(refusal)}</p> : null}
      {shown?.isTable ? (
        <div className="stack">
          <p>
            <a href={paths.ranking(category.id)}>{t("figures.wallBack")}</a>
          </p>
          <FigureWarnings figures={shown.figures} />
          <RankingTable ranking={shown.ranking} criteria={shown.criteria} figures={figures} />
        </div>
      ) : shown ? (
        <div className="stack-l">
          <div className="beside">
            <div className="stack-l">
              <TieNotice ranking={shown.ranking} band={shown.band} />
              <FigureWarnings figures={shown.figures} />
              {rows.length > 0 ? (
                <>
                  <RankingPlot ranking={shown.ranking} category={category.id} figures={figures} />
                  <RankingOverview ranking={shown.ranking} figures={figures} />
                </>
              ) : shown.ranking.tooFew.length > 0 ? (
                <p>{t("ranking.noneRanked", { least: shown.least })}</p>
              ) : (
                <p>
                  <T id="ranking.empty" moment={<Moment at={opens} zone={zone} />} />
                </p>
              )}
            </div>
            <aside className="stack" aria-label={t("ranking.next")}>
              <h2>{t("ranking.next")}</h2>
              {shown.decision ? (
                <p>
                  <a className="button" href={paths.decision(category.id)}>
                    {t("ranking.seeDecision")}
                  </a>
                </p>
              ) : shown.mayPropose && !shown.proposing ? (
                <p>
                  <a className="button" href={paths.decision(category.id)}>
                    {t("ranking.proposeLink")}
                  </a>
                </p>
              ) : null}
              {shown.proposing ? <p className="small">{t.say(shown.proposing)}</p> : null}
              <p className="small hint">{t("ranking.rawNote", { orders: shown.ranking.orders })}</p>
              {rows.length > 0 ? (
                <>
                  <p>
                    <a href={paths.rankingWall(category.id)}>{t("figures.wall")}</a>
                    <span className="small hint block">{t("figures.wallHint")}</span>
                  </p>
                  {shown.people.length > 0 ? (
                    <details>
                      <summary>{t("figures.wallPresent")}</summary>
                      <form method="get" action={paths.rankingWall(category.id)} className="stack">
                        <ChoiceField
                          name="present"
                          many
                          label={t("figures.wallPresent")}
                          hint={t("figures.wallPresentHint")}
                          result={result}
                          options={shown.people.map(({ id, label }) => ({
                            id,
                            label: <Typed>{label}</Typed>,
                          }))}
                        />
                        <p>
                          <button className="button second">{t("figures.wallShow")}</button>
                        </p>
                      </form>
                    </details>
                  ) : null}
                  <p>
                    <a href={paths.rankingTable(category.id)}>{t("figures.tableOnly")}</a>
                  </p>
                  <h3>{t("figures.take")}</h3>
                  <ul className="plain-list">
                    {(["csv", "xlsx", "pdf"] as const).map((format) => (
                      <li key={format}>
                        <a href={paths.rankingFile(category.id, format)}>{t("figures.takeAs", { format })}</a>
                      </li>
                    ))}
                  </ul>
                </>
              ) : null}
              {figures && shown.mayAsk && !shown.decision ? <ExtraSheets figures={figures} /> : null}
              {shown.open.length > 0 ? (
                <details>
                  <summary>
                    {t("ranking.openSheets")} ({shown.open.length})
                  </summary>
                  <ul className="small">
                    {shown.open.map((one) => (
                      <li key={one.id}>
                        <span className="code">{one.code}</span>, <Typed>{one.judge}</Typed>
                      </li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </aside>
          </div>
          {figures ? (
            <>
              <Sureness ranking={shown.ranking} figures={figures} />
              <WithoutJudge ranking={shown.ranking} figures={figures} />
            </>
          ) : null}
          {rows.length > 0 ? (
            <div className="stack">
              <h2>{t("ranking.figures")}</h2>
              <RankingTable ranking={shown.ranking} criteria={shown.criteria} figures={figures} />
            </div>
          ) : null}
          <TooFew
            ranking={shown.ranking}
            least={shown.least}
            topUp={({ code, sheets }) =>
              shown.mayTopUp && sheets + toCome(code) < shown.least
                ? `${paths.planTopUp}?entry=${code}`
                : null
            }
          />
          <HorsConcours ranking={shown.ranking} />
          {figures ? (
            <>
              <Severity figures={figures} />
              <Agreement figures={figures} />
              <Explanation
                figures={figures}
                orders={shown.ranking.orders}
                perEntry={shown.perEntry}
                band={shown.band}
              />
            </>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
