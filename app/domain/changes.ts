/** What differs between two states of an entry, by field. */
import type { Answer, Answers } from "./answers";
import type { DocumentFile } from "./entry-document";
import { fieldsOf, type Rulebook } from "./rulebook";
import type { Words } from "./words";

/** A stretch of two texts laid over one another: in both, in the later alone, in the earlier alone. */
export type ChangePart = { kind: "same" | "added" | "removed"; text: string };

type Content = { answers: Answers; files: readonly Pick<DocumentFile, "field" | "sha256" | "description">[] };

/** The fields of the form whose answer or files differ, in the order of the form, by their labels. */
export function changedFields(
  book: Rulebook,
  before: Content,
  after: Content,
): { id: string; label: Words }[] {
  const files = ({ files }: Content, field: string) =>
    files.filter((file) => file.field === field).map(({ sha256, description }) => [sha256, description]);
  return fieldsOf(book)
    .filter((field) =>
      field.type === "files"
        ? JSON.stringify(files(before, field.id)) !== JSON.stringify(files(after, field.id))
        : written(before.answers[field.id]) !== written(after.answers[field.id]),
    )
    .map(({ id, label }) => ({ id, label }));
}

/** An answer as text that is the same for the same content, whatever order its parts were written in. */
function written(answer: Answer | undefined): string {
  if (!Array.isArray(answer)) return answer ?? "";
  return JSON.stringify(
    answer.map((one) =>
      typeof one === "string" ? one : Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
}
