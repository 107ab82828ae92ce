import { useLoaderData } from "@remix-run/react";
import { CommentHints } from "~/components/comment-hints";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Quoted } from "~/components/quoted";
import { Moment, Said, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function CheckFeedbackPage() {
  const { entry, refusal, parts, waiting, zone, title } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary faults={result.faults} />
      <WorkHead over={<a href={paths.deskFeedback}>{t("feedback.deskTitle")}</a>} title={title}>
        <p>
          <Typed>{entry.title}</Typed>
        </p>
        {refusal ? (
          <p className="notice bad">{t.say(refusal)}</p>
        ) : (
          <p className="measure">{t("feedback.checkIntro", { waiting })}</p>
        )}
      </WorkHead>
      <form method="post" action={paths.deskFeedbackOf(entry.id)} noValidate>
        {parts
          .filter(({ comments }) => comments.length > 0)
          .map(({ id, name, comments }) => (
            <section className="leaf" aria-labelledby={`on-${id}`} key={id}>
              <h2 id={`on-${id}`}>{name ? <Said words={name} /> : t("feedback.whole")}</h2>
              <ul className="plain-list stack-l" role="list">
                {comments.map((one, at) => (
                  <li key={one.id} className="stack">
                    <Quoted>{one.original}</Quoted>
                    <CommentHints hints={one.hints} />
                    {one.state === "waiting" ? (
                      <div className="choices">
                        <label>
                          <input
                            type="checkbox"
                            name="pass[]"
                            value={`${one.id}.${one.version}`}
                            defaultChecked={one.hints.length === 0}
                          />
                          <span>
                            {t("feedback.passThis")}
                            <span className="hidden"> {t("feedback.numbered", { number: at + 1 })}</span>
                          </span>
                        </label>
                      </div>
                    ) : (
                      <div className="stack">
                        <p className="status done">{t("feedback.state", { state: one.state })}</p>
                        {one.state === "edited" ? <Quoted>{one.words ?? ""}</Quoted> : null}
                        {one.reason ? <Quoted>{one.reason}</Quoted> : null}
                        {one.checkedAt ? (
                          <p className="small hint">
                            <T
                              id="screening.by"
                              name={<Typed>{one.checkedBy ?? ""}</Typed>}
                              date={<Moment at={one.checkedAt} zone={zone} />}
                            />
                          </p>
                        ) : null}
                      </div>
                    )}
                    <p className="small">
                      <a href={paths.deskComment(entry.id, one.id)}>
                        {t(one.state === "waiting" ? "feedback.changeThis" : "feedback.checkAgain")}
                        <span className="hidden"> {t("feedback.numbered", { number: at + 1 })}</span>
                      </a>
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        {waiting > 0 ? (
          <div className="stack ending">
            <p className="actions">
              <button className="button">{t("feedback.passTicked")}</button>
            </p>
          </div>
        ) : null}
      </form>
    </div>
  );
}
