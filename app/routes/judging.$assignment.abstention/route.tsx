import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function AbstentionPage() {
  const t = useT();
  const result = useFormResult();
  const { assignment, refusal } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={t("abstaining.title")}
        over={
          <>
            <a
              href={
                assignment.isConfirmed ? paths.assignment(assignment.id) : paths.confirmation(assignment.id)
              }
            >
              <Typed>{assignment.title || t("judging.untitled")}</Typed>
            </a>{" "}
            · <span className="code">{assignment.code}</span>
          </>
        }
      >
        <p className="measure">{t("abstaining.words")}</p>
        <p>
          <T id="abstaining.isATie" link={(words) => <a href={paths.recusal(assignment.id)}>{words}</a>} />
        </p>
      </WorkHead>
      <form method="post" action={paths.abstention(assignment.id)} className="stack-l ending" noValidate>
        <TextAreaField
          name="reason"
          label={t("abstaining.reason")}
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
            {t("abstaining.send")}
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
