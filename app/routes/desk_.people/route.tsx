import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, SelectField, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Pages } from "~/components/pages";
import { Typed } from "~/components/words";
import { roles } from "~/domain/roles";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function PeoplePage() {
  const { people, search, page, pages, total, invited, isErased } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const lines = answered && "lines" in answered ? answered.lines : [];
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.desk}>{t("site.desk")}</a>} title={t("people.title")}>
        <p>{t("people.lead")}</p>
      </WorkHead>
      {invited > 0 && result.faults.length === 0 ? (
        <p className="notice" role="status">
          {t("people.invited", { count: invited })}
        </p>
      ) : null}
      {isErased && result.faults.length === 0 ? (
        <p className="notice" role="status">
          {t("erasure.told")}
        </p>
      ) : null}
      <section className="leaf">
        <h2 id="list">{search ? t("people.foundTitle") : t("people.listTitle")}</h2>
        <div className="stack">
          <form method="get" className="filter" role="search">
            <div className="field">
              <label htmlFor="search">{t("people.search")}</label>
              <input id="search" type="search" name="search" defaultValue={search} />
            </div>
            <button className="button second">{t("people.find")}</button>
            {search ? <a href={paths.people}>{t("people.showAll")}</a> : null}
          </form>
          <p className="small">{t("people.count", { count: total })}</p>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
          <div className="scroll" role="region" aria-labelledby="list" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("people.name")}</th>
                  <th scope="col">{t("people.roles")}</th>
                </tr>
              </thead>
              <tbody>
                {people.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <a href={paths.person(one.id)}>
                        <Typed>{one.name || one.address || t("people.unnamed")}</Typed>
                      </a>
                      {one.name ? (
                        <span className="block small wrap-anywhere">
                          <Typed>{one.address}</Typed>
                        </span>
                      ) : null}
                    </th>
                    <td>
                      {one.roles.length === 0 ? t("people.noRole") : null}
                      {one.roles.map(({ role, state }) => (
                        <span className="block" key={`${role} ${state}`}>
                          <span
                            className={
                              state === "active"
                                ? "status done"
                                : state === "invited"
                                  ? "status part"
                                  : "status"
                            }
                          >
                            {t("people.roleState", { role, state })}
                          </span>
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pages
            path={search ? `${paths.people}?search=${encodeURIComponent(search)}` : paths.people}
            page={page}
            pages={pages}
          />
        </div>
      </section>
      <section className="leaf" aria-labelledby="invite">
        <h2 id="invite">{t("people.inviteTitle")}</h2>
        <form method="post" action={paths.people} className="stack-l" noValidate>
          <SelectField
            name="role"
            label={t("people.role")}
            options={[
              { id: "", label: t("people.chooseRole") },
              ...roles.map((id) => ({ id, label: t("people.roleName", { role: id }) })),
            ]}
            result={result}
          />
          <TextAreaField
            name="people"
            label={t("people.listLabel")}
            hint={t("people.listHint")}
            spellCheck={false}
            result={result}
          />
          {lines.length > 0 ? (
            <div className="notice bad">
              <ul className="plain-list">
                {lines.map((one) => (
                  <li key={one.line}>
                    <strong>{t("people.line", { line: one.line })}</strong> <Typed>{one.text}</Typed>
                    <span className="block">{t.say(one.reason)}</span>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <p className="actions">
            <button className="button">{t("people.inviteAction")}</button>
          </p>
        </form>
      </section>
    </div>
  );
}
