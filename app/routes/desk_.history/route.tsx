import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function HistoryPage() {
  const { acts, head, kinds, kind, subject, next, isFirst, zone } = useLoaderData<typeof loader>();
  const t = useT();
  const query = (before: number) =>
    `?${new URLSearchParams({ kind, subject, before: String(before) }).toString()}`;
  return (
    <div className="wrap">
      <WorkHead
        over={<a href={paths.desk}>{t("organising.desk.title")}</a>}
        title={t("organising.history.title")}
      >
        <p>{t("organising.history.lead")}</p>
        {head ? (
          <p className="small">
            {t("organising.history.head", { seq: head.seq })} <span className="code long">{head.hash}</span>
          </p>
        ) : null}
        <p className="actions">
          <a className="button" href={paths.historyCheck}>
            {t("organising.history.check")}
          </a>
          <a href={paths.historyExport}>{t("organising.history.export")}</a>
        </p>
      </WorkHead>
      <form method="get" action={paths.history} className="stack">
        <div className="two">
          <div className="field">
            <label htmlFor="kind">{t("organising.history.kind")}</label>
            <select id="kind" name="kind" defaultValue={kind}>
              <option value="">{t("organising.history.anyKind")}</option>
              {kinds.map((one) => (
                <option key={one} translate="no">
                  {one}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="subject">{t("organising.history.subject")}</label>
            <input id="subject" type="text" name="subject" defaultValue={subject} />
          </div>
        </div>
        <p className="actions">
          <button className="button second">{t("organising.history.filter")}</button>
        </p>
      </form>
      {acts.length === 0 ? <p>{t("organising.history.none")}</p> : null}
      {acts.length > 0 ? (
        <div
          className="scroll wide"
          role="region"
          aria-label={t("organising.history.title")}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the keyboard
          tabIndex={0}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t("organising.history.number")}</th>
                <th scope="col">{t("organising.history.when")}</th>
                <th scope="col">{t("organising.history.act")}</th>
                <th scope="col">{t("organising.history.who")}</th>
                <th scope="col">{t("organising.history.subject")}</th>
              </tr>
            </thead>
            <tbody>
              {acts.map((act) => (
                <tr key={act.seq}>
                  <th scope="row">
                    <a href={paths.act(act.seq)}>{act.seq}</a>
                  </th>
                  <td>
                    <Moment at={act.at} zone={zone} withSeconds />
                  </td>
                  <td className="code">{act.act}</td>
                  <td>
                    {act.actor === null ? t("organising.history.portal") : <Typed>{act.actor || "?"}</Typed>}
                  </td>
                  <td>
                    <span className="code">{act.subjectKind}</span>{" "}
                    <span className="code long">{act.subjectId}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <p className="pages">
        {isFirst ? null : (
          <a href={`${paths.history}?${new URLSearchParams({ kind, subject }).toString()}`}>
            {t("organising.history.newest")}
          </a>
        )}
        {next ? <a href={paths.history + query(next)}>{t("organising.history.older")}</a> : null}
      </p>
    </div>
  );
}
