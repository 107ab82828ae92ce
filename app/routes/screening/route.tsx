import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { ScreeningStatus } from "~/components/screening-status";
import { countryName, Moment, Said, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ScreeningPage() {
  const list = useLoaderData<typeof loader>();
  const t = useT();
  const link = (change: { state?: string | null; page?: number }) => {
    const state = change.state === undefined ? list.state : change.state;
    const search = new URLSearchParams({
      ...(state ? { state } : {}),
      ...(list.category ? { category: list.category } : {}),
      ...(change.page && change.page > 1 ? { page: String(change.page) } : {}),
    }).toString();
    return search ? `${paths.screening}?${search}` : paths.screening;
  };
  const all = list.counts[0]?.n ?? 0;
  return (
    <div className="wrap">
      <WorkHead title={t("screening.title")}>
        <p>{t("screening.facts", { total: all, left: list.left })}</p>
      </WorkHead>
      <form className="filter" method="get" action={paths.screening}>
        {list.state ? <input type="hidden" name="state" value={list.state} /> : null}
        <div className="field">
          <label htmlFor="category">{t("screening.category")}</label>
          <select id="category" name="category" defaultValue={list.category ?? ""}>
            <option value="">{t("screening.allCategories")}</option>
            {list.categories.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </div>
        <button className="button second">{t("screening.show")}</button>
      </form>
      <nav aria-label={t("screening.state")}>
        <ul className="tabs">
          {list.counts.map(({ state, n }) => (
            <li key={state ?? "all"}>
              <a href={link({ state })} aria-current={state === list.state ? "page" : undefined}>
                {t("screening.stateCount", { state: state ?? "all", n })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {list.entries.length === 0 ? (
        <p className="empty">
          {all === 0 && !list.category ? (
            <T
              id="screening.noneYet"
              closes={<Moment at={list.closes} zone={list.zone} />}
              opens={<Moment at={list.opens} zone={list.zone} />}
            />
          ) : (
            t("screening.none")
          )}
        </p>
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
        <div className="scroll wide" role="region" aria-labelledby="entries" tabIndex={0}>
          <table>
            <caption id="entries" className="hidden">
              {t("screening.table")}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t("screening.code")}</th>
                <th scope="col">{t("screening.entry")}</th>
                <th scope="col">{t("screening.category")}</th>
                <th scope="col">{t("screening.submitted")}</th>
                <th scope="col">{t("screening.state")}</th>
              </tr>
            </thead>
            <tbody>
              {list.entries.map((entry) => (
                <tr key={entry.id}>
                  <td className="code whole">{entry.code}</td>
                  <th scope="row">
                    <a href={paths.screen(entry.id)}>
                      <Typed>{entry.title}</Typed>
                    </a>
                    <span className="block small hint">
                      <Typed>{entry.organisationName}</Typed>
                      {entry.country ? <>, {countryName(entry.country, t.locale)}</> : null}
                    </span>
                  </th>
                  <td>
                    <span className="code">{entry.category}</span>
                    <span className="hidden">
                      {" "}
                      {list.categories
                        .filter(({ id }) => id === entry.category)
                        .map(({ id, name }) => (
                          <Said key={id} words={name} />
                        ))}
                    </span>
                  </td>
                  <td>
                    {entry.submittedAt ? (
                      <Moment at={entry.submittedAt} zone={list.zone} withTime={false} />
                    ) : null}
                  </td>
                  <td>
                    <ScreeningStatus state={entry.state} />
                    {entry.state === "repair" && entry.dueAt ? (
                      <span className="block small hint">
                        <T
                          id="screening.due"
                          date={<Moment at={entry.dueAt} zone={list.zone} withTime={false} />}
                        />
                      </span>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.pages > 1 ? (
        <nav className="pages" aria-label={t("screening.pages")}>
          <span className="small">
            {t("screening.range", { from: list.from, to: list.to, total: list.total })}
          </span>
          <ul>
            {Array.from({ length: list.pages }, (_, at) => at + 1).map((page) => (
              <li key={page}>
                <a
                  href={link({ page })}
                  aria-label={t("screening.page", { page })}
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
  );
}
