import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function JudgingPage() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const { assignments, zone, hasTerms, hasDeclared, phase } = data;
  const running = assignments.filter((one) => one.state !== "ended");
  const left = running.filter((one) => one.state !== "submitted");
  const ready = hasTerms && hasDeclared;
  const next = left.find((one) => one.state === "begun") ?? left[0];
  return (
    <div className="wrap">
      <WorkHead
        title={
          running.length > 0
            ? t("judging.progress", { left: left.length, total: running.length })
            : t("judging.title")
        }
        over={running.length > 0 ? t("judging.title") : undefined}
      >
        {running.length > 0 ? (
          <p className="hint">
            {left.length === 0 ? (
              t("judging.thanks", { total: running.length })
            ) : phase === "before" ? (
              <T id="judging.opens" moment={<Moment at={data.opens} zone={zone} />} />
            ) : phase === "open" ? (
              <T id="judging.deadline" moment={<Moment at={data.closes} zone={zone} />} />
            ) : (
              <T id="judging.over" moment={<Moment at={data.closes} zone={zone} />} />
            )}
          </p>
        ) : null}
      </WorkHead>
      <div className="stack-l">
        {ready ? null : (
          <section className="notice" aria-labelledby="first">
            <h2 id="first">{t("judging.first")}</h2>
            <p>{hasTerms ? t("judging.stepDeclareWords") : t("judging.stepTermsWords")}</p>
            <p>
              <a className="button" href={hasTerms ? paths.conflicts : paths.judgeProfile}>
                {hasTerms ? t("judging.stepDeclare") : t("judging.stepTerms")}
              </a>
            </p>
          </section>
        )}
        {ready && next && phase !== "over" ? (
          <p>
            <a className="button" href={hrefOf(next)}>
              {t("judging.openNext", { state: next.state, code: next.code })}
            </a>
          </p>
        ) : null}
        {assignments.length === 0 ? (
          <p>
            <T id="judging.none" moment={<Moment at={data.opens} zone={zone} />} />
          </p>
        ) : (
          <section aria-labelledby="yours">
            <h2 id="yours">{t("judging.yours")}</h2>
            <ol className="tasks">
              {assignments.map((one, at) => (
                <li key={one.id}>
                  <span className="letter">{at + 1}</span>
                  <span className="what">
                    {one.state === "ended" ? (
                      <Typed>{one.title || t("judging.untitled")}</Typed>
                    ) : (
                      <a href={hrefOf(one)}>
                        <Typed>{one.title || t("judging.untitled")}</Typed>
                      </a>
                    )}
                    <span className="small hint">
                      <Typed>{one.organisation}</Typed> · <span className="code">{one.code}</span> ·{" "}
                      {one.category}
                    </span>
                  </span>
                  <span className={`status ${shapes[one.state]}`}>
                    {t("judging.state", { state: one.state, marked: one.marked, criteria: data.criteria })}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </div>
  );
}

const shapes = { toConfirm: "", toScore: "", begun: "part", submitted: "done", ended: "not-yet" } as const;

function hrefOf(one: { id: string; state: string }) {
  return one.state === "toConfirm" ? paths.confirmation(one.id) : paths.assignment(one.id);
}
