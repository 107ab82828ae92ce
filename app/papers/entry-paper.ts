/** An entry on paper, for those who wrote it, who screen it, and who judge it: each is shown what their page shows. */
import { fileFacts } from "~/components/file-facts";
import { countryName, dayText, writtenIn } from "~/components/words";
import type { Audience } from "~/domain/readers";
import { type EntryDocument, entryView, type ViewField, type ViewValue } from "~/domain/entry-document";
import type { Rulebook } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import { inLanguage } from "~/domain/words";
import { momentText, offsetText } from "~/locales/moment";
import type { Translate } from "~/locales/translate";
import { type Block, bothClocks, framed, type Paper, plain, said, type Text } from "./paper";

/** What the paper says of the entry's standing. A judge is told nothing of it. */
export type Standing =
  | { kind: "draft"; at: Instant; isWithdrawn: boolean }
  | { kind: "submitted"; number: number; at: Instant; hash: string }
  | { kind: "judged" };

/** An entry as a paper. Nothing is printed that `entryView` does not show this reader, beyond its standing. */
export function entryPaper(
  t: Translate,
  {
    book,
    document,
    audience,
    standing,
    at,
  }: {
    book: Rulebook;
    document: Pick<EntryDocument, "entry" | "answers" | "files">;
    audience: Audience;
    standing: Standing;
    at: Instant;
  },
): Paper {
  const view = entryView(book, document, audience);
  const fields = view.sections.flatMap((section) => section.fields);
  const wordsOf = (id: string | undefined) => {
    const value = fields.find((field) => field.id === id)?.value;
    return value?.kind === "text" ? value.text : "";
  };
  const title = wordsOf(book.form.anchors.title) || t("entry.untitled");
  const { zone } = book.edition;
  const facts: Extract<Block, { kind: "facts" }>["facts"] = [
    { label: t("entry.code"), values: [view.code] },
    ...(standing.kind === "submitted"
      ? [
          { label: t("entry.revision"), values: [String(standing.number)] },
          { label: t("entry.submittedAt"), values: [bothClocks(t, standing.at, zone)] },
          { label: t("entry.contentHash"), values: [{ code: standing.hash }] },
        ]
      : []),
  ];
  return framed(t, {
    book,
    title: `${view.code}, ${title}`,
    foot: { typed: t("papers.foot", { code: view.code, title }) },
    stamp: standing.kind === "draft" ? t("papers.entry.draft") : null,
    at,
    blocks: [
      { kind: "title", text: { typed: title }, own: wordsOf(book.form.anchors.ownTitle) },
      { kind: "facts", facts },
      ...(standing.kind === "draft"
        ? [
            {
              kind: "notice" as const,
              texts: [
                standing.isWithdrawn
                  ? t("papers.entry.withdrawnWords")
                  : t("papers.entry.draftWords", {
                      moment: `${momentText(standing.at, { locale: t.locale, zone })} (${offsetText(standing.at, zone)})`,
                    }),
              ],
            },
          ]
        : []),
      ...view.sections.flatMap((section): Block[] => [
        { kind: "section", letter: section.letter, text: inLanguage(section.title, t.locale) },
        ...groupsOf(t, section.fields),
      ]),
    ],
  });
}

const isLong = (field: ViewField) => ["prose", "rows", "files"].includes(field.value.kind);

/** Short answers as one list, long ones each by itself, in the order of the form. */
export function groupsOf(t: Translate, fields: readonly ViewField[]): Block[] {
  const blocks: Block[] = [];
  for (const field of fields) {
    const label = inLanguage(field.label, t.locale);
    const last = blocks.at(-1);
    if (isLong(field)) blocks.push(longField(t, label, field.value));
    else if (last?.kind === "facts")
      blocks[blocks.length - 1] = {
        ...last,
        facts: [...last.facts, { label, values: textsOf(t, field.value) }],
      };
    else blocks.push({ kind: "facts", facts: [{ label, values: textsOf(t, field.value) }] });
  }
  return blocks;
}

function longField(t: Translate, label: string, value: ViewValue): Block {
  if (value.kind === "prose")
    return {
      kind: "field",
      label,
      note: t("entering.wordsOf", { words: value.words, limit: value.limit }),
      blocks: [{ kind: "paragraphs", texts: value.paragraphs.map((typed) => ({ typed })) }],
    };
  if (value.kind === "rows")
    return {
      kind: "field",
      label,
      isWide: true,
      blocks: [
        {
          kind: "table",
          columns: value.columns.map((column, at) => ({
            label: inLanguage(column.label, t.locale),
            isNumber: column.numeric,
            share: shareOf(
              value.rows.map(({ cells }) => textsOf(t, cells[at] ?? { kind: "none" })),
              inLanguage(column.label, t.locale),
            ),
          })),
          rows: value.rows.map(({ cells }) => cells.map((cell) => textsOf(t, cell))),
        },
      ],
    };
  if (value.kind === "files")
    return {
      kind: "field",
      label,
      blocks: [
        {
          kind: "list",
          mark: "dash",
          items: value.files.map((file) => [
            { typed: file.name },
            fileFacts(t, file),
            ...(file.description ? [{ typed: file.description }] : []),
            ...(file.credit ? [{ typed: `${t("files.credit")} ${file.credit}` }] : []),
          ]),
        },
      ],
    };
  return { kind: "facts", facts: [{ label, values: textsOf(t, value) }] };
}

/** How much of a table's width a column asks for: with the length of what stands in it, but less than evenly. */
function shareOf(cells: readonly (readonly Text[])[], label: string): number {
  const lengths = cells.map((texts) => texts.reduce((sum, text) => sum + plain(text).length, 0));
  const mean = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);
  return Math.sqrt(Math.min(160, Math.max(16, label.length, mean)));
}

function textsOf(t: Translate, value: ViewValue): Text[] {
  switch (value.kind) {
    case "none":
      return [{ hint: t("entering.notProvided") }];
    case "text":
      return [{ typed: value.text }];
    case "prose":
      return value.paragraphs.map((typed) => ({ typed }));
    case "options":
      return value.options.map((words) => said(t, words));
    case "number":
      return [value.number.toLocaleString(writtenIn(t.locale))];
    case "date":
      return [dayText(value.day, t.locale)];
    case "ongoing":
      return [t("entering.ongoing")];
    case "country":
      return [countryName(value.code, t.locale)];
    case "link":
      return [{ typed: value.url }];
    case "consent":
      return [t("entering.consented")];
    case "rows":
    case "files":
      return [];
  }
}
