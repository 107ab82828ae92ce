import { type Context, newId, type ViewerContext } from "~/context.server";
import { conflictKey, type FoundKind } from "~/domain/conflicts";
import { refuseOverLimit } from "~/domain/entering";
import type { EntryDocument } from "~/domain/entry-document";
import type { Refusal } from "~/domain/message";
import { normaliseOrganisation, refuseMerging, refuseNaming, rootsOf } from "~/domain/organisations";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { listEntriesForJudging } from "~db/queries/conflicts";
import { findNewestRevision } from "~db/queries/entries";
import { listActiveJudges } from "~db/queries/judges";
import {
  completeOrganisation,
  deleteSpelling,
  findOrganisation,
  findOrganisationByName,
  insertOrganisation,
  insertOrganisationName,
  listJudgesByRoots,
  listOrganisationsByRoot,
  listRegister,
  listSubmittedByRoots,
  updateMerge,
  updateOrganisationName,
  updateRoot,
} from "~db/queries/organisations";
import { keepFoundConflicts, readFoundConflicts } from "./conflicts.server";
import { record } from "./history.server";
import { drawLateNotices, type Notices } from "./late-conflicts.server";

/**
 * The organisation of the register that a name belongs to; a name that the register lacks becomes an organisation of
 * its own. Gives its id, or null for no name. A name in the own language and a country are kept where none is known.
 */
export async function registerOrganisation(
  trx: Db,
  { portal, now }: Pick<Context, "portal" | "now">,
  { name, ownName = "", country = null }: { name: string; ownName?: string; country?: string | null },
): Promise<string | null> {
  const normalised = normaliseOrganisation(name);
  if (normalised === "") return null;
  const known = await findOrganisationByName(trx, normalised);
  if (known) {
    if (ownName !== "" || country) await completeOrganisation(trx, { id: known.id, ownName, country });
    return known.id;
  }
  const id = newId(portal);
  await insertOrganisation(trx, { id, name: name.trim(), ownName, country, now });
  await insertOrganisationName(trx, {
    normalised,
    organisationId: id,
    name: name.trim(),
    kind: "name",
    now,
  });
  return id;
}

type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;

/** What follows from merging two organisations: entries that count together, limits, judges and conflicts. */
export async function previewMerge(
  db: Db,
  context: Pick<Context, "edition">,
  { one, into }: { one: Organisation; into: Organisation },
) {
  const { edition } = context;
  const rootIds = [one.rootId, into.rootId];
  const entries = await listSubmittedByRoots(db, { rootIds, editionId: edition.id });
  const over: { id: string; code: string; title: string; refusal: NonNullable<Refusal> }[] = [];
  const counted: { category: string | null }[] = [];
  for (const entry of entries) {
    const revision = await findNewestRevision(db, entry.id);
    const answers = revision ? fromJson<EntryDocument>(revision.documentJson).answers : {};
    const refusal = refuseOverLimit(edition.rulebook, answers, {
      others: counted.map((other) => other.category),
      standsIn: null,
    });
    if (refusal) over.push({ id: entry.id, code: entry.code, title: entry.title, refusal });
    counted.push({ category: entry.category });
  }
  const register = await listRegister(db);
  const merged = new Map(
    [...register].map(([name, root]) => [name, root === one.rootId ? into.rootId : root] as const),
  );
  const before = new Set((await readFoundConflicts(db, context, { register })).map(conflictKey));
  const found = (await readFoundConflicts(db, context, { register: merged })).filter(
    (conflict) => !before.has(conflictKey(conflict)),
  );
  const judges = await listActiveJudges(db, edition.id);
  const judged = await listEntriesForJudging(db, edition.id);
  return {
    entries,
    over,
    judges: await listJudgesByRoots(db, { rootIds, editionId: edition.id }),
    conflicts: found.flatMap(({ judgeId, entryId, kind }) => {
      const judge = judges.find((other) => other.id === judgeId);
      const entry = judged.find((other) => other.id === entryId);
      return judge && entry
        ? [{ judge: judge.name, code: entry.code, title: entry.title, kind: kind satisfies FoundKind }]
        : [];
    }),
  };
}

/**
 * Lets one organisation count as another: names, entries, limits, judges and conflicts follow. Nothing is rewritten,
 * so that it can be undone.
 */
export async function mergeOrganisations(
  context: ViewerContext,
  { id, version, intoId }: { id: string; version: number; intoId: string },
): Promise<Refusal> {
  const notices = await drawLateNotices(context);
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const [one, into] = [await findOrganisation(trx, id), await findOrganisation(trx, intoId)];
    const refusal = refuseMerging(one, into);
    if (refusal || !one || !into) return refusal;
    if (!(await updateMerge(trx, { id, version, mergedIntoId: intoId })))
      return { id: "organisations.changed" };
    await follow(trx, context, [one.rootId, into.rootId], notices, {
      act: "organisation.merged",
      id,
      facts: { into: intoId },
      words: { name: one.name, into: into.name },
    });
    return null;
  });
}

/** Lets a merged organisation stand for itself again, with what was merged into it before. */
export async function undoMerge(
  context: ViewerContext,
  { id, version }: { id: string; version: number },
): Promise<Refusal> {
  const notices = await drawLateNotices(context);
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const one = await findOrganisation(trx, id);
    if (!one) return { id: "organisations.gone" };
    if (one.mergedIntoId === null) return { id: "organisations.notMerged" };
    if (!(await updateMerge(trx, { id, version, mergedIntoId: null })))
      return { id: "organisations.changed" };
    await follow(trx, context, [one.rootId], notices, {
      act: "organisation.parted",
      id,
      facts: { from: one.mergedIntoId },
      words: { name: one.name },
    });
    return null;
  });
}

/** Works out anew who counts as whom among these, brings the conflicts in line, and records the act. */
async function follow(
  trx: Db,
  context: ViewerContext,
  rootIds: readonly string[],
  notices: Notices,
  act: { act: string; id: string; facts: Record<string, unknown>; words: Record<string, unknown> },
) {
  const register = await listOrganisationsByRoot(trx, rootIds);
  for (const [id, rootId] of rootsOf(register)) await updateRoot(trx, { id, rootId });
  const conflicts = await keepFoundConflicts(trx, context, await readFoundConflicts(trx, context), {
    notices,
  });
  await record(trx, context, {
    ...act,
    kind: "organisation",
    facts: { ...act.facts, conflicts: conflicts.added, conflictsEnded: conflicts.ended },
  });
}

/** Gives an organisation another name; the one it had is kept as a former name, under which it is still found. */
export async function renameOrganisation(
  context: ViewerContext,
  { id, version, name, ownName }: { id: string; version: number; name: string; ownName: string },
): Promise<Refusal> {
  const normalised = normaliseOrganisation(name);
  const notices = await drawLateNotices(context);
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const one = await findOrganisation(trx, id);
    if (!one) return { id: "organisations.gone" };
    const owner = await findOrganisationByName(trx, normalised);
    const refusal = refuseNaming(normalised, { ownerRootId: owner?.rootId ?? null, rootId: one.rootId });
    if (refusal) return refusal;
    // A name of one that was merged into this stays with it, so that undoing the merge takes it along.
    if (owner && owner.id !== id) return { id: "organisations.nameOfMerged" };
    if (!(await updateOrganisationName(trx, { id, version, name, ownName, normalised, now: context.now })))
      return { id: "organisations.changed" };
    await keepFoundConflicts(trx, context, await readFoundConflicts(trx, context), { notices });
    await record(trx, context, {
      act: "organisation.renamed",
      kind: "organisation",
      id,
      words: { from: one.name, to: name, ownName },
    });
    return null;
  });
}

/** Adds another spelling under which an organisation is known, or takes one away again. */
export async function changeSpelling(
  context: ViewerContext,
  { id, name, change }: { id: string; name: string; change: "add" | "remove" },
): Promise<Refusal> {
  const normalised = normaliseOrganisation(name);
  const notices = await drawLateNotices(context);
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const one = await findOrganisation(trx, id);
    if (!one) return { id: "organisations.gone" };
    if (change === "add") {
      const owner = await findOrganisationByName(trx, normalised);
      const refusal = refuseNaming(normalised, { ownerRootId: owner?.rootId ?? null, rootId: one.rootId });
      if (refusal) return refusal;
      if (owner) return { id: "organisations.nameKnown" };
      await insertOrganisationName(trx, {
        normalised,
        organisationId: id,
        name: name.trim(),
        kind: "spelling",
        now: context.now,
      });
    } else if (!(await deleteSpelling(trx, { organisationId: id, normalised })))
      return { id: "organisations.changed" };
    await keepFoundConflicts(trx, context, await readFoundConflicts(trx, context), { notices });
    await record(trx, context, {
      act: change === "add" ? "organisation.spellingAdded" : "organisation.spellingRemoved",
      kind: "organisation",
      id,
      words: { name },
    });
    return null;
  });
}
