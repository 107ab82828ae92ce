import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function CategoryMergePage() {
  const page = useLoaderData<typeof loader>();
  const { merge, zone, kind, category, into, cap, entries } = page;
  const result = useFormResult();
  const t = useT();
  const values = { kind, category, into, cap };
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.categories}>{t("merging.title")}</a>}
        title={t("merging.act", { kind, category, into })}
      />
      <div className="stack-l ending">
        <dl className="answers">
          <div>
            <dt>{t("mail.state")}</dt>
            <dd>{t("merging.state", { state: merge.state })}</dd>
          </div>
          <div>
            <dt>{t("merging.reason")}</dt>
            <dd>
              <Typed>{merge.reason}</Typed>
            </dd>
          </div>
          <div>
            <dt>{t("merging.proposedBy")}</dt>
            <dd>
              <Typed>{merge.proposedBy ?? ""}</Typed>, <Moment at={merge.proposedAt} zone={zone} />
            </dd>
          </div>
          {merge.answeredAt ? (
            <div>
              <dt>{t("merging.answeredBy")}</dt>
              <dd>
                <Typed>{merge.answeredBy ?? ""}</Typed>, <Moment at={merge.answeredAt} zone={zone} />
              </dd>
            </div>
          ) : null}
          {merge.endedAt ? (
            <div>
              <dt>{t("merging.endedAt")}</dt>
              <dd>
                <Moment at={merge.endedAt} zone={zone} />
              </dd>
            </div>
          ) : null}
        </dl>
        <section className="stack" aria-labelledby="effects">
          <h2 id="effects">{t("merging.effects")}</h2>
          <ul className="measure">
            <li>{t("merging.effectJudged", values)}</li>
            <li>{t("merging.effectCap", values)}</li>
            <li>{t("merging.effectJudges", values)}</li>
            <li>{t("merging.effectPlans")}</li>
            <li>{t("merging.effectTold", { count: entries.length })}</li>
          </ul>
        </section>
        {entries.length > 0 ? (
          <section className="stack" aria-labelledby="entries">
            <h2 id="entries">{t("merging.entries")}</h2>
            <ul>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <span className="code">{entry.code}</span>{" "}
                  <a href={paths.screen(entry.id)}>
                    <Typed>{entry.title}</Typed>
                  </a>
                  <span className="block small hint">
                    <Typed>{entry.organisationName}</Typed>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {page.mayAnswer ? (
          <form method="post" action={paths.categoryMerge(merge.id)} className="stack-l" noValidate>
            <h2>{t("merging.answerTitle")}</h2>
            {page.refusal ? <p className="notice">{t.say(page.refusal)}</p> : null}
            <ChoiceField
              name="answer"
              label={t("merging.answer")}
              result={result}
              options={[
                ...(page.refusal ? [] : [{ id: "made", label: t("merging.approve") }]),
                { id: "refused", label: t("merging.refuse") },
              ]}
            />
            <p className="actions">
              <button className="button">{t("merging.answerSend")}</button>
            </p>
          </form>
        ) : null}
      </div>
    </div>
  );
}
