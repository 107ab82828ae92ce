/**
 * The form that a rulebook describes, as rules: which fields are asked, what is missing or wrong, how words are
 * counted. Browser and server run the same functions; only types of the rulebook come in, so that no page loads zod.
 */
import { isAddress } from "./address";
import { type Answers, type Row, rowsOf, textOf } from "./answers";
import { agreeingIn, incoherencesOf } from "./entry-coherence";
import type { Message } from "./message";
import type { Field, FilesField, PlainField, Rulebook, Section } from "./rulebook";
import { isDay } from "./time";
import type { Words } from "./words";

/** What the form's rules need of a rulebook; a page may hand over less than the whole. */
export type FormBook = Pick<Rulebook, "form" | "limits" | "languages" | "stages" | "edition">;

/** A stored file as the rules see it. */
export type AnsweredFile = { fieldId: string; description: string; credit: string };

/** What keeps an entry from being submitted: where, and one sentence. `row` names the row of a repeated field. */
export type Fault = {
  section: string;
  /** `title`, or `team.r2.name` inside a row. */
  path: string;
  label: Words;
  row: { number: number; one: Words } | null;
  kind: "missing" | "wrong";
  message: Message;
};

export type SectionProgress = {
  id: string;
  state: "notStarted" | "started" | "finished";
  missing: number;
  wrong: number;
};

/** No answer is longer than this, not even in a draft; far above every limit of a form. */
export const DRAFT_CHARACTERS = { line: 2_000, prose: 30_000 } as const;
/** Rows that a draft may hold beside the form's own limit. */
export const SPARE_ROWS = 10;

const UNSPACED =
  "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}";
/** A character of writing without spaces, as readers see it: with its marks, and the vowel and voicing signs that stand after it. */
const unspaced = `(?=[\\p{L}\\p{N}])[${UNSPACED}][\\p{M}\\u0E33\\u0EB3\\uFF9E\\uFF9F]*`;
const unspacedCharacter = new RegExp(unspaced, "gu");
const unspacedRun = new RegExp(`(?:${unspaced})+`, "gu");
/** What stands inside a word, after its first letter or digit. */
const inside = "[\\p{L}\\p{N}\\p{M}\\p{Pc}\\u00AD\\u200C\\u200D]*";
/** A word: letters and digits, held together by apostrophes, hyphens and points; before a digit by commas and colons too. */
const spacedWord = new RegExp(
  `[\\p{L}\\p{N}]${inside}(?:(?:['’＇.·‧‐‑-]|[,:٫٬](?=\\p{N}))[\\p{L}\\p{N}]${inside})*`,
  "gu",
);
const lineBreak = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/u;

/**
 * How many words a text has. Where words are spaced, as word processors count them: "co-operate", "l’école", "e.g."
 * and "1,204" are one each. Writing without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar) is counted in characters as
 * readers see them, `charactersPerWord` to a word, rounded up once per paragraph. Nothing but classes of characters
 * takes part: `Intl.Segmenter` divides "U.S.A." in one engine and not in another, and browser and server must agree.
 */
export function countWords(text: string, charactersPerWord: number): number {
  let count = 0;
  for (const paragraph of text.split(lineBreak)) {
    let characters = 0;
    const spaced = paragraph.replace(unspacedRun, (run) => {
      characters += run.match(unspacedCharacter)?.length ?? 0;
      return " ";
    });
    count += (spaced.match(spacedWord)?.length ?? 0) + Math.ceil(characters / charactersPerWord);
  }
  return count;
}

/**
 * A text in pieces, for the time that a segmenter takes grows with the square of the length: 200,000 characters held
 * the server for half a minute. Pieces end at white space where there is any, else between two letters.
 */
export function piecesOf(text: string): readonly string[] {
  return text.length <= 1000 ? [text] : (text.match(piece) ?? []);
}
const piece = /[^]{1,1000}(?!\S)|[^]{1,1000}(?<!\u200D)(?![\p{M}\p{Emoji_Modifier}\u200D])|[^]{1,1000}/gu;

let segmenter: Intl.Segmenter | undefined;

/** How many characters a text has as readers see them: a letter with its accents, or a family emoji, is one. */
export function countCharacters(text: string): number {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let count = 0;
  for (const piece of piecesOf(text)) for (const _ of segmenter.segment(piece)) count += 1;
  return count;
}

/** Whether a field is asked for, given the answers: its condition holds, and so does that of the field it hangs on. */
export function isAsked(form: Rulebook["form"], field: Pick<Field, "when">, answers: Answers): boolean {
  const { when } = field;
  if (!when) return true;
  const answer = answers[when.field];
  const chosen: readonly unknown[] = typeof answer === "string" ? [answer] : (answer ?? []);
  if (!when.is.some((one) => chosen.includes(one))) return false;
  const other = form.sections.flatMap((s) => s.fields).find((f) => f.id === when.field);
  // A condition may hang on a field with a condition; one that hangs on itself would never end.
  return !other || other.when?.field === when.field || isAsked(form, other, answers);
}

/** The fields of a section that are asked for, in order. */
export function askedFields(form: Rulebook["form"], section: Section, answers: Answers): Field[] {
  return section.fields.filter((field) => isAsked(form, field, answers));
}

/** A number as people write it: spaces, apostrophes and commas between thousands, digits of several scripts. */
export function numberOf(text: string): number | null {
  const digits = text
    .trim()
    .replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\uFF10-\uFF19]/gu, (one) => {
      const code = one.codePointAt(0)!; // the pattern matched one character
      const zero = [0xff10, 0x09e6, 0x0966, 0x06f0, 0x0660].find((start) => code >= start)!; // one of these ranges
      return String(code - zero);
    })
    .replace(/[\s'’\u066C]/gu, "");
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)
    ? digits.replaceAll(",", "")
    : digits.replace(",", ".");
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** Whether a text is an address of the web that a reader can follow. */
export function isLink(text: string): boolean {
  if (/[\s\p{Cc}]/u.test(text)) return false;
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.hostname.includes(".") && !url.username && !url.password;
  } catch {
    return false;
  }
}

type Finding = { kind: "missing" | "wrong"; message: Message };
const missing = (id: Message["id"], values?: Message["values"]): Finding => ({
  kind: "missing",
  message: values ? { id, values } : { id },
});
const wrong = (id: Message["id"], values?: Message["values"]): Finding => ({
  kind: "wrong",
  message: values ? { id, values } : { id },
});

/** What is missing or wrong with the answer to one plain field, or null. */
export function faultOf(
  field: PlainField,
  answer: string | readonly string[],
  charactersPerWord: number,
): Finding | null {
  const text = typeof answer === "string" ? answer.trim() : "";
  const chosen = typeof answer === "string" ? (text ? [text] : []) : answer;
  if (chosen.length === 0) return field.required ? missing(missingOf(field)) : null;
  switch (field.type) {
    case "text": {
      const characters = countCharacters(text);
      if (characters > field.characters)
        return wrong("entering.tooManyCharacters", {
          over: characters - field.characters,
          limit: field.characters,
        });
      const items = text.split(/[,;、，；،]/u).filter((one) => one.trim() !== "").length;
      if (field.items !== undefined && items > field.items)
        return wrong("entering.tooManyItems", { max: field.items, count: items });
      return field.words === undefined ? null : faultOfWords(text, 0, field.words, charactersPerWord);
    }
    case "prose":
      return faultOfWords(text, field.words.min, field.words.max, charactersPerWord);
    case "choice":
      return field.options.some((o) => o.id === text) ? null : wrong("entering.unknownOption");
    case "choices":
      if (chosen.some((one) => !field.options.some((o) => o.id === one)))
        return wrong("entering.unknownOption");
      return chosen.length > field.max
        ? wrong("entering.tooManyChoices", { max: field.max, count: chosen.length })
        : null;
    case "number": {
      const number = numberOf(text);
      if (number === null) return wrong(field.whole ? "entering.notWhole" : "entering.notNumber");
      if (field.whole && !Number.isInteger(number)) return wrong("entering.notWhole");
      if (number < field.min) return wrong("entering.numberTooSmall", { min: field.min });
      return number > field.max ? wrong("entering.numberTooLarge", { max: field.max }) : null;
    }
    case "date":
      if (text === "ongoing" && field.ongoing) return null;
      if (!isDay(text)) return wrong("entering.notDate");
      if (field.from && text < field.from)
        return wrong("entering.dateTooEarly", { from: { day: field.from } });
      return field.to && text > field.to ? wrong("entering.dateTooLate", { to: { day: field.to } }) : null;
    case "country":
      return /^[A-Z]{2}$/.test(text) ? null : wrong("entering.missingCountry");
    case "address":
      return isAddress(text) ? null : wrong("entering.notAddress");
    case "phone": {
      const digits = text.replace(/\D/g, "").length;
      return /^\+[\d\s()./-]+$/.test(text) && digits >= 7 && digits <= 15 ? null : wrong("entering.notPhone");
    }
    case "link":
      return isLink(text) ? null : wrong("entering.notLink");
    case "consent":
      return text === "yes" ? null : missing("entering.missingConsent");
  }
}

/** Below this share of its limit a text is thin, and below so many words no text is long enough to be told so. */
const THIN = { share: 0.25, from: 100 } as const;

/** Whether a text that must be written was, and holds far less than it may: no fault, and worth a second look. */
export function isThin(field: PlainField, text: string, charactersPerWord: number): boolean {
  if (field.type !== "prose" || !field.required || field.words.max < THIN.from || field.words.min > 0)
    return false;
  const words = countWords(text, charactersPerWord);
  return words > 0 && words < field.words.max * THIN.share;
}

/** The texts of an entry that are thin, in the order of the form. */
export function thinTexts(
  book: FormBook,
  answers: Answers,
): { section: string; path: string; label: Words; words: number; limit: number }[] {
  const perWord = book.languages.charactersPerWord;
  return book.form.sections.flatMap((section) =>
    askedFields(book.form, section, answers).flatMap((field) => {
      const text = textOf(answers, field.id);
      return field.type === "prose" && isThin(field, text, perWord)
        ? [
            {
              section: section.id,
              path: field.id,
              label: field.label,
              words: countWords(text, perWord),
              limit: field.words.max,
            },
          ]
        : [];
    }),
  );
}

function faultOfWords(text: string, min: number, max: number, charactersPerWord: number): Finding | null {
  const words = countWords(text, charactersPerWord);
  if (words > max) return wrong("entering.tooManyWords", { over: words - max, limit: max });
  return words < min ? wrong("entering.tooFewWords", { words, min }) : null;
}

function missingOf(field: PlainField): Message["id"] {
  switch (field.type) {
    case "choice":
      return "entering.missingChoice";
    case "choices":
      return "entering.missingChoices";
    case "number":
      return "entering.missingNumber";
    case "date":
      return field.ongoing ? "entering.missingDateOrOngoing" : "entering.missingDate";
    case "country":
      return "entering.missingCountry";
    case "consent":
      return "entering.missingConsent";
    default:
      return "entering.missingText";
  }
}

/** Everything that keeps these answers and files from being submitted, in the order of the form. */
export function faultsOf(book: FormBook, answers: Answers, files: readonly AnsweredFile[]): Fault[] {
  const perWord = book.languages.charactersPerWord;
  const between = findingsBetween(book, answers);
  const total = narrativeWords(book, answers);
  let saidTotal = false;
  return book.form.sections.flatMap((section) =>
    askedFields(book.form, section, answers).flatMap((field) => {
      const at = (path: string, label: Words, finding: Finding | null, row: Fault["row"] = null): Fault[] =>
        finding ? [{ section: section.id, path, label, row, ...finding }] : [];
      if (field.type === "files") return at(field.id, field.label, faultOfFiles(field, files));
      if (field.type === "rows") return faultsOfRows(book, section, field, answers, between);
      const answer = answers[field.id];
      const faults = at(
        field.id,
        field.label,
        faultOf(
          field,
          field.type === "choices" ? chosenOf(answers, field.id) : textOf(answers, field.id),
          perWord,
        ) ?? between(field.id),
      );
      // The sum is said once, at the first text that counts towards it.
      if (!saidTotal && answer !== undefined && book.limits.narrative.includes(field.id)) {
        saidTotal = true;
        if (total > book.limits.narrativeWords && faults.length === 0)
          return at(
            field.id,
            field.label,
            wrong("entering.narrativeTooLong", {
              over: total - book.limits.narrativeWords,
              limit: book.limits.narrativeWords,
            }),
          );
      }
      return faults;
    }),
  );
}

/** What is wrong at a path because of another answer, or null. */
function findingsBetween(book: FormBook, answers: Answers): (path: string) => Finding | null {
  const all = incoherencesOf(agreeingIn(book), answers);
  return (path) => {
    const one = all.find((it) => it.path === path);
    return one ? { kind: "wrong", message: one.message } : null;
  };
}

function faultsOfRows(
  book: FormBook,
  section: Section,
  field: Extract<Field, { type: "rows" }>,
  answers: Answers,
  between: (path: string) => Finding | null,
): Fault[] {
  const rows = rowsOf(answers, field.id);
  const base = { section: section.id, label: field.label, row: null };
  const least = field.required ? Math.max(field.min, 1) : field.min;
  const counted: Fault[] =
    rows.length < least
      ? [{ ...base, path: field.id, ...missing("entering.tooFewRows", { min: least, count: rows.length }) }]
      : rows.length > field.max
        ? [
            {
              ...base,
              path: field.id,
              ...wrong("entering.tooManyRows", { max: field.max, count: rows.length }),
            },
          ]
        : [];
  return [
    ...counted,
    ...rows.flatMap((row, index) =>
      field.fields
        .filter((one) => isAsked(book.form, one, answers))
        .flatMap((one) => {
          const path = `${field.id}.${row.key}.${one.id}`;
          const finding = faultOf(one, cellOf(one, row), book.languages.charactersPerWord) ?? between(path);
          return finding
            ? [
                {
                  section: section.id,
                  path,
                  label: one.label,
                  row: { number: index + 1, one: field.one },
                  ...finding,
                },
              ]
            : [];
        }),
    ),
  ];
}

/** The answer in one cell of a row; several choices stand in it with commas between them. */
export function cellOf(field: PlainField, row: Row): string | string[] {
  const text = (row[field.id] ?? "").trim();
  return field.type === "choices" ? text.split(",").filter(Boolean) : text;
}

function faultOfFiles(
  field: Extract<Field, { type: "files" }>,
  files: readonly AnsweredFile[],
): Finding | null {
  const own = files.filter((file) => file.fieldId === field.id);
  const least = field.required ? Math.max(field.min, 1) : field.min;
  if (own.length < least) return missing("entering.tooFewFiles", { min: least, count: own.length });
  if (own.length > field.max) return wrong("entering.tooManyFiles", { max: field.max, count: own.length });
  const bare = field.described
    ? own.filter((file) => !file.description.trim() || !file.credit.trim()).length
    : 0;
  return bare > 0 ? missing("entering.filesNotDescribed", { count: bare }) : null;
}

/** The options that were chosen in a field of several choices. */
export function chosenOf(answers: Answers, fieldId: string): string[] {
  const answer = answers[fieldId];
  return Array.isArray(answer) ? answer.filter((one): one is string => typeof one === "string") : [];
}

/** Words in all texts that share one limit. */
export function narrativeWords(book: FormBook, answers: Answers): number {
  return book.limits.narrative.reduce(
    (sum, id) => sum + countWords(textOf(answers, id), book.languages.charactersPerWord),
    0,
  );
}

/** How far each section is. A section without anything to answer for is finished from the start. */
export function progressOf(
  book: FormBook & Pick<Rulebook, "gate">,
  answers: Answers,
  files: readonly AnsweredFile[],
  faults: readonly Fault[] = faultsOf(book, answers, files),
): SectionProgress[] {
  return book.form.sections.map((section) => {
    const own = faults.filter((fault) => fault.section === section.id);
    const asked = askedFields(book.form, section, answers);
    const answered = asked.filter((field) =>
      field.type === "files" ? files.some((f) => f.fieldId === field.id) : isAnswered(answers, field.id),
    );
    // What came from the questions before the form, or from the account, is not yet work on this section.
    const { leadName, leadAddress } = book.form.anchors;
    const typed = answered.filter(
      ({ id }) => id !== leadName && id !== leadAddress && !book.gate.some(({ field }) => field === id),
    );
    const absent = own.filter((fault) => fault.kind === "missing").length;
    return {
      id: section.id,
      state: own.length === 0 ? "finished" : typed.length === 0 ? "notStarted" : "started",
      missing: absent,
      wrong: own.length - absent,
    };
  });
}

/** Whether anything was answered to a field, right or wrong. */
export function isAnswered(answers: Answers, fieldId: string): boolean {
  const answer = answers[fieldId];
  return typeof answer === "string" ? answer.trim() !== "" : answer !== undefined && answer.length > 0;
}

/** An answer as a text that two of them can be compared by; nothing, an empty answer and empty cells are the same. */
export function written(answers: Answers, id: string): string {
  if (!isAnswered(answers, id)) return "";
  const rows = rowsOf(answers, id);
  return JSON.stringify(
    rows.length === 0
      ? answers[id]
      : rows.map((row) =>
          Object.entries(row)
            .filter(([, cell]) => cell)
            .sort(),
        ),
  );
}

/** What kinds of file a field takes, as one word for sentences. */
export function kindsOf(field: Pick<FilesField, "kinds">): "pdf" | "picture" | "either" {
  if (!field.kinds.includes("pdf")) return "picture";
  return field.kinds.length === 1 ? "pdf" : "either";
}
