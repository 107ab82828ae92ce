/** What stands in the casebook: the winning cases whose pages are open, and nothing of any other. */
import { countryName } from "~/components/words";
import type { ViewField, ViewSection } from "~/domain/entry-document";
import type { Result } from "~/domain/release";
import type { Rulebook } from "~/domain/rulebook";
import { inOrderOfTier, type Sponsor, sponsorsOfCategory } from "~/domain/sponsors";
import type { Instant } from "~/domain/time";
import { byCategory, type Winner } from "~/domain/winners";
import { inLanguage, type Words } from "~/domain/words";
import { momentText } from "~/locales/moment";
import type { Translate } from "~/locales/translate";
import type { Casebook, CaseLeaf, Credit, Leaf } from "./casebook";
import { groupsOf } from "./entry-paper";
import { type Block, framed, said, type Text } from "./paper";

/** A case with what everyone may read of it, and the copy of its first photograph. */
export type PrintedCase = Winner & {
  isWithheld: boolean;
  sections: readonly ViewSection[];
  citation: string;
  page: string;
  photo: { sha256: string; description: string; credit: string } | null;
};

type Facts = {
  book: Rulebook;
  told: {
    releaseAt: Instant;
    changedAt: Instant;
    result: Result;
    winners: readonly Winner[];
    corrections: readonly { at: Instant; note: Words }[];
  };
  cases: readonly PrintedCase[];
  complaints: { all: number; upheld: number; partly: number; notUpheld: number; waiting: number };
  /** The address of the winners' page. */
  page: string;
};

/** The book of an edition. A chapter without a case whose page is open is not in it. */
export function casebookPaper(t: Translate, facts: Facts): Casebook {
  const { book, told, cases } = facts;
  const { figures } = told.result;
  const edition = book.edition.id;
  const award = inLanguage(book.names.award, t.locale);
  const title = t("casebook.title", { edition });
  const dayOf = (at: Instant) =>
    momentText(at, { locale: t.locale, zone: book.edition.zone, withTime: false });
  const later = told.winners.length - cases.length;
  return {
    paper: framed(t, {
      book,
      title: `${title}: ${award}`,
      foot: `${title} · ${award}`,
      stamp: null,
      at: told.changedAt,
      blocks: [],
    }),
    leaves: [
      {
        kind: "cover",
        over: award,
        title,
        lead: inLanguage(book.names.theme ?? book.names.lead, t.locale),
        organiser: inLanguage(book.names.organiser, t.locale),
        figures: [
          { label: t("casebook.received"), value: String(figures.received) },
          { label: t("casebook.valid"), value: String(figures.valid) },
          { label: t("casebook.countries"), value: String(figures.countries) },
          { label: t("casebook.winners"), value: String(figures.winners) },
        ],
        ruler: figures,
      },
      {
        kind: "contents",
        heading: t("casebook.contents"),
        texts: [
          t("casebook.holds", { count: cases.length, day: dayOf(told.changedAt) }),
          ...(later > 0 ? [t("casebook.later", { count: later, address: facts.page })] : []),
        ],
      },
      ...categoryLeaves(t, facts),
      ...awardLeaves(t, facts),
      ...closingLeaves(t, facts, dayOf),
    ],
  };
}

function categoryLeaves(t: Translate, { book, told, cases }: Facts): Leaf[] {
  return byCategory(told.result).flatMap(({ category, valid, winners }): Leaf[] => {
    const own = cases.filter((one) => one.hasWonCategory && one.category === category);
    if (own.length === 0) return [];
    const of = book.categories.find(({ id }) => id === category);
    const merged = told.result.categories.find(({ id }) => id === category)?.merged ?? [];
    const nameOf = (id: string) =>
      inLanguage(book.categories.find((one) => one.id === id)?.name ?? { en: id }, t.locale);
    return [
      {
        kind: "chapter",
        letter: category,
        name: nameOf(category),
        texts: [
          ...(of?.whoMayEnter ? [t("winners.whoEnters", { who: inLanguage(of.whoMayEnter, t.locale) })] : []),
          ...merged.map((id) => t("merging.here", { category: nameOf(id) })),
          t("casebook.chapterCount", { winners, valid }),
        ],
        ruler: { received: valid, valid, winners },
        credits: creditsOf(
          t,
          book,
          sponsorsOfCategory(told.result.sponsors, category, []).filter(({ tier }) => tier === "category"),
        ),
        apart: t("sponsors.apart"),
      },
      ...own.map((one) => caseLeaf(t, book, one)),
    ];
  });
}

/** Special awards to cases that did not win their category; who won both stands in the category, with both named. */
function awardLeaves(t: Translate, { book, told, cases }: Facts): Leaf[] {
  const done = new Set<string>();
  return (told.result.specialAwards ?? []).flatMap(({ id, winners }): Leaf[] => {
    const award = book.specialAwards.find((one) => one.id === id);
    const own = cases.filter(
      (one) => !one.hasWonCategory && one.specialAwards.includes(id) && !done.has(one.entry),
    );
    if (!award || own.length === 0) return [];
    for (const one of own) done.add(one.entry);
    return [
      {
        kind: "chapter",
        letter: "★",
        name: inLanguage(award.name, t.locale),
        texts: [inLanguage(award.criteria, t.locale)],
        ruler: { received: winners.length, valid: winners.length, winners: winners.length },
        credits: creditsOf(
          t,
          book,
          told.result.sponsors.filter((one) => one.award === id),
        ),
        apart: t("sponsors.apart"),
      },
      ...own.map((one) => caseLeaf(t, book, one)),
    ];
  });
}

function caseLeaf(t: Translate, book: Rulebook, one: PrintedCase): CaseLeaf {
  const edition = book.edition.id;
  const home = one.sections.find(({ fields }) => fields.some(({ id }) => id === book.form.anchors.summary));
  const fields = one.sections.flatMap((section) => section.fields);
  const summary = fields.find(({ id }) => id === book.form.anchors.summary)?.value;
  const awards = book.specialAwards.filter(({ id }) => one.specialAwards.includes(id));
  // The section of the summary tells of the case in short; a case that withholds its text has no summary.
  const short = (home?.fields ?? fields).filter(isShort);
  const place = one.country ? countryName(one.country, t.locale) : "";
  return {
    kind: "case",
    over: [
      one.hasWonCategory
        ? t("release.caseOver", { edition, category: one.category })
        : t("release.caseEntered", { category: one.category }),
      ...awards.map(({ name }) => t("release.awardOf", { edition, name: inLanguage(name, t.locale) })),
    ].join(" · "),
    organisation: one.ownOrganisation || one.organisation,
    title: one.ownTitle || one.title,
    englishTitle: one.ownTitle ? one.title : "",
    by: [one.ownOrganisation ? one.organisation : "", place, one.code].filter(Boolean).join(", "),
    photo: one.photo && {
      sha256: one.photo.sha256,
      alt: one.photo.description,
      credit: one.photo.credit ? t("release.photoCredit", { credit: one.photo.credit }) : "",
    },
    summary: one.isWithheld
      ? [t("release.caseWithheld")]
      : summary?.kind === "prose"
        ? summary.paragraphs.map((typed) => ({ typed }))
        : [],
    blocks: [
      ...groupsOf(t, fields.filter(isFigures)),
      ...groupsOf(t, short),
      {
        kind: "facts",
        facts: [
          { label: t("winners.cite"), values: [{ typed: one.citation }] },
          { label: t("winners.licence"), values: licenceOf(t, book) },
          { label: t("casebook.page"), values: [{ typed: one.page }] },
        ],
      },
    ],
    listed: { title: one.title, by: [one.organisation, place].filter(Boolean).join(", ") },
  };
}

const isShort = ({ value }: ViewField) =>
  ["text", "options", "number", "date", "ongoing"].includes(value.kind);

/** Whether a field holds rows of what was counted, with its number. */
function isFigures({ value }: ViewField): boolean {
  return value.kind === "rows" && value.columns.length > 1 && value.columns.some(({ numeric }) => numeric);
}

function licenceOf(t: Translate, { licence }: Rulebook): Text[] {
  return licence
    ? [
        t("casebook.licence", {
          licence: inLanguage(licence.name, t.locale),
          link: licence.link,
        }),
      ]
    : [t("casebook.noLicence")];
}

function creditsOf(
  t: Translate,
  book: Rulebook,
  sponsors: readonly Omit<Sponsor, "prefix" | "startsAt" | "endsAt">[],
): Credit[] {
  return inOrderOfTier([...sponsors]).map(({ name, tier, categories, award, words, logo, logoAlt }) => {
    const of = book.specialAwards.find(({ id }) => id === award);
    return {
      name,
      words: [
        {
          typed: t("sponsors.line", {
            tier,
            name,
            categories: categories.join(", "),
            award: of ? inLanguage(of.name, t.locale) : "none",
            edition: book.edition.id,
          }),
        },
        said(t, words),
      ],
      logo: logo ? { sha256: logo, alt: logoAlt } : null,
    };
  });
}

function closingLeaves(
  t: Translate,
  { book, told, cases, complaints, page }: Facts,
  dayOf: (at: Instant) => string,
): Leaf[] {
  const { figures, sponsors } = told.result;
  const { perEntry, minimumSheets, conflictYears, complaintDays, complaintAnswerDays } = book.judging;
  const counted = (label: string, value: number, means: string): { label: string; values: Text[] } => ({
    label,
    values: [String(value), { hint: means }],
  });
  const jury: Block[] = [
    {
      kind: "facts",
      facts: [
        counted(t("release.judges"), figures.judges, t("winners.judgesMeans")),
        counted(t("release.sheets"), figures.sheets, t("winners.sheetsMeans")),
        counted(t("release.recusals"), figures.recusals, t("winners.recusalsMeans")),
        counted(t("complaints.public"), complaints.all, t("complaints.publicMeans", complaints)),
      ],
    },
    {
      kind: "field",
      label: t("winners.juryWork"),
      blocks: [
        {
          kind: "list",
          mark: "number",
          items: [
            t("winners.juryDeclare", { years: conflictYears }),
            t("winners.juryAssign", { judges: perEntry }),
            t("winners.juryMark", { criteria: book.rubric.criteria.length }),
            t("winners.juryRank", { sheets: minimumSheets }),
            t("winners.juryDecide"),
            t("winners.juryRelease"),
            t("winners.juryComplain", { days: complaintDays, answer: complaintAnswerDays }),
          ].map((text) => [text]),
        },
      ],
    },
    ...(told.corrections.length > 0
      ? [
          {
            kind: "facts" as const,
            facts: told.corrections.map(({ at, note }) => ({
              label: `${t("correction.publicHeading", { count: 1 })}, ${dayOf(at)}`,
              values: [said(t, note)],
            })),
          },
        ]
      : []),
  ];
  const photographers = [...new Set(cases.map(({ photo }) => photo?.credit ?? "").filter(Boolean))];
  const imprint: Block[] = [
    {
      kind: "facts",
      facts: [
        { label: t("casebook.publisher"), values: [inLanguage(book.names.organiser, t.locale)] },
        { label: t("casebook.announced"), values: [dayOf(told.releaseAt)] },
        { label: t("casebook.state"), values: [dayOf(told.changedAt)] },
        { label: t("casebook.winnersPage"), values: [{ typed: page }] },
        { label: t("casebook.rights"), values: licenceOf(t, book) },
        ...(photographers.length > 0
          ? [{ label: t("casebook.photographs"), values: [photographers.join(", ")] }]
          : []),
      ],
    },
    { kind: "paragraphs", voice: "small", texts: [t("sponsors.apart")] },
  ];
  return [
    { kind: "closing", heading: t("casebook.jury"), blocks: jury, credits: [] },
    {
      kind: "closing",
      heading: t("casebook.imprint"),
      blocks: imprint,
      credits: creditsOf(
        t,
        book,
        sponsors.filter(({ tier }) => tier === "title" || tier === "inKind"),
      ),
    },
  ];
}
