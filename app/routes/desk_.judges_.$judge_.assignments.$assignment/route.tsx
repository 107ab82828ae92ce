import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { ownKinds } from "~/domain/conflicts";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ReportConflictPage() {
  const { judge, assignment, refusal, effect } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <a href={paths.judge(judge.id)}>
            <Typed>{judge.name}</Typed>
          </a>
        }
        title={t("conflicts.reportTitle")}
      >
        <p>
          <span className="code">{assignment.code}</span> <Typed>{assignment.title}</Typed>
        </p>
      </WorkHead>
      <div className="stack-l ending">
        <section className="stack" aria-labelledby="effect">
          <h2 id="effect">{t("conflicts.effect")}</h2>
          {effect ? (
            <>
              <p>
                {t("conflicts.effectOf", {
                  sheets: effect.now.sheets,
                  left: effect.without.sheets,
                  hadMean: effect.now.mean === null ? "no" : "yes",
                  mean: effect.now.mean ?? 0,
                  hasMean: effect.without.mean === null ? "no" : "yes",
                  after: effect.without.mean ?? 0,
                })}
              </p>
              <p>
                {t("conflicts.effectPlace", {
                  had: effect.now.place === null ? "no" : "yes",
                  place: effect.now.place ?? 0,
                  has: effect.without.place === null ? "no" : "yes",
                  after: effect.without.place ?? 0,
                })}{" "}
                {t("conflicts.effectMoved", { moved: effect.moved })}
              </p>
            </>
          ) : (
            <p>{t("conflicts.effectNone", { sheet: assignment.hasSheet ? "yes" : "no" })}</p>
          )}
          <p className="hint">{t("conflicts.reversible")}</p>
        </section>
        <form method="post" className="stack-l" noValidate>
          <ChoiceField
            name="kind"
            label={t("conflicts.kind")}
            result={result}
            options={ownKinds.map((kind) => ({ id: kind, label: t("conflicts.kinds", { kind }) }))}
          />
          <TextField
            name="reason"
            label={t("conflicts.reason")}
            hint={t("conflicts.reasonHint")}
            result={result}
            maxLength={500}
          />
          <p>
            <button className="button" disabled={refusal !== null}>
              {t("conflicts.report")}
            </button>
          </p>
          {refusal ? <p className="hint">{t.say(refusal)}</p> : null}
        </form>
      </div>
    </div>
  );
}
