import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function SessionsPage() {
  const { sessions, zone } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const alone = sessions.length < 2;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.account}>{t("account.title")}</a>} title={t("account.sessionsTitle")}>
        <p>{t("account.sessionsLead")}</p>
      </WorkHead>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
      <div className="scroll" role="region" aria-label={t("account.sessionsTitle")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("account.sessionWhere")}</th>
              <th scope="col">{t("account.sessionSince")}</th>
              <th scope="col">{t("account.sessionUntil")}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((one, at) => (
              <tr key={at}>
                <th scope="row">{one.isThis ? t("account.sessionThis") : t("account.sessionOther")}</th>
                <td>
                  <Moment at={one.createdAt} zone={zone} />
                </td>
                <td>
                  <Moment at={one.expiresAt} zone={zone} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <form method="post" className="stack">
        {alone ? <p className="notice quiet">{t("account.sessionsAlone")}</p> : null}
        <p className="actions">
          <button className="button" disabled={alone}>
            {t("account.endOthers")}
          </button>
        </p>
      </form>
    </div>
  );
}
