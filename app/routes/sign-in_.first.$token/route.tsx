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
export default function FirstOrganiserPage() {
  const { refusal } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("account.firstTitle")}>{refusal ? null : <p>{t("account.firstLead")}</p>}</WorkHead>
      {refusal ? (
        <div className="stack">
          <p className="notice bad">{t.say(refusal)}</p>
          <p>{t("account.firstAgain")}</p>
          <p>
            <a href={paths.signIn}>{t("account.signInByMail")}</a>
          </p>
        </div>
      ) : (
        <form method="post" className="stack-l" noValidate>
          <TextField
            name="name"
            label={t("account.name")}
            hint={t("account.nameHint")}
            autoComplete="name"
            result={result}
          />
          <TextField
            name="address"
            type="email"
            label={t("account.address")}
            hint={t("account.firstAddressHint")}
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            result={result}
          />
          <p className="actions">
            <button className="button">{t("account.firstAction")}</button>
          </p>
        </form>
      )}
    </div>
  );
}
