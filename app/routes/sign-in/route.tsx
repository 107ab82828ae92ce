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
export default function SignInPage() {
  const { next, where, viewer } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("account.signInTitle")}>
        <p>{t("account.signInLead")}</p>
        {where && !viewer ? <p>{t("account.signInThen", { where })}</p> : null}
      </WorkHead>
      <div className="beside">
        <form method="post" className="stack-l" noValidate>
          {viewer ? (
            <div className="notice">
              <p>
                <T id="account.signedInAs" name={<Typed>{viewer.name || t("site.account")}</Typed>} />
              </p>
              <p>
                <a href={viewer.goOn}>{t("account.goOnAs")}</a>
              </p>
            </div>
          ) : null}
          <input type="hidden" name="next" value={next} />
          <TextField
            name="address"
            type="email"
            label={t("account.address")}
            hint={t("account.addressHint")}
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            result={result}
          />
          <p className="actions">
            <button className="button">{t("account.sendCode")}</button>
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
