import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, SelectField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function AccountPage() {
  const data = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const isNew = data.name === "";
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={isNew ? t("account.welcomeTitle") : t("account.title")}>
        {isNew ? <p>{t("account.welcomeLead")}</p> : null}
      </WorkHead>
      <section className="leaf" aria-labelledby={isNew ? undefined : "person"}>
        {isNew ? null : <h2 id="person">{t("account.personTitle")}</h2>}
        <form method="post" className="stack-l" noValidate>
          {data.isSaved && result.faults.length === 0 ? (
            <p className="notice" role="status">
              {t("account.saved")}
            </p>
          ) : null}
          <TextField
            name="name"
            label={t("account.name")}
            hint={t("account.nameHint")}
            autoComplete="name"
            defaultValue={data.name}
            result={result}
          />
          {data.languages.length > 1 ? (
            <SelectField
              name="language"
              label={t("account.language")}
              hint={t("account.languageHint")}
              options={data.languages}
              defaultValue={data.language}
              result={result}
            />
          ) : (
            <input type="hidden" name="language" value={data.language} />
          )}
          <p className="actions">
            <input type="hidden" name="next" value={data.next} />
            <button className="button">{data.next ? t("account.saveAndGoOn") : t("account.save")}</button>
          </p>
        </form>
      </section>
      {isNew ? null : (
        <section className="leaf" aria-labelledby="access">
          <h2 id="access">{t("account.accessTitle")}</h2>
          <dl className="answers">
            <div>
              <dt>{t("account.addressesTitle")}</dt>
              <dd>
                {data.addresses.map(({ address, isPrimary }) => (
                  <span className="block" key={address}>
                    <Typed>{address}</Typed>
                    {isPrimary && data.addresses.length > 1 ? ` (${t("account.primary")})` : ""}
                  </span>
                ))}
              </dd>
              <dd className="change">
                <a href={paths.addresses}>{t("account.changeAddresses")}</a>
              </dd>
            </div>
            <div>
              <dt>{t("account.stepName")}</dt>
              <dd>
                {data.hasTotp
                  ? t("account.stepIsOn")
                  : data.needsTotp
                    ? t("account.stepIsNeeded")
                    : t("account.stepIsOff")}
              </dd>
              <dd className="change">
                <a href={paths.totp}>{data.hasTotp ? t("account.changeStep") : t("account.setUpStep")}</a>
              </dd>
            </div>
            <div>
              <dt>{t("account.sessionsTitle")}</dt>
              <dd>{t("account.sessionsRunning", { count: data.sessions })}</dd>
              <dd className="change">
                <a href={paths.sessions}>{t("account.seeSessions")}</a>
              </dd>
            </div>
            <div>
              <dt>{t("account.rolesTitle")}</dt>
              <dd>
                {data.roles.length === 0 ? t("account.rolesNone") : null}
                {data.roles.map(({ role, state }) => (
                  <span className="block" key={role}>
                    {t("account.roleState", { role, state })}
                  </span>
                ))}
              </dd>
              {data.roles.some(({ state }) => state === "invited") ? (
                <dd className="change">
                  <a href={paths.invitations}>{t("account.answerInvitation")}</a>
                </dd>
              ) : null}
            </div>
            <div>
              <dt>{t("ownData.title")}</dt>
              <dd>{t("ownData.eraseWhat")}</dd>
              <dd className="change">
                <a href={paths.ownData}>{t("ownData.see")}</a>
              </dd>
            </div>
          </dl>
        </section>
      )}
    </div>
  );
}
