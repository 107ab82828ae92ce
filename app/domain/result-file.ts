/**
 * The result file: everything that rankings and decisions depended on, without names. A stranger can recompute the
 * outcome from it; docs/result-file.md describes it for those who write a checker of their own.
 */
import { z } from "~/zod";
import { departuresOf, type Departure, type Winners } from "./decision";
import { rank, type RankedEntry, type Ranking, type RankingRow } from "./ranking";
import { differencesOf } from "./replacement";
import {
  type Category,
  judgingSchema,
  rubricSchema,
  type Rulebook,
  type SpecialAward,
  specialAwardSchema,
} from "./rulebook";
import { counts, sheetScore } from "./scoring";
import { reaches } from "./special-award";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));
const at = z.iso.datetime();
const label = z.string().min(1).max(60);

/** What a ranking can be recomputed from, as sealed. */
const decidingSchema = z.strictObject({
  format: z.literal(1),
  edition: z.string(),
  rubric: rubricSchema,
  judging: judgingSchema.pick({
    perEntry: true,
    minimumSheets: true,
    orders: true,
    floor: true,
    tie: true,
    outlier: true,
  }),
  caps: z.record(z.string(), z.number().int().min(1)),
  specialAwards: z.array(specialAwardSchema).optional(),
  model: z.strictObject({ name: z.literal("crossedRandomEffects"), version: z.literal(1) }),
  /** SHA-256 of the seed's text, made known before the first score. */
  seed: hex(32),
});
export type DecidingRules = z.infer<typeof decidingSchema>;

/** One version of the sealed rules, with who made it, why and when. */
const sealSchema = z.strictObject({
  version: z.number().int().min(1),
  hash: hex(32),
  at,
  reason: z.string(),
  /** Null where the portal sealed by itself, with the first scoresheet. */
  author: z.string().nullable(),
  /** The second person, asked for once scores could be seen. */
  approver: z.string().nullable(),
  hadScores: z.boolean(),
  rules: decidingSchema,
});
export type Seal = z.infer<typeof sealSchema>;

const whyNot = ["setAside", "recusal", "abstention", "conflict"] as const;
const sheetSchema = z.strictObject({
  judge: label,
  marks: z.record(z.string(), z.number()),
  counts: z.boolean(),
  /** Why it does not count. */
  why: z.enum(whyNot).nullable(),
});
const entrySchema = z.strictObject({
  entry: label,
  standing: z.enum(["inCompetition", "horsConcours"]),
  /** A label that is the same for entries of one country; null where there is none. */
  country: label.nullable(),
  sheets: z.array(sheetSchema),
});
export type FiledEntry = z.infer<typeof entrySchema>;

const placeSchema = z.strictObject({ from: z.number().int(), to: z.number().int() });
const flagSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("range"), value: z.number() }),
  z.strictObject({ kind: z.literal("gap"), criterion: z.string(), value: z.number() }),
  z.strictObject({ kind: z.literal("belowTotal"), floor: z.number() }),
  z.strictObject({
    kind: z.literal("belowCriterion"),
    criterion: z.string(),
    value: z.number(),
    floor: z.number(),
  }),
]);
const rankingSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      entry: label,
      sheets: z.number().int(),
      rawMean: z.number(),
      /** There where the adjusted score orders and the sheets tell it. */
      adjusted: z.number().optional(),
      deviation: z.number().nullable(),
      lowest: z.number(),
      highest: z.number(),
      criteria: z.record(z.string(), z.number()),
      place: placeSchema,
      meetsFloors: z.boolean(),
      proposal: z.enum(["winner", "none", "chair"]),
      tied: z.boolean(),
      decidedBy: z
        .union([z.strictObject({ criterion: z.string() }), z.enum(["countryWithoutWinner", "room"])])
        .nullable(),
      flags: z.array(flagSchema),
    }),
  ),
  tooFew: z.array(z.strictObject({ entry: label, sheets: z.number().int() })),
  horsConcours: z.array(
    z.strictObject({ entry: label, sheets: z.number().int(), rawMean: z.number().nullable() }),
  ),
  tie: z
    .strictObject({
      entries: z.array(label),
      places: z.number().int(),
      chair: z.strictObject({ entries: z.array(label), places: z.number().int() }).nullable(),
    })
    .nullable(),
});
export type FiledRanking = z.infer<typeof rankingSchema>;

const decisionSchema = z.strictObject({
  id: label,
  version: z.number().int().min(1),
  proposedAt: at,
  /** Two people, never the same: labels, no names. */
  proposedBy: label,
  approvedAt: at,
  approvedBy: label,
  winners: z.array(z.strictObject({ entry: label, code: label, place: z.number().int().min(1) })),
  /** Places that the rules allow and that went to nobody, with what the public is told of it. */
  notAwarded: z.strictObject({ places: z.number().int().min(0), words: z.string() }),
  departures: z.array(
    z.strictObject({
      entry: label,
      why: z.enum(["skipped", "belowFloor", "castingVote", "tooFew", "chosen"]),
      words: z.string().min(1),
    }),
  ),
});
export type FiledDecision = z.infer<typeof decisionSchema>;

/** An act that changed which sheets count, or asked for more of them, once scores could be seen. */
const actSchema = z.strictObject({
  at,
  act: z.enum(["outForConflict", "counted", "reopened", "furtherJudge"]),
  entry: label,
  judge: label.nullable(),
  /** What in the sealed rules gave cause, or null: then a second person stood for it. */
  trigger: z.enum(["conflict", "range", "criterionGap"]).nullable(),
  approvedBy: label.nullable(),
});
export type FiledAct = z.infer<typeof actSchema>;

/** A category that was merged into this one before judging, by two people. */
const mergeSchema = z.strictObject({
  from: label,
  into: label,
  reason: z.string().min(1),
  proposedAt: at,
  proposedBy: label,
  approvedAt: at,
  approvedBy: label,
});
export type FiledMerge = z.infer<typeof mergeSchema>;

const categorySchema = z.strictObject({
  id: label,
  cap: z.number().int().min(1),
  /** The version of the sealed rules by which it was ranked. */
  seal: z.number().int().min(1),
  entries: z.array(entrySchema),
  ranking: rankingSchema,
  decision: decisionSchema,
  acts: z.array(actSchema),
  /** In the order of their ids; left out where none was. */
  merged: z.array(mergeSchema).min(1).optional(),
});
export type FiledCategory = z.infer<typeof categorySchema>;

/** A special award, decided on the field that approved decisions on its categories made. */
const filedAwardSchema = z.strictObject({
  id: label,
  /** The version of the sealed rules by which it was given. */
  seal: z.number().int().min(1),
  standsOn: z.array(z.strictObject({ category: label, decision: label, version: z.number().int().min(1) })),
  decision: decisionSchema,
});
export type FiledSpecialAward = z.infer<typeof filedAwardSchema>;

const resultSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal("awardResult"),
  edition: z.string(),
  /** One category or special award as it was approved, or all of an edition as released. */
  scope: z.enum(["category", "specialAward", "edition"]),
  portal: z.string(),
  madeAt: at,
  /** The newest act of the history when the file was made. */
  history: z.strictObject({ acts: z.number().int().min(0), head: hex(32) }),
  seals: z.array(sealSchema).min(1),
  seed: hex(16),
  categories: z.array(categorySchema),
  /** Left out where the rules know none. */
  specialAwards: z.array(filedAwardSchema).optional(),
  /** Of a corrected result: the released version that it corrects, and the hash of that version's result file. */
  corrects: z.strictObject({ version: z.number().int().min(1), hash: hex(32) }).optional(),
});
export type ResultDocument = z.infer<typeof resultSchema>;

/** The file as it lies on the disk: the result, its SHA-256, and the portal's signature over its canonical text. */
export const resultFileSchema = z.strictObject({
  format: z.literal(1),
  hash: hex(32),
  key: hex(32),
  signature: hex(64),
  result: resultSchema,
});
export type ResultFile = z.infer<typeof resultFileSchema>;

/** Labels of a category's entries, in the order of their codes, so that labels stand in the order that codes would. */
export function labelsOf(category: string, codes: readonly string[]): Map<string, string> {
  const ordered = [...codes].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return new Map(ordered.map((code, at) => [code, `${category}-${String(at + 1).padStart(4, "0")}`]));
}

/** Entries without names: labels for entries, judges and countries; no comment, no time, no title. */
export function filedEntries(
  category: string,
  entries: readonly (Omit<RankedEntry, "sheets"> & {
    sheets: readonly (RankedEntry["sheets"][number] & { judgeId: string })[];
  })[],
  judgeLabel: (judgeId: string) => string,
): FiledEntry[] {
  const labels = labelsOf(
    category,
    entries.map((one) => one.code),
  );
  const countries = new Map<string, string>();
  return [...entries]
    .map((one) => ({ ...one, label: labels.get(one.code)! })) // every code has its label
    .sort((a, b) => (a.label < b.label ? -1 : 1))
    .flatMap(({ label: entry, standing = "inCompetition", country, sheets }) => {
      if (standing === "disqualified") return [];
      if (country !== null && !countries.has(country)) countries.set(country, `K${countries.size + 1}`);
      return {
        entry,
        standing,
        country: country === null ? null : countries.get(country)!, // put there above
        sheets: sheets
          .flatMap((sheet) => {
            if (sheet.submittedAt === null) return [];
            const isCounted = counts(sheet);
            return {
              judge: judgeLabel(sheet.judgeId),
              marks: { ...sheet.marks },
              counts: isCounted,
              why: isCounted
                ? null
                : sheet.setAsideAt !== null
                  ? ("setAside" as const)
                  : whyOf(sheet.endReason),
            };
          })
          .sort((a, b) => (a.judge < b.judge ? -1 : 1)),
      };
    });
}

/** What of a decision the file needs; people by their labels. */
export type ApprovedDecision = Pick<
  FiledDecision,
  "id" | "version" | "proposedAt" | "proposedBy" | "approvedAt" | "approvedBy"
> & { ranking: Ranking; winners: Winners };

/**
 * A decided category as the file has it, or null if its sheets do not give the ranking any more that was decided on.
 */
export function filedCategory({
  category,
  seal,
  entries,
  decision: { ranking: decided, winners, ...decision },
  acts,
  merged = [],
  judgeLabel,
}: {
  category: Pick<Category, "id" | "cap">;
  seal: Pick<Seal, "version" | "rules">;
  entries: Parameters<typeof filedEntries>[1];
  decision: ApprovedDecision;
  acts: (labelOf: (entryId: string) => string) => FiledAct[];
  /** Categories that are judged here. */
  merged?: readonly FiledMerge[];
  judgeLabel: (judgeId: string) => string;
}): FiledCategory | null {
  const labels = labelsOf(
    category.id,
    entries.map((one) => one.code),
  );
  const byId = new Map(entries.map((one) => [one.id, labels.get(one.code)!])); // every code has its label
  const labelOf = (id: string) => byId.get(id) ?? id;
  const filed = {
    id: category.id,
    cap: category.cap,
    entries: filedEntries(category.id, entries, judgeLabel),
  };
  const ranking = filedRanking(seal.rules, filed, withoutNames(decided, labelOf));
  if (differencesOf(withoutNames(decided, labelOf), ranking).length > 0) return null;
  return {
    ...filed,
    seal: seal.version,
    ranking,
    decision: filedDecision({ ...decision, ranking: decided, winners }, labelOf),
    acts: acts(labelOf),
    ...(merged.length > 0 && { merged: [...merged].sort((a, b) => (a.from < b.from ? -1 : 1)) }),
  };
}

/** A decided special award as the file has it; `labelOf` knows the labels that its categories have in the file. */
export function filedSpecialAward({
  award,
  seal,
  decision,
  labelOf,
}: {
  award: Pick<SpecialAward, "id">;
  seal: Pick<Seal, "version">;
  decision: ApprovedDecision;
  labelOf: (entryId: string) => string;
}): FiledSpecialAward {
  return {
    id: award.id,
    seal: seal.version,
    standsOn: decision.ranking.standsOn ?? [],
    decision: filedDecision(decision, labelOf),
  };
}

function filedDecision(
  { ranking, winners: { winners, reasons, notAwarded }, ...decision }: ApprovedDecision,
  labelOf: (entryId: string) => string,
): FiledDecision {
  const chosen = new Set(winners.map((one) => one.entryId));
  return {
    ...decision,
    winners: winners.map(({ entryId, code, place }) => ({ entry: labelOf(entryId), code, place })),
    notAwarded: { places: emptyPlaces(ranking.cap, chosen.size), words: notAwarded ?? "" },
    departures: departuresOf(ranking, chosen).map(({ entryId, why }) => ({
      entry: labelOf(entryId),
      why,
      words: reasons[entryId] ?? "",
    })),
  };
}

/** Of a sheet that does not count and was not set aside: its judge had a tie, or abstained. */
const whyOf = (reason: string | null) => whyNot.find((one) => one === reason) ?? "conflict";

/**
 * The ranking of a category, recomputed from what the file says of its entries. Where the adjusted score orders, it is
 * taken as `said`: to fit it again takes numerics that rules do not have.
 */
export function filedRanking(
  rules: DecidingRules,
  category: Pick<FiledCategory, "id" | "cap" | "entries">,
  said: FiledRanking,
): FiledRanking {
  return withoutNames(ranked(rules, category, said), (id) => id);
}

function ranked(
  rules: DecidingRules,
  category: Pick<FiledCategory, "id" | "cap" | "entries">,
  said: FiledRanking,
): Ranking {
  const adjusted = said.rows.flatMap((row) =>
    row.adjusted === undefined ? [] : [[row.entry, row.adjusted] as const],
  );
  // The seal holds of judging what a ranking needs; the rest of a rulebook's judging does not enter it.
  const book = { rubric: rules.rubric, judging: rules.judging as Rulebook["judging"] };
  return rank(
    book,
    category,
    category.entries.map((one) => ({
      id: one.entry,
      code: one.entry,
      title: "",
      organisation: "",
      country: one.country,
      standing: one.standing,
      sheets: one.sheets.map((sheet) => ({
        marks: sheet.marks,
        submittedAt: "in",
        setAsideAt: sheet.why === "setAside" ? "aside" : null,
        endReason: sheet.why === "setAside" ? null : sheet.why,
      })),
    })),
    new Map(adjusted),
  );
}

/** A ranking with labels in the place of ids, and without what its entries are called. */
export function withoutNames(ranking: Ranking, labelOf: (id: string) => string): FiledRanking {
  // Named one by one, so that nothing else that a row carries ever comes into the file.
  const row = (one: RankingRow): FiledRanking["rows"][number] => ({
    entry: labelOf(one.id),
    sheets: one.sheets,
    rawMean: one.rawMean,
    ...(one.adjusted !== undefined && { adjusted: one.adjusted }),
    deviation: one.deviation,
    lowest: one.lowest,
    highest: one.highest,
    criteria: one.criteria,
    place: one.place,
    meetsFloors: one.meetsFloors,
    proposal: one.proposal,
    tied: one.tied,
    decidedBy: one.decidedBy,
    flags: one.flags,
  });
  const { tie } = ranking;
  return {
    rows: ranking.rows.map(row),
    tooFew: ranking.tooFew.map(({ id, sheets }) => ({ entry: labelOf(id), sheets })),
    horsConcours: (ranking.horsConcours ?? []).map(({ id, sheets, rawMean }) => ({
      entry: labelOf(id),
      sheets,
      rawMean,
    })),
    tie: tie && {
      entries: tie.entries.map(labelOf),
      places: tie.places,
      chair: tie.chair && { entries: tie.chair.entries.map(labelOf), places: tie.chair.places },
    },
  };
}

/** The scores of a filed category's sheets that count, as the score model takes them. */
export function filedScores(
  { rubric }: Pick<DecidingRules, "rubric">,
  { entries }: Pick<FiledCategory, "entries">,
): { entry: string; judge: string; score: number }[] {
  return entries.flatMap(({ entry, sheets }) =>
    sheets.flatMap((sheet) => {
      const score = sheet.counts ? sheetScore(rubric, sheet.marks) : null;
      return score === null ? [] : [{ entry, judge: sheet.judge, score }];
    }),
  );
}

/** What in a result does not follow from its own parts; `where` names the category and the place in it. */
export type ResultFault = {
  what:
    | "seals"
    | "seed"
    | "edition"
    | "seal"
    | "cap"
    | "labels"
    | "sheets"
    | "ranking"
    | "standsOn"
    | "winners"
    | "notAwarded"
    | "departures"
    | "people"
    | "acts"
    | "merged"
    | "corrects";
  where: string;
};

/** Recomputes ranking, floors, ties and outcome from the file alone. Gives everything that does not agree. */
export function faultsOfResult(
  result: ResultDocument,
  sha256OfRules: (rules: DecidingRules) => string,
  sha256: (text: string) => string,
): ResultFault[] {
  const faults: ResultFault[] = [];
  const fault = (what: ResultFault["what"], where: string) => faults.push({ what, where });
  result.seals.forEach((seal, at) => {
    const before = result.seals[at - 1];
    const where = `version ${seal.version}`;
    if (seal.version !== at + 1 || (before && before.at > seal.at)) fault("seals", where);
    if (sha256OfRules(seal.rules) !== seal.hash) fault("seals", where);
    // A later version has author and reason; once scores could be seen, a second person.
    if (before && (seal.author === null || seal.reason.trim() === "")) fault("seals", where);
    if (before && seal.hadScores && (seal.approver === null || seal.approver === seal.author))
      fault("seals", where);
    if (seal.rules.edition !== result.edition) fault("edition", where);
    if (seal.rules.seed !== sha256(result.seed)) fault("seed", where);
  });
  const awards = result.specialAwards ?? [];
  const ids = [...result.categories, ...awards].map((one) => one.id);
  if (
    new Set(ids).size < ids.length ||
    (result.scope === "category" && (result.categories.length !== 1 || awards.length > 0)) ||
    (result.scope === "specialAward" && awards.length !== 1)
  )
    fault("labels", "categories");
  // A decision is made anew; what is corrected is the result that went to the public.
  if (result.corrects && result.scope !== "edition") fault("corrects", `version ${result.corrects.version}`);
  for (const category of result.categories) {
    const seal = result.seals.find((one) => one.version === category.seal);
    if (!seal) fault("seal", category.id);
    else for (const one of faultsOfCategory(seal.rules, category)) fault(one.what, one.where);
    for (const one of category.merged ?? []) if (ids.includes(one.from)) fault("merged", category.id);
  }
  for (const award of awards) for (const what of faultsOfSpecialAward(result, award)) fault(what, award.id);
  return faults;
}

/** What of a special award does not follow from the decisions that it stands on and the rules it was given by. */
function faultsOfSpecialAward(
  { seals, categories }: ResultDocument,
  { id, seal, standsOn, decision }: FiledSpecialAward,
): ResultFault["what"][] {
  const rules = seals.find((one) => one.version === seal)?.rules;
  const award = rules?.specialAwards?.find((one) => one.id === id);
  if (!rules || !award) return ["seal"];
  const faults: ResultFault["what"][] = [];
  const eligible = award.categories ?? Object.keys(rules.caps);
  const on = standsOn.flatMap(({ category }) => categories.find((one) => one.id === category) ?? []);
  const due = categories.filter((one) => eligible.includes(one.id) && one.ranking.rows.length > 0);
  const isFirm =
    new Set(on).size === due.length &&
    standsOn.length === due.length &&
    standsOn.every(({ category, decision: decisionId, version }, at) => {
      const one = on[at];
      return (
        one !== undefined &&
        due.includes(one) &&
        one.id === category &&
        one.decision.id === decisionId &&
        one.decision.version === version &&
        one.decision.approvedAt <= decision.proposedAt
      );
    });
  if (!isFirm) faults.push("standsOn");
  if (decision.proposedBy === decision.approvedBy || decision.proposedAt > decision.approvedAt)
    faults.push("people");
  const chosen = new Set(decision.winners.map((one) => one.entry));
  const rows = on.flatMap(({ ranking, decision: own }) =>
    ranking.rows
      .filter((row) => chosen.has(row.entry))
      .map((row) => ({ row, code: own.winners.find((one) => one.entry === row.entry)?.code })),
  );
  const isRight =
    chosen.size === decision.winners.length &&
    rows.length === decision.winners.length &&
    rows.length <= award.cap &&
    rows.every(({ row, code }, at) => {
      const one = decision.winners[at];
      return (
        one?.entry === row.entry &&
        one.place === row.place.from &&
        // An entry that won its category has its code in the file already, and gets no mention.
        (code === undefined || (code === one.code && !award.isMention))
      );
    });
  if (!isRight) faults.push("winners");
  if (decision.notAwarded.places !== emptyPlaces(award.cap, chosen.size)) faults.push("notAwarded");
  const departures = rows.map(({ row }): Departure => ({
    entryId: row.entry,
    code: row.entry,
    why: reaches(award, row) ? "chosen" : "belowFloor",
  }));
  if (!sameDepartures(departures, decision.departures)) faults.push("departures");
  return faults;
}

function faultsOfCategory(rules: DecidingRules, category: FiledCategory): ResultFault[] {
  const faults: ResultFault[] = [];
  const fault = (what: ResultFault["what"], where = category.id) => faults.push({ what, where });
  if (rules.caps[category.id] !== category.cap) fault("cap");
  const labels = category.entries.map((one) => one.entry);
  if (labels.some((one, at) => at > 0 && labels[at - 1]! >= one)) fault("labels"); // at is in the list
  const criteria = new Set(rules.rubric.criteria.map((one) => one.id));
  for (const { entry, sheets } of category.entries)
    for (const sheet of sheets)
      if (sheet.counts !== (sheet.why === null) || Object.keys(sheet.marks).some((id) => !criteria.has(id)))
        fault("sheets", `${category.id} › ${entry}`);
  const named = [
    ...rules.judging.tie.chain.flatMap((step) => (typeof step === "string" ? [] : [step.criterion])),
    ...Object.keys(rules.judging.floor.criteria),
  ];
  if (!(rules.rubric.scale.max > rules.rubric.scale.min) || named.some((id) => !criteria.has(id))) {
    fault("seal");
    return faults;
  }
  const ranking = ranked(rules, category, category.ranking);
  for (const { where } of differencesOf(
    category.ranking,
    withoutNames(ranking, (id) => id),
  ))
    fault("ranking", `${category.id} › ${where}`);

  const { decision } = category;
  if (decision.proposedBy === decision.approvedBy || decision.proposedAt > decision.approvedAt)
    fault("people");
  const chosen = new Set(decision.winners.map((one) => one.entry));
  const due = ranking.rows.filter((row) => chosen.has(row.id));
  const isRight =
    chosen.size === decision.winners.length &&
    due.length === decision.winners.length &&
    due.length <= category.cap &&
    due.every((row, at) => {
      const one = decision.winners[at];
      return one?.entry === row.id && one.place === row.place.from;
    });
  if (!isRight) fault("winners");
  if (decision.notAwarded.places !== emptyPlaces(category.cap, chosen.size)) fault("notAwarded");
  const departures = departuresOf(ranking, chosen);
  if (!sameDepartures(departures, decision.departures)) fault("departures");
  const merged = category.merged ?? [];
  merged.forEach((one, at) => {
    const isRight =
      one.into === category.id &&
      one.from !== one.into &&
      rules.caps[one.from] !== undefined &&
      (at === 0 || merged[at - 1]!.from < one.from) && // at is in the list
      one.reason.trim() !== "" &&
      one.proposedBy !== one.approvedBy &&
      one.proposedAt <= one.approvedAt &&
      one.approvedAt <= decision.proposedAt;
    if (!isRight) fault("merged");
  });
  for (const act of category.acts)
    if ((act.trigger === null && act.approvedBy === null) || !labels.includes(act.entry))
      fault("acts", `${category.id} › ${act.entry}`);
  return faults;
}

/** Places of a category that went to nobody. */
export function emptyPlaces(cap: number, winners: number): number {
  return Math.max(0, cap - winners);
}

const sameDepartures = (due: readonly Departure[], filed: FiledDecision["departures"]) =>
  due.length === filed.length &&
  due.every(({ entryId, why }, at) => filed[at]?.entry === entryId && filed[at].why === why);
