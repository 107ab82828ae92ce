import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function WithdrawalPage() {
  const { entry, refusal, deadline } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary faults={faults} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("entry.withdrawQuestion")}
      >
        {entry.title ? (
          <p className="hint">
            <Typed>{entry.title}</Typed>
          </p>
        ) : null}
        <DeadlineLine deadline={deadline} />
      </WorkHead>
      <form method="post" action={paths.withdrawal(entry.id)} className="stack ending">
        <p>{t("entry.withdrawMeans")}</p>
        {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
        <p className="actions">
          <button
            className="button"
            disabled={refusal !== null}
            aria-describedby={refusal ? "why-not" : undefined}
          >
            {t("entry.withdrawNow")}
          </button>
          <a className="button second" href={paths.entry(entry.id)}>
            {t("entry.keepEntry")}
          </a>
        </p>
      </form>
    </div>
  );
}
