import { useLoaderData } from "@remix-run/react";
import { EntryState } from "~/components/entry-state";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function EntriesPage() {
  const { title, entries, refusal, window, isOver, zone, invitations, extendedUntil } =
    useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={title} />
      <div className="stack-l ending">
        {invitations.length > 0 ? (
          <section className="stack" aria-labelledby="invited">
            <h2 id="invited">{t("members.waiting")}</h2>
            <ul className="plain-list">
              {invitations.map((one) => (
                <li key={one.id} className="notice">
                  <p>
                    <a href={paths.entryInvitation(one.id)}>
                      {one.title ? <Typed>{one.title}</Typed> : one.code}
                    </a>{" "}
                    {t("members.waitingFor", { capacity: one.capacity })}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {entries.length > 0 ? (
          <ul className="tasks" role="list">
            {entries.map((entry, at) => (
              <li key={entry.id}>
                <span className="letter" aria-hidden="true">
                  {at + 1}
                </span>
                <span className="what">
                  <a href={paths.entry(entry.id)}>
                    {entry.title ? <Typed>{entry.title}</Typed> : t("entry.untitled")}
                  </a>
                  <span className="small hint">
                    <span className="code">{entry.code}</span> · <Moment at={entry.at} zone={zone} />
                  </span>
                </span>
                <EntryState state={entry.state} />
              </li>
            ))}
          </ul>
        ) : (
          <p>{t(isOver ? "entry.noneAndClosed" : "entry.noneYet")}</p>
        )}
        {extendedUntil ? (
          <p className="notice">
            {t("deadlines.beginUntil")} <Moment at={extendedUntil} zone={zone} />.
          </p>
        ) : null}
        {isOver ? null : (
          <p>
            {t("entry.takenFrom")} <Moment at={window.opens} zone={zone} /> {t("entry.takenUntil")}{" "}
            <Moment at={window.closes} zone={zone} />.
          </p>
        )}
        {refusal ? (
          <div className="stack">
            <p id="why-not">{t.say(refusal)}</p>
            <p className="actions">
              <button className="button" disabled aria-describedby="why-not">
                {t("entry.begin")}
              </button>
            </p>
          </div>
        ) : (
          <p className="actions">
            <a className="button" href={paths.newEntry}>
              {t("entry.begin")}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}
