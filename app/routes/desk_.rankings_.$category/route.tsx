import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import {
  CategoryTabs,
  HorsConcours,
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
  const { title, category, categories, now, zone, opens, sealedAt, refusal, shown } =
    useLoaderData<typeof loader>();
  const rows = shown?.ranking.rows ?? [];
  const toCome = (code: string) => shown?.open.filter((one) => one.code === code).length ?? 0;
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
      {shown ? (
        <div className="stack-l">
          <div className="beside">
            <div className="stack-l">
              <TieNotice ranking={shown.ranking} band={shown.band} />
              {rows.length > 0 ? (
                <RankingPlot ranking={shown.ranking} category={category.id} />
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
              <p className="small hint">{t("ranking.rawNote")}</p>
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
          {rows.length > 0 ? (
            <div className="stack">
              <h2>{t("ranking.figures")}</h2>
              <RankingTable ranking={shown.ranking} criteria={shown.criteria} />
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
        </div>
      ) : null}
    </div>
  );
}
