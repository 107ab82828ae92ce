/**
 * Makes random editions, decides them as chairs might, and asks three times what became of them: the portal, the
 * command `verify` and `verify-result.mjs`. Then the same of files that were tampered with and signed anew, and of
 * files with one byte flipped. `npm run prove:result -- --from 1 --to 300 --flips 10000 --out proof.json`: edition n is
 * always the same, what stands in the file already is not done again, and files of other ranges add up.
 */
import { generateKeyPairSync, sign } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { departuresOf, winnersOf } from "~/domain/decision";
import { decidingRules, rank } from "~/domain/ranking";
import {
  type DecidingRules,
  filedCategory,
  filedSpecialAward,
  type FiledSpecialAward,
  type ResultDocument,
  type ResultFile,
} from "~/domain/result-file";
import { readRulebook, type Rulebook, type SpecialAward, type TieStep } from "~/domain/rulebook";
import { marksOf } from "~/domain/scoring";
import { type DecidedCategory, fieldOf } from "~/domain/special-award";
import { type Dice, dice, seedFrom } from "~/engine/dice";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import { signedFile } from "~/services/result-files.server";
import { run as runIndependent } from "./verify-result.mjs";
import { runVerify } from "./verify";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signing = {
  publicKey: Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString("hex"),
  sign: (text: string) => sign(null, Buffer.from(text, "utf8"), privateKey).toString("hex"),
};
/** As much of a portal as signs. */
const signer = { portal: { signing } } as unknown as Parameters<typeof signedFile>[0];

const defaultBook = readRulebook(
  JSON.parse(readFileSync(new URL("../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
).rulebook!; // a test says that it is valid

/** The default rulebook with other bands, floors, chains, caps and least numbers of sheets. */
function bookOf(throws: Dice): Rulebook {
  const pick = <Thing>(things: readonly Thing[]) => things[throws.below(things.length)]!; // none of the lists is empty
  const criteria = defaultBook.rubric.criteria.map((one) => one.id);
  const steps: TieStep[] = [
    ...throws
      .shuffled(criteria)
      .slice(0, throws.below(3))
      .map((criterion) => ({ criterion })),
    ...(throws.below(2) === 0 ? (["countryWithoutWinner"] as const) : []),
  ];
  return {
    ...defaultBook,
    categories: defaultBook.categories.map((one) => ({ ...one, cap: 1 + throws.below(5) })),
    judging: {
      ...defaultBook.judging,
      minimumSheets: 1 + throws.below(3),
      floor: {
        total: pick([0, 40, 60]),
        criteria: throws.below(2) === 0 ? { [pick(criteria)]: 2 + throws.below(3) / 2 } : {},
      },
      tie: { band: pick([0, 0.5, 4, 12]), chain: [...throws.shuffled(steps), "chair"] },
    },
  };
}

/** Entries of a category with sheets on few marks, so that much is tied; some sheets do not count. */
function entriesOf(book: Rulebook, category: string, throws: Dice) {
  const scale = marksOf(book.rubric.scale);
  const levels = throws.shuffled(scale).slice(0, 2 + throws.below(4));
  const codes = throws.shuffled(Array.from({ length: 40 }, (_, at) => at));
  return Array.from({ length: throws.below(13) }, (_, number) => {
    const code = `${category}-P-${String(codes[number]! + 1)}`; // forty codes for a dozen entries
    const alike = throws.below(2) === 0 ? levels[0]! : null; // two levels at least
    return {
      id: `${category}/${number}`,
      code,
      title: `Case ${number}`,
      organisation: `University ${number}`,
      country: throws.below(5) === 0 ? null : ["KG", "VN", "IN"][throws.below(3)]!, // three of them
      standing: throws.below(8) === 0 ? ("horsConcours" as const) : ("inCompetition" as const),
      sheets: Array.from({ length: throws.below(5) }, (_, judge) => ({
        judgeId: `judge ${judge}`,
        marks: Object.fromEntries(
          book.rubric.criteria.map(({ id }) => [id, alike ?? levels[throws.below(levels.length)]!]), // in the list
        ),
        submittedAt: "2027-07-01T00:00:00.000Z",
        setAsideAt: throws.below(12) === 0 ? "2027-07-02T00:00:00.000Z" : null,
        endReason: throws.below(8) === 0 ? ["conflict", "recusal", "removed"][throws.below(3)]! : null,
      })),
    };
  });
}

/** None to two special awards of one or more categories. */
function awardsOf(throws: Dice): SpecialAward[] {
  const ids = defaultBook.categories.map((one) => one.id);
  return ["AwardA", "AwardB"].slice(0, throws.below(3)).map((id) => ({
    id,
    name: { en: id },
    criteria: { en: "For what the jury agrees on." },
    cap: 1 + throws.below(3),
    categories: throws.shuffled(ids).slice(0, 1 + throws.below(ids.length)),
    atLeast: [0, 40, 75][throws.below(3)]!, // three of them
    ...(throws.below(3) === 0 && { isMention: true as const }),
  }));
}

/** A special award given by lot out of what the categories decided, and filed. */
function awardedOf(
  award: SpecialAward,
  decided: readonly DecidedCategory[],
  labels: ReadonlyMap<string, string>,
  throws: Dice,
): FiledSpecialAward {
  const { categories = [], cap } = award;
  const field = fieldOf(award, { categories, orders: "rawMean" }, decided, () => true);
  const chosen = throws
    .shuffled(field.rows.map((row) => row.id))
    .slice(0, Math.min(cap, throws.below(cap + 1)));
  const winners = winnersOf(field, {
    winners: chosen,
    reasons: Object.fromEntries(chosen.map((id) => [id, "It meets the criteria of this award."])),
  });
  return filedSpecialAward({
    award,
    seal: { version: 1 },
    decision: {
      id: `decision ${award.id}`,
      version: 1 + throws.below(2),
      proposedAt: "2027-07-23T00:00:00.000Z",
      proposedBy: "P-chair",
      approvedAt: "2027-07-23T12:00:00.000Z",
      approvedBy: "P-organiser",
      ranking: field,
      winners,
    },
    labelOf: (id) => labels.get(id)!, // every entry with a place has its label
  });
}

export type Edition = { file: string; decided: Record<string, string[]>; steps: string[] };

/** A random edition: ranked by the portal's rules, decided by the proposal or against it, filed and signed. */
export function randomEdition(seed: number): Edition {
  const throws = dice(seedFrom(seed, 20));
  // Lots of their own, so that an edition's categories are the same with special awards and without.
  const lots = dice(seedFrom(seed, 22));
  const book = { ...bookOf(throws), specialAwards: awardsOf(lots) };
  const secret = sha256(`seed ${seed}`).slice(0, 32);
  const rules: DecidingRules = { ...decidingRules(book), seed: sha256(secret) };
  const hash = sha256(canonicalJson(rules));
  const decided: Edition["decided"] = {};
  const steps = new Set<string>();
  // In every other edition one category was too thin, and is judged in another.
  const lot = dice(seedFrom(seed, 24));
  const [into, from] = lot.shuffled(book.categories).slice(0, lot.below(2) === 0 ? 2 : 1);
  const rankings: DecidedCategory[] = [];
  const labels = new Map<string, string>();
  const categories = book.categories.flatMap((category) => {
    if (category === from) return [];
    const entries = entriesOf(book, category.id, throws);
    const ranking = rank(book, category, throws.shuffled(entries));
    for (const row of ranking.rows)
      if (row.decidedBy) steps.add(typeof row.decidedBy === "string" ? row.decidedBy : "criterion");
    if (ranking.tie?.chair) steps.add("chair");
    const proposed = [
      ...ranking.rows.filter((row) => row.proposal === "winner"),
      ...throws
        .shuffled(ranking.rows.filter((row) => row.proposal === "chair"))
        .slice(0, ranking.tie?.chair?.places ?? 0),
    ].map((row) => row.id);
    // One chair in three leaves the order: takes any, leaves places empty.
    const chosen =
      throws.below(3) === 0
        ? throws
            .shuffled(ranking.rows.map((row) => row.id))
            .slice(0, Math.min(category.cap, throws.below(category.cap + 1)))
        : proposed;
    const departures = departuresOf(ranking, new Set(chosen));
    const winners = winnersOf(ranking, {
      winners: chosen,
      reasons: Object.fromEntries(departures.map((one) => [one.entryId, "The jury agreed on this."])),
    });
    decided[category.id] = winners.winners.map(({ code, place }) => `${place} ${code}`);
    const filed = filedCategory({
      category,
      seal: { version: 1, rules },
      entries: throws.shuffled(entries),
      decision: {
        id: `decision ${category.id}`,
        version: 1,
        proposedAt: "2027-07-22T00:00:00.000Z",
        proposedBy: "P-chair",
        approvedAt: "2027-07-23T00:00:00.000Z",
        approvedBy: "P-organiser",
        ranking,
        winners,
      },
      acts: () => [],
      merged:
        from && category === into
          ? [
              {
                from: from.id,
                into: into.id,
                reason: "Two entries are too few.",
                proposedAt: "2027-06-12T00:00:00.000Z",
                proposedBy: "P-organiser",
                approvedAt: "2027-06-13T00:00:00.000Z",
                approvedBy: "P-other",
              },
            ]
          : [],
      judgeLabel: (id) => `J-${sha256(id).slice(0, 12)}`,
    });
    if (!filed) throw new RangeError(`Edition ${seed}: the file would not give the portal's own ranking`);
    rankings.push({ id: filed.decision.id, category: category.id, version: 1, ranking, winners });
    ranking.rows.forEach((row, at) => labels.set(row.id, filed.ranking.rows[at]!.entry)); // the same rows
    return filed;
  });
  const specialAwards = book.specialAwards.map((award) => awardedOf(award, rankings, labels, lots));
  for (const { id, decision } of specialAwards)
    decided[id] = decision.winners.map(({ code, place }) => `${place} ${code}`);
  const result: ResultDocument = {
    format: 1,
    kind: "awardResult",
    edition: book.edition.id,
    scope: "edition",
    portal: "0.1.0",
    madeAt: "2027-07-24T00:00:00.000Z",
    history: { acts: seed, head: sha256(String(seed)) },
    seals: [
      {
        version: 1,
        hash,
        at: "2027-06-20T00:00:00.000Z",
        reason: "",
        author: null,
        approver: null,
        hadScores: false,
        rules,
      },
    ],
    seed: secret,
    categories,
    ...(specialAwards.length > 0 && { specialAwards }),
  };
  return { file: signedFile(signer, result).fileJson, decided, steps: [...steps] };
}

/** What the two checkers say of a file: their exit codes. */
export function verdicts(file: Uint8Array): { portal: number; independent: number } {
  return {
    portal: runVerify(["result.json"], () => file).code,
    independent: runIndependent(["result.json"], () => file).code,
  };
}

/** The file with one thing in it changed, in canonical form and signed anew, as one would who holds a key. */
export function tampered(file: string, throws: Dice): string {
  const { result } = JSON.parse(file) as ResultFile;
  const category = result.categories[throws.below(result.categories.length)]!; // four of them
  const pick = <Thing>(things: readonly Thing[]) => things[throws.below(Math.max(things.length, 1))];
  const [entry, row] = [pick(category.entries), pick(category.ranking.rows)];
  const sheet = entry && pick(entry.sheets);
  const { decision } = category;
  const merge = result.categories.flatMap((one) => one.merged ?? [])[0];
  const award = pick(result.specialAwards ?? []);
  const rule = result.seals[0]!.rules.specialAwards?.find((one) => one.id === award?.id); // there is a seal
  const given = award?.decision;
  const reseal = (change: () => void) => {
    change();
    for (const seal of result.seals) seal.hash = sha256(canonicalJson(seal.rules));
  };
  const ofAwards = [
    () => given?.winners.pop(),
    () => given?.winners.reverse(),
    () => given && row && given.winners.push({ entry: row.entry, code: "X", place: row.place.from }),
    () => given?.departures.pop(),
    () => given?.departures.forEach((one) => (one.why = one.why === "chosen" ? "belowFloor" : "chosen")),
    () => given && (given.notAwarded.places += 1),
    () => given && (given.approvedBy = given.proposedBy),
    () => given && (given.proposedAt = "2027-07-22T00:00:00.000Z"),
    () => given && Object.assign(given.winners[0] ?? {}, { code: decision.winners[0]?.code ?? "X" }),
    () => award && (award.standsOn[0] ? (award.standsOn[0].version += 1) : (award.id = category.id)),
    () => award?.standsOn.pop(),
    () => award?.standsOn.reverse(),
    () => award && (award.id = category.id),
    () => award && (award.seal = 2),
    () => award && result.specialAwards?.push(award),
    () => rule && reseal(() => (rule.cap = 1)),
    () => rule && reseal(() => (rule.atLeast = 60)),
    () => rule && reseal(() => (rule.isMention = true)),
    () => rule && reseal(() => (rule.categories = ["C1"])),
    () => delete result.specialAwards,
    () => (result.scope = "specialAward"),
  ];
  const changes = [
    ...(award ? ofAwards : []),
    () => decision.winners.pop(),
    () => decision.departures.pop(),
    () => decision.departures.reverse(),
    () => merge && (merge.approvedBy = merge.proposedBy),
    () => merge && (merge.into = merge.from),
    () => merge && (merge.from = category.id),
    () => merge && (merge.approvedAt = "2027-07-24T00:00:00.000Z"),
    () => merge && (merge.reason = " "),
    () => (decision.notAwarded.places += 1),
    () => (decision.approvedBy = decision.proposedBy),
    () => row && (row.rawMean = Math.min(100, row.rawMean + 0.5)),
    () => row && (row.place = { from: row.place.from + 1, to: row.place.to + 1 }),
    () => row && (row.meetsFloors = !row.meetsFloors),
    () => row && (row.decidedBy = row.decidedBy === "room" ? null : "room"),
    () => sheet && (sheet.counts = !sheet.counts),
    () => sheet && (sheet.why = sheet.why === null ? "conflict" : null),
    () => sheet && Object.assign(sheet, { counts: !sheet.counts, why: sheet.counts ? "recusal" : null }),
    () => sheet && Object.assign(sheet.marks, { CR1: 5 }),
    () => sheet && delete sheet.marks["CR2"],
    () => entry && (entry.country = "K9"),
    () => entry && (entry.standing = entry.standing === "horsConcours" ? "inCompetition" : "horsConcours"),
    () => category.entries.pop(),
    () => category.entries.reverse(),
    () => category.ranking.rows.reverse(),
    () => (category.cap += 1),
    () => (result.seals[0]!.rules.judging.tie.band += 1), // there is one
    () => (result.seals[0]!.rules.caps[category.id] = 1),
    () => (result.seed = "0".repeat(32)),
    () => (result.scope = "category"),
    () => (result.seals[0]!.rules.judging.tie.chain = [{ criterion: "CR99" }, "chair"]), // there is one
  ];
  pick(changes)?.();
  return signedFile(signer, result).fileJson;
}

/** The bytes with one of them changed. */
export function flipped(file: Uint8Array, throws: Dice): Uint8Array {
  const bytes = Uint8Array.from(file);
  const at = throws.below(bytes.length);
  bytes[at] = bytes[at]! ^ (1 + throws.below(255)); // at is within the file
  return bytes;
}

export type Tally = {
  editions: number;
  /** The portal, verify and the independent checker agree that the file holds. */
  agreed: number;
  tampered: number;
  tamperedRefused: number;
  tamperedAgreed: number;
  flips: number;
  flipsRefused: number;
  /** Steps of the chain that decided something, by how many editions. */
  steps: Record<string, number>;
};
export const noTally: Tally = {
  editions: 0,
  agreed: 0,
  tampered: 0,
  tamperedRefused: 0,
  tamperedAgreed: 0,
  flips: 0,
  flipsRefused: 0,
  steps: {},
};

/** Adds one edition with its tampered and flipped files. */
export function prove(tally: Tally, seed: number, each: { tampered: number; flips: number }): Tally {
  const { file, decided, steps } = randomEdition(seed);
  const bytes = Buffer.from(file, "utf8");
  const throws = dice(seedFrom(seed, 21));
  const { portal, independent } = verdicts(bytes);
  const { result } = JSON.parse(file) as ResultFile;
  const filed = [...result.categories, ...(result.specialAwards ?? [])].map((one) => [
    one.id,
    one.decision.winners.map(({ code, place }) => `${place} ${code}`),
  ]);
  const isSame = canonicalJson(Object.fromEntries(filed)) === canonicalJson(decided);
  const next = { ...tally, steps: { ...tally.steps } };
  next.editions += 1;
  if (portal === 0 && independent === 0 && isSame) next.agreed += 1;
  for (const step of steps) next.steps[step] = (next.steps[step] ?? 0) + 1;
  for (let at = 0; at < each.tampered; at++) {
    const said = verdicts(Buffer.from(tampered(file, throws), "utf8"));
    next.tampered += 1;
    if (said.portal !== 0) next.tamperedRefused += 1;
    if ((said.portal === 0) === (said.independent === 0)) next.tamperedAgreed += 1;
  }
  for (let at = 0; at < each.flips; at++) {
    const said = verdicts(flipped(bytes, throws));
    next.flips += 1;
    if (said.portal !== 0 && said.independent !== 0) next.flipsRefused += 1;
  }
  return next;
}

type Proof = { done: [number, number][]; tally: Tally };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      from: { type: "string", default: "1" },
      to: { type: "string", default: "250" },
      flips: { type: "string", default: "10000" },
      out: { type: "string" },
    },
  });
  const [from, to, flips] = [Number(values.from), Number(values.to), Number(values.flips)];
  if (![from, to, flips].every((one) => Number.isInteger(one) && one >= 0) || from < 1 || to < from) {
    console.error("--from, --to and --flips are whole numbers, such as --from 1 --to 250 --flips 10000.");
    process.exitCode = 2;
  } else {
    const { out } = values;
    const proof: Proof =
      out !== undefined && existsSync(out)
        ? (JSON.parse(readFileSync(out, "utf8")) as Proof)
        : { done: [], tally: noTally };
    const keep = () => {
      if (out !== undefined) writeFileSync(out, `${JSON.stringify(proof, null, 2)}\n`);
    };
    const perEdition = Math.ceil(flips / (to - from + 1));
    for (let seed = from; seed <= to; seed++) {
      if (proof.done.some(([first, last]) => seed >= first && seed <= last)) continue;
      proof.tally = prove(proof.tally, seed, { tampered: 10, flips: perEdition });
      const last = proof.done.find(([, end]) => end === seed - 1);
      if (last) last[1] = seed;
      else proof.done.push([seed, seed]);
      if (seed % 25 === 0) keep();
    }
    keep();
    const { steps, ...counts } = proof.tally;
    console.table(counts);
    console.log(`Steps of the chain that decided, by editions: ${JSON.stringify(steps)}`);
    if (
      counts.agreed < counts.editions ||
      counts.flipsRefused < counts.flips ||
      counts.tamperedAgreed < counts.tampered
    )
      process.exitCode = 1;
  }
}
