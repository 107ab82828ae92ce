import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { NameList } from "~/components/names";
import { WorkHead } from "~/components/page";
import { Moment, Said, Typed } from "~/components/words";
import { namings } from "~/domain/embargo";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function AwardPage() {
  const page = useLoaderData<typeof loader>();
  const { entry, shown, zone, refusals } = page;
  const t = useT();
  const result = useFormResult();
  const isPublic = String(page.isPublic);
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("embargo.backToEntry")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={page.title}
      >
        {shown.ownTitle ? (
          <p dir="auto">
            <Typed>{shown.ownTitle}</Typed>
          </p>
        ) : null}
        <p>
          <Typed>{shown.title}</Typed>
        </p>
        {page.isDeclined ? null : (
          <p>
            {page.hasWonCategory ? (
              <T id="embargo.wonCategory" category={<Said words={page.category} />} />
            ) : (
              t("embargo.wonAward", { count: page.specialAwards.length })
            )}{" "}
            {page.specialAwards.map(({ id, name }) => (
              <strong key={id}>
                <Said words={name} />{" "}
              </strong>
            ))}
          </p>
        )}
      </WorkHead>
      <div className="beside">
        <div className="stack-l">
          {page.isDeclined ? (
            <div className="notice bad">
              <h2>{t("embargo.declinedHeading")}</h2>
              <p>{t("embargo.declinedWords")}</p>
            </div>
          ) : page.isPublic ? null : (
            <div className="notice">
              <h2>
                <T id="embargo.untilHeading" moment={<Moment at={page.publicAt} zone={zone} />} />
              </h2>
              <p>{t("embargo.letterSecret")}</p>
            </div>
          )}
          {page.isDeclined ? null : <NamesAndAnswer />}
        </div>
        <aside className="stay stack" aria-label={t("embargo.kit", { isPublic })}>
          {page.casePage ? (
            <p>
              {page.casePage.isOpen ? (
                <a className="button" href={paths.winner(entry.code)}>
                  {t("embargo.casePage")}
                </a>
              ) : (
                <T id="embargo.casePageLater" moment={<Moment at={page.casePage.opensAt} zone={zone} />} />
              )}
            </p>
          ) : null}
          {page.hasKit ? (
            <div className="notice quiet stack">
              <h2>{t("embargo.kit", { isPublic })}</h2>
              <p>{t("embargo.kitWords", { isPublic })}</p>
              <p>
                <a className="button second" href={paths.awardKit(entry.id)}>
                  {t("embargo.kitGet")}
                </a>
              </p>
            </div>
          ) : null}
          {refusals.decline ? null : (
            <p className="small">
              <a href={paths.awardDecline(entry.id)}>{t("embargo.declineGo")}</a>
            </p>
          )}
        </aside>
      </div>
    </div>
  );
}

/** The names as they stand, and who of the people may be named: what a winner who keeps the prize answers. */
function NamesAndAnswer() {
  const page = useLoaderData<typeof loader>();
  const { entry, zone, refusals } = page;
  const t = useT();
  const result = useFormResult();
  const isPublic = String(page.isPublic);
  return (
    <>
      <section aria-labelledby="names" className="stack">
        <h2 id="names">{t("embargo.names", { isPublic })}</h2>
        <p className="measure">{t("embargo.namesWords", { isPublic })}</p>
        <NameList names={page.names} unnamed={page.unnamed} />
        {page.waiting ? (
          <div className="notice quiet">
            <h3>{t("embargo.namesAsked")}</h3>
            <NameList names={page.waiting} changedAlone />
          </div>
        ) : null}
        {page.refusedNames === null ? null : (
          <div className="notice bad">
            <h3>{t("embargo.namesRefused")}</h3>
            <p dir="auto">
              <Typed>{page.refusedNames}</Typed>
            </p>
          </div>
        )}
        {refusals.names ? (
          <p>{t.say(refusals.names)}</p>
        ) : (
          <p>
            <a href={paths.awardNames(entry.id)}>{t("embargo.namesGo")}</a>
          </p>
        )}
      </section>

      <section aria-labelledby="answer" className="stack">
        <h2 id="answer">{t("embargo.answerHeading")}</h2>
        {page.answeredAt ? (
          <p className="status done">
            <span>
              <T
                id="embargo.acknowledgedAt"
                moment={<Moment at={page.answeredAt} zone={zone} />}
                naming={page.naming ?? "people"}
              />
            </span>
          </p>
        ) : null}
        {refusals.acknowledgement ? (
          <p>{t.say(refusals.acknowledgement)}</p>
        ) : page.answeredAt ? (
          <details open={result.faults.length > 0}>
            <summary>{t("embargo.answerChange")}</summary>
            <AnswerForm />
          </details>
        ) : (
          <>
            <p>
              <T
                id={page.isLate ? "embargo.silencePast" : "embargo.silence"}
                due={<Moment at={page.due} zone={zone} />}
              />
            </p>
            <AnswerForm />
          </>
        )}
      </section>
    </>
  );
}

function AnswerForm() {
  const { entry, naming, answeredAt } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <form method="post" action={paths.award(entry.id)} className="stack-l" noValidate>
      <ChoiceField
        name="naming"
        label={t("embargo.naming")}
        result={result}
        {...(naming && { defaultValue: naming })}
        options={namings.map((one) => ({
          id: one,
          label: t("embargo.namingChoice", { naming: one }),
          hint: t("embargo.namingHint", { naming: one }),
        }))}
      />
      <ChoiceField
        name="confidence"
        label={t("embargo.confidence")}
        result={result}
        many
        options={[{ id: "yes", label: t("embargo.confidenceYes") }]}
      />
      <p>
        <button className="button">
          {t(answeredAt ? "embargo.acknowledgeAgain" : "embargo.acknowledge")}
        </button>
      </p>
    </form>
  );
}
