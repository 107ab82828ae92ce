import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { ownKinds } from "~/domain/conflicts";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function RecusalPage() {
  const t = useT();
  const result = useFormResult();
  const { assignment, refusal } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={t("judging.stepBackTitle")}
        over={
          <>
            <a href={paths.assignment(assignment.id)}>
              <Typed>{assignment.title || t("judging.untitled")}</Typed>
            </a>{" "}
            · <span className="code">{assignment.code}</span>
          </>
        }
      >
        <p className="measure">{t("judging.stepBackWords")}</p>
        <p>
          <T
            id="abstaining.notATie"
            link={(words) => <a href={paths.abstention(assignment.id)}>{words}</a>}
          />
        </p>
      </WorkHead>
      <form method="post" action={paths.recusal(assignment.id)} className="stack-l">
        <ChoiceField
          name="kind"
          label={t("judging.kind")}
          result={result}
          options={ownKinds.map((kind) => ({ id: kind, label: t("judging.kindOf", { kind }) }))}
        />
        <TextAreaField
          name="reason"
          label={t("judging.reason")}
          hint={t("judging.reasonHint")}
          result={result}
          rows={3}
        />
        <p className="actions">
          <button
            className="button"
            disabled={refusal !== null}
            aria-describedby={refusal ? "why" : undefined}
          >
            {t("judging.stepBack")}
          </button>
          <a href={paths.judging}>{t("judging.back")}</a>
        </p>
        {refusal ? (
          <p className="small hint" id="why">
            {t.say(refusal)}
          </p>
        ) : null}
      </form>
    </div>
  );
}
