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
  const first = !hasTerms
    ? { words: t("judging.stepTermsWords"), label: t("judging.stepTerms"), path: paths.judgeProfile }
    : !hasDeclared
      ? { words: t("judging.stepDeclareWords"), label: t("judging.stepDeclare"), path: paths.conflicts }
      : data.samplesLeft > 0 && running.some((one) => one.state === "toConfirm")
        ? {
            words: t("samples.stepWords", { left: data.samplesLeft }),
            label: t("samples.step"),
            path: paths.calibration,
          }
        : null;
  const next =
    left.find((one) => one.state === "reopened" || one.state === "begun") ??
    left.find((one) => one.state !== "paused") ??
    left[0];
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
        {data.handedIn ? (
          <p className="notice quiet" role="status">
            <T id="judging.handedIn" code={<span className="code">{data.handedIn}</span>} />
          </p>
        ) : null}
        {data.hasCertificate ? (
          <p className="notice">
            <a href={paths.judgeCertificate}>{t("certificates.judgeDownload")}</a>
          </p>
        ) : null}
        {first ? (
          <section className="notice" aria-labelledby="first">
            <h2 id="first">{t("judging.first")}</h2>
            <p>{first.words}</p>
            <p>
              <a className="button" href={first.path}>
                {first.label}
              </a>
            </p>
          </section>
        ) : null}
        {!first && next && phase !== "over" ? (
          <p>
            <a className="button" href={hrefOf(next)}>
              {t("judging.openNext", { state: next.state, code: next.code })}
            </a>
          </p>
        ) : null}
        {assignments.length === 0 ? (
          <p>
            <T id="judging.none" phase={phase} moment={<Moment at={data.opens} zone={zone} />} />
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
                    {t("judging.state", {
                      state: one.state === "ended" ? (one.endReason ?? "ended") : one.state,
                      marked: one.marked,
                      criteria: data.criteria,
                    })}
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )}
        {hasTerms ? (
          <ul className="plain-list ways">
            {running.some((one) => one.state !== "toConfirm") ? (
              <li>
                <a href={paths.ownMarks}>{t("marks.title")}</a>
              </li>
            ) : null}
            {data.hasSamples ? (
              <li>
                <a href={paths.calibration}>{t("samples.again")}</a>
              </li>
            ) : null}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

const shapes = {
  toConfirm: "",
  toScore: "",
  begun: "part",
  paused: "part",
  reopened: "part",
  submitted: "done",
  ended: "not-yet",
} as const;

function hrefOf(one: { id: string; state: string }) {
  return one.state === "toConfirm" ? paths.confirmation(one.id) : paths.assignment(one.id);
}
