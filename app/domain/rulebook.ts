/**
 * The rulebook: everything about one edition that another award would do differently, as one document.
 * It is data: loaded from a file, validated here, versioned in the database, never changed in place once used.
 */
import { z } from "~/zod";
import { incoherences } from "./rulebook-coherence";
import { isZone } from "./time";

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/, "Use letters and digits only, starting with a letter");
const when = z.iso.datetime({
  offset: true,
  error: "Write date, time and offset, as in 2027-05-31T23:59:00+08:00",
});

const words = z.object({ en: z.string().min(1) }).catchall(z.string());

/** A field shows, or is required, only if another field has one of these answers. */
const condition = z.strictObject({ field: id, is: z.array(z.string()).min(1) });

const asked = {
  id,
  label: words,
  hint: words.optional(),
  required: z.boolean().default(false),
  when: condition.optional(),
  /** Shown on the public case page if the entry wins. */
  public: z.boolean().default(false),
  /** Part of what a judge is served. */
  judged: z.boolean().default(true),
  /** The rubric criterion shown beside the field. */
  criterion: id.optional(),
};
const option = z.strictObject({ id: z.string().min(1).max(40), label: words, hint: words.optional() });

const plainField = z.discriminatedUnion("type", [
  z.strictObject({
    ...asked,
    type: z.literal("text"),
    characters: z.number().int().max(1000),
    words: z.number().int().optional(),
    /** The text is a list with commas, of so many at most. */
    items: z.number().int().min(1).optional(),
    ownLanguage: z.boolean().default(false),
    /** The name of an organisation: known names are offered while it is typed, and any other may be. */
    organisation: z.boolean().default(false),
    autocomplete: z.string().optional(),
  }),
  z.strictObject({
    ...asked,
    type: z.literal("prose"),
    words: z.strictObject({ min: z.number().int().default(0), max: z.number().int() }),
  }),
  z.strictObject({ ...asked, type: z.literal("choice"), options: z.array(option).min(2) }),
  z.strictObject({
    ...asked,
    type: z.literal("choices"),
    options: z.array(option).min(2),
    max: z.number().int().min(1),
  }),
  z.strictObject({
    ...asked,
    type: z.literal("number"),
    min: z.number().default(0),
    max: z.number().default(1e12),
    whole: z.boolean().default(true),
  }),
  z.strictObject({
    ...asked,
    type: z.literal("date"),
    ongoing: z.boolean().default(false),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  z.strictObject({ ...asked, type: z.literal("country") }),
  z.strictObject({ ...asked, type: z.literal("address") }),
  z.strictObject({ ...asked, type: z.literal("phone") }),
  z.strictObject({ ...asked, type: z.literal("link") }),
  z.strictObject({ ...asked, type: z.literal("consent") }),
]);
const rowsField = z.strictObject({
  ...asked,
  type: z.literal("rows"),
  min: z.number().int().default(0),
  max: z.number().int().max(20),
  one: words,
  fields: z.array(plainField).min(1),
});
const filesField = z.strictObject({
  ...asked,
  type: z.literal("files"),
  min: z.number().int().default(0),
  max: z.number().int().min(1).max(10),
  megabytes: z.number().positive().max(50),
  kinds: z.array(z.enum(["pdf", "jpeg", "png"])).min(1),
  /** Pages that a PDF may have. */
  pages: z.number().int().min(1).max(500).optional(),
  /** Pictures carry words for those who do not see them, and who took them. */
  described: z.boolean().default(false),
});
const field = z.union([plainField, rowsField, filesField]);

export type PlainField = z.infer<typeof plainField>;
export type RowsField = z.infer<typeof rowsField>;
export type FilesField = z.infer<typeof filesField>;
export type Field = z.infer<typeof field>;
export type Option = z.infer<typeof option>;

const section = z.strictObject({
  id,
  letter: z.string().length(1),
  title: words,
  intro: words.optional(),
  fields: z.array(field).min(1),
});
export type Section = z.infer<typeof section>;

/** Fields that the portal itself must find, whatever an award calls or asks beside them. */
const anchors = z.strictObject({
  title: id,
  ownTitle: id.optional(),
  category: id,
  organisation: id,
  ownOrganisation: id.optional(),
  country: id,
  summary: id,
  /** Where the lead's own name and address stand as an entry is begun. */
  leadName: id.optional(),
  leadAddress: id.optional(),
  /** A rows field: people of the team. */
  team: id.optional(),
  /** A rows field: partner organisations, each asked to endorse by link. */
  partners: id.optional(),
  /** A rows field: people who should not judge the entry. */
  excluded: id.optional(),
  mayPublish: id.optional(),
  /** A prose field: passages that must not be published. */
  withheld: id.optional(),
});

const category = z.strictObject({
  id,
  name: words,
  whoMayEnter: words,
  /** Winners at most; the jury may name fewer. */
  cap: z.number().int().min(1),
  /** Every partner organisation named must endorse the entry before it can be valid. */
  endorsement: z.boolean().default(false),
  /** With fewer valid entries the organiser may merge the category. */
  minimumValid: z.number().int().min(1).default(3),
});
export type Category = z.infer<typeof category>;

/** A named prize beside the categories, by criteria of its own: an entry may win it, its category, or both. */
export const specialAwardSchema = z.strictObject({
  id,
  name: words,
  /** What it is given for, in public words. */
  criteria: words,
  /** Winners at most; the jury may name fewer. */
  cap: z.number().int().min(1),
  /** Categories whose entries can win it; left out, all can. */
  categories: z.array(id).min(1).optional(),
  /** The deciding score below which an entry wins only as one below a floor. */
  atLeast: z.number().min(0).max(100).optional(),
  /** An honourable mention: no prize, for entries that did not win their category, and told only with all results. */
  isMention: z.literal(true).optional(),
});
export type SpecialAward = z.infer<typeof specialAwardSchema>;
/** What a decision is about. Ids of categories and special awards are never the same. */
export type Decidable = Category | SpecialAward;

const criterion = z.strictObject({
  id,
  name: words,
  weight: z.number().positive(),
  why: words.optional(),
  levels: z.array(z.strictObject({ mark: z.number(), words })).min(1),
});
export type Criterion = z.infer<typeof criterion>;

/** A question before the long form. An option that does not simply fit says why, and what to do. */
const gateQuestion = z.strictObject({
  id,
  question: words,
  hint: words.optional(),
  options: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(40),
        label: words,
        /** `ask` lets the person begin, but advises to ask the organiser first. */
        then: z.enum(["fits", "ask", "bars"]).default("fits"),
        why: words.optional(),
      }),
    )
    .min(2),
  /** The choice field of the form that the answer is carried over to. */
  field: id.optional(),
});
export type Gate = readonly z.infer<typeof gateQuestion>[];

export const rubricSchema = z.strictObject({
  scale: z.strictObject({
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
    levels: z.array(z.strictObject({ mark: z.number(), words })),
  }),
  criteria: z.array(criterion).min(1),
  /** A lowest or highest mark is saved only with a reason. */
  reasonAtExtremes: z.boolean(),
  commentWords: z.number().int().min(0),
});
export type Rubric = z.infer<typeof rubricSchema>;

/** Steps that settle a tie, first to last: a criterion's mean, a country without a winner yet, the chair's word. */
const tieStep = z.union([
  z.strictObject({ criterion: id }),
  z.literal("countryWithoutWinner"),
  z.literal("chair"),
]);

export const judgingSchema = z.strictObject({
  perEntry: z.number().int().min(1).max(9),
  minimumSheets: z.number().int().min(1).max(9),
  perJudge: z.strictObject({ min: z.number().int().min(0), max: z.number().int().min(1) }),
  /** The score that orders entries, that floors are tested on and that defines ties. */
  orders: z.enum(["rawMean", "adjusted"]),
  floor: z.strictObject({ total: z.number(), criteria: z.record(z.string(), z.number()) }),
  tie: z.strictObject({ band: z.number().min(0), chain: z.array(tieStep).min(1) }),
  outlier: z.strictObject({ range: z.number(), criterionGap: z.number() }),
  /** Years back for which an affiliation still counts as a conflict. */
  conflictYears: z.number().int().min(0),
  /** What follows where judge and entry are of one country; left out, nothing does. */
  sameCountry: z.enum(["declare", "recuse", "bar"]).optional(),
  /** Judges with a tag of the organiser's that each entry wants; wished for, not demanded. */
  coverage: z
    .array(z.strictObject({ tag: z.string().min(1), atLeast: z.number().int().min(1).max(9) }))
    .optional(),
  complaintDays: z.number().int().min(0),
  /** Days that winners have for an answer, from the moment in which they are told in confidence. */
  answerDays: z.number().int().min(1).max(60).default(5),
  /** What becomes of a place whose winner declines or is disqualified after the decision. */
  freePlace: z.enum(["empty", "next"]).default("empty"),
  /** Within how many days a complaint is answered. */
  complaintAnswerDays: z.number().int().min(1).max(365).default(42),
  /** Judges see the marks of the others of an entry, without names, once their own sheet is in. */
  othersAfterOwn: z.boolean().default(false),
});

/** What the portal can find out by itself: see `portal-answers`. */
export const portalFacts = ["answered", "alone", "endorsed"] as const;
export type PortalFact = (typeof portalFacts)[number];

/** A question about an entry that a screener answers, one at a time. */
const check = z.strictObject({
  id,
  text: words,
  /** Fields of the form that it is about; their answers are shown beside it. */
  fields: z.array(id).min(1).optional(),
  /** The facts that are the whole of it: the portal answers, and the screener may say otherwise. */
  portal: z.array(z.enum(portalFacts)).min(1).optional(),
});

/** How long entrants have, in days, once screening has said something to them. */
const screening = z.strictObject({
  /** For one reply to "not valid". */
  replyDays: z.number().int().min(1).max(60).default(7),
  /** For the fields of another category, where the repairs of all end earlier. */
  moveDays: z.number().int().min(1).max(60).default(5),
});

/**
 * A sample case that every judge marks before the first entry: its texts in short, and the marks that the chair
 * expects with why. They are shown to a judge who has marked the case, and to nobody before.
 */
const sampleCase = z.strictObject({
  id,
  title: words,
  texts: z.array(z.strictObject({ heading: words, words })).min(1),
  marks: z.record(z.string(), z.number()),
  note: words,
});
export type SampleCase = z.infer<typeof sampleCase>;

/**
 * Stages in order. Windows may overlap: repairs run while judges declare. `demo` names the five stages that
 * the demonstration and the access matrix know.
 */
const stage = z.strictObject({
  id: z.enum([
    "setUp",
    "open",
    "screening",
    "repair",
    "declaring",
    "scoring",
    "moderation",
    "secondRound",
    "deliberation",
    "embargo",
    "announced",
    "caseSharing",
    "ceremony",
    "feedback",
    "archive",
  ]),
  name: words,
  opens: when,
  closes: when,
});
export type StageId = z.infer<typeof stage>["id"];

const sponsor = z.strictObject({
  id,
  name: z.string().min(1),
  tier: z.enum(["title", "category", "specialAward", "inKind"]),
  categories: z.array(id).default([]),
  /** The special award that a sponsor of that tier gives. */
  award: id.optional(),
  prefix: words.optional(),
  words,
  link: z.url({ protocol: /^https$/ }).optional(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/i),
});

/** Things other awards have that this portal does not do yet; a rulebook that asks for one is refused, not half obeyed. */
const notBuilt = z.literal(false, { error: "This switch is not built yet; it must be false" }).default(false);

/** What is published of an edition that was held elsewhere: each fact with where it was read. */
const earlierEdition = z.strictObject({
  id: z.string().regex(/^[0-9a-z-]{1,20}$/),
  name: words,
  theme: words.optional(),
  facts: z
    .array(
      z.strictObject({
        label: words,
        value: words,
        sources: z.array(z.url({ protocol: /^https?$/ })).min(1),
      }),
    )
    .min(1),
});

/**
 * Fields of the form with the days on which a case began and ended, and the months that it must have run between them
 * and by the day on which the call closes. Results count that lie in a window of their own.
 */
const duration = z.strictObject({
  start: id,
  end: id,
  months: z.number().int().min(1).max(120),
  results: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
});

export const rulebookSchema = z
  .strictObject({
    format: z.literal(1),
    edition: z.strictObject({
      id: z.string().regex(/^[0-9a-z-]{1,20}$/),
      ordinal: z.number().int().min(1),
      zone: z.string().refine(isZone, "This is not a time zone name, such as Asia/Shanghai"),
      codePrefix: z.string().regex(/^[A-Z0-9-]{2,20}$/),
      accent: z.string().regex(/^#[0-9a-f]{6}$/i),
      /** Said on every page that shows the rules, so that a default is never taken for the award's own rule. */
      note: words.optional(),
    }),
    names: z.strictObject({
      award: words,
      short: words,
      organiser: words,
      theme: words.optional(),
      lead: words,
      /** Official names, locked: whoever translates the call uses these. */
      glossary: z.array(words),
    }),
    languages: z.strictObject({
      pages: z.array(z.string()).min(1),
      entries: z.array(z.string()).min(1),
      charactersPerWord: z.number().positive(),
    }),
    categories: z.array(category).min(1),
    specialAwards: z.array(specialAwardSchema).default([]),
    whoMayEnter: z.array(words),
    gate: z.array(gateQuestion).default([]),
    limits: z.strictObject({
      perOrganisation: z.number().int().min(1),
      /** At most so many in one category; with a condition, for those organisations alone that it names. */
      perCategory: z.strictObject({ most: z.number().int().min(1), when: condition.optional() }).optional(),
      narrativeWords: z.number().int().min(1),
      narrative: z.array(id),
      duration: duration.optional(),
    }),
    form: z.strictObject({ anchors, sections: z.array(section).min(1) }),
    eligibility: z.array(check).min(1),
    screening: screening.prefault({}),
    rubric: rubricSchema,
    judging: judgingSchema,
    /** Two or three, or none for an award that does not calibrate. */
    calibration: z.array(sampleCase).max(3).default([]),
    stages: z.array(stage).length(15),
    graceMinutes: z.number().int().min(0),
    /** An upload begun before that may finish so much later, and the entry be submitted with it. */
    uploadGraceMinutes: z.number().int().min(0).max(1440).default(60),
    ceremony: words.optional(),
    /** Under which the text of winning cases may be used; left out where their authors gave none. */
    licence: z.strictObject({ name: words, link: z.url({ protocol: /^https$/ }) }).optional(),
    /** Earlier editions that this portal did not run, as far as they are published. */
    earlier: z.array(earlierEdition).default([]),
    sponsors: z.array(sponsor),
    switches: z.strictObject({
      secondRound: notBuilt,
      defence: notBuilt,
      publicVote: notBuilt,
      hideNames: notBuilt,
      pools: notBuilt,
      honourableMention: z.boolean(),
      entryFee: notBuilt,
    }),
  })
  .superRefine((book, context) => {
    for (const fault of incoherences(book)) context.addIssue({ code: "custom", ...fault });
  });

export type Rulebook = z.infer<typeof rulebookSchema>;
export type Judging = Rulebook["judging"];
export type TieStep = Judging["tie"]["chain"][number];

/** A fault of a rulebook file, where it is and what to do, in words an organiser understands. */
export type RulebookFault = { where: string; message: string };

/** Reads a rulebook document. Gives the rulebook, or every fault in it. */
export function readRulebook(
  document: unknown,
): { rulebook: Rulebook; faults: null } | { rulebook: null; faults: RulebookFault[] } {
  const result = rulebookSchema.safeParse(document);
  if (result.success) return { rulebook: result.data, faults: null };
  return {
    rulebook: null,
    faults: result.error.issues.map((issue) => ({
      where: issue.path.join(" › ") || "the whole document",
      message: issue.message,
    })),
  };
}

/** Every field of the form, in the order of its sections. */
export function fieldsOf(book: Rulebook): Field[] {
  return book.form.sections.flatMap((s) => s.fields);
}

export function categoryOf(book: Rulebook, categoryId: string | null | undefined): Category | undefined {
  return book.categories.find((c) => c.id === categoryId);
}

/** The category or the special award of this id. */
export function decidableOf(book: Rulebook, id: string | null | undefined): Decidable | undefined {
  return categoryOf(book, id) ?? book.specialAwards.find((one) => one.id === id);
}

/** Whether it is an honourable mention, which is a special award that is no prize. */
export function isMention(book: Pick<Rulebook, "specialAwards">, id: string): boolean {
  return book.specialAwards.some((one) => one.id === id && one.isMention);
}

export function isSpecialAward(one: Decidable): one is SpecialAward {
  return "criteria" in one;
}

/** The categories whose entries can win what is decided: a category's own, or those of a special award. */
export function categoriesBehind(book: Rulebook, id: string): string[] {
  const award = book.specialAwards.find((one) => one.id === id);
  return award ? (award.categories ?? book.categories.map((one) => one.id)) : [id];
}
