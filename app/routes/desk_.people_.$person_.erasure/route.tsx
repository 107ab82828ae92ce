import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ErasurePage() {
  const { person, zone, emptied, kept, isNameAlone, refusal, wish } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <a href={paths.person(person.id)}>
            <Typed>{person.name || t("people.unnamed")}</Typed>
          </a>
        }
        title={t("erasure.title")}
      >
        <p>{t("erasure.lead")}</p>
      </WorkHead>
      {wish ? (
        <section className="leaf" aria-labelledby="proposed">
          <h2 id="proposed">{t("erasure.proposed")}</h2>
          <div className="stack-l">
            <dl className="answers">
              <div>
                <dt>{t("erasure.reason")}</dt>
                <dd>
                  <Typed>{wish.reason}</Typed>
                </dd>
              </div>
              <div>
                <dt>{t("erasure.proposedBy")}</dt>
                <dd>
                  <Typed>{wish.proposedBy ?? ""}</Typed>, <Moment at={wish.proposedAt} zone={zone} />
                </dd>
              </div>
            </dl>
            {wish.refusal ? <p className="notice">{t.say(wish.refusal)}</p> : null}
            <p className="actions">
              <a className="button" href={paths.erasureAnswer(person.id)}>
                {t("erasure.toAnswer")}
              </a>
            </p>
          </div>
        </section>
      ) : null}
      <section className="leaf" aria-labelledby="effects">
        <h2 id="effects">{t("erasure.effects")}</h2>
        <ul className="measure">
          <li>{t("erasure.effectAccount")}</li>
          <li>{t(isNameAlone ? "erasure.effectTexts" : "erasure.effectBeside")}</li>
          {[
            { title: t("erasure.emptied"), entries: emptied },
            { title: t("erasure.kept"), entries: kept },
          ].map(({ title, entries }) =>
            entries.length > 0 ? (
              <li key={title}>
                {title}: <span className="code">{entries.map((entry) => entry.code).join(", ")}</span>
              </li>
            ) : null,
          )}
          <li>{t("erasure.effectScores")}</li>
          <li>{t("erasure.effectFiles")}</li>
          <li>{t("erasure.effectBackups")}</li>
          <li>
            <strong>{t("erasure.effectMail")}</strong>
          </li>
        </ul>
      </section>
      {wish ? null : (
        <section className="leaf" aria-labelledby="propose">
          <h2 id="propose">{t("erasure.propose")}</h2>
          <form method="post" className="stack-l" noValidate>
            <TextAreaField
              name="reason"
              label={t("erasure.reason")}
              hint={t("erasure.reasonHint")}
              result={result}
            />
            {refusal ? <p className="notice bad">{t.say(refusal)}</p> : null}
            <p className="actions">
              <button className="button" disabled={Boolean(refusal)}>
                {t("erasure.propose")}
              </button>
              <a href={paths.person(person.id)}>{t("account.back")}</a>
            </p>
          </form>
        </section>
      )}
    </div>
  );
}
