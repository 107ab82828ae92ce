import { type InputHTMLAttributes, type ReactNode, useEffect, useRef, useState } from "react";
import type { Answer, Answers, Row } from "~/domain/answers";
import { rowsOf, textOf } from "~/domain/answers";
import { cellOf, chosenOf, countWords, isAsked, isThin } from "~/domain/form";
import type { AcademicName } from "~/domain/organisations";
import { type Run, startByOf } from "~/domain/entry-coherence";
import { readersOf, type Readers as ReadersOf } from "~/domain/readers";
import type { Criterion, Field, PlainField, Rulebook, RowsField } from "~/domain/rulebook";
import { controls } from "~/forms/section-form";
import { T, useT } from "~/locales/locale";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";
import { Slot } from "./form";
import { Said } from "./words";

export type Drawing = {
  form: Rulebook["form"];
  answers: Answers;
  /** Sentences by path. */
  errors: Readonly<Record<string, string>>;
  charactersPerWord: number;
  countries: readonly { id: string; label: string }[];
  /** Who reads what the form has said so of, for all of it. */
  readers: ReadersOf;
  run: Run | null;
};

/** The id of the control that stands for a path; links in summaries lead to it. */
export const controlId = (path: string) => `f-${path.replaceAll(".", "-")}`;

/** Who reads a field, in one quiet line beside it, where that is not known from what stands above. */
export function Readers({
  field,
  known,
}: {
  field: Pick<Field, "type" | "judged" | "public">;
  known: ReadersOf;
}) {
  const t = useT();
  const readers = readersOf(field);
  return readers === known ? null : (
    <p className="readers">{t("entering.readers", { of: "field", readers })}</p>
  );
}

type FieldProps = { field: PlainField; path: string; value: Answer; drawing: Drawing; more?: ReactNode };

/** One plain field of the rulebook with its label, hint, place for an error, and count. */
export function EntryField({
  group,
  isSettled = false,
  ...props
}: FieldProps & {
  /** The repeated field that this one is part of; it has said who reads it. */
  group?: RowsField;
  /** It was answered before the form began: what was chosen is shown, and the question one press away. */
  isSettled?: boolean;
}) {
  const { field, drawing } = props;
  const drawn = (
    <>
      <FieldControl {...props} />
      <Readers field={field} known={group ? readersOf(group) : drawing.readers} />
    </>
  );
  return (
    <div>
      {isSettled && field.type === "choice" ? (
        <Settled {...props} field={field}>
          {drawn}
        </Settled>
      ) : (
        drawn
      )}
    </div>
  );
}

/** An answer that was given in the questions before the form. Its controls are part of the form as ever. */
function Settled({
  field,
  path,
  value,
  children,
}: FieldProps & { field: Extract<PlainField, { type: "choice" }>; children: ReactNode }) {
  const t = useT();
  const details = useRef<HTMLDetailsElement>(null);
  const chosen = field.options.find((option) => option.id === value);
  useEffect(() => {
    // Not every browser opens it by itself for a link into it.
    if (location.hash === `#${controlId(path)}` && details.current) details.current.open = true;
  }, [path]);
  return (
    <details ref={details} className="settled">
      <summary>
        <span className="block">
          <Said words={field.label} />
        </span>
        <span className="block said-answer">{chosen ? <Said words={chosen.label} /> : null}</span>
        <span className="small change">{t("entering.settled")}</span>
      </summary>
      {children}
    </details>
  );
}

function FieldControl({ field, path, value, drawing, more }: FieldProps) {
  const t = useT();
  const id = controlId(path);
  const error = drawing.errors[path] ?? "";
  const text = typeof value === "string" ? value : "";
  const counted = field.type === "prose";
  const hint = hintOf(field, drawing, t);
  const control = {
    id,
    name: path,
    "aria-describedby": [hint ? `${id}-h` : "", `${id}-e`, counted ? `${id}-c` : ""]
      .filter(Boolean)
      .join(" "),
    "aria-invalid": error ? (true as const) : undefined,
  };
  const slot = {
    id,
    label: (
      <>
        <Said words={field.label} />
        {field.required ? null : <span className="hint"> {t("entering.optional")}</span>}
      </>
    ),
    hint,
    error,
  };
  switch (field.type) {
    case "prose":
      return (
        <Slot
          {...slot}
          after={
            <>
              <Count
                words={countWords(text, drawing.charactersPerWord)}
                min={field.words.min}
                max={field.words.max}
              />
              {isThin(field, text, drawing.charactersPerWord) ? (
                <span className="thin">{t("entering.thin")}</span>
              ) : null}
              {more}
            </>
          }
        >
          <textarea {...control} rows={field.words.max > 60 ? 10 : 3} defaultValue={text} dir="auto" />
        </Slot>
      );
    case "choice":
    case "choices": {
      const many = field.type === "choices";
      const chosen = Array.isArray(value) ? (value as string[]) : [text];
      return (
        <fieldset
          className={error ? "field wrong" : "field"}
          aria-describedby={[hint ? `${id}-h` : "", `${id}-e`].filter(Boolean).join(" ")}
        >
          <legend>{slot.label}</legend>
          {slot.hint ? (
            <p className="hint" id={`${id}-h`}>
              {slot.hint}
            </p>
          ) : null}
          <p className="error" id={`${id}-e`}>
            {error}
          </p>
          <div className="choices">
            {field.options.map((option, at) => (
              <label key={option.id}>
                <input
                  type={many ? "checkbox" : "radio"}
                  id={at === 0 ? id : undefined}
                  name={path}
                  value={option.id}
                  defaultChecked={chosen.includes(option.id)}
                />
                <span>
                  <Said words={option.label} />
                  {option.hint ? (
                    <span className="hint small block">
                      <Said words={option.hint} />
                    </span>
                  ) : null}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      );
    }
    case "consent":
      return (
        <div className={error ? "field wrong" : "field"}>
          <p className="error" id={`${id}-e`}>
            {error}
          </p>
          <div className="choices">
            <label>
              <input {...control} type="checkbox" value="yes" defaultChecked={text === "yes"} />
              <span>{slot.label}</span>
            </label>
          </div>
        </div>
      );
    case "country":
      return (
        <Slot {...slot}>
          <select {...control} defaultValue={text} autoComplete="country">
            <option value="">{t("entering.chooseCountry")}</option>
            {drawing.countries.map((country) => (
              <option key={country.id} value={country.id} suppressHydrationWarning>
                {country.label}
              </option>
            ))}
          </select>
        </Slot>
      );
    case "date":
      return (
        <Slot {...slot}>
          <span className="actions">
            <input
              {...control}
              type="date"
              className="short"
              min={field.from}
              max={field.to}
              defaultValue={text === "ongoing" ? "" : text}
            />
            {field.ongoing ? (
              <label className="tick">
                <input
                  type="checkbox"
                  name={controls.ongoing(path)}
                  value="yes"
                  defaultChecked={text === "ongoing"}
                />
                <span>{t("entering.ongoing")}</span>
              </label>
            ) : null}
          </span>
        </Slot>
      );
    default:
      return (
        <Slot {...slot}>
          {field.type === "text" && field.organisation ? (
            <OrganisationInput {...control} {...inputOf(field)} defaultValue={text} />
          ) : (
            <input
              {...control}
              {...inputOf(field)}
              className={field.type === "number" || field.type === "phone" ? "short" : undefined}
              defaultValue={text}
            />
          )}
        </Slot>
      );
  }
}

/** The rulebook's hint, and of a case's first day the last one that can be. */
function hintOf({ id, hint }: PlainField, { run }: Drawing, t: Translate): ReactNode {
  if (run?.start !== id) return hint ? <Said words={hint} /> : undefined;
  return (
    <>
      {hint ? <Said words={hint} /> : null} {t.say(startByOf(run))}
    </>
  );
}

function inputOf(field: PlainField): InputHTMLAttributes<HTMLInputElement> {
  switch (field.type) {
    case "number":
      return { type: "text", inputMode: field.whole ? "numeric" : "decimal", autoComplete: "off" };
    case "address":
      return { type: "email", autoComplete: "email", spellCheck: false };
    case "phone":
      return { type: "tel", autoComplete: "tel" };
    case "link":
      return { type: "url", inputMode: "url", autoComplete: "off", spellCheck: false };
    default:
      return {
        type: "text",
        dir: "auto",
        autoComplete: field.type === "text" ? field.autocomplete : undefined,
      };
  }
}

/** How long typing rests before names are asked for, in milliseconds. */
const REST = 200;

/** A line for the name of an organisation. Known names are offered once it has come to life; any name may be typed. */
function OrganisationInput(input: InputHTMLAttributes<HTMLInputElement> & { id: string }) {
  const [names, setNames] = useState<readonly AcademicName[]>([]);
  const asked = useRef<{ timer?: ReturnType<typeof setTimeout>; abort?: AbortController }>({});
  const list = `${input.id}-names`;
  const offer = (typed: string) => {
    clearTimeout(asked.current.timer);
    asked.current.abort?.abort();
    if (typed.trim().length < 3 || names.some((one) => one.name === typed)) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      // Without an answer the line is what it was: one to type in.
      void fetch(`${paths.academicNames}?q=${encodeURIComponent(typed)}`, { signal: abort.signal })
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ names: AcademicName[] }>) : { names: [] }))
        .then((answer) => setNames(answer.names))
        .catch(() => undefined);
    }, REST);
    asked.current = { timer, abort };
  };
  return (
    <>
      <input {...input} list={list} onInput={({ currentTarget }) => offer(currentTarget.value)} />
      <datalist id={list}>
        {/* A browser offers what its value or its text contains of what was typed. */}
        {names.map(({ name, domain, others }) => (
          <option key={domain} value={name}>
            {[domain, ...others].join(" · ")}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** Words so far beside their limits. */
export function Count({ words, min, max }: { words: number; min: number; max: number }) {
  const t = useT();
  return (
    <span className={words > max ? "over-limit" : undefined} suppressHydrationWarning>
      {min > 0
        ? t("entering.wordsOfRange", { words, min, max })
        : t("entering.wordsOf", { words, limit: max })}
    </span>
  );
}

/** A repeated field: a group of controls for each row, with a way to add and to remove one. */
export function EntryRows({
  field,
  keys,
  drawing,
  add,
  remove,
  action,
}: {
  field: RowsField;
  keys: readonly string[];
  drawing: Drawing;
  add?: () => void;
  remove?: (key: string) => void;
  /** Where the buttons send the form without script: save, then come back here. */
  action: string;
}) {
  const t = useT();
  const id = controlId(field.id);
  const rows = new Map(rowsOf(drawing.answers, field.id).map((row) => [row.key, row]));
  const error = drawing.errors[field.id] ?? "";
  return (
    <fieldset
      className={error ? "stack wrong" : "stack"}
      aria-describedby={[field.hint ? `${id}-h` : "", `${id}-e`].filter(Boolean).join(" ")}
    >
      <legend id={id} tabIndex={-1}>
        <Said words={field.label} />
        {field.required ? null : <span className="hint"> {t("entering.optional")}</span>}
      </legend>
      {field.hint ? (
        <p className="hint" id={`${id}-h`}>
          <Said words={field.hint} />
        </p>
      ) : null}
      <Readers field={field} known={drawing.readers} />
      <p className="error" id={`${id}-e`}>
        {error}
      </p>
      {keys.map((key, at) => {
        const row: Row = rows.get(key) ?? { key };
        return (
          <fieldset key={key} className="row stack">
            <legend>
              <Said words={field.one} /> {at + 1}
            </legend>
            <div className="two">
              {field.fields
                .filter((one) => isAsked(drawing.form, one, drawing.answers))
                .map((one) => (
                  <EntryField
                    key={one.id}
                    field={one}
                    path={`${field.id}.${key}.${one.id}`}
                    value={cellOf(one, row)}
                    drawing={drawing}
                    group={field}
                  />
                ))}
            </div>
            <p>
              <button
                className="button plain"
                name={controls.without}
                value={`${field.id}.${key}`}
                formAction={action}
                onClick={
                  remove
                    ? (event) => {
                        event.preventDefault();
                        remove(key);
                      }
                    : undefined
                }
              >
                <span>
                  <T id="entering.removeRow" what={<Said words={field.one} />} number={at + 1} />
                </span>
              </button>
            </p>
          </fieldset>
        );
      })}
      {keys.length < field.max ? (
        <p>
          <button
            className="button second"
            formAction={`${action}&more=${field.id}`}
            onClick={
              add
                ? (event) => {
                    event.preventDefault();
                    add();
                  }
                : undefined
            }
          >
            <span>
              <T id={add ? "entering.addRow" : "entering.saveAndAddRow"} what={<Said words={field.one} />} />
            </span>
          </button>
        </p>
      ) : null}
    </fieldset>
  );
}

/** The value of a plain field in the answers. */
export function valueIn(answers: Answers, field: Field): Answer {
  if (field.type === "choices") return chosenOf(answers, field.id);
  const answer = answers[field.id];
  // A text as it was typed: a space at its end is the beginning of the next word.
  return field.type === "prose" && typeof answer === "string" ? answer : textOf(answers, field.id);
}

/** What judges mark a text for, in their own words, beside it. */
export function CriterionBeside({
  id,
  criterion,
  floor,
}: {
  id: string;
  criterion: Criterion;
  floor: number | null;
}) {
  const t = useT();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // Beside the text there is room for all of it; below it, on a narrow page, it opens by a press.
    if (details.current && matchMedia("(min-width: 64em)").matches) details.current.open = true;
  }, []);
  return (
    <details ref={details} className="criterion" id={`criterion-${id}`}>
      <summary>
        <span className="small">{t("entering.judgesMark")}</span>
        <span className="name block">
          <Said words={criterion.name} />, {t("entering.weight", { weight: criterion.weight })}
        </span>
      </summary>
      {criterion.why ? (
        <p className="small">
          <Said words={criterion.why} />
        </p>
      ) : null}
      <p className="small">{t("entering.levels")}</p>
      <dl className="levels">
        {criterion.levels.map((level) => (
          <div key={level.mark}>
            <dt>{level.mark}</dt>
            <dd>
              <Said words={level.words} />
            </dd>
          </div>
        ))}
      </dl>
      {floor === null ? null : <p className="small">{t("entering.floor", { floor })}</p>}
    </details>
  );
}
