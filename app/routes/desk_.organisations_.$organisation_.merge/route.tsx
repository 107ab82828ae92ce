import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { countryName, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function MergePage() {
  const { organisation, into, isElsewhere, sought, refusal, preview } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary faults={faults} />
      <WorkHead
        over={
          <a href={paths.organisation(organisation.id)}>
            <Typed>{organisation.name}</Typed>
          </a>
        }
        title={
          into && preview ? (
            <T
              id="organisations.preview"
              one={<Typed>{organisation.name}</Typed>}
              into={<Typed>{into.name}</Typed>}
            />
          ) : (
            t("organisations.mergeTitle")
          )
        }
      >
        {into && preview ? (
          <p className="measure">
            <T id="organisations.previewWords" into={<Typed>{into.name}</Typed>} />
          </p>
        ) : null}
      </WorkHead>
      {into && preview ? (
        <section className="leaf" aria-labelledby="follows">
          <h2 id="follows">{t("organisations.follows")}</h2>
          <div className="stack-l">
            <dl className="sides">
              {[organisation, into].map((one) => (
                <div key={one.id}>
                  <dt>
                    <Typed>{one.name}</Typed>
                  </dt>
                  <dd className="small hint">
                    {one.ownName ? (
                      <span className="block" dir="auto">
                        <Typed>{one.ownName}</Typed>
                      </span>
                    ) : null}
                    {one.country ? (
                      <bdi>{countryName(one.country, t.locale)}</bdi>
                    ) : (
                      t("organisations.noCountry")
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            {isElsewhere ? <p className="notice bad">{t("organisations.elsewhere")}</p> : null}
            <div className="stack">
              <h3>{t("organisations.entriesTogether", { count: preview.entries.length })}</h3>
              <ul>
                {preview.entries.map((entry) => (
                  <li key={entry.id}>
                    <Typed>{entry.title}</Typed>{" "}
                    <span className="small hint">
                      <span className="code">{entry.code}</span> {entry.category}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
            {preview.over.length > 0 ? (
              <div className="notice bad">
                <h3>{t("organisations.overLimit")}</h3>
                <ul>
                  {preview.over.map((entry) => (
                    <li key={entry.id}>
                      <span className="code">{entry.code}</span> <Typed>{entry.title}</Typed>
                    </li>
                  ))}
                </ul>
                <p>{t("organisations.overWords")}</p>
              </div>
            ) : (
              <p>{t("organisations.nothingOver")}</p>
            )}
            {preview.judges.length > 0 ? (
              <div className="stack">
                <h3>{t("organisations.judgesOf")}</h3>
                <ul>
                  {preview.judges.map((judge) => (
                    <li key={judge.id}>
                      <Typed>{judge.name}</Typed>{" "}
                      <span className="small hint">
                        <Typed>{judge.organisation}</Typed>
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            ) : null}
            {preview.conflicts.length > 0 ? (
              <div className="notice">
                <h3>{t("organisations.newConflicts")}</h3>
                <ul>
                  {preview.conflicts.map((one) => (
                    <li key={`${one.judge} ${one.code} ${one.kind}`}>
                      <T id="organisations.conflictOf" judge={<Typed>{one.judge}</Typed>} />{" "}
                      <span className="code">{one.code}</span> <Typed>{one.title}</Typed>
                    </li>
                  ))}
                </ul>
              </div>
            ) : (
              <p>{t("organisations.noConflicts")}</p>
            )}
            <form method="post" action={paths.organisationMerge(organisation.id)} className="stack">
              <input type="hidden" name="version" value={organisation.version} />
              <input type="hidden" name="into" value={into.id} />
              <p className="actions">
                <button className="button">{t("organisations.merge")}</button>
                <a href={paths.organisation(organisation.id)}>{t("organisations.keepApart")}</a>
              </p>
            </form>
          </div>
        </section>
      ) : (
        <form method="get" className="stack ending">
          {refusal ? <p className="notice bad">{t.say(refusal)}</p> : null}
          <TextField
            name="into"
            label={t("organisations.mergeOther")}
            defaultValue={sought}
            autoComplete="off"
            result={{
              faults: sought && !into ? [{ field: "into", message: { id: "organisations.unknown" } }] : [],
              values: {},
            }}
          />
          <p className="actions">
            <button className="button">{t("organisations.mergeFind")}</button>
          </p>
        </form>
      )}
    </div>
  );
}
