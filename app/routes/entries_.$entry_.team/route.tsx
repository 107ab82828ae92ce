import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = {
  member: "done",
  confirmed: "done",
  asked: "part",
  declined: "mend",
  notAsked: "not-yet",
  noAddress: "not-yet",
  wrongAddress: "mend",
};

export default function TeamPage() {
  const { entry, team, refusal, deadline, zone, isAsked } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
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
        title={t("members.teamTitle")}
      >
        <p>{t("members.teamWords")}</p>
        <DeadlineLine deadline={deadline} />
        {isAsked ? (
          <p className="notice" role="status">
            {t("members.teamAsked")}
          </p>
        ) : null}
      </WorkHead>
      <div className="stack-l ending">
        {team.length === 0 ? (
          <p>{t("members.teamNone")}</p>
        ) : (
          <ul className="tasks" role="list">
            {team.map((one, at) => (
              <li key={one.rowKey}>
                <span className="letter" aria-hidden="true">
                  {at + 1}
                </span>
                <span className="what">
                  <span>
                    <Typed>{one.name || one.address}</Typed>
                  </span>
                  <span className="small hint">
                    <Typed>{one.part}</Typed>
                    {one.at && one.state !== "member" ? (
                      <>
                        {" "}
                        · <Moment at={one.at} zone={zone} />
                      </>
                    ) : null}
                  </span>
                </span>
                <span className={`status ${shapes[one.state]}`}>
                  {t("members.listed", { state: one.state })}
                </span>
              </li>
            ))}
          </ul>
        )}
        <form method="post" action={paths.team(entry.id)} className="stack">
          <p>{t("members.teamAskWords")}</p>
          {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
          <p className="actions">
            <button
              className="button"
              disabled={refusal !== null}
              aria-describedby={refusal ? "why-not" : undefined}
            >
              {t("members.teamAsk")}
            </button>
          </p>
        </form>
      </div>
    </div>
  );
}
