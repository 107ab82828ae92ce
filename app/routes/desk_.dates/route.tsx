import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { WorkHead } from "~/components/page";
import { Moment, Said, Typed } from "~/components/words";
import type { FormResult } from "~/forms/form-result";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { action, loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DatesPage() {
  const { stages, zone, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const result: FormResult = answer ?? { faults: [], values: {} };
  const preview = answer && "preview" in answer ? answer.preview : null;
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.rulebook}>{t("organising.rulebook.title")}</a>}
        title={t("organising.dates.title")}
      >
        <p>{t("organising.dates.lead", { zone })}</p>
      </WorkHead>
      {preview && !preview.isRefused ? (
        <section className="leaf" aria-labelledby="moved">
          <h2 id="moved">{t("organising.dates.preview", { count: preview.moved.length })}</h2>
          <form method="post" action={paths.moveDates} className="stack">
            {Object.entries(result.values).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <dl className="answers">
              {preview.moved.map((m) => (
                <div key={`${m.stage}.${m.edge}`}>
                  <dt>
                    <T id="organising.dates.edge" stage={<Typed>{m.name}</Typed>} edge={m.edge} />
                  </dt>
                  <dd>
                    <T
                      id="organising.dates.fromTo"
                      from={<Moment at={m.from} zone={zone} />}
                      to={<Moment at={m.to} zone={zone} />}
                    />
                  </dd>
                </div>
              ))}
            </dl>
            <h3>{t("organising.dates.told")}</h3>
            <ul>
              {preview.audiences.map((a) => (
                <li key={a.audience}>
                  {t("organising.dates.audience", { audience: a.audience, count: a.count })}
                </li>
              ))}
            </ul>
            {preview.audiences.length === 0 ? <p>{t("organising.dates.nobody")}</p> : null}
            <p className="actions">
              <button className="button">{t("organising.dates.move")}</button>
            </p>
          </form>
        </section>
      ) : null}
      <section className="leaf" aria-labelledby="dates">
        <h2 id="dates">{t("organising.dates.all")}</h2>
        <form method="post" action={paths.stageDates} className="stack">
          <input type="hidden" name="version" value={version} />
          {stages.map((stage) => (
            <fieldset key={stage.id}>
              <legend>
                <Said words={stage.name} />
              </legend>
              <div className="two">
                {(["opens", "closes"] as const).map((edge) =>
                  stage[edge].isPast ? (
                    <p key={edge}>
                      <span className="small block">{t("organising.dates.side", { edge })}</span>
                      <Moment at={stage[edge].at} zone={zone} />{" "}
                      <span className="small">{t("organising.dates.isPast")}</span>
                    </p>
                  ) : (
                    <TextField
                      key={edge}
                      name={`${stage.id}.${edge}`}
                      type="datetime-local"
                      label={t("organising.dates.side", { edge })}
                      hint={
                        typed(result, `${stage.id}.${edge}`, stage[edge].clock) ? (
                          <T
                            id="organising.dates.inForce"
                            moment={<Moment at={stage[edge].at} zone={zone} />}
                          />
                        ) : undefined
                      }
                      result={result}
                      defaultValue={stage[edge].clock}
                    />
                  ),
                )}
              </div>
            </fieldset>
          ))}
          <TextField
            name="reason"
            label={t("organising.reason")}
            hint={t("organising.dates.reasonHint")}
            result={result}
          />
          <p className="actions">
            <button className={preview && !preview.isRefused ? "button second" : "button"}>
              {t("organising.dates.show")}
            </button>
          </p>
        </form>
      </section>
    </div>
  );
}

const typed = (result: FormResult, field: string, inForce: string) =>
  result.values[field] !== undefined && result.values[field] !== inForce;
