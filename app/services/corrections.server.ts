import { type Context, newId, type ViewerContext } from "~/context.server";
import {
  correctionFaults,
  refuseHalt,
  refuseHiding,
  refuseReopening,
  type ToldLetter,
} from "~/domain/correction";
import type { Message, Refusal } from "~/domain/message";
import type { LetterFacts, Result } from "~/domain/release";
import { categoriesBehind, type Decidable, isSpecialAward } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import {
  countWaitingLetters,
  findCorrection,
  haltLetterMails,
  insertCorrection,
  listToldLetters,
  updateHidden,
} from "~db/queries/corrections";
import { listDecisions, supersedeDecisions } from "~db/queries/decisions";
import { findNewestRelease, findPublicRelease } from "~db/queries/releases";
import { findReleaseFile } from "~db/queries/result-files";
import { record } from "./history.server";
import { readStandings } from "./rankings.server";

/** The release that is public now, and its correction if one is open. */
export async function readCorrection(db: Db, { edition, now }: Pick<Context, "edition" | "now">) {
  const published = await findPublicRelease(db, { editionId: edition.id, now });
  return { published, open: published && (await findCorrection(db, published.id)) };
}

/** A published release as the next one corrects it. */
export type Corrected = {
  id: string;
  version: number;
  releaseAt: Instant;
  result: Result;
  /** Of its result file. */
  hash: string;
};

/** What a correction goes out from: the published result and what everybody was told. Nothing while there is none. */
export async function readCorrected(
  db: Db,
  context: Pick<Context, "edition" | "now">,
): Promise<{ before: Corrected | undefined; told: ToldLetter[] }> {
  const { published } = await readCorrection(db, context);
  if (!published) return { before: undefined, told: [] };
  const { id, version, releaseAt, resultJson, resultHash } = published;
  return {
    before: {
      ...{ id, version, releaseAt },
      result: fromJson<Result>(resultJson),
      hash: (await findReleaseFile(db, id))?.hash ?? resultHash,
    },
    told: await listToldLetters(db, context.edition.id),
  };
}

/** What stands against a drafted correction beside what stands against any release. */
export async function faultsOfCorrection(
  db: Db,
  draft: {
    releaseAt: Instant;
    result: Result;
    letters: readonly LetterFacts[];
    before: Corrected;
    told: readonly ToldLetter[];
  },
): Promise<Message[]> {
  return correctionFaults({ ...draft, waiting: await countWaitingLetters(db, draft.before.id) });
}

/** Halts every letter of the published result that has not gone, and opens its correction. One organiser may. */
export async function openCorrection(
  context: ViewerContext,
  { reason, seen }: { reason: string; seen: number },
): Promise<Refusal> {
  const { db, edition, now, portal, viewer } = context;
  const id = newId(portal);
  return db.transaction().execute(async (trx) => {
    const { published, open } = await readCorrection(trx, context);
    const refusal = refuseHalt(published, { now, isOpen: open !== undefined });
    if (refusal) return refusal;
    if (!published || published.version !== seen) return { id: "release.changed" };
    const row = { id, editionId: edition.id, releaseId: published.id, reason, openedById: viewer.id, now };
    if (!(await insertCorrection(trx, row))) return { id: "correction.openAlready" };
    const letters = await haltLetterMails(trx, { releaseId: published.id, now });
    await record(trx, context, {
      act: "correction.opened",
      kind: "release",
      id: published.id,
      facts: { correction: id, version: published.version, letters },
      words: { reason },
    });
    return null;
  });
}

/**
 * Lets a decision of the published result hold no longer, so that the chair proposes anew; a special award falls with a
 * decision that it stands on. What is public stays until the corrected release.
 */
export async function reopenDecision(
  context: ViewerContext,
  decidable: Decidable,
  { id, reason }: { id: string; reason: string },
): Promise<Refusal> {
  const { db, edition } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const known = await readReopening(trx, context, decidable);
    if (known.refusal) return known.refusal;
    if (known.decision?.id !== id) return { id: "correction.notDecided" };
    const awards = isSpecialAward(decidable)
      ? []
      : edition.rulebook.specialAwards
          .map((one) => one.id)
          .filter((award) => categoriesBehind(edition.rulebook, award).includes(decidable.id));
    const fallen = await supersedeDecisions(trx, {
      editionId: edition.id,
      categories: [decidable.id, ...awards],
    });
    await record(trx, context, {
      act: "decision.reopened",
      kind: "decision",
      id,
      facts: { category: decidable.id, version: known.decision.version, decisions: fallen },
      words: { reason },
    });
    return null;
  });
}

/** The newest decision on a category, and why this person may not reopen it. */
export async function readReopening(db: Db, context: ViewerContext, decidable: Decidable) {
  const { edition } = context;
  const [decision] = await listDecisions(db, { editionId: edition.id, category: decidable.id });
  const { published, open } = await readCorrection(db, context);
  const newest = await findNewestRelease(db, edition.id);
  return {
    decision,
    refusal: refuseReopening({
      decision: decision?.state ?? null,
      isCorrecting: open !== undefined,
      isApproved: newest?.state === "approved" && newest.id !== published?.id,
      hasConflict: (await readStandings(db, context))(decidable.id).hasConflict,
    }),
  };
}

/** Takes the page of one case down while a correction is open, or puts it back. */
export async function hideCase(
  context: ViewerContext,
  { entryId, isHidden, reason }: { entryId: string; isHidden: boolean; reason: string },
): Promise<Refusal> {
  const { db } = context;
  return db.transaction().execute(async (trx) => {
    const { open } = await readCorrection(trx, context);
    const refusal = refuseHiding({ isCorrecting: open !== undefined });
    if (refusal || !open) return refusal;
    const others = open.hidden.filter((one) => one !== entryId);
    await updateHidden(trx, { id: open.id, hidden: isHidden ? [...others, entryId] : others });
    await record(trx, context, {
      act: isHidden ? "case.hidden" : "case.shown",
      kind: "entry",
      id: entryId,
      facts: { correction: open.id },
      words: { reason },
    });
    return null;
  });
}
