import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { Moment, Typed } from "~/components/words";
import type { Verdict } from "~/domain/certificates";
import { groupedSerial } from "~/domain/serial";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "public", isUnlisted: true };
export default function CertificateCheckPage() {
  const { serial, zone, verdict } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap cover">
      <ErrorSummary {...result} />
      <p className="over">
        <T id="certificates.ofSerial" serial={<span className="code">{serial}</span>} />
      </p>
      <h1>{t("certificates.verdict", { state: verdict.state })}</h1>
      {verdict.state === "valid" ? <Valid verdict={verdict} zone={zone} /> : null}
      {verdict.state === "replaced" ? (
        <p className="lead">
          <T
            id="certificates.replacedBy"
            day={<Moment at={verdict.endedAt} zone={zone} withTime={false} />}
            serial={
              <a className="code" href={paths.certificate(verdict.by)}>
                {groupedSerial(verdict.by)}
              </a>
            }
          />
        </p>
      ) : null}
      {verdict.state === "withdrawn" ? (
        <p className="lead">
          <T
            id="certificates.withdrawnOn"
            day={<Moment at={verdict.endedAt} zone={zone} withTime={false} />}
          />
        </p>
      ) : null}
      {verdict.state === "unknown" ? <p className="lead">{t("certificates.unknownWords")}</p> : null}
      <p className="actions">
        <a href={paths.certificates}>{t("certificates.checkAnother")}</a>
      </p>
    </div>
  );
}

function Valid({ verdict, zone }: { verdict: Extract<Verdict, { state: "valid" }>; zone: string }) {
  const t = useT();
  const sent = useActionData<typeof action>();
  const result = useFormResult();
  const { entry } = verdict;
  const rows: [string, ReactNode][] = [
    [t("certificates.what"), t("certificates.over", { kind: verdict.kind })],
    [t("certificates.award"), <Typed key="a">{`${verdict.award}, ${verdict.edition}`}</Typed>],
    ...(entry
      ? ([
          [t("certificates.case"), <Both key="c" name={entry.title} own={entry.ownTitle} />],
          [
            t("certificates.organisation"),
            <Both key="o" name={entry.organisation} own={entry.ownOrganisation} />,
          ],
        ] as [string, ReactNode][])
      : []),
    ...(verdict.category
      ? ([[t("certificates.categoryLabel"), <Typed key="k">{verdict.category}</Typed>]] as [
          string,
          ReactNode,
        ][])
      : []),
    ...(verdict.specialAward
      ? ([[t("certificates.specialAwardLabel"), <Typed key="s">{verdict.specialAward}</Typed>]] as [
          string,
          ReactNode,
        ][])
      : []),
    [
      t("certificates.issuedLabel"),
      <T
        key="i"
        id="certificates.issuedBy"
        day={<Moment at={verdict.issuedAt} zone={zone} withTime={false} />}
        issuer={<Typed>{verdict.issuer}</Typed>}
      />,
    ],
  ];
  return (
    <>
      <p className="lead">
        {verdict.name === null ? (
          t("certificates.notNamed")
        ) : (
          <Both name={verdict.name} own={verdict.ownName} />
        )}
      </p>
      <dl className="answers">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {verdict.name === null ? (
        <form method="post" className="stack-l" noValidate>
          {sent && "isSame" in sent ? (
            <p className={sent.isSame ? "notice" : "notice bad"} role="status">
              {t(sent.isSame ? "certificates.nameIsSame" : "certificates.nameIsOther")}
            </p>
          ) : null}
          <TextField
            name="name"
            label={t("certificates.nameOn")}
            hint={t("certificates.nameOnHint")}
            result={result}
            autoComplete="off"
            spellCheck={false}
          />
          <p className="actions">
            <button className="button">{t("certificates.compare")}</button>
          </p>
        </form>
      ) : null}
    </>
  );
}

/** A name in English and in its own language, each in its own direction. */
function Both({ name, own }: { name: string; own: string }) {
  return (
    <>
      <Typed>{name}</Typed>
      {own ? (
        <span className="block small">
          <Typed>{own}</Typed>
        </span>
      ) : null}
    </>
  );
}
