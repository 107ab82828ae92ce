import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function CodePage() {
  const { addresses } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("account.codeTitle")}>
        {addresses.map((address) => (
          <p key={address}>
            <T id="account.codeSent" address={<Typed>{address}</Typed>} />
          </p>
        ))}
        {addresses.length === 0 ? <p>{t("account.codeNone")}</p> : <p>{t("account.codeLead")}</p>}
      </WorkHead>
      <div className="beside">
        <form method="post" className="stack-l" noValidate>
          <div className="short">
            <TextField
              name="code"
              label={t("account.code")}
              hint={t("account.codeHint")}
              inputMode="numeric"
              autoComplete="one-time-code"
              result={result}
            />
          </div>
          <p className="actions">
            <button className="button">{t("site.signIn")}</button>
            <a href={paths.signIn}>{t("account.askAgain")}</a>
          </p>
        </form>
        <aside className="stack small">
          <h2>{t("account.noMailTitle")}</h2>
          <p>{t("account.noMailWords")}</p>
          <p>
            <a href={paths.handover}>{t("account.haveHandover")}</a>
          </p>
        </aside>
      </div>
    </div>
  );
}
