import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { OwnReports } from "~/components/sheet-facts";
import { Typed } from "~/components/words";
import { faultKinds } from "~/domain/scoring";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ReportPage() {
  const t = useT();
  const result = useFormResult();
  const { assignment, reports, refusal, zone } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={t("reporting.title")}
        over={
          <>
            <a href={paths.assignment(assignment.id)}>
              <Typed>{assignment.title || t("judging.untitled")}</Typed>
            </a>{" "}
            · <span className="code">{assignment.code}</span>
          </>
        }
      >
        <p className="measure">{t("reporting.words")}</p>
      </WorkHead>
      <div className="stack-l ending">
        {reports.length > 0 ? <OwnReports reports={reports} zone={zone} /> : null}
        <form method="post" action={paths.sheetReport(assignment.id)} className="stack-l" noValidate>
          <ChoiceField
            name="kind"
            label={t("reporting.kind")}
            result={result}
            options={faultKinds.map((kind) => ({ id: kind, label: t("reporting.kindOf", { kind }) }))}
          />
          <TextAreaField
            name="words"
            label={t("reporting.detail")}
            hint={t("reporting.detailHint")}
            result={result}
            rows={4}
          />
          <p className="actions">
            <button
              className="button"
              disabled={refusal !== null}
              aria-describedby={refusal ? "why" : undefined}
            >
              {t("reporting.send")}
            </button>
            <a href={paths.assignment(assignment.id)}>{t("judging.close")}</a>
          </p>
          {refusal ? (
            <p className="small hint" id="why">
              {t.say(refusal)}
            </p>
          ) : null}
        </form>
      </div>
    </div>
  );
}
