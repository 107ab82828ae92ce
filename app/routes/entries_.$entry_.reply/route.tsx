import { useLoaderData } from "@remix-run/react";
import { CheckFaults } from "~/components/check-faults";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ReplyPage() {
  const { entry, found, refusal, zone } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("screening.replyTitle")}
      >
        <p>
          <Typed>{entry.title}</Typed>
        </p>
      </WorkHead>
      {found ? (
        <section className="stack" aria-labelledby="found">
          <h2 id="found">{t("screening.replyFound")}</h2>
          <CheckFaults {...found} />
        </section>
      ) : null}
      <form method="post" action={paths.entryReply(entry.id)} className="stack ending" noValidate>
        <TextAreaField
          name="words"
          label={t("screening.replyLabel")}
          hint={
            found ? <T id="screening.replyHint" date={<Moment at={found.due} zone={zone} />} /> : undefined
          }
          result={result}
          rows={8}
        />
        {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button
            className="button"
            disabled={refusal !== null}
            aria-describedby={refusal ? "why-not" : undefined}
          >
            {t("screening.replySend")}
          </button>
        </p>
      </form>
    </div>
  );
}
