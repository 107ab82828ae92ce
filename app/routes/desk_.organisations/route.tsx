import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Pages } from "~/components/pages";
import { countryName, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function OrganisationsPage() {
  const { organisations, doubles, sought, page, pages, total } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.desk}>{t("site.desk")}</a>} title={t("organisations.title")}>
        <p className="measure">{t("organisations.lead")}</p>
      </WorkHead>
      <div className="stack ending">
        {doubles.length > 0 ? (
          <section className="notice" aria-labelledby="doubles">
            <h2 id="doubles">{t("organisations.doubles")}</h2>
            <ul>
              {doubles.map(([one, into]) => (
                <li key={`${one.id} ${into.id}`}>
                  <a href={`${paths.organisationMerge(one.id)}?into=${encodeURIComponent(into.name)}`}>
                    <T
                      id="organisations.double"
                      one={<Typed>{one.name}</Typed>}
                      into={<Typed>{into.name}</Typed>}
                    />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <form method="get" className="filter" role="search">
          <div className="field">
            <label htmlFor="search">{t("organisations.search")}</label>
            <input id="search" type="search" name="search" defaultValue={sought} />
          </div>
          <button className="button second">{t("organisations.find")}</button>
          {sought ? <a href={paths.organisations}>{t("organisations.all")}</a> : null}
        </form>
        <p className="small" id="count">
          {t("organisations.count", { count: total })}
        </p>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
        <div className="scroll rows" role="region" aria-labelledby="count" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("organisations.name")}</th>
                <th scope="col">{t("organisations.country")}</th>
                <th scope="col" className="num">
                  {t("organisations.entries")}
                </th>
                <th scope="col" className="num">
                  {t("organisations.partnerOf")}
                </th>
                <th scope="col" className="num">
                  {t("organisations.judges")}
                </th>
              </tr>
            </thead>
            <tbody>
              {organisations.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <a href={paths.organisation(one.id)}>
                      <Typed>{one.name}</Typed>
                    </a>
                    {one.ownName ? (
                      <span className="block small hint" dir="auto">
                        <Typed>{one.ownName}</Typed>
                      </span>
                    ) : null}
                    {one.foundBy.length > 0 ? (
                      <span className="block small">
                        <T
                          id="organisations.foundBy"
                          names={one.foundBy.map((name, at) => (
                            <span key={name}>
                              {at > 0 ? "; " : ""}
                              <Typed>{name}</Typed>
                            </span>
                          ))}
                        />
                      </span>
                    ) : null}
                  </th>
                  <td>
                    <bdi>{one.country ? countryName(one.country, t.locale) : ""}</bdi>
                  </td>
                  <td className="num" data-label={t("organisations.entries")}>
                    {one.entries}
                  </td>
                  <td className="num" data-label={t("organisations.partnerOf")}>
                    {one.partnerOf}
                  </td>
                  <td className="num" data-label={t("organisations.judges")}>
                    {one.judges}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Pages
          path={sought ? `${paths.organisations}?search=${encodeURIComponent(sought)}` : paths.organisations}
          page={page}
          pages={pages}
        />
      </div>
    </div>
  );
}
