import { useLoaderData } from "@remix-run/react";
import { RankingPlot } from "~/components/ranking";
import { Said } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function RankingWallPage() {
  const t = useT();
  const { title, category, refusal, shown } = useLoaderData<typeof loader>();
  return (
    <div className="wrap wall stack-l">
      <p className="small">
        <a href={paths.ranking(category.id)}>{t("figures.wallBack")}</a>
      </p>
      {refusal ? <p className="notice">{t.say(refusal)}</p> : null}
      {shown && shown.ranking.rows.length > 0 ? (
        <RankingPlot
          ranking={shown.ranking}
          category={category.id}
          figures={shown.figures}
          head={
            <h1>
              {title} <Said words={category.name} />
            </h1>
          }
        />
      ) : (
        <h1>{title}</h1>
      )}
      {shown && shown.leftOut > 0 ? (
        <p className="hint">{t("figures.wallLeftOut", { count: shown.leftOut })}</p>
      ) : null}
    </div>
  );
}
