import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function SecondStepPage() {
  const { next, hasTotp, isPassed } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("account.stepTitle")}>
        <p>{t("account.stepLead")}</p>
      </WorkHead>
      <div className="beside">
        <form method="post" className="stack-l" noValidate>
          {hasTotp ? null : (
            <p className="notice">
              {t("account.stepNone")} <a href={paths.totp}>{t("account.setUpStep")}</a>
            </p>
          )}
          {isPassed ? <p className="notice quiet">{t("account.stepPassed")}</p> : null}
          <input type="hidden" name="next" value={next} />
          <div className="short">
            <TextField
              name="code"
              label={t("account.code")}
              hint={t("account.stepHint")}
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              result={result}
            />
          </div>
          <p className="actions">
            <button className="button" disabled={!hasTotp}>
              {t("account.goOn")}
            </button>
            {result.faults.some(({ message }) => message.id === "account.stepOver") ? (
              <a href={paths.signIn}>{t("site.signIn")}</a>
            ) : null}
          </p>
        </form>
        <aside className="stack small">
          <h2>{t("account.lostTitle")}</h2>
          <p>{t("account.lostWords")}</p>
        </aside>
      </div>
    </div>
  );
}
