import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Said, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ConfirmationPage() {
  const t = useT();
  const result = useFormResult();
  const { assignment, category, organisations, people, refusal } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={t("judging.confirmTitle")}
        over={
          <>
            <a href={paths.judging}>{t("judging.back")}</a> · <span className="code">{assignment.code}</span>
          </>
        }
      >
        <p>{t("judging.confirmWords")}</p>
      </WorkHead>
      <div className="stack-l">
        <dl className="answers">
          <div>
            <dt>{t("judging.entryTitle")}</dt>
            <dd>
              <Typed>{assignment.title || t("judging.untitled")}</Typed>
            </dd>
          </div>
          {category ? (
            <div>
              <dt>{t("judging.category")}</dt>
              <dd>
                <Said words={category} />
              </dd>
            </div>
          ) : null}
          <div>
            <dt>{t("judging.organisations")}</dt>
            <dd>
              {organisations.map((name) => (
                <span key={name} className="block">
                  <Typed>{name}</Typed>
                </span>
              ))}
            </dd>
          </div>
          <div>
            <dt>{t("judging.people")}</dt>
            <dd>
              {people.length === 0 ? t("judging.noPeople") : null}
              {people.map((name) => (
                <span key={name} className="block">
                  <Typed>{name}</Typed>
                </span>
              ))}
            </dd>
          </div>
        </dl>
        <p>{t("judging.conflictsAre")}</p>
        <form method="post" action={paths.confirmation(assignment.id)} className="stack">
          <p className="actions">
            <button
              className="button"
              disabled={refusal !== null}
              aria-describedby={refusal ? "why" : undefined}
            >
              {t("judging.confirm")}
            </button>
            <a className="button second" href={paths.recusal(assignment.id)}>
              {t("judging.orStepBack")}
            </a>
          </p>
          {refusal ? (
            <p className="small hint" id="why">
              {t.say(refusal)} <a href={paths.judging}>{t("judging.back")}</a>
            </p>
          ) : null}
        </form>
      </div>
    </div>
  );
}
