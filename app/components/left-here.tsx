import { useEffect, useState } from "react";
import type { Answers } from "~/domain/answers";
import { written } from "~/domain/form";
import type { Field } from "~/domain/rulebook";
import type { Words } from "~/domain/words";
import { readSection } from "~/forms/section-form";
import { useT } from "~/locales/locale";
import { controlId } from "./entry-field";
import { openLocalCopies } from "./local-copy";
import { Said } from "./words";

/**
 * What was typed on this device into a section and could not be sent before it was closed: shown, so that nobody thinks
 * it lost. It stays on the device; once the section can be changed again, its form takes it in by itself.
 */
export function LeftHere({
  entry,
  section,
  fields,
  answers,
  copySecret,
}: {
  entry: string;
  section: string;
  fields: readonly Field[];
  /** What the server holds: the answer to a save may be lost on its way, and what it saved is not left here. */
  answers: Answers;
  copySecret: string;
}) {
  const t = useT();
  const [left, setLeft] = useState<readonly (readonly [string, string])[]>([]);
  useEffect(() => {
    void openLocalCopies({ secret: copySecret, place: `${entry} ${section}` })
      .then((copies) => copies?.read())
      .then((copies) => setLeft((copies ?? []).flatMap((copy) => unsaved(copy.fields, fields, answers))))
      .catch(() => undefined);
  }, [entry, section, fields, answers, copySecret]);
  const typed = left.flatMap(([name, value]) => {
    const label = labelAt(fields, name);
    return label && value.trim() !== "" ? [{ name, value, label }] : [];
  });
  if (typed.length === 0) return null;
  return (
    <section className="notice bad" aria-labelledby="left-here">
      <h2 id="left-here">{t("entering.leftHere")}</h2>
      <p>{t("entering.leftHereWords")}</p>
      {typed.map(({ name, value, label }, at) => (
        <div key={`${name} ${at}`} className="field">
          <label htmlFor={`left-${at}-${controlId(name)}`}>
            <Said words={label} />
          </label>
          <textarea id={`left-${at}-${controlId(name)}`} readOnly defaultValue={value} dir="auto" />
        </div>
      ))}
    </section>
  );
}

/** What of a copy says something else than the server holds. */
function unsaved(
  copied: readonly (readonly [name: string, value: string])[],
  fields: readonly Field[],
  answers: Answers,
): readonly (readonly [string, string])[] {
  const form = new FormData();
  for (const [name, value] of copied) form.append(name, value);
  const typed = readSection(fields, form).answers;
  const isUnsaved = (id: string) => id in typed && written(typed, id) !== written(answers, id);
  return copied.filter(([name]) => isUnsaved(name.split(".")[0] ?? ""));
}

/** The label of the control of that name, `title` or `team.r1.name`. */
function labelAt(fields: readonly Field[], name: string): Words | undefined {
  const [fieldId, , cell] = name.split(".");
  const field = fields.find((one) => one.id === fieldId);
  return field?.type === "rows" ? field.fields.find((one) => one.id === cell)?.label : field?.label;
}
