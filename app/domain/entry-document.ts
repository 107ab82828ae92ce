/** The frozen document of an entry's revision, and what each kind of reader is shown of it. */
import { plainName } from "./attachment";
import { type Answer, type Answers, rowsOf, textOf } from "./answers";
import { askedFields, cellOf, chosenOf, countWords, isAnswered, isAsked, numberOf } from "./form";
import { type Audience, isShown } from "./readers";
import { type Field, fieldsOf, type PlainField, type Rulebook } from "./rulebook";
import type { Words } from "./words";

export type DocumentFile = {
  field: string;
  id: string;
  name: string;
  kind: "pdf" | "jpeg" | "png";
  size: number;
  sha256: string;
  /** Of a PDF. */
  pages: number | null;
  description: string;
  credit: string;
};

/** What was submitted, complete: its canonical JSON is what the receipt's SHA-256 is of. */
export type EntryDocument = {
  format: 1;
  entry: { id: string; code: string; edition: string };
  /** SHA-256 of the rulebook's canonical JSON under which the form was drawn. */
  rulebook: string;
  answers: Record<string, Answer>;
  files: DocumentFile[];
};

/** The document of a draft: answers to what is asked, trimmed; what the conditions hide is left out. */
export function entryDocument(
  book: Rulebook,
  {
    entry,
    rulebook,
    answers,
    files,
  }: { entry: EntryDocument["entry"]; rulebook: string; answers: Answers; files: readonly DocumentFile[] },
): EntryDocument {
  const asked = book.form.sections.flatMap((section) => askedFields(book.form, section, answers));
  const kept: Record<string, Answer> = {};
  for (const field of asked) {
    if (field.type === "files" || !isAnswered(answers, field.id)) continue;
    if (field.type === "rows")
      kept[field.id] = rowsOf(answers, field.id).map((row) => ({
        key: row.key,
        ...Object.fromEntries(field.fields.map((one) => [one.id, (row[one.id] ?? "").trim()])),
      }));
    else if (field.type === "choices") kept[field.id] = chosenOf(answers, field.id);
    else kept[field.id] = textOf(answers, field.id);
  }
  return {
    format: 1,
    entry: { id: entry.id, code: entry.code, edition: entry.edition },
    rulebook,
    answers: kept,
    files: asked
      .filter((field) => field.type === "files")
      .flatMap((field) =>
        files
          .filter((file) => file.field === field.id)
          .map(({ id, name, kind, size, sha256, pages, description, credit }) => ({
            field: field.id,
            id,
            name,
            kind,
            size,
            sha256,
            pages,
            description,
            credit,
          })),
      ),
  };
}

/**
 * What an entry says of its subject in short, for judges' fields of expertise to be found in: the short public answers
 * (title, keywords) and the summary. Who enters it says nothing of that.
 */
export function subjectWords(book: Rulebook, { answers }: Pick<EntryDocument, "answers">): string {
  const { summary, organisation, ownOrganisation } = book.form.anchors;
  return fieldsOf(book)
    .filter(
      (field) =>
        field.id === summary ||
        (field.type === "text" && field.public && field.id !== organisation && field.id !== ownOrganisation),
    )
    .map((field) => textOf(answers, field.id))
    .join("\n");
}

/** The parts of a document that lists and decisions need, as columns of the entry. */
export function facts(book: Rulebook, answers: Answers) {
  const { anchors } = book.form;
  return {
    title: textOf(answers, anchors.title),
    ownTitle: textOf(answers, anchors.ownTitle),
    category: textOf(answers, anchors.category) || null,
    organisation: textOf(answers, anchors.organisation),
    ownOrganisation: textOf(answers, anchors.ownOrganisation),
    country: textOf(answers, anchors.country) || null,
    summary: textOf(answers, anchors.summary),
  };
}

export type ViewValue =
  | { kind: "none" }
  | { kind: "text"; text: string }
  | { kind: "prose"; paragraphs: string[]; words: number; limit: number }
  | { kind: "options"; options: Words[] }
  | { kind: "number"; number: number }
  | { kind: "date"; day: string }
  | { kind: "ongoing" }
  | { kind: "country"; code: string }
  | { kind: "link"; url: string }
  | { kind: "consent" }
  | {
      kind: "rows";
      columns: { id: string; label: Words; numeric: boolean }[];
      rows: { key: string; cells: ViewValue[] }[];
    }
  | { kind: "files"; files: ViewFile[] };

/** A file as a reader is shown it. Judges and the public get another copy, under another name, of another size. */
export type ViewFile = Pick<DocumentFile, "id" | "name" | "kind" | "pages" | "description" | "credit"> & {
  size: number | null;
};

export type ViewField = {
  id: string;
  label: Words;
  type: Field["type"];
  criterion: string | null;
  value: ViewValue;
};
export type ViewSection = { id: string; letter: string; title: Words; fields: ViewField[] };
export type EntryView = { code: string; sections: ViewSection[] };

/**
 * What one kind of reader is shown of an entry, ready to be drawn. Entrants and screeners also see what was left
 * empty; for judges and the public an empty field, and a section without fields, is not there.
 */
export function entryView(
  book: Rulebook,
  document: Pick<EntryDocument, "entry" | "answers" | "files">,
  audience: Audience,
): EntryView {
  const withEmpty = audience === "entrant" || audience === "screener";
  const sections = book.form.sections
    .map((section): ViewSection => ({
      id: section.id,
      letter: section.letter,
      title: section.title,
      fields: askedFields(book.form, section, document.answers)
        .filter((field) => isShown(field, audience))
        .map((field): ViewField => ({
          id: field.id,
          label: field.label,
          type: field.type,
          criterion: field.criterion ?? null,
          value: valueOf(book, field, document, audience),
        }))
        .filter((field) => withEmpty || field.value.kind !== "none"),
    }))
    .filter((section) => section.fields.length > 0);
  return { code: document.entry.code, sections };
}

function valueOf(
  book: Rulebook,
  field: Field,
  { answers, files }: Pick<EntryDocument, "answers" | "files">,
  audience: Audience,
): ViewValue {
  if (field.type === "files") {
    const own = files.filter((file) => file.field === field.id);
    const asSent = audience === "entrant" || audience === "screener";
    return own.length === 0
      ? { kind: "none" }
      : {
          kind: "files",
          files: own.map(({ id, name, kind, size, pages, description, credit }) => ({
            id,
            name: asSent ? name : plainName({ files }, id),
            kind,
            size: asSent ? size : null,
            pages,
            description,
            credit,
          })),
        };
  }
  if (field.type === "rows") {
    const columns = field.fields.filter((one) => isShown(one, audience) && isAsked(book.form, one, answers));
    const rows = rowsOf(answers, field.id);
    if (rows.length === 0 || columns.length === 0) return { kind: "none" };
    return {
      kind: "rows",
      columns: columns.map(({ id, label, type }) => ({ id, label, numeric: type === "number" })),
      rows: rows.map((row) => ({
        key: row.key,
        cells: columns.map((one) => plainValue(book, one, cellOf(one, row))),
      })),
    };
  }
  return plainValue(
    book,
    field,
    field.type === "choices" ? chosenOf(answers, field.id) : textOf(answers, field.id),
  );
}

function plainValue(book: Rulebook, field: PlainField, answer: string | string[]): ViewValue {
  const text = typeof answer === "string" ? answer : "";
  if (answer.length === 0) return { kind: "none" };
  switch (field.type) {
    case "prose":
      return {
        kind: "prose",
        paragraphs: text.split(/\n+/).filter((one) => one.trim() !== ""),
        words: countWords(text, book.languages.charactersPerWord),
        limit: field.words.max,
      };
    case "choice":
    case "choices": {
      const chosen = typeof answer === "string" ? [answer] : answer;
      const options = field.options.filter((o) => chosen.includes(o.id)).map((o) => o.label);
      return options.length > 0 ? { kind: "options", options } : { kind: "none" };
    }
    case "number": {
      const number = numberOf(text);
      return number === null ? { kind: "text", text } : { kind: "number", number };
    }
    case "date":
      return text === "ongoing" ? { kind: "ongoing" } : { kind: "date", day: text };
    case "country":
      return { kind: "country", code: text };
    case "link":
      return { kind: "link", url: text };
    case "consent":
      return text === "yes" ? { kind: "consent" } : { kind: "none" };
    default:
      return { kind: "text", text };
  }
}
