import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function HandoverPage() {
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("account.handoverTitle")}>
        <p>{t("account.handoverLead")}</p>
      </WorkHead>
      <form method="post" className="stack-l" noValidate>
        <TextField
          name="code"
          label={t("account.handoverCode")}
          hint={t("account.handoverHint")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          result={result}
        />
        <p className="actions">
          <button className="button">{t("site.signIn")}</button>
          <a href={paths.signIn}>{t("account.signInByMail")}</a>
        </p>
      </form>
    </div>
  );
}
