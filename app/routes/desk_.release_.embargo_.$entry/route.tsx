import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { NameList } from "~/components/names";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function ToldEntryPage() {
  const page = useLoaderData<typeof loader>();
  const { title, zone, entry, waiting, declined, refusal } = page;
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.embargo}>{t("embargo.title")}</a>}>
        <p>
          <Typed>{entry.title}</Typed>
        </p>
      </WorkHead>
      <section className="leaf" aria-labelledby="answer">
        <h2 id="answer">{t("embargo.answered")}</h2>
        <div className="stack">
          <p>
            <T
              id="embargo.toldAt"
              moment={<Moment at={page.toldAt} zone={zone} />}
              due={<Moment at={page.due} zone={zone} />}
            />
          </p>
          {page.answeredAt ? (
            <p>
              <T
                id="embargo.acknowledgedAt"
                moment={<Moment at={page.answeredAt} zone={zone} />}
                naming={page.naming ?? "people"}
              />
            </p>
          ) : (
            <p>{t("embargo.notAcknowledged")}</p>
          )}
          {declined ? (
            <div className="notice bad">
              <h3>
                <T id="embargo.declinedAt" moment={<Moment at={declined.at} zone={zone} />} />
              </h3>
              <p dir="auto">
                <Typed>{declined.reason}</Typed>
              </p>
              {page.standing === "inCompetition" ? (
                <p>
                  <a href={paths.standing(entry.id)}>{t("embargo.nextOut")}</a>
                </p>
              ) : (
                <p>{t("embargo.isTakenOut")}</p>
              )}
            </div>
          ) : null}
        </div>
      </section>
      {waiting ? (
        <section className="leaf" aria-labelledby="waits">
          <h2 id="waits">{t("embargo.waits")}</h2>
          <div className="stack-l">
            <NameList names={waiting.names} changedAlone />
            <p dir="auto">
              <Typed>{waiting.reason}</Typed>
            </p>
            {page.mayAnswer ? (
              <form method="post" className="stack-l" noValidate>
                <input type="hidden" name="change" value={waiting.id} />
                <ChoiceField
                  name="state"
                  label={t("embargo.decide")}
                  result={result}
                  options={(["accepted", "refused"] as const).map((state) => ({
                    id: state,
                    label: t("embargo.decideChoice", { state }),
                    hint: t("embargo.decideHint", { state }),
                  }))}
                />
                <TextAreaField
                  name="answer"
                  rows={3}
                  label={t("embargo.answerWords")}
                  hint={t("embargo.answerWordsHint")}
                  result={result}
                />
                {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
                <p>
                  <button
                    className="button"
                    disabled={refusal !== null}
                    aria-describedby={refusal ? "why-not" : undefined}
                  >
                    {t("embargo.answerSend")}
                  </button>
                </p>
              </form>
            ) : null}
          </div>
        </section>
      ) : null}
      <section className="leaf" aria-labelledby="names">
        <h2 id="names">{t("embargo.names", { isPublic: "false" })}</h2>
        <div className="stack">
          <NameList names={page.names} />
          {page.answered.map(({ id, state, reason, words, answeredAt }) => (
            <div key={id} className="notice quiet">
              <p>
                <strong>
                  <T
                    id="embargo.changeState"
                    state={state}
                    moment={<Moment at={answeredAt ?? page.toldAt} zone={zone} />}
                  />
                </strong>
              </p>
              <p dir="auto">
                <Typed>{reason}</Typed>
              </p>
              {words ? (
                <p dir="auto">
                  <Typed>{words}</Typed>
                </p>
              ) : null}
            </div>
          ))}
        </div>
      </section>
    </div>
  );
}
