import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, MomentFields, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { languageName, Moment, Said, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export default function CorrectionPage() {
  const page = useLoaderData<typeof loader>();
  const { title, open, step, isOrganiser } = page;
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.release}>{t("release.back")}</a>}>
        <p className="measure">{t("correction.intro")}</p>
      </WorkHead>
      <State page={page} />
      {open ? (
        <>
          {step === "approved" ? null : <Decisions page={page} />}
          <section className="leaf" aria-labelledby="pages">
            <h2 id="pages">{t("correction.pages")}</h2>
            <div className="stack">
              <p className="measure">{t("correction.pagesWords")}</p>
              {isOrganiser ? (
                <p>
                  <a href={paths.deskCases}>{t("correction.pagesLink")}</a>
                </p>
              ) : null}
            </div>
          </section>
          {isOrganiser && step !== "approved" ? <Draft page={page} /> : null}
        </>
      ) : null}
    </div>
  );
}

function State({ page }: { page: Page }) {
  const { step, published, open, draft, refusal, mails, zone, isOrganiser } = page;
  const t = useT();
  const at = (moment: string | null | undefined) => (moment ? <Moment at={moment} zone={zone} /> : "");
  return (
    <section className="leaf" aria-labelledby="state">
      <h2 id="state">{t("correction.state")}</h2>
      <div className="stack">
        {published ? (
          <>
            <p
              className={`status ${!open ? "done" : step === "drafted" || step === "approved" ? "part" : "mend"}`}
            >
              <span>
                <T
                  id="correction.stands"
                  step={step}
                  version={published.version}
                  corrects={published.corrects ?? 0}
                  draft={draft.version ?? 0}
                  at={at(published.releaseAt)}
                  opened={at(open?.openedAt)}
                  moment={at(draft.releaseAt)}
                  name={<Typed>{open?.openedBy ?? ""}</Typed>}
                />
              </span>
            </p>
            <p className="measure">{t("correction.next", { step })}</p>
          </>
        ) : refusal ? (
          <p>{t.say(refusal)}</p>
        ) : null}
        {step === "drafted" || step === "approved" ? (
          <p>
            <a className={step === "drafted" ? "button" : undefined} href={paths.release}>
              {t("correction.toRelease")}
            </a>
          </p>
        ) : null}
        {step === "corrected" && isOrganiser ? (
          <p>
            <a href={paths.deskCertificates}>{t("correction.toCertificates")}</a>
          </p>
        ) : null}
        {open ? (
          <dl className="answers">
            <div>
              <dt>{t("correction.reason")}</dt>
              <dd>
                <Typed>{open.reason}</Typed>
              </dd>
            </div>
            <div>
              <dt>{t("correction.mails")}</dt>
              <dd>
                {mails.map(({ state, count }) => (
                  <span key={state} className="block">
                    {t("correction.mail", { state })}: {count}
                  </span>
                ))}
              </dd>
            </div>
          </dl>
        ) : isOrganiser && !refusal ? (
          <p>
            <a className={step === "corrected" ? "button second" : "button"} href={paths.halt}>
              {t("correction.goHalt")}
            </a>
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Decisions({ page: { decisions, isOrganiser } }: { page: Page }) {
  const t = useT();
  return (
    <section className="leaf" aria-labelledby="decisions">
      <h2 id="decisions">{t("correction.decisions")}</h2>
      <div className="stack">
        <p className="measure">{t("correction.decisionsWords")}</p>
        <dl className="answers">
          {decisions.map(({ id, name, isAward, state }) => (
            <div key={id}>
              <dt>{isAward ? t("ranking.specialAward") : id}</dt>
              <dd>
                <a href={paths.decision(id)}>
                  <Said words={name} />
                </a>
                : {t("correction.decisionState", { state: state ?? "none" })}
                {isOrganiser && state === "approved" ? (
                  <span className="block">
                    <a href={paths.reopening(id)}>{t("correction.reopen")}</a>
                  </span>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

function Draft({ page: { draft, languages, zone } }: { page: Page }) {
  const t = useT();
  const result = useFormResult();
  return (
    <section className="leaf" aria-labelledby="draft">
      <h2 id="draft">{t("correction.draft")}</h2>
      <div className="stack-l">
        <form method="post" className="stack" noValidate>
          <p className="measure">{t("correction.draftWords")}</p>
          <input type="hidden" name="version" value={draft.seen} />
          {languages.map((language) => (
            <TextAreaField
              key={language}
              name={`note-${language}`}
              rows={4}
              lang={language}
              label={t("correction.note", { language: languageName(language, t.locale) })}
              hint={t(language === "en" ? "correction.noteHint" : "correction.noteOther")}
              result={result}
              defaultValue={draft.note?.[language] ?? ""}
            />
          ))}
          <MomentFields
            label={t("correction.day")}
            hint={t("correction.dayHint", { zone })}
            result={result}
            at={draft}
          />
          <p>
            <button className="button">{t("correction.draftButton")}</button>
          </p>
        </form>
      </div>
    </section>
  );
}
