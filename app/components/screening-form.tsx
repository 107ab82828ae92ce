import type { ReactNode } from "react";
import type { ViewField } from "~/domain/entry-document";
import { checkAnswers, choices } from "~/domain/screening";
import { inLanguage } from "~/domain/words";
import type { FormResult } from "~/forms/form-result";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { ScreenedEntry } from "~/routes/screening_.$entry/route.server";
import { Value } from "./entry-reading";
import { FileFacts } from "./file-facts";
import { ChoiceField, ErrorSummary, SelectField, TextAreaField } from "./form";
import { Moment, Said, Typed } from "./words";

type Checked = ScreenedEntry["checks"][number];

/** The faults of a decision: the checks without an answer in one sentence, each other by itself. */
export function ScreeningFaults({ checks, result }: { checks: readonly Checked[]; result: FormResult }) {
  const isOpen = (id: string) =>
    result.faults.some(
      ({ field, message }) => field === `check-${id}` && message.id === "screening.answerMissing",
    );
  const open = checks.flatMap((check, at) => (isOpen(check.id) ? [{ ...check, number: at + 1 }] : []));
  return (
    <ErrorSummary
      faults={result.faults.filter(({ field }) => !open.some(({ id }) => field === `check-${id}`))}
      first={
        open.length > 0 ? (
          <T
            id="screening.unanswered"
            count={open.length}
            checks={open.map(({ id, number, text }, at) => (
              <span key={id}>
                {at > 0 ? ", " : ""}
                <a href={`#f-check-${id}`}>
                  {number}
                  <span className="hidden">
                    {" "}
                    <Said words={text} />
                  </span>
                </a>
              </span>
            ))}
          />
        ) : null
      }
    />
  );
}

/** The checks of the rulebook and the decision that follows from them. */
export function ScreeningForm({
  page,
  result,
  children,
}: {
  page: ScreenedEntry;
  result: FormResult;
  /** What stands beside the buttons, and why they are shut if they are. */
  children?: ReactNode;
}) {
  const t = useT();
  const { entry, revision, zone } = page;
  const shut = page.refusal && !page.mayMove ? { disabled: true, "aria-describedby": "why-not" } : {};
  const newest = page.screenings[0];
  const flagged = [result.values["fields"] ?? (newest?.outcome === "repair" ? newest.fields : [])].flat();
  return (
    <form
      method="post"
      action={`${paths.screen(entry.id)}${page.query}`}
      className="stack-l decide"
      noValidate
    >
      {/* After a stale save the page shows the newest state, while the form keeps what was chosen. */}
      <input type="hidden" name="revision" value={String(revision.number)} />
      <input type="hidden" name="last" value={page.last} />
      <section className="stack" aria-labelledby="checks">
        <h2 id="checks">{t("screening.checks")}</h2>
        <p className="small hint">
          {t("screening.taken", {
            rule: t("deadlines.ruleUsed", revision.rule),
            count: page.organisation.count,
            limit: page.organisation.limit,
          })}
          {page.state === "repaired" ? ` ${t("screening.setBefore")}` : ""}
        </p>
        {page.checks.map((check, at) => (
          <CheckField key={check.id} check={check} number={at + 1} result={result} />
        ))}
      </section>
      <section className="stack" aria-labelledby="decision">
        <h2 id="decision">{t("screening.decision")}</h2>
        <ChoiceField
          name="outcome"
          label={<span className="hidden">{t("screening.outcome")}</span>}
          result={result}
          options={choices.map((outcome) => ({
            id: outcome,
            label: t("screening.outcomes", { outcome }),
            hint:
              outcome === "repair" ? (
                <T
                  id={page.mayRepair ? "screening.repairHint" : "screening.repairClosed"}
                  date={<Moment at={page.due} zone={zone} />}
                />
              ) : outcome === "move" ? (
                <T id="screening.moveHint" date={<Moment at={page.moveDue} zone={zone} />} />
              ) : undefined,
            below:
              outcome === "move" ? (
                <div className="for-move">
                  <SelectField
                    name="moveTo"
                    label={t("screening.moveTo")}
                    result={result}
                    options={[
                      { id: "", label: t("screening.moveNone") },
                      ...page.categories.map(({ id, name }) => ({
                        id,
                        label: `${id} ${inLanguage(name, t.locale)}`,
                      })),
                    ]}
                  />
                </div>
              ) : undefined,
          }))}
        />
        <FieldsToMend sections={page.sections} flagged={flagged} result={result} />
        <div className="for-faults">
          <TextAreaField
            name="reason"
            label={t("screening.reason")}
            hint={t("screening.reasonHint")}
            result={result}
            rows={4}
          />
        </div>
        {children}
        <p className="actions">
          <button className="button" {...shut}>
            {t("screening.submit")}
          </button>
          <button
            className="button second"
            formAction={`${paths.screen(entry.id)}${page.query}${page.query ? "&" : "?"}then=next`}
            {...shut}
          >
            {t("screening.submitNext")}
          </button>
        </p>
      </section>
    </form>
  );
}

/** One check: what it asks, what there is to know about it, an answer, and what is wrong if it is not met. */
function CheckField({ check, number, result }: { check: Checked; number: number; result: FormResult }) {
  const t = useT();
  const { id, text, own, about, proposed } = check;
  return (
    <div className="check">
      <ChoiceField
        name={`check-${id}`}
        label={
          <>
            {number}. <Said words={text} />
          </>
        }
        hint={
          own || about.length > 0 ? (
            <>
              {own ? (
                <span className="block">
                  {own.answer ? (
                    <T
                      id="screening.knows"
                      answer={<strong>{t("screening.answer", { answer: own.answer })}</strong>}
                    />
                  ) : (
                    t("screening.knowsNot")
                  )}{" "}
                  {own.found.map((one) => t.say(one)).join(" ")}
                </span>
              ) : null}
              {about.map((field) => (
                <About key={field.id} field={field} />
              ))}
            </>
          ) : undefined
        }
        result={result}
        {...(proposed && { defaultValue: proposed })}
        options={checkAnswers.map((answer) => ({ id: answer, label: t("screening.answer", { answer }) }))}
      />
      <div className={result.values[`note-${id}`] ? undefined : "for-unmet"}>
        <TextAreaField
          name={`note-${id}`}
          label={
            <>
              {t("screening.note")}
              <span className="hidden">
                : <Said words={text} />
              </span>
            </>
          }
          result={result}
          maxLength={500}
          rows={2}
        />
      </div>
    </div>
  );
}

/** What a field holds, where it is short; the way to it, where it is long. */
function About({ field: { id, label, value } }: { field: ViewField }) {
  if (value.kind === "prose" || value.kind === "rows")
    return (
      <span className="block">
        <a href={`#field-${id}`}>
          <Said words={label} />
        </a>
      </span>
    );
  return (
    <span className="block">
      <T id="screening.about" label={<Said words={label} />} />{" "}
      {value.kind === "files" ? (
        value.files.map((file) => (
          <span key={file.id} className="block">
            <a href={paths.attachment(file.id)}>
              <Typed>{file.name}</Typed>
            </a>{" "}
            <FileFacts file={file} />
          </span>
        ))
      ) : (
        <span className="value">
          <Value field={id} label={label} value={value} />
        </span>
      )}
    </span>
  );
}

/** The fields that an entrant is to mend, section by section; those with a tick in them stand open. */
function FieldsToMend({
  sections,
  flagged,
  result,
}: {
  sections: ScreenedEntry["sections"];
  flagged: readonly string[];
  result: FormResult;
}) {
  const t = useT();
  const fault = result.faults.find(({ field }) => field === "fields");
  return (
    <div
      id="f-fields"
      tabIndex={-1}
      role="group"
      aria-labelledby="fields-of"
      aria-describedby={fault ? "fields-h fields-e" : "fields-h"}
      className={fault ? "field wrong for-mending" : "field for-mending"}
    >
      <p id="fields-of">
        <strong>{t("screening.fields")}</strong>
      </p>
      <p className="hint" id="fields-h">
        {t("screening.fieldsHint")}
      </p>
      {fault ? (
        <p className="error" id="fields-e">
          {t.say(fault.message)}
        </p>
      ) : null}
      {sections.map((section) => {
        const ticked = section.fields.filter(({ id }) => flagged.includes(id)).length;
        return (
          <details key={section.id} open={ticked > 0}>
            <summary>
              <Said words={section.title} />
              <span className="hint small"> {t("screening.fieldsOf", { count: section.fields.length })}</span>
            </summary>
            <fieldset className="choices">
              <legend className="hidden">
                {t("screening.fields")}: <Said words={section.title} />
              </legend>
              {section.fields.map(({ id, label }) => (
                <label key={id}>
                  <input type="checkbox" name="fields[]" value={id} defaultChecked={flagged.includes(id)} />
                  <span>
                    <Said words={label} />
                  </span>
                </label>
              ))}
            </fieldset>
          </details>
        );
      })}
    </div>
  );
}
