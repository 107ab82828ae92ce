import type { Answer, Row } from "~/domain/answers";
import { DRAFT_CHARACTERS, SPARE_ROWS } from "~/domain/form";
import type { Field, PlainField, RowsField } from "~/domain/rulebook";

/** Names of the form's controls beside the answers themselves. */
export const controls = {
  /** A mark of what a field held when the page was drawn; one that is not there was not drawn, and is not empty. */
  base: (fieldId: string) => `base.${fieldId}`,
  /** The row to leave out, `team.r2`. */
  without: "without",
  ongoing: (fieldId: string) => `${fieldId}.ongoing`,
};

const rowKey = /^[a-z][1-9][0-9]{0,3}$/;

/**
 * The answers in a posted section, as they were typed, with the marks of what they were drawn from. The browser reads
 * its own form with it too. Fields that were not drawn are not in it. `overlong` names what no draft can hold.
 */
export function readSection(
  fields: readonly Field[],
  form: FormData,
): { answers: Record<string, Answer>; bases: Record<string, string>; overlong: string[] } {
  const bases: Record<string, string> = {};
  const answers: Record<string, Answer> = {};
  const overlong: string[] = [];
  for (const field of fields) {
    const base = form.get(controls.base(field.id));
    if (field.type === "files" || typeof base !== "string") continue;
    bases[field.id] = base;
    if (field.type === "rows") {
      const rows = readRows(field, form);
      answers[field.id] = rows;
      if (rows.length > field.max + SPARE_ROWS) overlong.push(field.id);
      for (const row of rows)
        for (const one of field.fields)
          if (isOverlong(one, row[one.id] ?? "")) overlong.push(`${field.id}.${row.key}.${one.id}`);
    } else {
      const answer = readAnswer(field, field.id, form);
      answers[field.id] = answer;
      if (typeof answer === "string" && isOverlong(field, answer)) overlong.push(field.id);
    }
  }
  return { answers, bases, overlong };
}

function readRows(field: RowsField, form: FormData): Row[] {
  const keys = new Set<string>();
  for (const name of form.keys()) {
    const [fieldId, key = ""] = name.split(".");
    if (fieldId === field.id && rowKey.test(key)) keys.add(key);
  }
  return [...keys]
    .filter((key) => form.get(controls.without) !== `${field.id}.${key}`)
    .map((key) => {
      const cells = field.fields.map((one) => [
        one.id,
        [readAnswer(one, `${field.id}.${key}.${one.id}`, form)].flat().join(","),
      ]);
      return { ...Object.fromEntries(cells), key } as Row;
    })
    .filter((row) => field.fields.some((one) => (row[one.id] ?? "").trim() !== ""));
}

function readAnswer(field: PlainField, name: string, form: FormData): string | string[] {
  const texts = form.getAll(name).filter((one): one is string => typeof one === "string");
  if (field.type === "choices") return texts.filter((one) => field.options.some((o) => o.id === one));
  if (field.type === "date" && field.ongoing && form.get(controls.ongoing(name))) return "ongoing";
  const text = (texts[0] ?? "").replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
  if (field.type === "prose") return text;
  const line = text.replace(/\s*\n\s*/g, " ");
  return field.type === "link" && withoutScheme.test(line.trim()) ? `https://${line.trim()}` : line;
}

/** An address of the web as people say it, `www.example.org/case`. */
const withoutScheme = /^[\p{L}\d-]+(\.[\p{L}\d-]+)+(:\d+)?([/?#]\S*)?$/u;

function isOverlong(field: PlainField, text: string): boolean {
  return text.length > (field.type === "prose" ? DRAFT_CHARACTERS.prose : DRAFT_CHARACTERS.line);
}

/** The key of a row that is added after these. */
export function nextRowKey(keys: readonly string[]): string {
  return `r${1 + Math.max(0, ...keys.map((key) => Number(key.slice(1)) || 0))}`;
}
