import { useLoaderData } from "@remix-run/react";
import { CheckFaults } from "~/components/check-faults";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Recorded } from "~/components/screening-status";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ReplyPage() {
  const { entry, first, reply, recorded, refusal, mayAnswer, query, zone } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={`${paths.screen(entry.id)}${query}`}>{t("screening.toEntry")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("screening.replyTitle")}
      >
        <p>
          <Typed>{entry.title}</Typed>
        </p>
        <Recorded recorded={recorded} />
      </WorkHead>
      {first && reply ? (
        <div className="beside">
          <div className="stack-l">
            <section className="stack" aria-labelledby="found">
              <h2 id="found">{t("screening.replyFound")}</h2>
              <CheckFaults {...first} />
              <p className="small hint">
                <T
                  id="screening.by"
                  name={<Typed>{first.screener}</Typed>}
                  date={<Moment at={first.createdAt} zone={zone} />}
                />
              </p>
            </section>
            <section className="stack" aria-labelledby="replied">
              <h2 id="replied">{t("screening.replyWords")}</h2>
              <p dir="auto" className="prose">
                <Typed>{reply.words}</Typed>
              </p>
              <p className="small hint">
                <T
                  id="screening.by"
                  name={<Typed>{reply.from ?? ""}</Typed>}
                  date={<Moment at={reply.createdAt} zone={zone} />}
                />
              </p>
            </section>
          </div>
          {reply.state !== "waiting" ? (
            <section className="notice quiet" aria-labelledby="answered">
              <h2 id="answered">{t("screening.replyAnswered", { state: reply.state })}</h2>
              <p dir="auto">
                <Typed>{reply.answer ?? ""}</Typed>
              </p>
              {reply.answeredAt ? (
                <p className="small hint">
                  <T
                    id="screening.by"
                    name={<Typed>{reply.answeredBy ?? ""}</Typed>}
                    date={<Moment at={reply.answeredAt} zone={zone} />}
                  />
                </p>
              ) : null}
            </section>
          ) : mayAnswer && (!refusal || result.faults.length > 0) ? (
            <form
              method="post"
              action={`${paths.screenReply(entry.id)}${query}`}
              className="stack-l"
              noValidate
            >
              <input type="hidden" name="screening" value={first.id} />
              <ChoiceField
                name="state"
                label={t("screening.replyDecide")}
                result={result}
                options={(["upheld", "reversed"] as const).map((state) => ({
                  id: state,
                  label: t("screening.replyState", { state }),
                }))}
              />
              <TextAreaField
                name="answer"
                label={t("screening.reason")}
                hint={t("screening.replyAnswerHint")}
                result={result}
                rows={6}
              />
              {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
              <p className="actions">
                <button
                  className="button"
                  disabled={refusal !== null}
                  aria-describedby={refusal ? "why-not" : undefined}
                >
                  {t("screening.replySend")}
                </button>
              </p>
            </form>
          ) : (
            <p className="notice quiet">{refusal ? t.say(refusal) : t("screening.replyWaits")}</p>
          )}
        </div>
      ) : (
        <p className="empty">{t("screening.noReplyWaits")}</p>
      )}
    </div>
  );
}
