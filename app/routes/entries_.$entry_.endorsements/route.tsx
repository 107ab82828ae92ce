import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = { notAsked: "not-yet", asked: "part", given: "done", declined: "mend" };

export default function EndorsementsPage() {
  const { entry, partners, refusal, due, closes, zone, deadline, newest, justAsked } =
    useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  const isAllAnswered = partners.length > 0 && partners.every(({ answeredAt }) => answeredAt !== null);
  return (
    <div className="wrap">
      <ErrorSummary faults={faults} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("entry.partners")}
      >
        <p>
          {t("entry.partnersWords")} <Moment at={closes} zone={zone} />.
        </p>
        <DeadlineLine deadline={deadline} />
        {justAsked.length > 0 ? (
          <p className="notice" role="status">
            <T
              id="entry.partnersAsked"
              count={justAsked.length}
              names={justAsked.map((name, at) => (
                <span key={at}>
                  {at > 0 ? ", " : ""}
                  <Typed>{name}</Typed>
                </span>
              ))}
            />
          </p>
        ) : null}
      </WorkHead>
      <div className="stack-l ending">
        {partners.length === 0 ? (
          <p>{t("entry.partnersNone")}</p>
        ) : (
          <ul className="tasks" role="list">
            {partners.map((partner, at) => (
              <li key={partner.rowKey}>
                <span className="letter" aria-hidden="true">
                  {at + 1}
                </span>
                <span className="what">
                  <span>
                    <Typed>{partner.organisation || partner.address}</Typed>
                  </span>
                  <span className="small hint">
                    <Typed>{partner.name ? `${partner.name}, ${partner.position}` : partner.address}</Typed>
                    {partner.askedAt ? (
                      <>
                        {" "}
                        ·{" "}
                        <T
                          id={partner.answeredAt ? "entry.partnerAnsweredAt" : "entry.partnerAskedAt"}
                          moment={<Moment at={partner.answeredAt ?? partner.askedAt} zone={zone} />}
                        />
                      </>
                    ) : null}
                    {partner.revision === null ? null : (
                      <>
                        {" "}
                        · {t("entry.endorsedRevision", { revision: partner.revision })}
                        {partner.revision !== newest ? (
                          <span className="block">{t("entry.endorsedOlder", { revision: newest })}</span>
                        ) : null}
                      </>
                    )}
                  </span>
                </span>
                <span className={`status ${shapes[partner.state]}`}>
                  {t(`entry.partner.${partner.state}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {isAllAnswered ? null : (
          <form method="post" action={paths.endorsements(entry.id)} className="stack">
            <p>{t("entry.askWords")}</p>
            {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
            <p className="actions">
              <button
                className="button"
                disabled={refusal !== null}
                aria-describedby={refusal ? "why-not" : undefined}
              >
                {t("entry.askNow", {
                  kind: due.fresh > 0 ? (due.again > 0 ? "both" : "fresh") : due.again > 0 ? "again" : "none",
                  ...due,
                })}
              </button>
            </p>
          </form>
        )}
      </div>
    </div>
  );
}
