import { type Context, newId, type ViewerContext } from "~/context.server";
import { allJudgedIn } from "~/domain/category-merges";
import {
  type Backer,
  conflictKey,
  entryTies,
  findConflicts,
  type FoundConflict,
  type JudgeTies,
  notKnown,
  refuseDeclaring,
  refuseSettling,
  type Tier,
} from "~/domain/conflicts";
import type { Refusal } from "~/domain/message";
import { normaliseOrganisation } from "~/domain/organisations";
import type { Db } from "~db/client";
import { listMerges } from "~db/queries/category-merges";
import {
  endConflict,
  findConflict,
  insertConflicts,
  listConflicts,
  listEntriesForJudging,
  listPeopleOfEntries,
} from "~db/queries/conflicts";
import {
  findJudge,
  listActiveJudges,
  listAddressesOf,
  listDeclarations,
  writeDeclaration,
} from "~db/queries/judges";
import { listRegister } from "~db/queries/organisations";
import { hasPublishedPlan, listSponsorNames } from "~db/queries/plans";
import { record } from "./history.server";
import { applyBars, drawLateNotices, type Notices } from "./late-conflicts.server";
import { organisationDomain } from "./mail-domains.server";

type Reading = Pick<Context, "edition">;

/** The entries that may come before judges, each with what ties follow from. */
export async function readEntriesForJudging(db: Db, { edition }: Reading) {
  const people = await listPeopleOfEntries(db, edition.id);
  const byEntry = new Map<string, typeof people>();
  for (const one of people) byEntry.set(one.entryId, [...(byEntry.get(one.entryId) ?? []), one]);
  return (await listEntriesForJudging(db, edition.id)).map((entry) => ({
    ...entry,
    ties: entryTies(edition.rulebook, entry, byEntry.get(entry.id) ?? []),
  }));
}
export type EntryForJudging = Awaited<ReturnType<typeof readEntriesForJudging>>[number];

/** Those whose people may not judge: the organiser, and the sponsors of the rulebook and of the portal. */
async function readBackers(db: Db, { edition }: Reading): Promise<Backer[]> {
  const { rulebook } = edition;
  const merges = await listMerges(db, edition.id);
  return [
    ...Object.values(rulebook.names.organiser).map((name) => ({ name, categories: [] })),
    ...rulebook.sponsors.map(({ name, categories }) => ({
      name,
      categories: allJudgedIn(merges, categories),
    })),
    ...(await listSponsorNames(db, edition.id)),
  ];
}

/**
 * What the portal finds between the judges (or one of them) and the entries, as of now. Names of organisations count
 * as the register says; another `register` shows what would be found under that one.
 */
export async function readFoundConflicts(
  db: Db,
  context: Reading,
  {
    judgeId,
    entries,
    register,
  }: {
    judgeId?: string;
    entries?: readonly EntryForJudging[];
    register?: ReadonlyMap<string, string>;
  } = {},
): Promise<FoundConflict[]> {
  const judges = (await listActiveJudges(db, context.edition.id)).filter(
    (judge) => judgeId === undefined || judge.id === judgeId,
  );
  const addresses = await listAddressesOf(
    db,
    judges.map((judge) => judge.id),
  );
  const find = await openFinding(db, context, {
    entries: entries ?? (await readEntriesForJudging(db, context)),
    ...(register && { register }),
  });
  return judges.flatMap((judge) =>
    find({
      ...judge,
      addresses: addresses.filter((one) => one.personId === judge.id).map((one) => one.address),
    }),
  );
}

/** What would be found between one person, who need not be a judge, and these entries. */
export async function findTiesOf(
  db: Db,
  context: Reading,
  { judge, entries }: { judge: JudgeTies; entries: readonly EntryForJudging[] },
): Promise<FoundConflict[]> {
  return (await openFinding(db, context, { entries }))(judge);
}

async function openFinding(
  db: Db,
  context: Reading,
  { entries, register }: { entries: readonly EntryForJudging[]; register?: ReadonlyMap<string, string> },
): Promise<(judge: JudgeTies) => FoundConflict[]> {
  const ties = entries.map((entry) => entry.ties);
  const backers = await readBackers(db, context);
  const roots = register ?? (await listRegister(db));
  const keyOf = (name: string) => {
    const normalised = normaliseOrganisation(name);
    return roots.get(normalised) ?? normalised;
  };
  return (judge) =>
    findConflicts(judge, ties, backers, {
      keyOf,
      domainOf: organisationDomain,
      sameCountry: context.edition.rulebook.judging.sameCountry,
    });
}

/**
 * Brings the stored conflicts in line with what the portal finds now: new ones are added, those that no longer hold
 * end. What the chair lifted stays lifted. Gives how many of each.
 */
export async function keepFoundConflicts(
  trx: Db,
  context: ViewerContext,
  found: readonly FoundConflict[],
  { judgeId, notices }: { judgeId?: string; notices: Notices },
): Promise<{ added: number; ended: number }> {
  const { edition, now, portal } = context;
  const stored = await listConflicts(
    trx,
    judgeId === undefined ? { editionId: edition.id } : { editionId: edition.id, judgeId },
  );
  const holds = new Set(found.map(conflictKey));
  const added = notKnown(found, stored);
  const ended = stored.filter(
    (one) =>
      one.endedAt === null &&
      (one.origin === "rule" || one.origin === "entrant") &&
      !holds.has(conflictKey(one)),
  );
  await insertConflicts(
    trx,
    added.map((one) => ({
      ...one,
      id: newId(portal),
      editionId: edition.id,
      createdAt: now,
      endedAt: null,
    })),
  );
  for (const one of ended) await endConflict(trx, { id: one.id, now });
  if (added.length + ended.length > 0)
    await record(trx, context, {
      act: "conflicts.found",
      kind: "edition",
      id: edition.id,
      facts: { added: added.length, ended: ended.length, ...(judgeId ? { judge: judgeId } : {}) },
    });
  await applyBars(trx, context, notices);
  return { added: added.length, ended: ended.length };
}

export type Tie = { entryId: string; tier: Tier; kind: string; reason: string };

/** A judge says which ties there are to the entries of a category, or that there are none. The last word counts. */
export async function declareConflicts(
  context: ViewerContext,
  { category, ties }: { category: string; ties: readonly Tie[] },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const judge = await findJudge(trx, { editionId: edition.id, personId: viewer.id });
    const profile = judge?.state === "active" ? judge.profile : null;
    if (!profile?.judgesIn.includes(category)) return { id: "conflicts.otherCategory" };
    const refusal = refuseDeclaring({
      book: edition.rulebook,
      now,
      termsAt: profile.termsAt,
      // A judge who comes late declares late.
      isPublished:
        (await hasPublishedPlan(trx, edition.id)) &&
        (await listDeclarations(trx, { editionId: edition.id, judgeId: viewer.id })).some(
          (one) => one.category === category,
        ),
    });
    if (refusal) return refusal;
    const inCategory = new Set(
      (await listEntriesForJudging(trx, edition.id))
        .filter((entry) => entry.category === category)
        .map((entry) => entry.id),
    );
    if (ties.some((tie) => !inCategory.has(tie.entryId))) return { id: "conflicts.entriesChanged" };

    const before = (await listConflicts(trx, { editionId: edition.id, judgeId: viewer.id })).filter(
      (one) => one.origin === "judge" && one.endedAt === null && inCategory.has(one.entryId),
    );
    const isSame = (one: Tie, other: Tie) =>
      one.entryId === other.entryId &&
      one.tier === other.tier &&
      one.kind === other.kind &&
      one.reason === other.reason;
    for (const one of before)
      if (!ties.some((tie) => isSame(tie, one))) await endConflict(trx, { id: one.id, now });
    const added = ties.filter((tie) => !before.some((one) => isSame(tie, one)));
    await insertConflicts(
      trx,
      added.map((tie) => ({
        id: newId(portal),
        editionId: edition.id,
        judgeId: viewer.id,
        origin: "judge" as const,
        createdAt: now,
        endedAt: null,
        ...tie,
      })),
    );
    await writeDeclaration(trx, { editionId: edition.id, judgeId: viewer.id, category, now });
    await record(trx, context, {
      act: "conflicts.declared",
      kind: "judge",
      id: viewer.id,
      facts: {
        category,
        entries: inCategory.size,
        ties: ties.map(({ entryId, tier, kind }) => ({ entryId, tier, kind })),
      },
      ...(ties.length > 0
        ? { words: Object.fromEntries(ties.map(({ entryId, reason }) => [entryId, reason])) }
        : {}),
    });
    return null;
  });
}

/** The chair settles a tie: it bars the judge from the entry, or it is lifted. The reason is kept. */
export async function settleConflict(
  context: ViewerContext,
  {
    id,
    judgeId,
    settlement,
    reason,
  }: { id: string; judgeId: string; settlement: "confirm" | "lift"; reason: string },
): Promise<Refusal> {
  const { db, edition, now, portal } = context;
  const notices = await drawLateNotices(context);
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const conflict = await findConflict(trx, { id, editionId: edition.id, judgeId });
    if (!conflict) return { id: "conflicts.settled" };
    const refusal = refuseSettling(conflict, settlement);
    if (refusal) return refusal;
    if (!(await endConflict(trx, { id, now }))) return { id: "conflicts.settled" };
    const row = {
      id: newId(portal),
      editionId: edition.id,
      entryId: conflict.entryId,
      judgeId,
      origin: "chair" as const,
      kind: conflict.kind,
      reason,
      createdAt: now,
    };
    // A lifted tie stays as a row that has ended, so that the rule which found it does not bring it back.
    await insertConflicts(trx, [
      settlement === "confirm"
        ? { ...row, tier: "bar", endedAt: null }
        : { ...row, tier: "declare", endedAt: now },
    ]);
    await record(trx, context, {
      act: settlement === "confirm" ? "conflict.confirmed" : "conflict.lifted",
      kind: "judge",
      id: judgeId,
      facts: { conflict: id, entry: conflict.entryId, kind: conflict.kind },
      words: { reason },
    });
    await applyBars(trx, context, notices);
    return null;
  });
}
