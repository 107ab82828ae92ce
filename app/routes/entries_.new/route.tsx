import { useActionData, useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { QuestionsLinks } from "~/components/questions-links";
import { Moment, Said } from "~/components/words";
import type { GateRemark } from "~/domain/gate";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader, NewEntryAnswer } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function NewEntryPage() {
  const { title, refusal, closes, zone, sections, whoMayEnter, gate, contact } =
    useLoaderData<typeof loader>();
  const remarks = useActionData<NewEntryAnswer>()?.remarks ?? null;
  const result = useFormResult();
  const t = useT();
  const isDoubtful = remarks !== null && remarks.bars.length === 0;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      {remarks ? <Remarks {...remarks} gate={gate} contact={contact} /> : null}
      <WorkHead title={title} over={<a href={paths.entries}>{t("entry.myEntries")}</a>} />
      <div className="stack-l ending">
        <div className="stack">
          <p>{t("entry.beginWords")}</p>
          <p>
            {t("entering.closesAt")} <Moment at={closes} zone={zone} />.
          </p>
        </div>
        <details>
          <summary>{t("entry.theSections")}</summary>
          <div className="stack">
            <ul>
              {whoMayEnter.map((words, at) => (
                <li key={at}>
                  <Said words={words} />
                </li>
              ))}
            </ul>
            <ul>
              {sections.map((section) => (
                <li key={section.id}>
                  {section.letter} <Said words={section.title} />
                </li>
              ))}
            </ul>
            <QuestionsLinks />
          </div>
        </details>
        <form method="post" action={paths.newEntry} className="stack-l">
          {gate.length > 0 ? (
            <>
              <div className="stack">
                <h2>{t("entry.gate")}</h2>
                <p>{t("entry.gateWords", { count: gate.length })}</p>
              </div>
              {gate.map(({ id, question, hint, options }, at) => (
                <ChoiceField
                  key={id}
                  name={id}
                  label={
                    <>
                      {at + 1}. <Said words={question} />
                    </>
                  }
                  hint={hint ? <Said words={hint} /> : undefined}
                  result={result}
                  options={options.map((option) => ({
                    id: option.id,
                    label: option.code ? (
                      <>
                        {option.code}, <Said words={option.label} />
                      </>
                    ) : (
                      <Said words={option.label} />
                    ),
                    hint: option.hint ? <Said words={option.hint} /> : undefined,
                  }))}
                />
              ))}
            </>
          ) : null}
          {refusal ? <p id="why-not">{t.say(refusal)}</p> : null}
          {isDoubtful ? <input type="hidden" name="anyway" value="yes" /> : null}
          <p className="actions">
            <button
              className="button"
              disabled={refusal !== null}
              aria-describedby={refusal ? "why-not" : undefined}
            >
              {t(isDoubtful ? "entry.gateAnyway" : "entry.beginNow")}
            </button>
          </p>
        </form>
      </div>
    </div>
  );
}

type Gate = ReturnType<typeof useLoaderData<typeof loader>>["gate"];

/** What the answers bar, and apart from it what they leave in doubt: above the page, each with its question. */
function Remarks({
  bars,
  doubts,
  gate,
  contact,
}: NonNullable<NewEntryAnswer["remarks"]> & { gate: Gate; contact: string | null }) {
  const t = useT();
  const ask = contact ? (
    <p>
      <T id="entry.gateAsk" address={<a href={`mailto:${contact}`}>{contact}</a>} />
    </p>
  ) : null;
  return (
    <>
      {bars.length > 0 ? (
        <div className="error-summary" role="alert" tabIndex={-1} id="errors" aria-labelledby="bars">
          <h2 id="bars">{t("entry.gateBars")}</h2>
          <RemarkList remarks={bars} gate={gate} />
          <p>{t("entry.gateBarsWords")}</p>
          {ask}
        </div>
      ) : null}
      {doubts.length > 0 ? (
        <div className="notice doubts" role="status" aria-labelledby="doubts">
          <h2 id="doubts">{t("entry.gateDoubts")}</h2>
          <RemarkList remarks={doubts} gate={gate} />
          {bars.length > 0 ? null : (
            <>
              <p>{t("entry.gateDoubtsWords")}</p>
              {ask}
            </>
          )}
        </div>
      ) : null}
    </>
  );
}

/** Each remark under its question, which is named by its number and leads there. */
function RemarkList({ remarks, gate }: { remarks: readonly GateRemark[]; gate: Gate }) {
  const t = useT();
  return (
    <ul className="faults">
      {remarks.map(({ question: id, why }) => {
        const at = gate.findIndex((one) => one.id === id);
        return (
          <li key={id}>
            <a href={`#f-${id}`}>
              {t("entry.gateQuestion", { number: at + 1 })}{" "}
              {gate[at] ? <Said words={gate[at].question} /> : null}
            </a>
            <span className="block">
              <Said words={why} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
