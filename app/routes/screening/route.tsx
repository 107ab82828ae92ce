import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { ThinCategories } from "~/components/thin-categories";
import { Recorded, ScreeningStatus } from "~/components/screening-status";
import { countryName, Moment, Said, Typed } from "~/components/words";
import { type ListFilter, listQuery } from "~/forms/screening";
import { inLanguage } from "~/domain/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ScreeningPage() {
  const list = useLoaderData<typeof loader>();
  const t = useT();
  const { filter } = list;
  const link = (change: ListFilter & { page?: number }) => {
    const { page, ...narrowed } = change;
    return `${paths.screening}${listQuery(narrowed, page && page > 1 ? { page: String(page) } : {})}`;
  };
  const { state: _, ...anyState } = filter;
  const everywhere = list.counts.find(({ state }) => state === null)?.n ?? 0;
  return (
    <div className="wrap">
      <WorkHead title={t("screening.title")}>
        <p>
          {t("screening.facts", { total: list.all, left: list.left })}
          {list.until ? (
            <>
              {". "}
              <T id="screening.until" date={<Moment at={list.until} zone={list.zone} />} />
            </>
          ) : null}
        </p>
        <Recorded recorded={list.recorded}>{t("screening.nothingNext")}</Recorded>
        {list.comments > 0 ? (
          <p>
            <a href={paths.deskFeedback}>{t("feedback.toCheck", { count: list.comments })}</a>
          </p>
        ) : null}
      </WorkHead>
      <ThinCategories thin={list.thin} mayOpen={list.mayOpen} />
      <form className="filter" method="get" action={paths.screening} role="search">
        {filter.state === "toDo" ? null : <input type="hidden" name="state" value={filter.state ?? "all"} />}
        <div className="field">
          <label htmlFor="category">{t("screening.category")}</label>
          <select id="category" name="category" defaultValue={filter.category ?? ""}>
            <option value="">{t("screening.allCategories")}</option>
            {list.categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {id} {inLanguage(name, t.locale)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="only">{t("screening.only")}</label>
          <select id="only" name="only" defaultValue={filter.mark ?? ""}>
            <option value="">{t("screening.onlyAll")}</option>
            {list.marks.map(({ mark, n }) => (
              <option key={mark} value={mark}>
                {t("screening.onlyCount", { mark, n })}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="search">{t("screening.sought")}</label>
          <input id="search" type="search" name="search" defaultValue={filter.sought ?? ""} />
        </div>
        <button className="button second">{t("screening.show")}</button>
        {filter.category || filter.mark || filter.sought ? (
          <a href={link(filter.state ? { state: filter.state } : {})}>{t("screening.unfiltered")}</a>
        ) : null}
      </form>
      <nav aria-label={t("screening.state")}>
        <ul className="tabs">
          {list.counts.map(({ state, n }) => (
            <li key={state ?? "all"}>
              <a
                href={link(state ? { ...filter, state } : anyState)}
                aria-current={state === (filter.state ?? null) ? "page" : undefined}
              >
                {t("screening.stateCount", { state: state ?? "all", n })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {list.entries.length === 0 ? (
        <p className="empty">
          {list.all === 0 ? (
            <T
              id="screening.noneYet"
              closes={<Moment at={list.closes} zone={list.zone} />}
              opens={<Moment at={list.opens} zone={list.zone} />}
            />
          ) : list.left === 0 && filter.state === "toDo" ? (
            <T
              id="screening.nothingToDo"
              all={<a href={link({})}>{t("screening.seeAll", { count: list.all })}</a>}
            />
          ) : everywhere > 0 ? (
            <T
              id="screening.noneHere"
              all={<a href={link(anyState)}>{t("screening.seeAll", { count: everywhere })}</a>}
            />
          ) : (
            t("screening.none")
          )}
        </p>
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
        <div className="scroll rows" role="region" aria-labelledby="entries" tabIndex={0}>
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
                    <a href={`${paths.screen(entry.id)}${listQuery(filter)}`}>
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
                    {entry.isOutside ? <span className="block small">{t("screening.isOutside")}</span> : null}
                    {entry.replyWaits ? (
                      <span className="block small">
                        <a href={`${paths.screenReply(entry.id)}${listQuery(filter)}`}>
                          {t("screening.isReplied")}
                          <span className="hidden">, {entry.code}</span>
                        </a>
                      </span>
                    ) : null}
                    {entry.isAlike ? <span className="block small">{t("screening.isAlike")}</span> : null}
                    {entry.state === "repair" && entry.moveTo ? (
                      <span className="block small">
                        {t("screening.isMoving", { category: entry.moveTo })}
                      </span>
                    ) : null}
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
                  href={link({ ...filter, page })}
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
