import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, SelectField, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Said, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function JudgePage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { judge, conflicts } = page;
  const { profile } = judge;
  const isStale = result.faults.some((fault) => fault.message.id === "fault.stale");
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.judges}>{t("judges.title")}</a>} title={<Typed>{judge.name}</Typed>}>
        <p>
          <span className={`status ${judge.state === "active" ? "done" : "not-yet"}`}>
            {t("judges.states", { state: judge.state })}
          </span>
        </p>
        {page.hasPeople ? (
          <p>
            <a href={paths.person(judge.id)}>{t("judges.roleOf", { state: judge.state })}</a>
          </p>
        ) : null}
      </WorkHead>
      {profile === null ? (
        <p>{t(judge.state === "declined" ? "judges.declinedWords" : "judges.notAcceptedYet")}</p>
      ) : (
        <>
          <section className="leaf" aria-labelledby="conflicts">
            <h2 id="conflicts">{t("judges.conflicts")}</h2>
            {conflicts.length === 0 ? (
              <p>{t("judges.noConflicts")}</p>
            ) : (
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
              <div className="scroll wide" role="region" aria-labelledby="ties" tabIndex={0}>
                <table>
                  <caption id="ties" className="hidden">
                    {t("judges.conflictTable")}
                  </caption>
                  <thead>
                    <tr>
                      <th scope="col">{t("judges.entry")}</th>
                      <th scope="col">{t("judges.tie")}</th>
                      <th scope="col">{t("judges.effect")}</th>
                      {page.maySettle ? <th scope="col">{t("judges.settle")}</th> : null}
                    </tr>
                  </thead>
                  <tbody>
                    {conflicts.map((one) => (
                      <tr key={one.id}>
                        <th scope="row">
                          <span className="code">{one.code}</span> <Typed>{one.title}</Typed>
                          <span className="block small hint">
                            <Typed>{one.organisationName}</Typed>
                          </span>
                        </th>
                        <td>
                          {t("conflicts.allKinds", { kind: one.kind })}
                          <span className="block small hint">
                            {t("conflicts.origins", { origin: one.origin })}
                          </span>
                          {one.reason ? (
                            <span className="block small">
                              <Typed>{one.reason}</Typed>
                            </span>
                          ) : null}
                        </td>
                        <td>
                          <span className={`status ${one.tier === "declare" ? "part" : "done"}`}>
                            {t("conflicts.effects", { tier: one.tier })}
                          </span>
                        </td>
                        {page.maySettle ? (
                          <td>
                            <a href={paths.judgeConflict(judge.id, one.id)}>
                              {t("judges.settle")}
                              <span className="hidden"> {one.code}</span>
                            </a>
                          </td>
                        ) : null}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </section>
          {page.assignments.length > 0 ? (
            <section className="leaf" aria-labelledby="assigned">
              <h2 id="assigned">{t("conflicts.entriesOf")}</h2>
              <ul className="plain-list stack">
                {page.assignments.map((one) => (
                  <li key={one.id}>
                    <span className="code">{one.code}</span> <Typed>{one.title}</Typed>
                    <span className="block small hint">
                      {t("conflicts.entryState", { state: one.state })} ·{" "}
                      <a href={paths.judgeAssignment(judge.id, one.id)}>
                        {t("conflicts.reportLink")}
                        <span className="hidden"> {one.code}</span>
                      </a>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <section className="leaf" aria-labelledby="profile">
            <h2 id="profile">{t("judges.profile")}</h2>
            <form method="post" action={paths.judge(judge.id)} className="stack" noValidate>
              {isStale ? (
                <p className="notice">
                  {t("judges.now", {
                    organisation: profile.organisation,
                    categories: profile.categories.join(", "),
                    capacity: profile.capacity,
                    version: profile.version,
                  })}
                </p>
              ) : null}
              <input type="hidden" name="version" value={profile.version} />
              <ChoiceField
                name="categories"
                many
                label={t("judges.categoriesLabel")}
                result={result}
                defaultValue={profile.categories}
                options={page.categories.map(({ id, name }) => ({
                  id,
                  label: (
                    <>
                      <span className="code">{id}</span> <Said words={name} />
                    </>
                  ),
                }))}
              />
              <TextField
                name="organisation"
                label={t("judges.organisation")}
                hint={t("judges.organisationHint")}
                result={result}
                defaultValue={profile.organisation}
                maxLength={150}
                autoComplete="off"
              />
              <SelectField
                name="country"
                label={t("judges.country")}
                result={result}
                defaultValue={profile.country ?? ""}
                options={[{ id: "", label: t("judges.noCountry") }, ...page.countries]}
              />
              <ChoiceField
                name="languages"
                many
                label={t("judges.languages")}
                result={result}
                defaultValue={profile.languages}
                options={page.languages}
              />
              <TextField
                name="expertise"
                label={t("judges.expertise")}
                hint={t("judges.expertiseHint")}
                result={result}
                defaultValue={profile.expertise.join(", ")}
                autoComplete="off"
              />
              <TextAreaField
                name="past"
                label={t("judges.past", { years: page.years })}
                hint={t("judges.pastHint")}
                result={result}
                defaultValue={profile.past.join("\n")}
                rows={3}
              />
              <TextField
                name="tags"
                label={t("judges.tags")}
                hint={
                  page.wishes.length > 0
                    ? t("judges.tagsWished", { tags: page.wishes.join(", ") })
                    : t("judges.tagsHint")
                }
                result={result}
                defaultValue={profile.tags.join(", ")}
                autoComplete="off"
              />
              <TextField
                name="least"
                label={t("judges.least")}
                hint={t("judges.leastHint", { least: page.leastEntries })}
                result={result}
                defaultValue={profile.least === null ? "" : String(profile.least)}
                inputMode="numeric"
                className="short"
                autoComplete="off"
              />
              <TextField
                name="capacity"
                label={t("judges.capacity")}
                result={result}
                defaultValue={String(profile.capacity)}
                inputMode="numeric"
                className="short"
                autoComplete="off"
              />
              <ChoiceField
                name="reserve"
                many
                label={t("judges.reserveLabel")}
                hint={t("judges.reserveHint")}
                result={result}
                defaultValue={profile.isReserve ? ["yes"] : []}
                options={[{ id: "yes", label: t("judges.isReserve") }]}
              />
              <p>
                <button className="button">{t("judges.save")}</button>
              </p>
            </form>
          </section>
        </>
      )}
    </div>
  );
}
