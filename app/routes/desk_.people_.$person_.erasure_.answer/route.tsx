import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ErasureAnswerPage() {
  const { person, reason, isWaiting, refusal } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.erasure(person.id)}>{t("erasure.title")}</a>}
        title={t("erasure.answerTitle")}
      >
        <p>
          <strong>{t("erasure.effectMail")}</strong>
        </p>
      </WorkHead>
      <div className="stack-l ending">
        {isWaiting ? (
          <dl className="answers">
            <div>
              <dt>{t("people.name")}</dt>
              <dd>
                <Typed>{person.name || t("people.unnamed")}</Typed>
              </dd>
            </div>
            <div>
              <dt>{t("erasure.reason")}</dt>
              <dd>
                <Typed>{reason}</Typed>
              </dd>
            </div>
          </dl>
        ) : null}
        {refusal ? <p className="notice">{t.say(refusal)}</p> : null}
        {isWaiting ? (
          <form method="post" className="stack-l" noValidate>
            <ChoiceField
              name="answer"
              label={t("erasure.answer")}
              result={result}
              options={[
                ...(refusal
                  ? []
                  : [
                      {
                        id: "made",
                        label: t("erasure.approve", { name: person.name || t("people.unnamed") }),
                      },
                    ]),
                { id: "refused", label: t("erasure.refuse") },
              ]}
            />
            <p className="actions">
              <button className="button">{t("erasure.send")}</button>
              <a href={paths.erasure(person.id)}>{t("account.back")}</a>
            </p>
          </form>
        ) : null}
      </div>
    </div>
  );
}
