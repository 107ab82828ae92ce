import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Pages } from "~/components/pages";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = { valid: "done", replaced: "not-yet", withdrawn: "mend" } as const;

export default function DeskCertificatesPage() {
  const desk = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { refusal, certificates, waiting, valid, zone } = desk;
  return (
    <div className="wrap">
      <ErrorSummary faults={result.faults} />
      <WorkHead title={desk.title}>
        <p className="measure">{t("certificates.intro")}</p>
      </WorkHead>
      {desk.justIssued > 0 ? (
        <p className="notice" role="status">
          {t("certificates.justIssued", { count: desk.justIssued })}
        </p>
      ) : null}
      <section className="leaf" aria-labelledby="issue">
        <h2 id="issue">{t("certificates.issueHeading")}</h2>
        <div className="stack">
          <p>
            {refusal
              ? t.say(refusal)
              : waiting > 0
                ? t("certificates.waiting", { count: waiting })
                : t("certificates.nothingWaits")}
          </p>
          <form method="post" action={paths.deskCertificates} className="actions">
            <button className="button" disabled={refusal !== null || waiting === 0}>
              {t("certificates.issueAll")}
            </button>
            <a href={paths.certificateWords}>{t("certificates.wordsTitle")}</a>
            {valid > 0 ? <a href={paths.certificatesZip}>{t("certificates.zip", { count: valid })}</a> : null}
          </form>
        </div>
      </section>
      {certificates.length > 0 ? (
        <section className="leaf" aria-labelledby="all">
          <h2 id="all">{t("certificates.all")}</h2>
          <div
            className="scroll"
            role="group"
            aria-labelledby="all"
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the keyboard
            tabIndex={0}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("certificates.name")}</th>
                  <th scope="col">{t("certificates.what")}</th>
                  <th scope="col">{t("certificates.serial")}</th>
                  <th scope="col">{t("certificates.issuedLabel")}</th>
                  <th scope="col">{t("certificates.stateLabel")}</th>
                </tr>
              </thead>
              <tbody>
                {certificates.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <a href={paths.deskCertificate(one.id)}>
                        <Typed>{one.name}</Typed>
                      </a>
                    </th>
                    <td>
                      {t("certificates.kind", { kind: one.kind })}
                      {one.code ? <span className="code block small">{one.code}</span> : null}
                    </td>
                    <td>
                      <span className="code">{one.serial}</span>
                    </td>
                    <td>
                      <Moment at={one.issuedAt} zone={zone} withTime={false} />
                    </td>
                    <td>
                      <span className={`status ${one.isDue ? shapes[one.state] : "mend"}`}>
                        {one.isDue ? t("certificates.state", { state: one.state }) : t("certificates.notDue")}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pages path={paths.deskCertificates} page={desk.page} pages={desk.pages} />
        </section>
      ) : null}
    </div>
  );
}
