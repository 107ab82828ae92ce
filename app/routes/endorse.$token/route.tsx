import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Said, Typed } from "~/components/words";
import type { FormResult } from "~/forms/form-result";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };

type Asked = ReturnType<typeof useLoaderData<typeof loader>>;

export default function EndorsePage() {
  const page = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const { entry, answer } = page;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<span className="code">{entry.code}</span>} title={page.title}>
        {page.isSaved && answer.at ? (
          <p className="notice" role="status">
            {t("entry.endorseSaved")}
          </p>
        ) : null}
        <p>
          <T
            id="entry.endorseIntro"
            submitted={String(page.isSubmitted)}
            award={<Said words={page.award} />}
            organisation={<Typed>{entry.organisation}</Typed>}
            partner={<Typed>{page.partner}</Typed>}
          />
        </p>
      </WorkHead>
      <div className="stack-l ending">
        {answer.isOlder && page.revision !== null ? (
          <div className="notice">
            <p>
              {answer.revision === null
                ? t("entry.endorseOlderDraft", { newest: page.revision })
                : t("entry.endorseOlder", { endorsed: answer.revision, newest: page.revision })}
            </p>
            {page.changed.length > 0 ? (
              <>
                <p>{t("entry.endorseChanged")}:</p>
                <ul>
                  {page.changed.map((field) => (
                    <li key={field.id}>
                      <Said words={field.label} />
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </div>
        ) : null}
        {answer.state === "asked" ? null : (
          <section className="stack" aria-label={t("entry.endorseAnswer")}>
            <dl className="answers">
              <div>
                <dt>{t("entry.endorseAnswer")}</dt>
                <dd>{t(`entry.partner.${answer.state}`)}</dd>
              </div>
              <div>
                <dt>{t("entry.endorseBy")}</dt>
                <dd>
                  <Typed>{answer.name}</Typed>
                  <span className="block small hint">
                    <Typed>{answer.position}</Typed>
                  </span>
                </dd>
              </div>
              {answer.at ? (
                <div>
                  <dt>{t("entry.endorseAt")}</dt>
                  <dd>
                    <Moment at={answer.at} zone={page.zone} />
                  </dd>
                </div>
              ) : null}
            </dl>
            {page.refusal && result.faults.length === 0 ? (
              <p>{t.say(page.refusal)}</p>
            ) : (
              <details open={result.faults.length > 0}>
                <summary>{t(answer.isOlder ? "entry.endorseRenew" : "entry.endorseChange")}</summary>
                <AnswerForm page={page} result={result} />
              </details>
            )}
          </section>
        )}
        <section className="stack" aria-labelledby="what">
          <h2 id="what">{entry.title ? <Typed>{entry.title}</Typed> : t("entry.untitled")}</h2>
          {entry.ownTitle ? (
            <p className="hint" dir="auto">
              <Typed>{entry.ownTitle}</Typed>
            </p>
          ) : null}
          {entry.summary
            .split(/\n+/)
            .filter(Boolean)
            .map((words, at) => (
              <p key={at} dir="auto">
                {words}
              </p>
            ))}
          {page.contribution ? (
            <>
              <h3>
                <T id="entry.endorseWhat" partner={<Typed>{page.partner}</Typed>} />
              </h3>
              <p dir="auto">
                <Typed>{page.contribution}</Typed>
              </p>
            </>
          ) : null}
        </section>
        {answer.state === "asked" ? <AnswerForm page={page} result={result} /> : null}
      </div>
    </div>
  );
}

/** The partner's answer, to be given or changed. */
function AnswerForm({ page, result }: { page: Asked; result: FormResult }) {
  const t = useT();
  const { answer } = page;
  return (
    <form method="post" action={paths.endorse(page.token)} noValidate className="stack-l">
      <ChoiceField
        name="answer"
        label={t("entry.endorseQuestion")}
        hint={t("entry.endorseHint")}
        result={result}
        defaultValue={answer.state === "asked" ? undefined : answer.state}
        options={[
          { id: "given", label: t("entry.endorseYes") },
          { id: "declined", label: t("entry.endorseNo") },
        ]}
      />
      <TextField
        name="name"
        label={t("entry.endorseName")}
        result={result}
        defaultValue={answer.name || page.contact}
        autoComplete="name"
      />
      <TextField
        name="position"
        label={t("entry.endorsePosition")}
        result={result}
        defaultValue={answer.position}
        autoComplete="organization-title"
      />
      <p>
        {t("entry.endorseKept")} <Moment at={page.closes} zone={page.zone} />.
      </p>
      {page.refusal ? <p id="why-not">{t.say(page.refusal)}</p> : null}
      <p className="actions">
        <button
          className="button"
          disabled={page.refusal !== null}
          aria-describedby={page.refusal ? "why-not" : undefined}
        >
          {t(
            answer.state === "asked"
              ? "entry.endorseSend"
              : answer.isOlder
                ? "entry.endorseRenew"
                : "entry.endorseChange",
          )}
        </button>
      </p>
    </form>
  );
}
