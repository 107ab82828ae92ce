import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { lines } from "~/domain/embargo";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function NamesPage() {
  const { title, entry, names, refusal } = useLoaderData<typeof loader>();
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
        <p className="measure">{t("embargo.namesFormWords")}</p>
      </WorkHead>
      <form method="post" action={paths.awardNames(entry.id)} className="stack-l measure" noValidate>
        {lines.map((line) => (
          <TextField
            key={line}
            name={line}
            label={t("embargo.line", { line, number: 1 })}
            result={result}
            defaultValue={names[line]}
            dir="auto"
          />
        ))}
        {Object.entries(names.team).map(([key, name], at) => (
          <TextField
            key={key}
            name={`team.${key}`}
            label={t("embargo.line", { line: "team", number: at + 1 })}
            result={result}
            defaultValue={name}
            dir="auto"
          />
        ))}
        <TextAreaField
          name="reason"
          rows={3}
          label={t("embargo.namesReason")}
          hint={t("embargo.namesReasonHint")}
          result={result}
        />
        {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button
            className="button"
            disabled={refusal !== null}
            aria-describedby={refusal ? "why-not" : undefined}
          >
            {t("embargo.namesSend")}
          </button>
          <a href={paths.award(entry.id)}>{t("embargo.backToAward")}</a>
        </p>
      </form>
    </div>
  );
}
