import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { countryName, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = { all: "done", some: "part", none: "not-yet", terms: "not-yet", nothing: "mend" } as const;

export default function JudgesPage() {
  const list = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={t("judges.title")}>
        <p>{t("judges.facts", { total: list.total, declared: list.declared })}</p>
      </WorkHead>
      <div className="stack-l">
        {list.imported ? (
          <p className="notice" role="status">
            {t("judges.imported", list.imported)}
          </p>
        ) : null}
        <p className="actions">
          {list.mayInvite ? (
            <a className="button" href={paths.people}>
              {t("judges.invite")}
            </a>
          ) : null}
          {list.mayInvite ? (
            <>
              <a href={paths.judgeImport}>{t("judges.import")}</a>
              <a href={paths.judgeExport}>{t("judges.export")}</a>
            </>
          ) : null}
          <a href={paths.judgeAsk}>{t("conflicts.askTitle")}</a>
          <a href={paths.deskConflicts}>{t("conflicts.deskTitle")}</a>
          <a href={paths.plans}>{t("judges.plans")}</a>
        </p>
        {list.judges.length === 0 ? (
          <p className="empty">{t("judges.none")}</p>
        ) : (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
          <div className="scroll wide" role="region" aria-labelledby="judges" tabIndex={0}>
            <table>
              <caption id="judges" className="hidden">
                {t("judges.table")}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{t("judges.name")}</th>
                  <th scope="col">{t("judges.categories")}</th>
                  <th scope="col">{t("judges.state")}</th>
                  <th scope="col">{t("judges.declared")}</th>
                  <th scope="col" className="num">
                    {t("judges.load")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.judges.map((judge) => (
                  <tr key={judge.id}>
                    <th scope="row">
                      <a href={paths.judge(judge.id)}>
                        <Typed>{judge.name}</Typed>
                      </a>
                      <span className="block small hint">
                        <Typed>{judge.organisation ?? ""}</Typed>
                        {judge.country ? <>, {countryName(judge.country, t.locale)}</> : null}
                      </span>
                    </th>
                    <td className="code">
                      {judge.categories.join(", ")}
                      {judge.isReserve ? <span className="block small">{t("judges.reserve")}</span> : null}
                    </td>
                    <td>
                      <span className={`status ${judge.state === "active" ? "done" : "not-yet"}`}>
                        {t("judges.states", { state: judge.state })}
                      </span>
                    </td>
                    <td>
                      {judge.declaration ? (
                        <span className={`status ${shapes[judge.declaration]}`}>
                          {t("judges.declaredState", {
                            state: judge.declaration,
                            done: judge.done,
                            of: judge.categories.length,
                          })}
                        </span>
                      ) : null}
                    </td>
                    <td className="num">
                      {judge.capacity === null
                        ? null
                        : t("judges.loadOf", { load: judge.load, capacity: judge.capacity })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {list.pages > 1 ? (
          <nav className="pages" aria-label={t("judges.pages")}>
            <span className="small">
              {t("judges.range", { from: list.from, to: list.to, total: list.total })}
            </span>
            <ul>
              {Array.from({ length: list.pages }, (_, at) => at + 1).map((page) => (
                <li key={page}>
                  <a
                    href={`${paths.judges}?page=${page}`}
                    aria-label={t("judges.page", { page })}
                    aria-current={page === list.page ? "page" : undefined}
                  >
                    {page}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
    </div>
  );
}
