import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function HidingPage() {
  const { title, name, isHidden, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const button = t(isHidden ? "correction.show" : "correction.hide");
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.deskCases}>{t("winners.deskTitle")}</a>}>
        <p>
          <Typed>{name}</Typed>
        </p>
      </WorkHead>
      {refusal ? (
        <div className="stack">
          <button className="button" disabled>
            {button}
          </button>
          <p>{t.say(refusal)}</p>
        </div>
      ) : (
        <form method="post" className="stack ending" noValidate>
          <input type="hidden" name="hidden" value={isHidden ? "no" : "yes"} />
          <p className="measure">{t(isHidden ? "correction.showWords" : "correction.hideWords")}</p>
          <TextAreaField name="reason" rows={2} label={t("correction.reason")} result={result} />
          <div className="actions">
            <button className="button">{button}</button>
            <a href={paths.deskCases}>{t("winners.deskTitle")}</a>
          </div>
        </form>
      )}
    </div>
  );
}
