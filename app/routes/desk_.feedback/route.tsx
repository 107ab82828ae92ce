import { useLoaderData } from "@remix-run/react";
import { FigureList } from "~/components/figure-list";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Pages } from "~/components/pages";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskFeedbackPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { counts, refusal, zone, uses } = page;
  return (
    <div className="wrap">
      <ErrorSummary faults={result.faults} />
      <WorkHead
        over={
          page.isDeskReader ? (
            <a href={paths.desk}>{t("site.desk")}</a>
          ) : (
            <a href={paths.screening}>{t("site.screening")}</a>
          )
        }
        title={page.title}
      >
        <p className="measure">{t("feedback.deskIntro")}</p>
        <p>
          {page.isOpen ? (
            <T id="feedback.openSince" at={<Moment at={page.opens} zone={zone} />} />
          ) : page.isLate && page.isPublic ? (
            <strong>
              <T id="feedback.isLate" at={<Moment at={page.opens} zone={zone} />} />
            </strong>
          ) : (
            <T id="feedback.opensAt" at={<Moment at={page.opens} zone={zone} />} />
          )}
        </p>
      </WorkHead>
      {page.isCollected ? (
        <>
          <section className="leaf" aria-labelledby="progress">
            <h2 id="progress">{t("feedback.progress")}</h2>
            <div className="stack-l">
              <FigureList
                figures={[
                  {
                    label: t("feedback.waiting"),
                    value: counts.waiting,
                    means: t("feedback.markedMeans", { marked: counts.marked }),
                  },
                  { label: t("feedback.passed"), value: counts.passed },
                  { label: t("feedback.edited"), value: counts.edited },
                  { label: t("feedback.withheld"), value: counts.withheld },
                  ...(uses
                    ? [
                        {
                          label: t("feedback.uses"),
                          value: uses.yes + uses.partly + uses.no,
                          means: t("feedback.usesMeans", uses),
                        },
                      ]
                    : []),
                ]}
              />
              {page.preparedAt ? (
                <p className="notice quiet">
                  <T id="feedback.preparedAt" at={<Moment at={page.preparedAt} zone={zone} />} />
                </p>
              ) : page.isOrganiser ? (
                <form method="post" action={paths.deskFeedback} className="stack">
                  <p className="measure">{t("feedback.prepareWords")}</p>
                  <p className="actions">
                    <button
                      className="button"
                      disabled={refusal !== null}
                      aria-describedby={refusal ? "why-not" : undefined}
                    >
                      {t("feedback.prepare")}
                    </button>
                  </p>
                  {refusal ? (
                    <p className="small hint" id="why-not">
                      {t.say(refusal)}
                    </p>
                  ) : null}
                </form>
              ) : (
                <p>{t("feedback.organiserPrepares")}</p>
              )}
            </div>
          </section>
          <section className="leaf" aria-labelledby="entries">
            <h2 id="entries">{t("feedback.entries")}</h2>
            <div className="stack">
              {page.entries.length === 0 ? <p>{t("feedback.noComments")}</p> : null}
              <dl className="answers">
                {page.entries.map((entry) => (
                  <div key={entry.id}>
                    <dt className="code">{entry.code}</dt>
                    <dd>
                      {entry.isTied ? (
                        <>
                          <Typed>{entry.title}</Typed>
                          <span className="small hint block">{t("feedback.tiedShort")}</span>
                        </>
                      ) : (
                        <a href={paths.deskFeedbackOf(entry.id)}>
                          <Typed>{entry.title}</Typed>
                        </a>
                      )}
                    </dd>
                    <dd className="change">
                      <span
                        className={`status ${entry.waiting === 0 ? "done" : entry.waiting < entry.comments ? "part" : "not-yet"}`}
                      >
                        {t("feedback.entryCount", {
                          waiting: entry.waiting,
                          comments: entry.comments,
                        })}
                      </span>
                      {entry.marked > 0 ? (
                        <span className="small block">
                          {t("feedback.entryMarked", { marked: entry.marked })}
                        </span>
                      ) : null}
                    </dd>
                  </div>
                ))}
              </dl>
              <Pages path={paths.deskFeedback} page={page.page} pages={page.pages} />
            </div>
          </section>
        </>
      ) : (
        <p className="empty">{t(page.isPublic ? "feedback.collecting" : "feedback.notPublic")}</p>
      )}
    </div>
  );
}
