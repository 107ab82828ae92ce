import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function ReopeningPage() {
  const { title, id, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.correction}>{t("correction.title")}</a>} />
      {refusal ? (
        <div className="stack">
          <button className="button" disabled>
            {t("correction.reopenButton")}
          </button>
          <p>{t.say(refusal)}</p>
        </div>
      ) : (
        <form method="post" className="stack ending" noValidate>
          <input type="hidden" name="id" value={id} />
          <p className="measure">{t("correction.reopenWords")}</p>
          <TextAreaField name="reason" rows={3} label={t("correction.reopenReason")} result={result} />
          <div className="actions">
            <button className="button">{t("correction.reopenButton")}</button>
            <a href={paths.correction}>{t("correction.title")}</a>
          </div>
        </form>
      )}
    </div>
  );
}
