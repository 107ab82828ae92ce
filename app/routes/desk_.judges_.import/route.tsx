import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, Slot, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
// The columns are words of the file, the same in every language.
const example = `name,address,organisation,country,categories
Dr Mele Vaipuna,mele@moana.example,Moana College,TO,C1; C3`;

export default function ImportJudgesPage() {
  const { columns } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const result = useFormResult();
  const t = useT();
  const lines = answered && "lines" in answered ? answered.lines : [];
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.judges}>{t("judges.title")}</a>} title={t("judges.importTitle")}>
        <p className="measure">{t("judges.importLead", { columns })}</p>
        <pre className="plain-text small" dir="ltr" translate="no">
          {example}
        </pre>
        <p className="measure hint">{t("judges.importNew")}</p>
      </WorkHead>
      <form method="post" encType="multipart/form-data" className="stack-l" noValidate>
        <Slot id="file" label={t("judges.importFile")} error="">
          <input type="file" id="file" name="file" accept=".csv,text/csv,text/plain" />
        </Slot>
        <TextAreaField
          name="list"
          label={t("judges.importText")}
          hint={t("judges.importTextHint")}
          result={result}
          rows={10}
          spellCheck={false}
        />
        {lines.length > 0 ? (
          <ol className="plain-list stack">
            {lines.map((bad) => (
              <li key={`${bad.line} ${bad.reason.id}`}>
                <strong>{t("people.line", { line: bad.line })}</strong> {t.say(bad.reason)}
                {bad.text ? (
                  <span className="block small hint">
                    <Typed>{bad.text}</Typed>
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
        ) : null}
        <p>
          <button className="button">{t("judges.importAction")}</button>
        </p>
      </form>
    </div>
  );
}
