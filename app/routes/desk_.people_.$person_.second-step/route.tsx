import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ResetPage() {
  const { person, refusal } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <a href={paths.person(person.id)}>
            <Typed>{person.name || t("people.unnamed")}</Typed>
          </a>
        }
        title={t("people.resetTitle")}
      >
        <p>{t("people.resetLead")}</p>
      </WorkHead>
      <form method="post" className="stack-l" noValidate>
        <TextAreaField
          name="reason"
          label={t("people.reason")}
          hint={t("people.resetReasonHint")}
          result={result}
        />
        {refusal ? <p className="notice bad">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button className="button" disabled={Boolean(refusal)}>
            {t("people.resetTitle")}
          </button>
          <a href={paths.person(person.id)}>{t("account.back")}</a>
        </p>
      </form>
    </div>
  );
}
