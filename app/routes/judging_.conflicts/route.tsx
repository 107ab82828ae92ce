import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, SelectField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { countryName, Moment, Said, Typed } from "~/components/words";
import { ownKinds, tiers } from "~/domain/conflicts";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ConflictsPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { chosen } = page;
  const isRefused = result.faults.length > 0;
  const ticked = [result.values["ties"] ?? []].flat();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.judging}>{t("judging.title")}</a>} title={t("conflicts.title")}>
        <p className="measure">{t("conflicts.intro")}</p>
      </WorkHead>
      {page.isDone && page.refusal === null ? (
        <p className="notice">{t("conflicts.done")}</p>
      ) : page.saved ? (
        <p className="notice">{t("conflicts.doneNote", { category: page.saved })}</p>
      ) : null}
      {page.categories.length === 0 ? <p>{t("conflicts.noCategories")}</p> : null}
      {!page.isOpen ? (
        <p className="notice quiet">
          <T id="conflicts.notOpenUntil" date={<Moment at={page.opens} zone={page.zone} />} />
        </p>
      ) : (
        <>
          <nav aria-label={t("conflicts.categories")}>
            <ul className="tabs">
              {page.categories.map((category) => (
                <li key={category.id}>
                  <a
                    href={`${paths.conflicts}?category=${category.id}`}
                    aria-current={category.id === chosen?.id ? "page" : undefined}
                  >
                    {t("conflicts.category", { category: category.id })}
                    <span className="block small hint">
                      <T
                        id="conflicts.state"
                        state={category.isClosed ? "closed" : category.declaredAt ? "declared" : "open"}
                        date={
                          category.declaredAt ? (
                            <Moment at={category.declaredAt} zone={page.zone} withTime={false} />
                          ) : (
                            ""
                          )
                        }
                      />
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {chosen ? (
            <form
              method="post"
              action={`${paths.conflicts}?category=${chosen.id}`}
              className="ties"
              noValidate
            >
              <input type="hidden" name="category" value={chosen.id} />
              <h2>
                <Said words={chosen.name} />
              </h2>
              {chosen.isClosed ? <p>{t("conflicts.closed")}</p> : null}
              {page.entries.length === 0 && !chosen.isClosed ? <p>{t("conflicts.noEntries")}</p> : null}
              {page.entries.map((entry) => (
                <fieldset key={entry.id} className="tie">
                  <legend>
                    <Typed>{entry.title}</Typed>
                  </legend>
                  <p>
                    {entry.organisations.map((name, at) => (
                      <span key={name}>
                        {at > 0 ? "; " : ""}
                        <Typed>{name}</Typed>
                      </span>
                    ))}
                    {entry.country ? <>, {countryName(entry.country, t.locale)}</> : null}
                  </p>
                  {entry.people.length > 0 ? (
                    <p className="small hint">
                      <T id="conflicts.people" people={<Typed>{entry.people.join(", ")}</Typed>} />
                    </p>
                  ) : null}
                  {entry.why ? (
                    <p className="status done">
                      <span>
                        <T id="conflicts.kept" why={t("conflicts.why", { kind: entry.why })} />
                      </span>
                    </p>
                  ) : (
                    <>
                      <label className="tick">
                        <input
                          type="checkbox"
                          name="ties[]"
                          value={entry.id}
                          defaultChecked={isRefused ? ticked.includes(entry.id) : entry.tie !== null}
                        />
                        <span>{t("conflicts.tick")}</span>
                      </label>
                      <div className="tie-more">
                        <SelectField
                          name={`kind-${entry.id}`}
                          label={t("conflicts.kind")}
                          result={result}
                          defaultValue={entry.tie?.kind ?? ownKinds[0]}
                          options={ownKinds.map((kind) => ({
                            id: kind,
                            label: t("conflicts.kinds", { kind }),
                          }))}
                        />
                        <SelectField
                          name={`tier-${entry.id}`}
                          label={t("conflicts.tier")}
                          result={result}
                          defaultValue={entry.tie?.tier ?? "recuse"}
                          options={tiers.map((tier) => ({
                            id: tier,
                            label: t("conflicts.tiers", { tier }),
                          }))}
                        />
                        <TextField
                          name={`reason-${entry.id}`}
                          label={t("conflicts.reason")}
                          hint={t("conflicts.reasonHint")}
                          result={result}
                          defaultValue={entry.tie?.reason ?? ""}
                          maxLength={500}
                          autoComplete="off"
                        />
                      </div>
                    </>
                  )}
                </fieldset>
              ))}
              {chosen.isClosed ? null : (
                <div className="stack">
                  <button className="button" disabled={page.refusal !== null}>
                    {t("conflicts.declare", { category: chosen.id })}
                  </button>
                  <p className="hint">
                    {page.refusal
                      ? t.say(page.refusal)
                      : `${t("conflicts.declareWords")} ${t("conflicts.until")}`}
                  </p>
                </div>
              )}
            </form>
          ) : null}
        </>
      )}
    </div>
  );
}
