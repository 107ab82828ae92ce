/** One repeated group of answers; `key` stays the same while the row is edited, so that links to it last. */
export type Row = { key: string } & Record<string, string>;
/** What was typed, as it was typed: text, the chosen options, or rows. Absent means not answered. */
export type Answer = string | string[] | Row[];
/** A draft's or a revision's answers by field id. Files are not here: they are attachments. */
export type Answers = Readonly<Record<string, Answer>>;

/** The text of an answer that is a single text, trimmed; "" for anything else. */
export function textOf(answers: Answers, fieldId: string | undefined): string {
  const answer = fieldId === undefined ? undefined : answers[fieldId];
  return typeof answer === "string" ? answer.trim() : "";
}

/** The rows of an answer that is repeated; none for anything else. */
export function rowsOf(answers: Answers, fieldId: string | undefined): Row[] {
  const answer = fieldId === undefined ? undefined : answers[fieldId];
  return Array.isArray(answer) && typeof answer[0] === "object" ? (answer as Row[]) : [];
}
