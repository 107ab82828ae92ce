import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskReportPage() {
  const t = useT();
  const result = useFormResult();
  const { report, mayAnswer, refusal, zone } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={<T id="moderating.reportTitle" code={<span className="code">{report.code}</span>} />}
        over={<a href={paths.judgingDesk}>{t("moderating.title")}</a>}
      >
        <p>
          <a href={paths.screen(report.entryId)}>
            <Typed>{report.title || t("judging.untitled")}</Typed>
          </a>
        </p>
      </WorkHead>
      <div className="stack-l ending">
        <dl className="answers">
          <div>
            <dt>{t("moderating.reportedBy")}</dt>
            <dd>
              <Typed>{report.judge}</Typed>, <Moment at={report.createdAt} zone={zone} />
            </dd>
          </div>
          <div>
            <dt>{t("reporting.mailKind")}</dt>
            <dd>{t("reporting.kindOf", { kind: report.kind })}</dd>
          </div>
          <div>
            <dt>{t("reporting.mailDetail")}</dt>
            <dd>
              <Typed>{report.words}</Typed>
            </dd>
          </div>
          {report.answeredAt ? (
            <>
              <div>
                <dt>{t("moderating.answeredBy")}</dt>
                <dd>
                  <Typed>{report.answerer ?? ""}</Typed>, <Moment at={report.answeredAt} zone={zone} />
                </dd>
              </div>
              <div>
                <dt>{t("moderating.outcome")}</dt>
                <dd>{t("moderating.outcomeOf", { outcome: report.outcome ?? "" })}</dd>
              </div>
              <div>
                <dt>{t("reporting.answerMailAnswer")}</dt>
                <dd>
                  <Typed>{report.answer ?? ""}</Typed>
                </dd>
              </div>
            </>
          ) : null}
        </dl>
        {report.answeredAt ? null : mayAnswer ? (
          <form method="post" action={paths.report(report.id)} className="stack-l" noValidate>
            <h2>{t("moderating.answer")}</h2>
            <ChoiceField
              name="outcome"
              label={t("moderating.outcome")}
              result={result}
              options={(["goesOn", "toScreening"] as const).map((outcome) => ({
                id: outcome,
                label: t("moderating.outcomeOf", { outcome }),
                hint: t("moderating.outcomeHint", { outcome }),
              }))}
            />
            <TextAreaField
              name="answer"
              label={t("moderating.answerWords")}
              hint={t("moderating.answerHint")}
              result={result}
              rows={4}
            />
            <p className="actions">
              <button
                className="button"
                disabled={refusal !== null}
                aria-describedby={refusal ? "why" : undefined}
              >
                {t("moderating.answerSend")}
              </button>
            </p>
            {refusal ? (
              <p className="small hint" id="why">
                {t.say(refusal)}
              </p>
            ) : null}
          </form>
        ) : (
          <p>{t("moderating.chairAnswers")}</p>
        )}
      </div>
    </div>
  );
}
