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
import { dayText, Moment, Said, Typed } from "./words";

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
  /** Of the portal's own yes, those that nobody has changed or has to look at: they stand apart. */
  const isSettled = ({ id, own }: Checked) => {
    const answer = result.values[`check-${id}`] ?? page.checks.find((one) => one.id === id)?.proposed;
    const isFaulty = result.faults.some(({ field }) => field === `check-${id}`);
    return own?.answer === "yes" && answer === "yes" && !isFaulty;
  };
  const numbered = page.checks.map((check, at) => ({ check, number: at + 1 }));
  const [settled, open] = [true, false].map((is) => numbered.filter(({ check }) => isSettled(check) === is));
  const inChecks = new Set(page.checks.flatMap(({ mend }) => mend.map(({ id }) => id)));
  const flagged = [
    result.values["fields"] ?? page.decided?.fields.filter((id) => !inChecks.has(id)) ?? [],
  ].flat();
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
          })}{" "}
          {page.state === "repaired" ? `${t("screening.setBefore")} ` : ""}
          {t("screening.tie")}
        </p>
        {open?.map(({ check, number }) => (
          <CheckField key={check.id} check={check} number={number} page={page} result={result} />
        ))}
        {settled && settled.length > 0 ? (
          <details>
            <summary>{t("screening.byPortal", { count: settled.length })}</summary>
            <div className="stack">
              {settled.map(({ check, number }) => (
                <CheckField key={check.id} check={check} number={number} page={page} result={result} />
              ))}
            </div>
          </details>
        ) : null}
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
            defaultValue={page.decided?.reason ?? ""}
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
function CheckField({
  check,
  number,
  page,
  result,
}: {
  check: Checked;
  number: number;
  page: Pick<ScreenedEntry, "entry" | "query" | "alike" | "namesakes">;
  result: FormResult;
}) {
  const t = useT();
  const { id, text, own, about, latest, proposed, note, mend } = check;
  const isPosted = "revision" in result.values;
  const mended = isPosted ? [result.values[`mend-${id}`] ?? []].flat() : check.mended;
  const toCompare = own?.answer === null ? page.alike.filter(({ isOpen }) => isOpen) : [];
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
          own || about.length > 0 || check.namesOfTeam ? (
            <>
              {own ? (
                <span className="block">
                  {own.answer === "repair" ? (
                    <>
                      <T
                        id="screening.knows"
                        answer={<strong>{t("screening.answer", { answer: own.answer })}</strong>}
                      />{" "}
                    </>
                  ) : null}
                  {own.found.map((one) => t.say(one)).join(" ")}
                </span>
              ) : null}
              {toCompare.map((other) => (
                <span key={other.id} className="block">
                  <a href={`${paths.likeness(page.entry.id, other.id)}${page.query}`} target="_blank">
                    {t("likeness.compareWith", { code: other.code })}
                  </a>
                </span>
              ))}
              {about.map((field) => (
                <About
                  key={field.id}
                  field={field}
                  after={
                    latest?.field === field.id
                      ? t("screening.beganBy", { latest: dayText(latest.day, t.locale) })
                      : null
                  }
                />
              ))}
              {check.namesOfTeam ? (
                <span className="block">
                  {page.namesakes === null
                    ? t("screening.namesUntold")
                    : page.namesakes.length === 0
                      ? t("screening.namesNone")
                      : page.namesakes.map(({ name, role }) => (
                          <strong key={name} className="block">
                            <T
                              id="screening.namesake"
                              name={<Typed>{name}</Typed>}
                              role={t("people.roleName", { role })}
                            />
                          </strong>
                        ))}
                </span>
              ) : null}
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
          defaultValue={note}
          maxLength={500}
          rows={2}
        />
      </div>
      {mend.length > 0 ? (
        <fieldset className="choices for-mend small">
          <legend>
            {t("screening.fields")}
            <span className="hidden">
              : <Said words={text} />
            </span>
          </legend>
          {mend.map((field) => (
            <label key={field.id}>
              <input
                type="checkbox"
                name={`mend-${id}[]`}
                value={field.id}
                defaultChecked={mended.includes(field.id)}
              />
              <span>
                <Said words={field.label} />
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}

/** What a field holds, where it is short; the way to it, where it is long. */
function About({ field: { id, label, value }, after }: { field: ViewField; after: string | null }) {
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
      {after ? ` (${after})` : null}
    </span>
  );
}

/** The other fields that an entrant may be asked to mend, section by section; open if one is ticked or none is anywhere. */
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
      <p className="hint" id="fields-h">
        {t("screening.fieldsHint")}
      </p>
      {fault ? (
        <p className="error" id="fields-e">
          {t.say(fault.message)}
        </p>
      ) : null}
      <details open={fault !== undefined || flagged.length > 0}>
        <summary id="fields-of">{t("screening.fieldsMore")}</summary>
        <div className="stack small">
          {sections.map((section) => (
            <fieldset key={section.id} className="choices">
              <legend>
                <Said words={section.title} />
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
          ))}
        </div>
      </details>
    </div>
  );
}
