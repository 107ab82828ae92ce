import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function SetUpSecondStepPage() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const result = useFormResult();
  const t = useT();
  if (answered && "recoveryCodes" in answered)
    return (
      <div className="wrap">
        <WorkHead title={t("account.recoveryTitle")}>
          <p>{t("account.recoveryLead")}</p>
        </WorkHead>
        <ol className="codes">
          {answered.recoveryCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p className="actions">
          <a className="button" href={answered.next || paths.account}>
            {t("account.recoveryKept")}
          </a>
        </p>
      </div>
    );
  const offer = (answered && "offer" in answered ? answered.offer : null) ?? loaded.offer;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("account.setUpTitle")}>
        <p>{t("account.setUpLead")}</p>
      </WorkHead>
      {loaded.hasTotp ? (
        <p className="notice quiet">{t("account.stepReplace", { count: loaded.codesLeft })}</p>
      ) : null}
      {offer ? (
        <form method="post" className="stack-l" noValidate>
          <input type="hidden" name="offer" value={offer.sealed} />
          <input type="hidden" name="next" value={loaded.next || String(result.values["next"] ?? "")} />
          <section className="leaf" aria-labelledby="scan">
            <h2 id="scan">{t("account.scanTitle")}</h2>
            <div className="stack">
              <p>{t("account.scanWords")}</p>
              <svg
                className="qr"
                viewBox={`-4 -4 ${offer.size + 8} ${offer.size + 8}`}
                role="img"
                aria-label={t("account.scanPicture")}
                shapeRendering="crispEdges"
              >
                <rect x="-4" y="-4" width={offer.size + 8} height={offer.size + 8} fill="#fff" />
                <path d={offer.path} fill="#000" />
              </svg>
              <p>
                {t("account.scanSpelt")} <code className="block">{offer.spelt}</code>
              </p>
            </div>
          </section>
          <section className="leaf" aria-labelledby="prove">
            <h2 id="prove">{t("account.proveTitle")}</h2>
            <div className="stack-l">
              <div className="short">
                <TextField
                  name="code"
                  label={t("account.code")}
                  hint={t("account.proveHint")}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  result={result}
                />
              </div>
              <p className="actions">
                <button className="button">{t("account.proveAction")}</button>
              </p>
            </div>
          </section>
        </form>
      ) : null}
    </div>
  );
}
