import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { EntryFlagWords } from "~/components/sheet-facts";
import { Moment, Said, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function JudgingOfEntryPage() {
  const t = useT();
  const result = useFormResult();
  const page = useLoaderData<typeof loader>();
  const { entry, criteria, columns, panel, zone } = page;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={<T id="moderating.entryTitle" code={<span className="code">{entry.code}</span>} />}
        over={
          <>
            <a href={paths.judgingDesk}>{t("moderating.title")}</a> · {entry.category}
          </>
        }
      >
        <p>
          <a href={paths.screen(entry.id)}>
            <Typed>{entry.title || t("judging.untitled")}</Typed>
          </a>
        </p>
        {page.flags.length > 0 ? (
          <ul>
            {page.flags.map((flag, at) => (
              <li key={at}>
                <EntryFlagWords flag={flag} criteria={criteria} />
              </li>
            ))}
          </ul>
        ) : null}
      </WorkHead>
      {page.standing ? <p className="notice">{t.say(page.standing)}</p> : null}
      {panel.has < panel.wanted || panel.isAsked ? (
        <div className="notice">
          <p>{t("moderating.lacks", { ...panel, asked: panel.isAsked ? "yes" : "no" })}</p>
          <p>
            <a href={`${paths.planTopUp}?entry=${entry.code}`}>{t("plans.topUp")}</a>
          </p>
        </div>
      ) : null}
      <section className="leaf" aria-labelledby="sheets">
        <h2 id="sheets">{t("moderating.readSheets")}</h2>
        <div className="stack">
          {columns.length > 0 ? (
            <div
              className="scroll"
              role="group"
              aria-labelledby="sheets"
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the keyboard
              tabIndex={0}
            >
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("moderating.criterion")}</th>
                    {columns.map((one) => (
                      <th key={one.id} scope="col" className="num">
                        <a href={paths.deskSheet(one.id)}>
                          <Typed>{one.judge}</Typed>
                        </a>
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {Object.entries(criteria).map(([id, name]) => (
                    <tr key={id}>
                      <th scope="row">
                        <Said words={name} />
                      </th>
                      {columns.map((one) => (
                        <td key={one.id} className="num">
                          {one.marks[id]}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
                <tfoot>
                  <tr>
                    <th scope="row">{t("moderating.score")}</th>
                    {columns.map((one) => (
                      <td key={one.id} className="num">
                        <strong>{one.score}</strong>
                      </td>
                    ))}
                  </tr>
                </tfoot>
              </table>
            </div>
          ) : page.standing ? null : (
            <p>{t("moderating.noneIn")}</p>
          )}
          <dl className="answers">
            {page.assignments.map((one) => (
              <div key={one.id}>
                <dt>
                  <a href={paths.deskSheet(one.id)}>
                    <Typed>{one.judge}</Typed>
                  </a>
                </dt>
                <dd>
                  {t("moderating.sheetState", {
                    state: one.state === "ended" ? (one.endReason ?? "") : one.state,
                  })}
                  {one.endWords ? (
                    <span className="small hint block">
                      <Typed>{one.endWords}</Typed>
                    </span>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </section>
      {page.settlements.length > 0 ? (
        <section className="leaf" aria-labelledby="settled">
          <h2 id="settled">{t("moderating.settled")}</h2>
          <dl className="answers">
            {page.settlements.map((one) => (
              <div key={one.id}>
                <dt>{t("moderating.settlementOf", { kind: one.kind })}</dt>
                <dd>
                  <T
                    id="moderating.settledLine"
                    person={<Typed>{one.person}</Typed>}
                    moment={<Moment at={one.createdAt} zone={zone} />}
                    words={<Typed>{one.words}</Typed>}
                  />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {page.maySettle && !page.standing ? (
        <section className="leaf" aria-labelledby="settle">
          <h2 id="settle">{t("moderating.settle")}</h2>
          <form method="post" action={paths.judgingOfEntry(entry.id)} className="stack-l" noValidate>
            <input type="hidden" name="sheets" value={page.key} />
            <p className="measure">
              {t("moderating.settleWords")} {columns.length > 0 ? t("moderating.toReopen") : null}
            </p>
            <ChoiceField
              name="kind"
              label={t("moderating.kind")}
              result={result}
              options={(page.key ? (["stands", "furtherJudge"] as const) : (["furtherJudge"] as const)).map(
                (kind) => ({
                  id: kind,
                  label: t("moderating.settlementOf", { kind }),
                  hint: t("moderating.kindHint", { kind }),
                }),
              )}
            />
            <TextAreaField
              name="words"
              label={t("moderating.words")}
              hint={t("moderating.wordsHint")}
              result={result}
              rows={3}
            />
            <p className="actions">
              <button
                className="button"
                disabled={page.refusal !== null}
                aria-describedby={page.refusal ? "why" : undefined}
              >
                {t("moderating.settleSend")}
              </button>
            </p>
            {page.refusal ? (
              <p className="small hint" id="why">
                {t.say(page.refusal)}
              </p>
            ) : null}
          </form>
        </section>
      ) : null}
    </div>
  );
}
