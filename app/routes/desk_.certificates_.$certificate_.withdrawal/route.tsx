import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function CertificateWithdrawalPage() {
  const { title, certificate, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const back = (
    <a href={paths.deskCertificate(certificate.id)}>
      <Typed>{certificate.name}</Typed>
    </a>
  );
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={back} />
      <form method="post" className="stack-l" noValidate>
        <input type="hidden" name="version" value={certificate.version} />
        <p className="measure">
          {refusal ? (
            t.say(refusal)
          ) : (
            <T id="certificates.withdrawAsk" name={<Typed>{certificate.name}</Typed>} />
          )}
        </p>
        <TextAreaField
          name="reason"
          label={t("certificates.reason")}
          hint={t("certificates.withdrawReasonHint")}
          result={result}
          rows={2}
        />
        <p className="actions">
          <button className="button" disabled={refusal !== null}>
            {t("certificates.withdraw")}
          </button>
          {back}
        </p>
      </form>
    </div>
  );
}
