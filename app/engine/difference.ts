/** The difference between two frozen revisions of an entry, word by word, for people who decide on a repair. */
import { diffWordsWithSpace } from "diff";
import type { Answer } from "~/domain/answers";
import type { EntryDocument } from "~/domain/entry-document";
import { fieldsOf, type Rulebook } from "~/domain/rulebook";
import type { Words } from "~/domain/words";

/** A run of words: in both revisions, in the earlier alone, or in the later alone. */
export type DiffPart = { kind: "same" | "gone" | "new"; text: string };
export type FieldDifference = { id: string; label: Words; lines: DiffPart[][] };

/** Past so many insertions and removals two texts have nothing to do with each other, and are shown one after the other. */
const MOST_EDITS = 4000;

/** How words of any script are told apart; Intl knows scripts that write no spaces. */
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Two texts as runs of words, in reading order; put together, "same" and "gone" give the first, "same" and "new" the second. */
export function wordsDifference(before: string, after: string): DiffPart[] {
  const changes = diffWordsWithSpace(before, after, {
    intlSegmenter: segmenter,
    maxEditLength: MOST_EDITS,
  });
  if (!changes)
    return [
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ];
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "new" : removed ? "gone" : "same",
    text: value,
  }));
}

/** Every field in which two revisions differ, in the order of the form, with what differs in it. */
export function differenceOf(
  book: Rulebook,
  before: Pick<EntryDocument, "answers" | "files">,
  after: Pick<EntryDocument, "answers" | "files">,
): FieldDifference[] {
  return fieldsOf(book).flatMap((field): FieldDifference[] => {
    const [old, fresh] = [before, after].map((document) => {
      if (field.type !== "files") return linesOf(document.answers[field.id]);
      return document.files
        .filter((file) => file.field === field.id)
        .map((file) =>
          [file.name, file.description, file.credit, `SHA-256 ${file.sha256.slice(0, 16)}…`]
            .filter(Boolean)
            .join(", "),
        );
    }) as [string[], string[]]; // one list for each document
    if (old.join("\n") === fresh.join("\n")) return [];
    if (field.type === "rows" || field.type === "files" || field.type === "choices") {
      // Rows and files are compared as wholes first, so that one that moved is not taken for another.
      const gone = old.filter((line) => !fresh.includes(line));
      const added = fresh.filter((line) => !old.includes(line));
      const lines = Array.from({ length: Math.max(gone.length, added.length) }, (_, at) =>
        wordsDifference(gone[at] ?? "", added[at] ?? ""),
      );
      return [{ id: field.id, label: field.label, lines }];
    }
    return [{ id: field.id, label: field.label, lines: [wordsDifference(old.join("\n"), fresh.join("\n"))] }];
  });

  function linesOf(answer: Answer | undefined): string[] {
    if (answer === undefined) return [];
    if (typeof answer === "string") return answer.split("\n");
    return answer.map((one) =>
      typeof one === "string"
        ? one
        : Object.entries(one)
            .filter(([part, text]) => part !== "key" && text !== "")
            .map(([, text]) => text)
            .join(", "),
    );
  }
}
