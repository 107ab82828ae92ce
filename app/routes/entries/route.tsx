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
  const { title, entries, refusal, window, isOver, zone } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={title} />
      <div className="stack-l ending">
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
