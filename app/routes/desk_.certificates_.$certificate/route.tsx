import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskCertificatePage() {
  const { title, zone, certificate, facts, replacing, withdrawing } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { id, state } = certificate;
  const rows: [string, ReactNode][] = [
    [t("certificates.what"), t("certificates.kind", { kind: certificate.kind })],
    ...(facts.code
      ? ([
          [
            t("certificates.case"),
            <>
              <span className="code">{facts.code}</span> <Typed>{facts.title ?? ""}</Typed>
            </>,
          ],
        ] as [string, ReactNode][])
      : []),
    [
      t("certificates.issuedLabel"),
      <T
        key="i"
        id="certificates.issuedBy"
        day={<Moment at={certificate.issuedAt} zone={zone} />}
        issuer={<Typed>{certificate.issuedBy ?? ""}</Typed>}
      />,
    ],
    [t("certificates.stateLabel"), t("certificates.state", { state })],
    ...(certificate.endedAt
      ? ([
          [t("certificates.endedLabel"), <Moment key="e" at={certificate.endedAt} zone={zone} />],
          [
            t("certificates.reason"),
            certificate.reason ? <Typed>{certificate.reason}</Typed> : t("certificates.declined"),
          ],
        ] as [string, ReactNode][])
      : []),
  ];
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={<Typed>{facts.name}</Typed>}
        over={
          <>
            <a href={paths.deskCertificates}>{t("certificates.title")}</a> ·{" "}
            <span className="code">{title}</span>
          </>
        }
      >
        {facts.ownName ? (
          <p className="hint" dir="auto">
            <Typed>{facts.ownName}</Typed>
          </p>
        ) : null}
      </WorkHead>
      <section className="leaf" aria-labelledby="facts">
        <h2 id="facts">{t("certificates.one")}</h2>
        <div className="stack">
          <dl className="answers">
            {rows.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="actions">
            {state === "valid" ? (
              <a className="button second" href={paths.certificatePaper(id)}>
                {t("certificates.download")}
              </a>
            ) : null}
            {certificate.nextId ? (
              <a href={paths.deskCertificate(certificate.nextId)}>
                <T
                  id="certificates.toNext"
                  serial={<span className="code">{certificate.nextSerial ?? ""}</span>}
                />
              </a>
            ) : null}
            {withdrawing ? null : (
              <a href={paths.certificateWithdrawal(id)}>{t("certificates.withdrawLink")}</a>
            )}
          </p>
        </div>
      </section>
      {replacing ? null : (
        <section className="leaf" aria-labelledby="replace">
          <h2 id="replace">{t("certificates.replaceHeading")}</h2>
          <form method="post" className="stack" noValidate>
            <input type="hidden" name="version" value={certificate.version} />
            <p className="measure">{t("certificates.replaceWords")}</p>
            <TextField
              name="name"
              label={t("certificates.name")}
              result={result}
              defaultValue={facts.name}
              autoComplete="off"
            />
            <TextField
              name="ownName"
              label={t("certificates.ownName")}
              result={result}
              defaultValue={facts.ownName}
              autoComplete="off"
              dir="auto"
            />
            {facts.organisation === null ? null : (
              <TextField
                name="organisation"
                label={t("certificates.organisation")}
                result={result}
                defaultValue={facts.organisation}
                autoComplete="off"
              />
            )}
            <TextAreaField
              name="reason"
              label={t("certificates.reason")}
              hint={t("certificates.reasonHint")}
              result={result}
              rows={2}
            />
            <p className="actions">
              <button className="button">{t("certificates.replace")}</button>
            </p>
          </form>
        </section>
      )}
    </div>
  );
}
