/**
 * Edits the rulebook of an edition after its rules were sealed, at random and through the portal's own services, and
 * looks after each act whether a rule that decides changed without a version that has author, reason and time.
 * `npm run prove:rules -- --from 1 --to 10000 --out proof.json`: sequence n is always the same, what stands in the
 * file already is not done again, and files of other ranges add up.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openJobContext, type Portal, type ViewerContext } from "~/context.server";
import { decidingRules } from "~/domain/ranking";
import type { Rulebook } from "~/domain/rulebook";
import { type Instant, later, MINUTE } from "~/domain/time";
import { type Dice, dice, seedFrom } from "~/engine/dice";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import { sealOf, sealRulesNow } from "~/services/rankings.server";
import { answerRuleChange, moveDates, replaceRulebook } from "~/services/rulebooks.server";
import { findOpenChange, listSeals } from "~db/queries/result-files";
import { findSeal } from "~db/queries/rankings";
import {
  contextOf,
  makeAnswers,
  makeAssignment,
  makeFiles,
  makePerson,
  makeScoresheet,
  makeSubmittedEntry,
} from "~db/seed/factories";
import { readConfig } from "./config";
import { preparePortal } from "./portal";

export type Tally = {
  sequences: number;
  acts: number;
  /** Acts after which another rule decided than before. */
  changed: number;
  /** Of these: each has its version, with the author who asked, the reason and the time. */
  versioned: number;
  /** Made while scores were in: each has a second person. */
  withScores: number;
  bySecond: number;
  /** A rule changed and no version says so, or a version says what did not happen. */
  silent: number;
  refused: number;
};
export const noTally: Tally = {
  sequences: 0,
  acts: 0,
  changed: 0,
  versioned: 0,
  withScores: 0,
  bySecond: 0,
  silent: 0,
  refused: 0,
};

const start: Instant = "2027-02-01T02:00:00.000Z";

/** A portal with one entry, one sheet on it, and three organisers. */
export async function openBench() {
  const folder = mkdtempSync(join(tmpdir(), "portal-rules-"));
  const { portal, close } = await preparePortal(
    readConfig({ DATA_DIR: folder, PORT: "0", LOG_LEVEL: "error" }),
    { clock: () => start },
  );
  const make = (name: string, roles: readonly ("organiser" | "judge")[]) =>
    makePerson(portal, {
      name,
      address: `${name.toLowerCase()}@desk.example`,
      roles,
      editionId: "2027",
      now: start,
    });
  const organisers = [
    { id: await make("Ada", ["organiser"]), name: "Ada" },
    { id: await make("Bo", ["organiser"]), name: "Bo" },
    { id: await make("Cleo", ["organiser"]), name: "Cleo" },
  ];
  const judgeId = await make("Judge", ["judge"]);
  await portal.db.updateTable("edition").set({ openedAt: start }).execute();
  const entryId = await makeSubmittedEntry(portal, {
    leadId: await make("Lead", []),
    answers: makeAnswers(),
    files: makeFiles(),
    now: "2027-03-05T02:00:00.000Z",
  });
  const assignmentId = await makeAssignment(portal, { entryId, judgeId, now: "2027-07-01T02:00:00.000Z" });
  await makeScoresheet(portal, { assignmentId, judgeId, now: "2027-07-01T02:00:00.000Z" });
  return {
    portal,
    organisers,
    async close() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
type Bench = Awaited<ReturnType<typeof openBench>>;

/** Puts the edition back to its first rulebook, not sealed, without scores. */
async function reset({ portal: { db } }: Bench) {
  await db.deleteFrom("seal").execute();
  await db.deleteFrom("rule_change").execute();
  await db.deleteFrom("rulebook").where("version", ">", 1).execute();
  await db
    .updateTable("edition")
    .set({ rulebookVersion: 1, sealedAt: null, sealedHash: null, extendedFrom: null, extendedAt: null })
    .execute();
  await db.updateTable("scoresheet").set({ submittedAt: null }).execute();
}

/** A rulebook with one thing in it changed, which may decide or not, or may be forbidden. */
function edited(book: Rulebook, throws: Dice): Rulebook {
  const after = structuredClone(book);
  const { judging, rubric, categories } = after;
  const changes = [
    () => (judging.minimumSheets = 1 + throws.below(judging.perEntry)),
    () => (judging.floor.total = 40 + throws.below(30)),
    () => (judging.floor.criteria = throws.below(2) === 0 ? {} : { CR2: 1 + throws.below(3) }),
    () => (judging.tie.band = throws.below(8) / 4),
    () => (judging.tie.chain = throws.shuffled(judging.tie.chain)),
    () => (judging.outlier.range = 10 + throws.below(30)),
    () => (categories[throws.below(categories.length)]!.cap = 1 + throws.below(9)), // there are some
    () => {
      const [first, second] = throws.shuffled(rubric.criteria);
      if (!first || !second || first.weight <= 5) return;
      first.weight -= 5;
      second.weight += 5;
    },
    () => (rubric.criteria[0]!.name = { en: `Fit ${throws.below(100)}` }), // there is one
    () => (rubric.criteria = rubric.criteria.slice(1)),
    () => (rubric.scale.max += 1),
    () => (judging.complaintDays = 7 + throws.below(20)),
    () => (after.graceMinutes = throws.below(90)),
    () => (after.names.lead = { en: `Lead ${throws.below(100)}` }),
  ];
  const times = 1 + throws.below(2);
  for (let at = 0; at < times; at++) changes[throws.below(changes.length)]!(); // within the list
  return after;
}

async function as(portal: Portal, who: { id: string; name: string }, now: Instant): Promise<ViewerContext> {
  const context = await contextOf(portal, who.id, now);
  return { ...context, viewer: { ...context.viewer, name: who.name } };
}

/** One sequence of edits after the seal. */
export async function prove(bench: Bench, tally: Tally, seed: number): Promise<Tally> {
  const { portal, organisers } = bench;
  const { db } = portal;
  const throws = dice(seedFrom(seed, 30));
  const pick = <Thing>(things: readonly Thing[]) => things[throws.below(things.length)]!; // none is empty
  const next = { ...tally };
  await reset(bench);
  let now = start;
  await sealRulesNow(await as(portal, pick(organisers), now));
  // In half of the sequences a scoresheet is in from the first edit on.
  if (throws.below(2) === 0) await db.updateTable("scoresheet").set({ submittedAt: now }).execute();
  let before = await stateOf(portal);
  if (!before.isWhole) next.silent += 1;
  const reasons = new Map<string, { author: string; reason: string }>();
  const steps = 4 + throws.below(6);
  for (let step = 0; step < steps; step++) {
    now = later(now, (1 + throws.below(600)) * MINUTE);
    const actor = pick(organisers);
    const context = await as(portal, actor, now);
    const reason = `Reason ${seed}.${step}`;
    const waiting = await findOpenChange(db, "2027");
    let refusal = null;
    let asked = { author: actor.id, reason };
    const kind = throws.below(10);
    if (kind === 0)
      await db
        .updateTable("scoresheet")
        .set({ submittedAt: throws.below(4) === 0 ? null : now })
        .execute();
    else if (kind === 1) refusal = await sealRulesNow(context);
    else if (kind === 2)
      refusal = await moveDates(context, {
        moves: [{ stage: "feedback", edge: "opens", clock: `2027-09-${15 + throws.below(10)}T10:00` }],
        reason,
        version: context.edition.rulebookVersion - throws.below(2),
      });
    else if (waiting && kind < 7) {
      asked = reasons.get(waiting.id) ?? asked;
      refusal = await answerRuleChange(context, { id: waiting.id, isMade: throws.below(4) > 0 });
    } else {
      refusal = await replaceRulebook(context, {
        text: JSON.stringify(edited(context.edition.rulebook, throws)),
        reason,
        version: context.edition.rulebookVersion - (throws.below(8) === 0 ? 1 : 0),
      }).catch((error: unknown) => {
        // What is no rulebook at all is refused with 400.
        if (error instanceof Response) return { id: "organising.rulebook.faulty" as const };
        throw error;
      });
      const proposed = await findOpenChange(db, "2027");
      if (proposed && proposed.id !== waiting?.id) reasons.set(proposed.id, asked);
    }
    next.acts += 1;
    if (refusal) next.refused += 1;
    const after = await stateOf(portal);
    const added = after.seals.slice(before.seals.length);
    const isChanged = after.rules !== before.rules;
    const seal = added[0];
    if (isChanged) next.changed += 1;
    if (isChanged && after.hasScores) next.withScores += 1;
    const isSaid =
      added.length === 1 &&
      seal?.authorId === asked.author &&
      seal.reason === asked.reason &&
      seal.createdAt === now &&
      seal.authorName === organisers.find((one) => one.id === asked.author)?.name;
    if (isChanged && isSaid) next.versioned += 1;
    const isSecond = Boolean(seal?.approverId) && seal?.approverId === actor.id && actor.id !== seal.authorId;
    if (isChanged && after.hasScores && isSecond) next.bySecond += 1;
    const isRight = isChanged ? isSaid && (isSecond || !after.hasScores) : added.length === 0;
    const isKept = canonicalJson(after.seals.slice(0, before.seals.length)) === canonicalJson(before.seals);
    if (!isRight || !isKept || !after.isWhole) next.silent += 1;
    before = after;
  }
  next.sequences += 1;
  return next;
}

/** The rules that decide now, every version that is sealed, and whether the newest is these rules. */
async function stateOf(portal: Portal) {
  const { db } = portal;
  const context = await openJobContext(portal);
  const rules = canonicalJson(decidingRules(context.edition.rulebook));
  const seals = await listSeals(db, "2027");
  const newest = seals.at(-1);
  const { hash } = sealOf(context);
  const edition = await findSeal(db, "2027");
  const sheet = await db.selectFrom("scoresheet").select("submittedAt").executeTakeFirst();
  return {
    rules,
    seals,
    hasScores: Boolean(sheet?.submittedAt),
    isWhole: newest?.hash === hash && sha256(newest.rulesJson) === hash && edition?.sealedHash === hash,
  };
}

type Proof = { done: [number, number][]; tally: Tally };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      from: { type: "string", default: "1" },
      to: { type: "string", default: "500" },
      out: { type: "string" },
    },
  });
  const [from, to] = [Number(values.from), Number(values.to)];
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 1 && to >= from)) {
    console.error("--from and --to are whole numbers from 1 on, such as --from 1 --to 500.");
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
    const bench = await openBench();
    for (let seed = from; seed <= to; seed++) {
      if (proof.done.some(([first, last]) => seed >= first && seed <= last)) continue;
      proof.tally = await prove(bench, proof.tally, seed);
      const last = proof.done.find(([, end]) => end === seed - 1);
      if (last) last[1] = seed;
      else proof.done.push([seed, seed]);
      if (seed % 100 === 0) keep();
    }
    await bench.close();
    keep();
    console.table(proof.tally);
    const { silent, changed, versioned } = proof.tally;
    if (silent > 0 || versioned < changed) process.exitCode = 1;
  }
}
