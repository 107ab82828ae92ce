import { type Context, keyedHash, type ViewerContext } from "~/context.server";
import { judgedIn } from "~/domain/category-merges";
import type { Refusal } from "~/domain/message";
import {
  decidingRules,
  rank,
  type RankedEntry,
  type Ranking,
  refuseRanking,
  scoresOf,
} from "~/domain/ranking";
import type { DecidingRules } from "~/domain/result-file";
import {
  categoriesBehind,
  type Category,
  type Decidable,
  isSpecialAward,
  type Rulebook,
} from "~/domain/rulebook";
import { fieldOf } from "~/domain/special-award";
import { mayWin } from "~/domain/standing";
import { adjustedScores } from "~/engine/contest";
import type { Db } from "~db/client";
import { flag } from "~db/columns";
import { listMerges } from "~db/queries/category-merges";
import { listDecidedCategories } from "~db/queries/decisions";
import {
  countOpenSheets,
  listConflictCategories,
  listJudgedSheets,
  listRankedEntries,
  markSealed,
  updateSealedHash,
} from "~db/queries/rankings";
import { insertSeal, listSeals } from "~db/queries/result-files";
import { findSheetTime } from "~db/queries/scoresheets";
import { canonicalJson, sha256 } from "./canonical.server";
import { record } from "./history.server";

/**
 * The rules that decide as one canonical text (RFC 8785) with its SHA-256: what is sealed, and what anyone checks.
 * `book` is another rulebook than the one in force.
 */
export function sealOf(
  { edition, portal }: Pick<Context, "edition" | "portal">,
  book: Rulebook = edition.rulebook,
): { text: string; hash: string } {
  const text = canonicalJson({
    ...decidingRules(book),
    seed: sha256(seedOf({ edition, portal })),
  } satisfies DecidingRules);
  return { text, hash: sha256(text) };
}

/** What an edition's draws are thrown from: secret until the result file tells it, its SHA-256 in the sealed rules. */
export function seedOf({ edition, portal }: Pick<Context, "edition" | "portal">): string {
  return keyedHash(portal, `seed/${edition.id}`).slice(0, 32);
}

/**
 * Seals the rules inside the act that needs them fixed. Gives false if they were sealed before. `author` is who
 * sealed them as such; a first scoresheet seals them without one.
 */
export async function sealRules(
  trx: Db,
  context: ViewerContext,
  { author }: { author: boolean } = { author: false },
): Promise<boolean> {
  const { edition, now, viewer } = context;
  if (edition.sealedAt) return false;
  const { text, hash } = sealOf(context);
  if (!(await markSealed(trx, { editionId: edition.id, hash, now }))) return false;
  await insertSeal(trx, {
    editionId: edition.id,
    version: 1,
    rulesJson: text,
    hash,
    seed: seedOf(context),
    reason: "",
    authorId: author ? viewer.id : null,
    approverId: null,
    authorName: author ? viewer.name : null,
    approverName: null,
    hadScores: 0,
    createdAt: now,
  });
  await record(trx, context, {
    act: "rules.sealed",
    kind: "edition",
    id: edition.id,
    facts: { version: 1, hash, rulebook: edition.rulebookVersion },
  });
  return true;
}

/** Seals another version of the rules, with who made it, why, and who approved it once scores could be seen. */
export async function sealAnew(
  trx: Db,
  context: ViewerContext,
  {
    book,
    author,
    approver,
    reason,
    hadScores,
  }: {
    book: Rulebook;
    author: { id: string; name: string };
    approver: { id: string; name: string } | null;
    reason: string;
    hadScores: boolean;
  },
): Promise<void> {
  const { edition, now } = context;
  const { text, hash } = sealOf(context, book);
  const version = ((await listSeals(trx, edition.id)).at(-1)?.version ?? 0) + 1;
  await insertSeal(trx, {
    editionId: edition.id,
    version,
    rulesJson: text,
    hash,
    seed: seedOf(context),
    reason,
    authorId: author.id,
    approverId: approver?.id ?? null,
    authorName: author.name,
    approverName: approver?.name ?? null,
    hadScores: flag(hadScores),
    createdAt: now,
  });
  await updateSealedHash(trx, { editionId: edition.id, hash });
  await record(trx, context, {
    act: "rules.changed",
    kind: "edition",
    id: edition.id,
    facts: { version, hash, author: author.id, approver: approver?.id ?? null, hadScores },
    words: { reason },
  });
}

/** An organiser seals the rules before the first score. */
export function sealRulesNow(context: ViewerContext): Promise<Refusal> {
  return context.db
    .transaction()
    .execute(async (trx) =>
      (await sealRules(trx, context, { author: true })) ? null : { id: "ranking.sealedAlready" },
    );
}

/** What stands between a viewer and the scores, by category. */
export type Standing = { hasConflict: boolean; refusal: Refusal; openSheets: number };

/**
 * For each category: the viewer's own ties and open sheets, and how many sheets of all judges are not in. For a special
 * award: those of all its categories together, for whoever decides on it sees the scores of all.
 */
export async function readStandings(db: Db, context: ViewerContext): Promise<(category: string) => Standing> {
  const { edition } = context;
  const open = await countOpenSheets(db, { editionId: edition.id });
  const sightOf = await readSight(db, context);
  return (category) => ({
    ...sightOf(category),
    openSheets: openIn(open, categoriesBehind(edition.rulebook, category)),
  });
}

const openIn = (open: readonly { category: string | null; n: number }[], categories: readonly string[]) =>
  open.reduce((sum, one) => sum + (categories.includes(one.category ?? "") ? one.n : 0), 0);

/** For each category whether the viewer has a tie in it, and why they may not see its scores, or null. */
export async function readSight(
  db: Db,
  context: ViewerContext,
): Promise<(category: string) => Omit<Standing, "openSheets">> {
  const { edition, viewer, now } = context;
  const conflicts = await listConflictCategories(db, { editionId: edition.id, personId: viewer.id });
  const own = await countOpenSheets(db, { editionId: edition.id, judgeId: viewer.id });
  const merges = await listMerges(db, edition.id);
  const until = await findSheetTime(db, { editionId: edition.id, judgeId: viewer.id });
  return (category) => {
    const behind = categoriesBehind(edition.rulebook, category);
    const hasConflict = behind.some((id) => conflicts.includes(id));
    const into = judgedIn(merges, category);
    return {
      hasConflict,
      refusal:
        into === category
          ? refuseRanking(edition.rulebook, now, { hasConflict, until, ownOpenSheets: openIn(own, behind) })
          : { id: "merging.decidedElsewhere", values: { category, into } },
    };
  };
}

/** The ranking of one category as it is now. */
export async function readRanking(
  db: Db,
  { edition }: Pick<Context, "edition">,
  category: Category,
): Promise<Ranking> {
  const entries = await listRankedEntries(db, { editionId: edition.id, category: category.id });
  return rank(edition.rulebook, category, entries, await readAdjusted(db, { edition }, category, entries));
}

/**
 * The adjusted scores of a category where the rules let them decide, as `rank` wants them; `except` leaves one judge's
 * sheet of one entry out. Some 50 ms for 300 entries, and nothing is read where the raw mean decides.
 */
export async function readAdjusted(
  db: Db,
  { edition }: Pick<Context, "edition">,
  category: Category,
  entries: readonly RankedEntry[],
  except?: { entryId: string; judgeId: string },
): Promise<ReadonlyMap<string, number> | null> {
  const { rubric, judging } = edition.rulebook;
  if (judging.orders !== "adjusted") return null;
  const sheets = await listJudgedSheets(db, { editionId: edition.id, category: category.id });
  return adjustedScores(
    scoresOf(
      rubric,
      entries,
      sheets.filter((one) => one.entryId !== except?.entryId || one.judgeId !== except.judgeId),
    ),
  );
}

/**
 * All among whom a decision chooses, as it is now: the ranking of a category, or the field of a special award, which
 * waits for the decisions on these categories first.
 */
export async function readChoice(
  db: Db,
  { edition }: Pick<Context, "edition">,
  decidable: Decidable,
): Promise<{ ranking: Ranking; waitsFor: string[] }> {
  if (!isSpecialAward(decidable))
    return { ranking: await readRanking(db, { edition }, decidable), waitsFor: [] };
  const of = { editionId: edition.id, categories: categoriesBehind(edition.rulebook, decidable.id) };
  const decided = await listDecidedCategories(db, of);
  const able = (await listRankedEntries(db, of)).filter(({ standing = "inCompetition" }) =>
    mayWin({ standing }),
  );
  const ids = new Set(able.map((one) => one.id));
  const { orders } = edition.rulebook.judging;
  return {
    ranking: fieldOf(decidable, { ...of, orders }, decided, (id) => ids.has(id)),
    waitsFor: of.categories.filter(
      (id) => able.some((one) => one.category === id) && !decided.some((one) => one.category === id),
    ),
  };
}

/** The rankings of these categories as they are now; nothing of the others is read. */
export async function readRankings(
  db: Db,
  { edition }: Pick<Context, "edition">,
  categories: readonly Category[],
): Promise<Ranking[]> {
  const entries = await listRankedEntries(db, {
    editionId: edition.id,
    categories: categories.map(({ id }) => id),
  });
  const rankings: Ranking[] = [];
  for (const category of categories) {
    const own = entries.filter((entry) => entry.category === category.id);
    rankings.push(rank(edition.rulebook, category, own, await readAdjusted(db, { edition }, category, own)));
  }
  return rankings;
}
