import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function AddressCodePage() {
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.addresses}>{t("account.addressesTitle")}</a>}
        title={t("account.proveAddressTitle")}
      >
        <p>{t("account.proveAddressLead")}</p>
        <p className="notice">{t("account.mergeWarning")}</p>
      </WorkHead>
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
          <button className="button">{t("account.addAddress")}</button>
          <a href={paths.addresses}>{t("account.back")}</a>
        </p>
      </form>
    </div>
  );
}
