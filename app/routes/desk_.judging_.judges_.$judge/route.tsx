import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function JudgingOfJudgePage() {
  const t = useT();
  const result = useFormResult();
  const page = useLoaderData<typeof loader>();
  const { judge, zone } = page;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={<T id="moderating.judgeTitle" judge={<Typed>{judge.name}</Typed>} />}
        over={<a href={paths.judgingDesk}>{t("moderating.title")}</a>}
      >
        <p>
          <a href={paths.judge(judge.id)}>{t("moderating.profile")}</a>
        </p>
      </WorkHead>
      <section className="leaf" aria-labelledby="sheets">
        <h2 id="sheets">{t("moderating.readSheets")}</h2>
        <div>
          {page.sheets.length === 0 ? <p>{t("moderating.noSheets")}</p> : null}
          <dl className="answers">
            {page.sheets.map((one) => (
              <div key={one.id}>
                <dt className="wrap-anywhere">
                  <a href={paths.deskSheet(one.id)}>
                    <Typed>{one.title || t("judging.untitled")}</Typed>
                  </a>
                  <span className="small hint block code">{one.code}</span>
                </dt>
                <dd>
                  <span className={`status ${shapes[one.state]}`}>
                    {t("moderating.sheetState", {
                      state: one.state === "ended" ? (one.endReason ?? "") : one.state,
                    })}
                  </span>
                  {one.submittedAt ? (
                    <span className="small hint block">
                      <Moment at={one.submittedAt} zone={zone} />
                    </span>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </section>
      {page.extensions.length > 0 ? (
        <section className="leaf" aria-labelledby="given">
          <h2 id="given">{t("moderating.timeGiven")}</h2>
          <ul className="plain-list stack">
            {page.extensions.map((one) => (
              <li key={one.id}>
                <T
                  id="moderating.timeLine"
                  until={<Moment at={one.until} zone={zone} />}
                  person={<Typed>{one.grantedBy}</Typed>}
                  date={<Moment at={one.createdAt} zone={zone} withTime={false} />}
                  reason={<Typed>{one.reason}</Typed>}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {page.mayExtend ? (
        <section className="leaf" aria-labelledby="more">
          <h2 id="more">{t("moderating.moreTime")}</h2>
          <form method="post" action={paths.judgingOfJudge(judge.id)} className="stack-l" noValidate>
            <p className="measure">
              <T id="moderating.moreTimeWords" moment={<Moment at={page.closes} zone={zone} />} />
            </p>
            <TextField
              name="until"
              type="datetime-local"
              label={t("moderating.until")}
              hint={
                <T
                  id="moderating.untilHint"
                  zone={<code>{zone}</code>}
                  latest={<Moment at={page.latest} zone={zone} />}
                />
              }
              defaultValue={page.closesClock}
              result={result}
            />
            <TextAreaField
              name="reason"
              rows={3}
              label={t("moderating.reason")}
              hint={t("moderating.timeReasonHint")}
              result={result}
            />
            <p className="actions">
              <button className="button">{t("moderating.giveTime")}</button>
            </p>
          </form>
        </section>
      ) : null}
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
