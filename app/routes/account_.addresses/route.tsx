import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function AddressesPage() {
  const { addresses, zone } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.account}>{t("account.title")}</a>} title={t("account.addressesTitle")}>
        <p>{t("account.addressesLead")}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="yours">
        <h2 id="yours">{t("account.addressesYours")}</h2>
        <dl className="answers">
          {addresses.map((one) => (
            <div key={one.id}>
              <dt>
                {one.isPrimary
                  ? t("account.primary")
                  : one.isVerified
                    ? t("account.addressOther")
                    : t("account.addressUnproven")}
              </dt>
              <dd>
                <Typed>{one.address}</Typed>
                {one.failingAt ? (
                  <span className="hint small block">
                    <T id="account.addressFailing" at={<Moment at={one.failingAt} zone={zone} />} />
                  </span>
                ) : null}
              </dd>
              {one.isPrimary ? null : (
                <dd className="change">
                  <a href={paths.address(one.id)}>
                    {t("account.change")}
                    <span className="hidden"> {one.address}</span>
                  </a>
                </dd>
              )}
            </div>
          ))}
        </dl>
      </section>
      <section className="leaf" aria-labelledby="add">
        <h2 id="add">{t("account.addTitle")}</h2>
        <form method="post" className="stack-l" noValidate>
          <p>{t("account.addWords")}</p>
          <TextField
            name="address"
            type="email"
            label={t("account.address")}
            hint={t("account.addressHint")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            result={result}
          />
          <p className="actions">
            <button className="button">{t("account.sendCode")}</button>
          </p>
        </form>
      </section>
    </div>
  );
}
