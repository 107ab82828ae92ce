import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { QuestionsLinks } from "~/components/questions-links";
import { Moment, Said } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function NewEntryPage() {
  const { title, refusal, closes, zone, sections, whoMayEnter } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary faults={faults} />
      <WorkHead title={title} over={<a href={paths.entries}>{t("entry.myEntries")}</a>} />
      <div className="stack-l ending">
        <div className="stack">
          <p>{t("entry.beginWords")}</p>
          <p>
            {t("entering.closesAt")} <Moment at={closes} zone={zone} />.
          </p>
        </div>
        <section className="stack" aria-labelledby="who">
          <h2 id="who">{t("entry.whoMayEnter")}</h2>
          <ul>
            {whoMayEnter.map((words, at) => (
              <li key={at}>
                <Said words={words} />
              </li>
            ))}
          </ul>
        </section>
        <section className="stack" aria-labelledby="sections">
          <h2 id="sections">{t("entry.theSections")}</h2>
          <QuestionsLinks />
          <ul>
            {sections.map((section) => (
              <li key={section.id}>
                {section.letter} <Said words={section.title} />
              </li>
            ))}
          </ul>
        </section>
        <form method="post" action={paths.newEntry} className="stack">
          {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
          <p className="actions">
            <button
              className="button"
              disabled={refusal !== null}
              aria-describedby={refusal ? "why-not" : undefined}
            >
              {t("entry.beginNow")}
            </button>
          </p>
        </form>
      </div>
    </div>
  );
}
