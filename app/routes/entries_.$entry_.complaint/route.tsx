import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Quoted } from "~/components/quoted";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ComplaintPage() {
  const { entry, complaint, closes, refusal, days, zone } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("feedback.toEntry")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("complaints.title")}
      >
        <p>
          <Typed>{entry.title}</Typed>
        </p>
      </WorkHead>
      {complaint ? (
        <>
          {complaint.answeredAt ? (
            <section className="leaf" aria-labelledby="answer">
              <h2 id="answer">{t("complaints.answer")}</h2>
              <div className="stack">
                <p>
                  <strong>{t("complaints.outcome", { outcome: complaint.outcome ?? "" })}</strong>
                </p>
                <Quoted>{complaint.answer ?? ""}</Quoted>
                <p>{t("complaints.follows", { follows: complaint.follows ?? "" })}</p>
                <p className="small hint">
                  {t("complaints.answeredAt")} <Moment at={complaint.answeredAt} zone={zone} />.{" "}
                  {t("complaints.answerLast")}
                </p>
              </div>
            </section>
          ) : null}
          <section className="leaf" aria-labelledby="receipt">
            <h2 id="receipt">{t("complaints.receipt")}</h2>
            <div className="stack">
              <dl className="answers">
                <div>
                  <dt>{t("complaints.code")}</dt>
                  <dd className="code">{complaint.code}</dd>
                </div>
                <div>
                  <dt>{t("complaints.madeAt")}</dt>
                  <dd>
                    <Moment at={complaint.createdAt} zone={zone} withSeconds />
                  </dd>
                </div>
                <div>
                  <dt>{t("complaints.due")}</dt>
                  <dd>
                    <Moment at={complaint.dueAt} zone={zone} />
                  </dd>
                </div>
                <div>
                  <dt>{t("complaints.hash")}</dt>
                  <dd className="code wrap-anywhere">{complaint.hash}</dd>
                </div>
                {(["rule", "happened", "asked"] as const).map((part) => (
                  <div key={part}>
                    <dt>{t(`complaints.${part}`)}</dt>
                    <dd>
                      <Quoted>{complaint[part]}</Quoted>
                    </dd>
                  </div>
                ))}
              </dl>
              <p className="small">
                <a href={paths.complaintText(complaint.id)}>{t("complaints.download")}</a>
              </p>
            </div>
          </section>
        </>
      ) : (
        <div className="stack-l ending">
          <p className="measure">{t("complaints.intro")}</p>
          {refusal ? (
            <p className="notice" id="why-not">
              {t.say(refusal)}
            </p>
          ) : (
            <p className="measure">
              <T id="complaints.until" at={<Moment at={closes} zone={zone} />} days={days} />
            </p>
          )}
          {refusal ? null : (
            <form method="post" action={paths.complaint(entry.id)} className="stack-l" noValidate>
              <TextAreaField
                name="rule"
                label={t("complaints.rule")}
                hint={t("complaints.ruleHint")}
                result={result}
                rows={3}
                dir="auto"
              />
              <TextAreaField
                name="happened"
                label={t("complaints.happened")}
                hint={t("complaints.happenedHint")}
                result={result}
                rows={8}
                dir="auto"
              />
              <TextAreaField name="asked" label={t("complaints.asked")} result={result} rows={4} dir="auto" />
              <p className="small hint">{t("complaints.sendNote")}</p>
              <p className="actions">
                <button className="button">{t("complaints.send")}</button>
              </p>
            </form>
          )}
        </div>
      )}
    </div>
  );
}
