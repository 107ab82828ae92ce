/** The receipt on paper: what was submitted, when, its fingerprints, and how anyone can check them. */
import { fileFacts } from "~/components/file-facts";
import { type EntryDocument, facts } from "~/domain/entry-document";
import { checkCommands, hashCommands, receiptFiles } from "~/domain/receipt";
import { fieldsOf, type Rulebook } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import { inLanguage } from "~/domain/words";
import type { Translate } from "~/locales/translate";
import { bothClocks, framed, type Paper } from "./paper";

/** The receipt of a revision as a paper. `rule` says by which rule it was taken. */
export function receiptPaper(
  t: Translate,
  {
    book,
    document,
    number,
    at,
    hash,
    rule,
    checkAddress,
  }: {
    book: Rulebook;
    document: EntryDocument;
    number: number;
    at: Instant;
    hash: string;
    rule: string;
    /** Where the portal checks receipts. */
    checkAddress: string;
  },
): Paper {
  const { code } = document.entry;
  const questionOf = (id: string) => {
    const field = fieldsOf(book).find((one) => one.id === id);
    return field ? inLanguage(field.label, t.locale) : "";
  };
  const { title, ownTitle } = facts(book, document.answers);
  const names = receiptFiles({ code, number });
  const commands = checkCommands(names.sums);
  return framed(t, {
    book,
    title: t("entry.receiptTitle", { code, number }),
    foot: { typed: t("papers.foot", { code, title: title || t("entry.untitled") }) },
    stamp: null,
    at,
    blocks: [
      { kind: "title", text: t("papers.receipt.title") },
      {
        kind: "paragraphs",
        voice: "lead",
        texts: [{ typed: title }, ...(ownTitle ? [{ typed: ownTitle }] : [])],
      },
      { kind: "paragraphs", texts: [t("papers.receipt.words")] },
      {
        kind: "facts",
        facts: [
          { label: t("entry.code"), values: [code] },
          { label: t("entry.revision"), values: [String(number)] },
          { label: t("entry.submittedAt"), values: [bothClocks(t, at, book.edition.zone), { code: at }] },
          { label: t("deadlines.rule"), values: [rule] },
          { label: t("entry.contentHash"), values: [{ code: hash }] },
        ],
      },
      {
        kind: "field",
        label: t("papers.receipt.files"),
        blocks: [
          document.files.length === 0
            ? { kind: "paragraphs", texts: [t("papers.receipt.noFiles")] }
            : {
                kind: "list",
                mark: "dash",
                items: document.files.map((file) => [
                  { typed: file.name },
                  [questionOf(file.field), fileFacts(t, file)].filter(Boolean).join(" · "),
                  { code: file.sha256 },
                ]),
              },
        ],
      },
      {
        kind: "field",
        label: t("papers.receipt.how"),
        blocks: [
          {
            kind: "list",
            mark: "number",
            items: [
              [t("papers.receipt.step.download", { document: names.document, sums: names.sums })],
              [t("papers.receipt.step.check"), { code: commands.unix }],
              [t("papers.receipt.step.mac"), { code: commands.mac }],
              [t("papers.receipt.step.windows"), { code: hashCommands(names.document).windows }],
              [t("papers.receipt.step.portal", { address: checkAddress })],
            ],
          },
          { kind: "paragraphs", voice: "small", texts: [t("papers.receipt.why")] },
        ],
      },
    ],
  });
}
