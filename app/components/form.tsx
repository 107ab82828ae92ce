import { Fragment, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from "react";
import type { FormResult } from "~/forms/form-result";
import { useT } from "~/locales/locale";

const idOf = (field: string) => `f-${field.replaceAll(".", "-")}`;

/**
 * All faults in one box above the page's heading, each leading to its field, in the words used at the field. Where
 * several fields would say the same, `nameOf` says which one is meant.
 */
export function ErrorSummary({
  faults,
  values,
  nameOf,
  first,
}: {
  faults: FormResult["faults"];
  /** A sentence above the others, for faults of a kind that are told in one. */
  first?: ReactNode;
  /** What was typed; left out where it is kept elsewhere. */
  values?: FormResult["values"];
  nameOf?: (field: string) => ReactNode;
}) {
  const t = useT();
  if (faults.length === 0 && !first) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary" id="errors">
      <h2 id="error-summary">{t("fault.heading")}</h2>
      <ul>
        {first ? <li>{first}</li> : null}
        {faults.map(({ field, message }) => {
          const name = nameOf?.(field);
          const words = name ? (
            <>
              {name} {t.say(message)}
            </>
          ) : (
            t.say(message)
          );
          return <li key={field}>{field ? <a href={`#${idOf(field)}`}>{words}</a> : words}</li>;
        })}
      </ul>
      {values === undefined || Object.values(values).some((value) => value.length > 0) ? (
        <p className="small">{t("fault.kept")}</p>
      ) : null}
    </div>
  );
}

type FieldProps = { name: string; label: ReactNode; hint?: ReactNode; result: FormResult; after?: ReactNode };

function useField({ name, hint, result, after }: Pick<FieldProps, "name" | "hint" | "result" | "after">) {
  const t = useT();
  const id = idOf(name);
  const fault = result.faults.find((f) => f.field === name);
  const described = [hint ? `${id}-h` : "", `${id}-e`, after ? `${id}-c` : ""].filter(Boolean).join(" ");
  return {
    id,
    error: fault ? t.say(fault.message) : "",
    control: { id, name, "aria-describedby": described, "aria-invalid": fault ? (true as const) : undefined },
  };
}

/** A label, its hint, the line of its error, the control, and what follows it. */
export function Slot({
  id,
  label,
  hint,
  error,
  after,
  children,
}: {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error: string;
  after?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={error ? "field wrong" : "field"}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-h`}>
          {hint}
        </p>
      ) : null}
      <p className="error" id={`${id}-e`}>
        {error}
      </p>
      {children}
      {after ? (
        <p className="count" id={`${id}-c`}>
          {after}
        </p>
      ) : null}
    </div>
  );
}

/** A line of text with its label, hint and the place where its error stands. */
export function TextField({
  name,
  label,
  hint,
  result,
  after,
  defaultValue,
  ...input
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const field = useField({ name, hint, result, after });
  return (
    <Slot id={field.id} label={label} hint={hint} error={field.error} after={after}>
      <input type="text" {...input} {...field.control} defaultValue={result.values[name] ?? defaultValue} />
    </Slot>
  );
}

/** A day and a time of it, as `clockIn` takes a moment apart: the fields `day` and `time`. */
export function MomentFields({
  label,
  hint,
  result,
  at,
}: Pick<FieldProps, "label" | "hint" | "result"> & { at: { day: string; time: string } }) {
  const t = useT();
  return (
    <>
      <TextField
        name="day"
        type="date"
        className="short"
        label={label}
        hint={hint}
        result={result}
        defaultValue={at.day}
      />
      <TextField
        name="time"
        className="short"
        inputMode="numeric"
        label={t("release.time")}
        hint={t("release.timeHint")}
        result={result}
        defaultValue={at.time}
      />
    </>
  );
}

export function TextAreaField({
  name,
  label,
  hint,
  result,
  after,
  defaultValue,
  ...area
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useField({ name, hint, result, after });
  return (
    <Slot id={field.id} label={label} hint={hint} error={field.error} after={after}>
      <textarea rows={6} {...area} {...field.control} defaultValue={result.values[name] ?? defaultValue} />
    </Slot>
  );
}

export function SelectField({
  name,
  label,
  hint,
  result,
  after,
  defaultValue,
  options,
}: FieldProps & { defaultValue?: string; options: readonly { id: string; label: string }[] }) {
  const field = useField({ name, hint, result, after });
  return (
    <Slot id={field.id} label={label} hint={hint} error={field.error} after={after}>
      <select {...field.control} defaultValue={result.values[name] ?? defaultValue ?? ""}>
        {options.map((o) => (
          <option key={o.id} value={o.id}>
            {o.label}
          </option>
        ))}
      </select>
    </Slot>
  );
}

/** One of several answers, or with `many` any of them. The error's link leads to the first. */
export function ChoiceField({
  name,
  label,
  hint,
  result,
  options,
  defaultValue,
  many = false,
}: FieldProps & {
  /** `below` stands under its option: a field that goes with it. */
  options: readonly { id: string; label: ReactNode; hint?: ReactNode; below?: ReactNode }[];
  defaultValue?: string | string[];
  many?: boolean;
}) {
  const field = useField({ name, hint, result });
  const chosen = [result.values[name] ?? defaultValue ?? []].flat();
  return (
    <fieldset
      className={field.error ? "field wrong" : "field"}
      aria-describedby={field.control["aria-describedby"]}
    >
      <legend>{label}</legend>
      {hint ? (
        <p className="hint" id={`${field.id}-h`}>
          {hint}
        </p>
      ) : null}
      <p className="error" id={`${field.id}-e`}>
        {field.error}
      </p>
      <div className="choices">
        {options.map((o, at) => (
          <Fragment key={o.id}>
            <label>
              <input
                type={many ? "checkbox" : "radio"}
                id={at === 0 ? field.id : undefined}
                name={many ? `${name}[]` : name}
                value={o.id}
                defaultChecked={chosen.includes(o.id)}
              />
              <span>
                {o.label}
                {o.hint ? <span className="hint small block">{o.hint}</span> : null}
              </span>
            </label>
            {o.below}
          </Fragment>
        ))}
      </div>
    </fieldset>
  );
}
