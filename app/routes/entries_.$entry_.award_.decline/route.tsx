import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeclinePage() {
  const { title, entry, name, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.award(entry.id)}>{t("embargo.backToAward")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={title}
      >
        <p className="hint">
          <Typed>{name}</Typed>
        </p>
      </WorkHead>
      <form method="post" action={paths.awardDecline(entry.id)} className="stack-l measure" noValidate>
        <p>{t("embargo.declineMeans")}</p>
        <TextAreaField
          name="reason"
          rows={4}
          label={t("embargo.declineReason")}
          hint={t("embargo.declineReasonHint")}
          result={result}
        />
        <ChoiceField
          name="sure"
          label={t("embargo.sure")}
          result={result}
          many
          options={[{ id: "yes", label: t("embargo.sureYes") }]}
        />
        {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button
            className="button"
            disabled={refusal !== null}
            aria-describedby={refusal ? "why-not" : undefined}
          >
            {t("embargo.declineSend")}
          </button>
          <a className="button second" href={paths.award(entry.id)}>
            {t("embargo.declineKeep")}
          </a>
        </p>
      </form>
    </div>
  );
}
