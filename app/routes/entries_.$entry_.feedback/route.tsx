import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Quoted } from "~/components/quoted";
import { Said, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function FeedbackPage() {
  const { entry, category, feedback, useful } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { band, judges, scale } = feedback;
  const hasMeans = feedback.criteria.some(({ mean }) => mean !== null);
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("feedback.toEntry")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("feedback.title")}
      >
        <p>
          <Typed>{entry.title}</Typed>
        </p>
        <p className="measure">{t("feedback.intro", { judges })}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="standing">
        <h2 id="standing">{t("feedback.standing")}</h2>
        <div className="stack measure">
          {band && category ? (
            <p>
              <strong>{t("feedback.band", band)}</strong>{" "}
              <T id="feedback.bandOf" category={<Said words={category} />} />
            </p>
          ) : (
            <p>{t("feedback.noBand")}</p>
          )}
          <p className="small hint">
            {hasMeans ? t("feedback.meansNote", { ...scale, judges }) : t("feedback.noMeans")}
          </p>
        </div>
      </section>
      {feedback.comments.length > 0 ? (
        <section className="leaf" aria-labelledby="whole">
          <h2 id="whole">{t("feedback.whole")}</h2>
          <Comments comments={feedback.comments} />
        </section>
      ) : null}
      {feedback.criteria.map(({ id, name, mean, means, levels, comments }) => (
        <section className="leaf" aria-labelledby={id} key={id}>
          <h2 id={id}>
            <Said words={name} />
          </h2>
          <div className="stack">
            {mean === null ? null : (
              <p>
                <strong className="num">{t("feedback.mean", { mean, max: scale.max })}</strong>{" "}
                <T
                  id="feedback.meansThat"
                  words={means.map((words, at) => (
                    <span key={at}>
                      {at > 0 ? <> {t("feedback.and")} </> : null}“<Said words={words} />”
                    </span>
                  ))}
                  count={means.length}
                />
              </p>
            )}
            {comments.length > 0 ? <Comments comments={comments} /> : null}
            <details>
              <summary>{t("feedback.levels")}</summary>
              <dl className="answers">
                {levels.map((level) => (
                  <div key={level.mark}>
                    <dt className="num">{level.mark}</dt>
                    <dd>
                      <Said words={level.words} />
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          </div>
        </section>
      ))}
      <section className="leaf" aria-labelledby="use">
        <h2 id="use">{t("feedback.use")}</h2>
        {useful ? (
          <p>{t("feedback.useSaid", { useful })}</p>
        ) : (
          <form method="post" action={paths.feedback(entry.id)} className="stack" noValidate>
            <ChoiceField
              name="useful"
              label={t("feedback.useQuestion")}
              hint={t("feedback.useHint")}
              result={result}
              options={(["yes", "partly", "no"] as const).map((one) => ({
                id: one,
                label: t("feedback.useful", { useful: one }),
              }))}
            />
            <p className="actions">
              <button className="button">{t("feedback.useSend")}</button>
            </p>
          </form>
        )}
      </section>
    </div>
  );
}

/** The judges' words, each by itself; nothing says whose they are. */
function Comments({ comments }: { comments: readonly string[] }) {
  return (
    <ul className="plain-list stack" role="list">
      {comments.map((words, at) => (
        <li key={at}>
          <Quoted>{words}</Quoted>
        </li>
      ))}
    </ul>
  );
}
