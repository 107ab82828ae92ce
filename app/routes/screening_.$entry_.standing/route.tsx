import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function StandingPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { entry, waiting, refusal, zone } = page;
  const shut = refusal ? { disabled: true, "aria-describedby": "why-not" } : {};
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.screen(entry.id)}>{t("screening.toEntry")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("standing.title")}
      >
        <p>
          <Typed>{entry.title}</Typed>
        </p>
        <p>
          <strong>{t("standing.name", { standing: entry.standing })}</strong>
        </p>
        {page.isDone ? (
          <p className="notice" role="status">
            {t("standing.done", { state: page.changes[0]?.state ?? "" })}
          </p>
        ) : null}
      </WorkHead>
      <div className="beside">
        <div className="stack-l">
          {waiting ? (
            <section className="notice bad" aria-labelledby="waits">
              <h2 id="waits">{t("standing.proposed", { standing: waiting.standing })}</h2>
              <p dir="auto">
                <Typed>{waiting.reason}</Typed>
              </p>
            </section>
          ) : null}
          {!page.mayChange ? null : refusal && result.faults.length === 0 ? (
            <p className="notice quiet">{t.say(refusal)}</p>
          ) : waiting ? (
            <form method="post" action={paths.standingAnswer(entry.id)} className="stack-l" noValidate>
              <input type="hidden" name="change" value={waiting.id} />
              <ChoiceField
                name="answered"
                label={t("standing.decide")}
                result={result}
                options={(["made", "refused"] as const).map((answered) => ({
                  id: answered,
                  label: t("standing.answer", { answered, standing: waiting.standing }),
                }))}
              />
              <TextAreaField
                name="answer"
                label={t("standing.answerNote")}
                hint={t("standing.answerNoteHint")}
                result={result}
                rows={3}
              />
              {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
              <p className="actions">
                <button className="button" {...shut}>
                  {t("standing.answerSend")}
                </button>
              </p>
            </form>
          ) : (
            <form method="post" action={paths.standing(entry.id)} className="stack-l" noValidate>
              <ChoiceField
                name="standing"
                label={t("standing.choose")}
                result={result}
                {...(page.proposed && { defaultValue: "horsConcours" })}
                options={page.standings.map((standing) => ({
                  id: standing,
                  label: t("standing.choice", { standing }),
                  hint:
                    t("standing.choiceHint", { standing }) +
                    (page.seconded.includes(standing) ? ` ${t("standing.secondHint", { standing })}` : ""),
                }))}
              />
              <TextAreaField
                name="reason"
                label={t("screening.reason")}
                hint={t("standing.reasonHint")}
                {...(page.proposed && { defaultValue: page.proposed })}
                result={result}
                rows={5}
              />
              {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
              <p className="actions">
                <button className="button" {...shut}>
                  {t("standing.send")}
                </button>
              </p>
            </form>
          )}
        </div>
        <section className="stack" aria-labelledby="changes">
          <h2 id="changes">{t("standing.changes")}</h2>
          {page.changes.length === 0 ? (
            <p className="hint">{t("standing.noChanges")}</p>
          ) : (
            <ol className="plain-list">
              {page.changes.map((one) => (
                <li key={one.id} className="notice quiet">
                  <strong>{t("standing.change", { standing: one.standing, state: one.state })}</strong>
                  <p className="small hint">
                    <T
                      id="screening.by"
                      name={<Typed>{one.proposedBy ?? ""}</Typed>}
                      date={<Moment at={one.createdAt} zone={zone} />}
                    />
                  </p>
                  <p dir="auto">
                    <Typed>{one.reason}</Typed>
                  </p>
                  {one.answeredAt ? (
                    <>
                      <p className="small hint">
                        <T
                          id="standing.answeredBy"
                          state={one.state}
                          name={<Typed>{one.answeredBy ?? ""}</Typed>}
                          date={<Moment at={one.answeredAt} zone={zone} />}
                        />
                      </p>
                      {one.answer ? (
                        <p dir="auto">
                          <Typed>{one.answer}</Typed>
                        </p>
                      ) : null}
                    </>
                  ) : null}
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
    </div>
  );
}
