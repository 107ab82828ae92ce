/** The blank questions of a call, to think and write away from the portal: everything that its form says and asks. */
import { agreeingIn, startByOf } from "~/domain/entry-coherence";
import { fieldsOf, type Field, type PlainField, type Rulebook } from "~/domain/rulebook";
import { kindsOf } from "~/domain/form";
import { windowOf } from "~/domain/stages";
import { inLanguage, type Words } from "~/domain/words";
import type { Translate } from "~/locales/translate";
import { type Block, bothClocks, framed, type Paper, type Text } from "./paper";

/** Words that a line of handwriting holds. */
const WORDS_PER_LINE = 11;
/** Rows of a table that are printed to be filled in; more can be added on the portal. */
const PRINTED_ROWS = 4;

/** The questions of a rulebook as a paper with room to write. */
export function questionsPaper(
  t: Translate,
  {
    book,
    version,
    hash,
    portalAddress,
  }: { book: Rulebook; version: number; hash: string; portalAddress: string },
): Paper {
  const { opens, closes } = windowOf(book, "open");
  const { zone } = book.edition;
  const title = t("papers.questions.title");
  return framed(t, {
    book,
    title: `${inLanguage(book.names.award, t.locale)}: ${title}`,
    foot: title,
    stamp: null,
    at: opens,
    blocks: [
      { kind: "title", text: title },
      { kind: "paragraphs", voice: "lead", texts: [t("papers.questions.lead")] },
      {
        kind: "facts",
        facts: [
          { label: t("papers.questions.portal"), values: [portalAddress] },
          { label: t("papers.questions.open"), values: [bothClocks(t, opens, zone)] },
          { label: t("papers.questions.closes"), values: [bothClocks(t, closes, zone)] },
          {
            label: t("papers.questions.inAll"),
            values: [t("papers.questions.words", { min: 0, max: book.limits.narrativeWords })],
          },
          {
            label: t("papers.questions.rulebook"),
            values: [t("papers.questions.version", { version }), { code: hash }],
          },
        ],
      },
      ...(book.edition.note
        ? [{ kind: "notice" as const, texts: [inLanguage(book.edition.note, t.locale)] }]
        : []),
      ...book.form.sections.flatMap((section): Block[] => [
        {
          kind: "section",
          letter: section.letter,
          text: inLanguage(section.title, t.locale),
          ...(section.intro && { intro: inLanguage(section.intro, t.locale) }),
        },
        ...section.fields.map((field) => question(t, book, field)),
      ]),
    ],
  });
}

function question(t: Translate, book: Rulebook, field: Field): Block {
  const say = (words: Words) => inLanguage(words, t.locale);
  const criterion = book.rubric.criteria.find((one) => one.id === field.criterion);
  const { run } = agreeingIn(book);
  const about: Text[] = [
    ...(field.hint ? [say(field.hint)] : []),
    ...(run?.start === field.id ? [t.say(startByOf(run))] : []),
    ...(field.when ? [conditionOf(t, book, field.when)] : []),
    [
      ...(field.public ? [t("papers.questions.public")] : []),
      ...(field.judged && field.type !== "address" && field.type !== "phone"
        ? []
        : [t("papers.questions.notJudged")]),
    ].join(" "),
  ].filter((one) => one !== "");
  const floor = criterion && book.judging.floor.criteria[criterion.id];
  return {
    kind: "field",
    label: say(field.label),
    note: [
      t(field.required ? "papers.questions.isRequired" : "papers.questions.isOptional"),
      ...limitsOf(t, field),
    ].join(", "),
    isWide: field.type === "rows",
    blocks: [
      ...(about.length > 0 ? [{ kind: "paragraphs" as const, voice: "small" as const, texts: about }] : []),
      ...(criterion
        ? [
            {
              kind: "paragraphs" as const,
              voice: "small" as const,
              texts: [
                t("papers.questions.criterion", { criterion: say(criterion.name), weight: criterion.weight }),
                // What a mark means stands where there is something to write about it.
                ...(field.type === "prose"
                  ? criterion.levels.map(({ mark, words }) =>
                      t("papers.questions.level", { mark, words: say(words) }),
                    )
                  : []),
                ...(field.type === "prose" && floor !== undefined ? [t("entering.floor", { floor })] : []),
              ],
            },
          ]
        : []),
      ...placeFor(t, field),
    ],
  };
}

/** Where the answer goes: lines, boxes to tick, or a table. */
function placeFor(t: Translate, field: Field): Block[] {
  const say = (words: Words) => inLanguage(words, t.locale);
  switch (field.type) {
    case "choice":
    case "choices":
      return [
        {
          kind: "list",
          mark: "box",
          items: field.options.map((option) => [
            say(option.label),
            ...(option.hint ? [{ hint: say(option.hint) }] : []),
          ]),
        },
      ];
    case "consent":
      return [{ kind: "list", mark: "box", items: [[t("entering.consented")]] }];
    case "prose":
      return [{ kind: "room", lines: Math.max(3, Math.ceil(field.words.max / WORDS_PER_LINE)) }];
    case "rows":
      return [
        ...field.fields.map((one): Block => ({
          kind: "paragraphs",
          voice: "small",
          texts: [
            [
              say(one.label),
              [
                t(one.required ? "papers.questions.isRequired" : "papers.questions.isOptional"),
                ...limitsOf(t, one),
              ].join(", "),
              ...(one.hint ? [say(one.hint)] : []),
            ].join(" – "),
          ],
        })),
        {
          kind: "table",
          columns: field.fields.map((one) => ({
            label: say(one.label),
            isNumber: one.type === "number",
            share: one.type === "number" ? 2 : 4,
          })),
          rows: [],
          blank: Math.min(field.max, Math.max(field.min, PRINTED_ROWS)),
        },
      ];
    case "files":
      return [];
    default:
      return [{ kind: "room", lines: field.type === "text" && field.characters > 160 ? 2 : 1 }];
  }
}

/** What an answer may be, in words that continue a sentence. */
function limitsOf(t: Translate, field: Field): string[] {
  switch (field.type) {
    case "text":
      return [
        ...(field.words === undefined ? [] : [t("papers.questions.words", { min: 0, max: field.words })]),
        t("papers.questions.characters", { max: field.characters }),
      ];
    case "prose":
      return [t("papers.questions.words", field.words)];
    case "choice":
      return [t("papers.questions.choose")];
    case "choices":
      return [t("papers.questions.chooseUpTo", { max: field.max })];
    case "number":
      return [
        field.max >= 1e12
          ? t("papers.questions.number", { whole: String(field.whole), min: field.min })
          : t("papers.questions.numberTo", { whole: String(field.whole), min: field.min, max: field.max }),
      ];
    case "date":
      return [
        t(field.ongoing ? "papers.questions.dateOrOngoing" : "papers.questions.date"),
        ...(field.from ? [t("papers.questions.dateFrom", { from: field.from })] : []),
        ...(field.to ? [t("papers.questions.dateTo", { to: field.to })] : []),
      ];
    case "country":
      return [t("papers.questions.country")];
    case "address":
      return [t("papers.questions.address")];
    case "phone":
      return [t("papers.questions.phone")];
    case "link":
      return [t("papers.questions.web")];
    case "consent":
      return [t("papers.questions.consent")];
    case "rows":
      return [
        t("papers.questions.rows", {
          min: field.required ? Math.max(field.min, 1) : field.min,
          max: field.max,
        }),
      ];
    case "files":
      return [
        t("papers.questions.files", { max: field.max, kinds: kindsOf(field), megabytes: field.megabytes }),
      ];
  }
}

/** On which answers a question hangs, in words. */
function conditionOf(t: Translate, book: Rulebook, when: NonNullable<PlainField["when"]>): string {
  const other = fieldsOf(book).find((field) => field.id === when.field);
  const options = other && "options" in other ? other.options : [];
  const answers = when.is.map((id) => {
    const option = options.find((one) => one.id === id);
    return option ? `“${inLanguage(option.label, t.locale)}”` : id;
  });
  return t("papers.questions.when", {
    field: other ? inLanguage(other.label, t.locale) : when.field,
    answers: answers.reduce(
      (first, second) => (first ? t("papers.questions.or", { first, second }) : second),
      "",
    ),
  });
}
