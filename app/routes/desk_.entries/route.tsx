import { useLoaderData } from "@remix-run/react";
import { EntryState } from "~/components/entry-state";
import { WorkHead } from "~/components/page";
import { Pages } from "~/components/pages";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskEntriesPage() {
  const { isOrganiser, sought, page, pages, total, entries, typed } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead
        {...(isOrganiser && { over: <a href={paths.desk}>{t("site.desk")}</a> })}
        title={t("members.deskTitle")}
      >
        {isOrganiser ? <p>{t("members.deskLead")}</p> : null}
      </WorkHead>
      <section className="leaf" aria-labelledby="yours">
        <h2 id="yours">{t("members.deskNew")}</h2>
        <div className="stack">
          <p>{t("members.deskNewWords")}</p>
          {typed.length > 0 ? (
            <>
              <p>{t("members.deskYours")}</p>
              <ul>
                {typed.map((one) => (
                  <li key={one.id}>
                    <a href={paths.entry(one.id)}>
                      <span className="code">{one.code}</span>
                    </a>{" "}
                    <Typed>{one.title || (one.address ?? "")}</Typed>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <p className="actions">
            <a className="button" href={paths.deskNewEntry}>
              {t("members.deskNew")}
            </a>
          </p>
        </div>
      </section>
      {isOrganiser ? (
        <section className="leaf">
          <h2 id="list">{t("members.deskTitle")}</h2>
          <div className="stack">
            <form method="get" className="filter" role="search">
              <div className="field">
                <label htmlFor="search">{t("members.deskSearch")}</label>
                <input id="search" type="search" name="search" defaultValue={sought} />
              </div>
              <button className="button second">{t("members.deskFind")}</button>
              {sought ? <a href={paths.deskEntries}>{t("members.deskAll")}</a> : null}
            </form>
            <p className="small">{t("members.deskCount", { count: total })}</p>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
            <div className="scroll" role="region" aria-labelledby="list" tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("members.deskEntry")}</th>
                    <th scope="col">{t("members.deskLeadContact")}</th>
                    <th scope="col">{t("mail.state")}</th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <tr key={entry.id}>
                      <th scope="row">
                        <a href={paths.deskEntry(entry.id)}>
                          {entry.title ? <Typed>{entry.title}</Typed> : t("entry.untitled")}
                        </a>
                        <span className="block small">
                          <span className="code">{entry.code}</span> <Typed>{entry.organisationName}</Typed>
                        </span>
                      </th>
                      <td>
                        {entry.leadAddress ? (
                          <>
                            <Typed>{entry.lead || entry.leadAddress}</Typed>
                            <span className="block small wrap-anywhere">
                              {entry.lead ? <Typed>{entry.leadAddress}</Typed> : null}
                            </span>
                          </>
                        ) : (
                          t("members.deskNoLead")
                        )}
                      </td>
                      <td>
                        <EntryState state={entry.state} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <Pages
              path={sought ? `${paths.deskEntries}?search=${encodeURIComponent(sought)}` : paths.deskEntries}
              page={page}
              pages={pages}
            />
          </div>
        </section>
      ) : null}
    </div>
  );
}
