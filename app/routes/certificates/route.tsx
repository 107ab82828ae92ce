import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "public" };
export default function CertificatesPage() {
  const { title, typed, isWrong } = useLoaderData<typeof loader>();
  const t = useT();
  const result = {
    faults: isWrong ? [{ field: "serial", message: { id: "certificates.serialWrong" as const } }] : [],
    values: { serial: typed },
  };
  return (
    <div className="wrap cover">
      <ErrorSummary {...result} />
      <h1>{title}</h1>
      <p className="lead">{t("certificates.checkLead")}</p>
      <form method="get" action={paths.certificates} className="stack-l" noValidate>
        <TextField
          name="serial"
          label={t("certificates.serial")}
          hint={t("certificates.serialHint")}
          result={result}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          dir="ltr"
        />
        <p className="actions">
          <button className="button">{t("certificates.checkNow")}</button>
        </p>
      </form>
    </div>
  );
}
