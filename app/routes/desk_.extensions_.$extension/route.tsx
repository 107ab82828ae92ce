import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ExtensionPage() {
  const { extension, mayAnswer, refusal, zone } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.extensions}>{t("deadlines.title")}</a>}
        title={<T id="deadlines.one" whom={<Typed>{extension.whom}</Typed>} />}
      >
        {extension.title ? (
          <p className="hint">
            <Typed>{extension.title}</Typed>
          </p>
        ) : null}
      </WorkHead>
      <div className="stack-l ending">
        <dl className="answers">
          <div>
            <dt>{t("mail.state")}</dt>
            <dd>{t("deadlines.state", { state: extension.state })}</dd>
          </div>
          <div>
            <dt>{t("deadlines.until")}</dt>
            <dd>
              <Moment at={extension.until} zone={zone} />
            </dd>
          </div>
          {extension.number > 0 ? (
            <div>
              <dt>{t("deadlines.number")}</dt>
              <dd>{extension.number}</dd>
            </div>
          ) : null}
          <div>
            <dt>{t("deadlines.reason")}</dt>
            <dd>
              <Typed>{extension.reason}</Typed>
            </dd>
          </div>
          <div>
            <dt>{t("deadlines.proposedBy")}</dt>
            <dd>
              <Typed>{extension.proposer}</Typed>, <Moment at={extension.proposedAt} zone={zone} />
            </dd>
          </div>
          {extension.answeredAt ? (
            <div>
              <dt>{t("deadlines.answeredBy")}</dt>
              <dd>
                <Typed>{extension.answerer ?? ""}</Typed>, <Moment at={extension.answeredAt} zone={zone} />
              </dd>
            </div>
          ) : null}
        </dl>
        {mayAnswer ? (
          <form method="post" action={paths.extension(extension.id)} className="stack-l" noValidate>
            <h2>{t("deadlines.answerTitle")}</h2>
            {refusal ? <p className="notice">{t.say(refusal)}</p> : null}
            <ChoiceField
              name="answer"
              label={t("deadlines.answer")}
              result={result}
              options={[
                ...(refusal ? [] : [{ id: "granted", label: t("deadlines.grant") }]),
                { id: "declined", label: t("deadlines.turnDown") },
              ]}
            />
            <p className="actions">
              <button className="button">{t("deadlines.send")}</button>
            </p>
          </form>
        ) : null}
      </div>
    </div>
  );
}
