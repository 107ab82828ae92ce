import { useLoaderData } from "@remix-run/react";
import { Children, type ReactNode } from "react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { countryName, Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function OrganisationPage() {
  const page = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const { organisation, names, merged, entries, judges, alike, zone } = page;
  const hidden = (words: ReactNode[]) => <span className="hidden">{Children.toArray(words)}</span>;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.organisations}>{t("organisations.title")}</a>}
        title={<Typed>{organisation.name}</Typed>}
      >
        {organisation.ownName ? (
          <p className="hint" dir="auto">
            <Typed>{organisation.ownName}</Typed>
          </p>
        ) : null}
        {organisation.country ? (
          <p className="small">
            <bdi>{countryName(organisation.country, t.locale)}</bdi>
          </p>
        ) : null}
        {page.done ? (
          <p className="notice" role="status">
            {t("organisations.done", { act: page.done })}
          </p>
        ) : null}
        {page.standsFor ? (
          <p className="notice">
            {t("organisations.standsFor")}{" "}
            <a href={paths.organisation(page.standsFor.id)}>
              <Typed>{page.standsFor.name}</Typed>
            </a>
          </p>
        ) : null}
      </WorkHead>
      {page.standsFor ? null : (
        <section className="leaf" aria-labelledby="counts">
          <h2 id="counts">{t("organisations.counts")}</h2>
          <div className="stack">
            {entries.length === 0 ? <p>{t("organisations.noEntries")}</p> : null}
            <ul className="plain-list stack">
              {entries.map((entry) => (
                <li key={entry.id}>
                  <a href={paths.screen(entry.id)}>
                    <Typed>{entry.title}</Typed>
                  </a>
                  <span className="small hint block">
                    <span className="code">{entry.code}</span> {entry.category} ·{" "}
                    <Typed>{entry.organisationName}</Typed>
                  </span>
                </li>
              ))}
            </ul>
            {page.partnered.length > 0 ? (
              <>
                <h3>{t("organisations.partnerOf")}</h3>
                <ul className="plain-list">
                  {page.partnered.map((entry) => (
                    <li key={entry.id}>
                      <a href={paths.screen(entry.id)}>
                        <Typed>{entry.title}</Typed>
                      </a>{" "}
                      <span className="small hint">
                        <span className="code">{entry.code}</span> <Typed>{entry.organisationName}</Typed>
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {judges.length === 0 ? (
              <p>{t("organisations.noJudges")}</p>
            ) : (
              <>
                <h3>{t("organisations.judges")}</h3>
                <ul>
                  {judges.map((judge) => (
                    <li key={judge.id}>
                      <a href={paths.judge(judge.id)}>
                        <Typed>{judge.name}</Typed>
                      </a>{" "}
                      <span className="small hint">
                        <Typed>{judge.organisation}</Typed>
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </section>
      )}
      <section className="leaf" aria-labelledby="names">
        <h2 id="names">{t("organisations.namesTitle")}</h2>
        <div className="stack-l">
          <dl className="answers">
            {names.map((one) => (
              <div key={one.normalised}>
                <dt>
                  <Typed>{one.name}</Typed>
                </dt>
                <dd>
                  {t("organisations.kind", { kind: one.kind })}
                  <span className="small hint block">
                    {t("organisations.since")} <Moment at={one.createdAt} zone={zone} withTime={false} />
                  </span>
                </dd>
                {one.kind === "spelling" ? (
                  <dd className="change">
                    <form method="post" action={paths.organisationNames(organisation.id)}>
                      <button className="button plain" name="remove" value={one.name}>
                        <T id="organisations.remove" hidden={hidden} name={<Typed>{one.name}</Typed>} />
                      </button>
                    </form>
                  </dd>
                ) : null}
              </div>
            ))}
            {merged.map((one) => (
              <div key={one.id}>
                <dt>
                  <a href={paths.organisation(one.id)}>
                    <Typed>{one.name}</Typed>
                  </a>
                </dt>
                <dd>{t("organisations.mergedNames")}</dd>
                <dd className="change">
                  <form method="post" action={paths.organisationParting(one.id)}>
                    <input type="hidden" name="version" value={one.version} />
                    <button className="button plain">
                      <T id="organisations.undo" hidden={hidden} name={<Typed>{one.name}</Typed>} />
                    </button>
                  </form>
                </dd>
              </div>
            ))}
          </dl>
          <form method="post" action={paths.organisationNames(organisation.id)} className="stack" noValidate>
            <h3>{t("organisations.spellingTitle")}</h3>
            <p>{t("organisations.spellingWords")}</p>
            <TextField
              name="spelling"
              label={t("organisations.spelling")}
              autoComplete="off"
              result={result}
            />
            <p className="actions">
              <button className="button second">{t("organisations.addSpelling")}</button>
            </p>
          </form>
        </div>
      </section>
      <section className="leaf" aria-labelledby="rename">
        <h2 id="rename">{t("organisations.renameTitle")}</h2>
        <form method="post" action={paths.organisation(organisation.id)} className="stack" noValidate>
          <p>{t("organisations.renameWords")}</p>
          <input type="hidden" name="version" value={organisation.version} />
          <TextField
            name="name"
            label={t("organisations.name")}
            defaultValue={organisation.name}
            autoComplete="off"
            result={result}
          />
          <TextField
            name="ownName"
            label={t("organisations.ownName")}
            defaultValue={organisation.ownName}
            dir="auto"
            autoComplete="off"
            result={result}
          />
          <p className="actions">
            <button className="button second">{t("organisations.rename")}</button>
          </p>
        </form>
      </section>
      {page.standsFor ? null : (
        <section className="leaf" aria-labelledby="merge">
          <h2 id="merge">{t("organisations.mergeTitle")}</h2>
          <div className="stack">
            {alike.length === 0 ? <p>{t("organisations.noneAlike")}</p> : <p>{t("organisations.alike")}</p>}
            <ul>
              {alike.map((other) => (
                <li key={other.id}>
                  <a
                    href={`${paths.organisationMerge(organisation.id)}?into=${encodeURIComponent(other.name)}`}
                  >
                    <T id="organisations.mergeInto" name={<Typed>{other.name}</Typed>} />
                  </a>{" "}
                  <span className="small hint">
                    <bdi>{other.country ? countryName(other.country, t.locale) : ""}</bdi>
                  </span>
                </li>
              ))}
            </ul>
            <form method="get" action={paths.organisationMerge(organisation.id)} className="stack">
              <TextField
                name="into"
                label={t("organisations.mergeOther")}
                autoComplete="off"
                result={{ faults: [], values: {} }}
              />
              <p className="actions">
                <button className="button second">{t("organisations.mergeFind")}</button>
              </p>
            </form>
          </div>
        </section>
      )}
    </div>
  );
}
