/** What the portal itself can answer of the checks of a rulebook: a proposal, which a screener may change. */
import type { EntryDocument } from "./entry-document";
import { needsEndorsement } from "./entering";
import { isAsked, faultsOf } from "./form";
import type { Message } from "./message";
import { fieldsOf, type PortalFact, type Rulebook } from "./rulebook";
import type { CheckAnswer } from "./screening";

/**
 * An answer with what it rests on, and the fields that are not as the form asks. Without an answer the portal saw
 * something that a person has to look at.
 */
export type PortalAnswer = { answer: CheckAnswer | null; found: Message[]; wrong: string[] };

/** The portal's own answers to a rulebook's checks, by check; those of which it does not know the whole are not there. */
export function portalAnswers(
  book: Rulebook,
  document: Pick<EntryDocument, "answers" | "files">,
  known: {
    category: string | null;
    /** Entries that share passages with this one, and nobody has said yet that they are not the same case. */
    alike: number;
    endorsementsMissing: number;
  },
): Readonly<Record<string, PortalAnswer>> {
  const files = document.files.map((file) => ({ ...file, fieldId: file.field }));
  const wrong = new Set(faultsOf(book, document.answers, files).map(({ path }) => path.split(".")[0]));
  const asked = new Set(
    fieldsOf(book)
      .filter((field) => isAsked(book.form, field, document.answers))
      .map(({ id }) => id),
  );
  const find: Record<
    PortalFact,
    (fields: readonly string[]) => { answer: CheckAnswer | null; id: Message["id"]; count: number }
  > = {
    answered: (fields) => {
      const open = fields.filter((id) => wrong.has(id)).length;
      return open > 0
        ? { answer: "repair", id: "screening.knows.wrong", count: open }
        : {
            answer: "yes",
            id: "screening.knows.answered",
            count: fields.filter((id) => asked.has(id)).length,
          };
    },
    alone: () => ({
      answer: known.alike > 0 ? null : "yes",
      id: "screening.knows.alike",
      count: known.alike,
    }),
    endorsed: () =>
      needsEndorsement(book, known.category)
        ? {
            answer: known.endorsementsMissing > 0 ? "repair" : "yes",
            id: "screening.knows.endorsed",
            count: known.endorsementsMissing,
          }
        : { answer: "yes", id: "screening.knows.noEndorsement", count: 0 },
  };
  return Object.fromEntries(
    book.eligibility.flatMap((check) => {
      if (!check.portal) return [];
      const found = check.portal.map((fact) => find[fact](check.fields ?? []));
      const answer = found.some((one) => one.answer === null)
        ? null
        : found.some((one) => one.answer === "repair")
          ? ("repair" as const)
          : ("yes" as const);
      return [
        [
          check.id,
          {
            answer,
            // What holds says nothing beside what a person has to look at.
            found: found
              .filter((one) => one.answer === answer)
              .map(({ id, count }) => ({ id, values: { count } })),
            wrong: (check.fields ?? []).filter((id) => wrong.has(id)),
          },
        ] as const,
      ];
    }),
  );
}
