import type { HeadersFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function PlanProgressPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const { running } = page;
  const progress = running?.progress ?? null;
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.plans}>{t("plans.back")}</a>} title={page.title}>
        {running ? (
          <p className="measure">
            {t("plans.progressWords", { ago: running.ago, seconds: running.seconds })}
          </p>
        ) : null}
      </WorkHead>
      <div className="stack-l ending">
        {page.state === "planning" && !running ? (
          <p className="notice bad">{t("plans.progressLost")}</p>
        ) : page.state === "failed" ? (
          <p className="notice bad">{t("plans.progressFailedWords")}</p>
        ) : null}
        {running ? (
          <>
            <p className="small">
              {page.isStill ? (
                <a href={paths.planProgress(page.id)}>{t("plans.progressAgain")}</a>
              ) : (
                <>
                  {t("plans.progressRefresh", { every: page.every })}{" "}
                  <a href={`${paths.planProgress(page.id)}?still=yes`}>{t("plans.progressStill")}</a>
                </>
              )}
            </p>
            <section className="stack" aria-labelledby="settled">
              <h2 id="settled">{t("plans.progressHead")}</h2>
              {progress && progress.settled.length > 0 ? (
                <>
                  <p>{t("plans.progressFigures", { worst: progress.worstEntry, total: progress.total })}</p>
                  {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
                  <div className="scroll wide" role="region" aria-labelledby="settled" tabIndex={0}>
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">{t("plans.progressStage")}</th>
                          <th scope="col" className="num">
                            {t("plans.progressValue")}
                          </th>
                          <th scope="col" className="num">
                            {t("plans.progressBound")}
                          </th>
                          <th scope="col">{t("plans.progressState")}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {progress.settled.map((figure, at) => (
                          <tr key={`${at} ${figure.stage}`}>
                            <th scope="row">{t("plans.stages", { stage: figure.stage })}</th>
                            <td className="num">{t("plans.number", { n: figure.value })}</td>
                            <td className="num">{t("plans.number", { n: figure.bound })}</td>
                            <td>
                              <span className={`status ${figure.proven ? "done" : "part"}`}>
                                {t("plans.progressProven", { proven: figure.proven ? "yes" : "no" })}
                              </span>
                            </td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                </>
              ) : (
                <p>{t("plans.progressNone")}</p>
              )}
            </section>
          </>
        ) : null}
        {page.state === "planning" || page.state === "failed" ? (
          <form method="post" action={paths.planDiscard(page.id)} className="stack">
            <p>
              <button className="button second">{t("plans.cancel")}</button>
            </p>
            <p className="hint">{t("plans.cancelWords")}</p>
          </form>
        ) : null}
      </div>
    </div>
  );
}
