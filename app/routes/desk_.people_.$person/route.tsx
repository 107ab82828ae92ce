import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function PersonPage() {
  const person = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const free = person.offers.filter((one) => !one.refusal);
  const barred = person.offers.filter((one) => one.refusal && one.refusal.id !== "fault.roleHeld");
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.people}>{t("people.title")}</a>} title={<Typed>{person.title}</Typed>} />
      <section className="leaf" aria-labelledby="roles">
        <h2 id="roles">{t("people.roles")}</h2>
        {person.roles.length === 0 ? <p>{t("people.noRoleYet")}</p> : null}
        <dl className="answers">
          {person.roles.map((one) => (
            <div key={one.id}>
              <dt>{t("people.roleName", { role: one.role })}</dt>
              <dd>
                <span
                  className={
                    one.state === "active"
                      ? "status done"
                      : one.state === "invited"
                        ? "status part"
                        : "status"
                  }
                >
                  {t("people.stateSince", { state: one.state })}
                </span>{" "}
                <Moment at={one.at} zone={person.zone} />
                {one.reason ? (
                  <span className="block">
                    <Typed>{one.reason}</Typed>
                  </span>
                ) : null}
              </dd>
              {one.state === "active" || one.state === "invited" ? (
                <dd className="change">
                  {one.state === "invited" ? (
                    <a href={paths.personInvitation(person.id, one.id)}>
                      {t("people.resend")}
                      <span className="hidden"> {t("people.roleName", { role: one.role })}</span>
                    </a>
                  ) : null}{" "}
                  <a href={paths.personRole(person.id, one.id)}>
                    {one.state === "active" ? t("people.endRole") : t("people.takeBack")}
                    <span className="hidden"> {t("people.roleName", { role: one.role })}</span>
                  </a>
                </dd>
              ) : null}
            </div>
          ))}
        </dl>
      </section>
      <section className="leaf" aria-labelledby="more">
        <h2 id="more">{t("people.inviteMore")}</h2>
        {free.length > 0 ? (
          <form method="post" className="stack-l" noValidate>
            <ChoiceField
              name="role"
              label={t("people.role")}
              options={free.map(({ role }) => ({ id: role, label: t("people.roleName", { role }) }))}
              result={result}
            />
            <p className="actions">
              <button className="button">{t("people.inviteAction")}</button>
            </p>
            {barred.length > 0 ? (
              <ul className="small">
                {barred.map(({ role, refusal }) => (
                  <li key={role}>{refusal ? t.say(refusal) : ""}</li>
                ))}
              </ul>
            ) : null}
          </form>
        ) : (
          <p>{t("people.nothingFree")}</p>
        )}
      </section>
      <section className="leaf" aria-labelledby="access">
        <h2 id="access">{t("account.accessTitle")}</h2>
        <dl className="answers">
          {person.addresses.map((one) => (
            <div key={one.address}>
              <dt>{one.isPrimary ? t("account.primary") : t("account.addressOther")}</dt>
              <dd>
                <Typed>{one.address}</Typed>
                {one.isVerified ? "" : ` (${t("account.addressUnproven")})`}
                {one.failingAt ? (
                  <span className="hint small block">
                    <T id="account.addressFailing" at={<Moment at={one.failingAt} zone={person.zone} />} />
                  </span>
                ) : null}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t("account.stepName")}</dt>
            <dd>{person.hasTotp ? t("people.stepOn") : t("people.stepOff")}</dd>
            {person.hasTotp && !person.isViewer ? (
              <dd className="change">
                <a href={paths.personSecondStep(person.id)}>{t("people.reset")}</a>
              </dd>
            ) : null}
          </div>
          <div>
            <dt>{t("people.handoverName")}</dt>
            <dd>{person.isOrganiser ? t("people.handoverOrganiser") : t("people.handoverFor")}</dd>
            {person.isOrganiser || person.isViewer ? null : (
              <dd className="change">
                <a href={paths.personHandover(person.id)}>{t("people.handoverMake")}</a>
              </dd>
            )}
          </div>
          {person.isViewer ? null : (
            <div>
              <dt>{t("erasure.name")}</dt>
              <dd>{t("erasure.nameWhat")}</dd>
              <dd className="change">
                <a href={paths.erasure(person.id)}>
                  {person.isErasureProposed ? t("erasure.look") : t("erasure.open")}
                </a>
              </dd>
            </div>
          )}
        </dl>
      </section>
    </div>
  );
}
