import { useLoaderData } from "@remix-run/react";
import { Children, type ReactNode } from "react";
import { controlId } from "~/components/entry-field";
import { DeadlineLine } from "~/components/deadline";
import { EntryFaults } from "~/components/entry-faults";
import { Value } from "~/components/entry-reading";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Said, Typed } from "~/components/words";
import type { ViewValue } from "~/domain/entry-document";
import type { Fault } from "~/domain/form";
import { firstSentence } from "~/domain/release";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function CheckPage() {
  const page = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const { entry, view } = page;
  const hrefOf = (fault: Pick<Fault, "section" | "path">) =>
    `${paths.section(entry.id, fault.section)}?mend=1&check=1#${controlId(fault.path)}`;
  return (
    <div className="wrap">
      {page.faults.length > 0 ? (
        <EntryFaults
          faults={page.faults}
          heading={t("entering.notFinished", { faults: page.faults.length })}
          sections={view.sections.map((section) => ({
            ...section,
            isUntouched: page.untouched.includes(section.id),
          }))}
          hrefOf={hrefOf}
        />
      ) : (
        <ErrorSummary {...result} />
      )}
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={t("entry.check")}
      >
        {entry.title ? (
          <p className="hint">
            <Typed>{entry.title}</Typed>
          </p>
        ) : null}
        {page.submitted || page.faults.length > 0 ? null : (
          <p>
            {t("entry.nothingMissing")} <a href="#submit">{t("entry.toTheEnd")}</a>
          </p>
        )}
        <p>
          <a href={paths.preview(entry.id)}>{t("entry.preview")}</a>
        </p>
        {page.thin.length > 0 ? (
          <section className="notice quiet" aria-labelledby="thin">
            <h2 id="thin">{t("entry.thin")}</h2>
            <p>{t("entry.thinWords")}</p>
            <ul>
              {page.thin.map((one) => (
                <li key={one.path}>
                  <a href={hrefOf(one)}>
                    <Said words={one.label} />
                  </a>{" "}
                  <span className="small hint">
                    {t("entering.wordsOf", { words: one.words, limit: one.limit })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </WorkHead>
      <div className="stack-l ending">
        {view.sections.map((section) => (
          <section key={section.id} aria-labelledby={`s-${section.id}`} className="stack">
            <h2 id={`s-${section.id}`}>
              {section.letter} <Said words={section.title} />
            </h2>
            {page.untouched.includes(section.id) ? (
              <p>
                {t("entry.notStarted")}.{" "}
                <a href={`${paths.section(entry.id, section.id)}?check=1`}>{t("entry.fillIn")}</a>
              </p>
            ) : (
              <dl className="answers">
                {section.fields.map((field) => (
                  <div key={field.id}>
                    <dt>
                      <Said words={field.label} />
                    </dt>
                    <dd>
                      <Shortened value={field.value}>
                        <Value field={field.id} label={field.label} value={field.value} />
                      </Shortened>
                      {field.value.kind === "prose" ? (
                        <p className="small hint">
                          {t("entering.wordsOf", { words: field.value.words, limit: field.value.limit })}
                        </p>
                      ) : null}
                    </dd>
                    {page.mendable === null || page.mendable.includes(field.id) ? (
                      <dd className="change">
                        <a
                          href={
                            field.type === "files"
                              ? paths.files(entry.id, field.id)
                              : `${paths.section(entry.id, section.id)}?check=1#${controlId(field.id)}`
                          }
                        >
                          <T
                            id="entry.change"
                            hidden={(words) => <span className="hidden">{Children.toArray(words)}</span>}
                            what={<Said words={field.label} />}
                          />
                        </a>
                      </dd>
                    ) : null}
                  </div>
                ))}
              </dl>
            )}
          </section>
        ))}
        <section className="stack" aria-labelledby="submit">
          <h2 id="submit">{t(page.isAgain ? "entry.submitAgain" : "entry.submit")}</h2>
          {page.submitted ? (
            <div className="notice">
              <p>
                {t("entry.submittedSame", { number: page.submitted.number })}{" "}
                <Moment at={page.submitted.at} zone={page.zone} withSeconds />.{" "}
                <a href={paths.receipt(entry.id, page.submitted.number)}>{t("entry.receiptLink")}</a>
              </p>
            </div>
          ) : (
            <>
              <p>{t(page.repairUntil ? "entry.submitRepairWords" : "entry.submitWords")}</p>
              {page.repairUntil ? (
                <p>
                  {t("entry.repairUntil")} <Moment at={page.repairUntil} zone={page.zone} />.
                </p>
              ) : (
                <DeadlineLine deadline={page.deadline} />
              )}
              {page.partnersUntil ? (
                <p>
                  {t("entry.partnersOutstanding")} <Moment at={page.partnersUntil} zone={page.zone} />.
                </p>
              ) : null}
              <form method="post" action={paths.check(entry.id)} className="stack">
                {page.refusal ? (
                  <p id="why-not">
                    {t.say(page.refusal)}{" "}
                    {page.faults.length > 0 ? <a href="#errors">{t("entry.toTheList")}</a> : null}
                  </p>
                ) : null}
                <p className="actions">
                  <button
                    className="button"
                    disabled={page.refusal !== null}
                    aria-describedby={page.refusal ? "why-not" : undefined}
                  >
                    {t(page.isAgain ? "entry.submitAgain" : "entry.submit")}
                  </button>
                  <a className="button second" href={paths.entry(entry.id)}>
                    {t("entering.allSections")}
                  </a>
                </p>
              </form>
            </>
          )}
        </section>
      </div>
    </div>
  );
}

/** Characters from which a text is long. */
const LONG = 320;

/** A long text by its beginning, so that one reaches the end of the page; all of it is one press away. */
function Shortened({ value, children }: { value: ViewValue; children: ReactNode }) {
  const t = useT();
  const text = value.kind === "prose" ? value.paragraphs.join(" ") : "";
  if (text.length <= LONG) return children;
  return (
    <details className="shortened">
      <summary>
        <span className="start" dir="auto">
          <Typed>{firstSentence(text)}</Typed>
        </span>
        <span className="change small">{t("entry.readWhole")}</span>
      </summary>
      {children}
    </details>
  );
}
