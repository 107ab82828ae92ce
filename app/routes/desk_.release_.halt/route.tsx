import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function HaltPage() {
  const { title, refusal, version, waiting } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.correction}>{t("correction.title")}</a>} />
      {refusal ? (
        <div className="stack">
          <button className="button" disabled>
            {t("correction.halt")}
          </button>
          <p>{t.say(refusal)}</p>
        </div>
      ) : (
        <form method="post" className="stack ending" noValidate>
          <input type="hidden" name="version" value={version} />
          <p className="measure">
            <strong>{t("correction.haltWaiting", { count: waiting })}</strong>
          </p>
          <p className="measure">{t("correction.haltWords")}</p>
          <p className="measure">{t("correction.haltNext")}</p>
          <TextAreaField
            name="reason"
            rows={3}
            label={t("correction.reason")}
            hint={t("correction.reasonHint")}
            result={result}
          />
          <div className="actions">
            <button className="button">{t("correction.halt")}</button>
            <a href={paths.release}>{t("release.back")}</a>
          </div>
        </form>
      )}
    </div>
  );
}
