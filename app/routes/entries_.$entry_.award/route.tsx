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

          <section aria-labelledby="names" className="stack">
            <h2 id="names">{t("embargo.names")}</h2>
            <p className="measure">{t("embargo.namesWords")}</p>
            <NameList names={page.names} />
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
            ) : (
              <form method="post" action={paths.award(entry.id)} className="stack-l" noValidate>
                <p>
                  <T
                    id={page.isLate ? "embargo.silencePast" : "embargo.silence"}
                    due={<Moment at={page.due} zone={zone} />}
                  />
                </p>
                <ChoiceField
                  name="naming"
                  label={t("embargo.naming")}
                  result={result}
                  {...(page.naming && { defaultValue: page.naming })}
                  options={namings.map((naming) => ({
                    id: naming,
                    label: t("embargo.namingChoice", { naming }),
                    hint: t("embargo.namingHint", { naming }),
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
                    {t(page.answeredAt ? "embargo.acknowledgeAgain" : "embargo.acknowledge")}
                  </button>
                </p>
              </form>
            )}
          </section>
        </div>
        <aside className="stay stack" aria-label={t("embargo.kit")}>
          {page.hasKit ? (
            <div className="notice quiet stack">
              <h2>{t("embargo.kit")}</h2>
              <p>{t("embargo.kitWords", { isPublic: String(page.isPublic) })}</p>
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
