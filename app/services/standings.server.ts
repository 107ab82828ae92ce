import { newId, type ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import { categoriesBehind } from "~/domain/rulebook";
import { needsSecond, refuseStanding, refuseStandingAnswer, type Standing } from "~/domain/standing";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { supersedeDecisions } from "~db/queries/decisions";
import { findToldOf, findWinnerAnswer } from "~db/queries/embargo";
import { findEntry, listEntryMembers } from "~db/queries/entries";
import { listRoleHolders } from "~db/queries/people";
import { listPanel } from "~db/queries/plans";
import { findNewestRelease } from "~db/queries/releases";
import { endAssignment } from "~db/queries/scoresheets";
import {
  insertStandingChange,
  listStandingChanges,
  markStanding,
  markStandingAnswered,
  supersedeDecisionsNaming,
} from "~db/queries/standings";
import { readCorrection } from "./corrections.server";
import { record } from "./history.server";
import { type DrawnMail, postAll } from "./notice.server";
import { drawForLeads, drawForPeople } from "./outcome-mails.server";

/** An entry's standing, every change of it, and what this person is judged by who would change it. */
export async function readStanding(db: Db, context: ViewerContext, entryId: string) {
  const { edition, now, viewer } = context;
  const entry = await findEntry(db, { id: entryId, editionId: edition.id });
  if (!entry) return undefined;
  const changes = await listStandingChanges(db, entryId);
  const release = await findNewestRelease(db, edition.id);
  const isOrganiser = viewer.roles.includes("organiser");
  // Who was told that they won is nothing for a screener or an observer, who see this too.
  const answer = isOrganiser ? await findWinnerAnswer(db, entryId) : undefined;
  const { published, open } = await readCorrection(db, context);
  return {
    entry,
    changes,
    isTold: isOrganiser && (await findToldOf(db, { entryId, now })) !== undefined,
    /** Why its lead gave the prize back; null where nobody did. */
    declined: answer?.declinedAt ? answer.declineReason : null,
    waiting: changes.find((one) => one.state === "proposed") ?? null,
    change: {
      book: edition.rulebook,
      now,
      entry,
      isMember: (await listEntryMembers(db, entryId)).some((one) => one.personId === viewer.id),
      isOrganiser,
      release: {
        isApproved: release?.state === "approved" && release.id !== published?.id,
        isPublic: published !== undefined,
        isCorrecting: open !== undefined,
      },
    },
  };
}

/** Changes the standing of an entry, or proposes that to a second person where two are needed. */
export async function changeStanding(
  context: ViewerContext,
  { entryId, standing, reason }: { entryId: string; standing: Standing; reason: string },
): Promise<Refusal> {
  const { db, edition, now, portal, viewer } = context;
  const id = newId(portal);
  const isTold = (await findToldOf(db, { entryId, now })) !== undefined;
  const isProposed = needsSecond(edition.rulebook, standing, now, isTold);
  const mails = isProposed ? [] : await drawStanding(context, { entryId, standing, reason });
  const asked = isProposed ? await drawAsked(context, { entryId, standing }) : [];
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const known = await readStanding(trx, context, entryId);
    if (!known) return { id: "standing.notSubmitted" };
    const refusal = refuseStanding({ ...known.change, standing, reason, waiting: known.waiting });
    if (refusal) return refusal;
    const change = { id, entryId, standing, reason, proposedById: viewer.id, now };
    await insertStandingChange(trx, { ...change, state: isProposed ? "proposed" : "made" });
    if (isProposed) {
      await record(trx, context, {
        act: "standing.proposed",
        kind: "entry",
        id: entryId,
        facts: { change: id, standing },
        words: { reason },
      });
      await postAll(trx, context, { kind: "standing.proposed", id }, asked);
      return null;
    }
    return put(trx, context, { id, entryId, from: known.entry.standing, standing, reason, mails });
  });
}

/** A second person makes a proposed change, or refuses it with words for colleagues. */
export async function answerStanding(
  context: ViewerContext,
  { entryId, change, isMade, answer }: { entryId: string; change: string; isMade: boolean; answer: string },
): Promise<Refusal> {
  const { db, now, viewer } = context;
  const before = (await readStanding(db, context, entryId))?.waiting;
  const mails =
    isMade && before
      ? await drawStanding(context, { entryId, standing: before.standing, reason: before.reason })
      : [];
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const known = await readStanding(trx, context, entryId);
    if (!known || known.waiting?.id !== change) return { id: "standing.nothingWaits" };
    const { waiting } = known;
    const refusal = refuseStandingAnswer({ ...known.change, waiting, personId: viewer.id });
    if (refusal) return refusal;
    const state = isMade ? "made" : "refused";
    if (!(await markStandingAnswered(trx, { id: change, state, personId: viewer.id, answer, now })))
      return { id: "standing.nothingWaits" };
    const { standing, reason } = waiting;
    if (isMade)
      return put(trx, context, { id: change, entryId, from: known.entry.standing, standing, reason, mails });
    await record(trx, context, {
      act: "standing.refused",
      kind: "entry",
      id: entryId,
      facts: { change, standing },
      words: { answer },
    });
    return null;
  });
}

/** Lets a standing hold: judges of a disqualified entry are free, and decisions that name the entry fall. */
async function put(
  trx: Db,
  context: ViewerContext,
  change: {
    id: string;
    entryId: string;
    from: Standing;
    standing: Standing;
    reason: string;
    mails: readonly DrawnMail[];
  },
): Promise<Refusal> {
  const { edition, now } = context;
  const { id, entryId, from, standing, reason, mails } = change;
  if (!(await markStanding(trx, { id: entryId, from, standing, reason })))
    throw new RangeError("A standing changed inside a transaction");
  const ended = standing === "disqualified" ? await listPanel(trx, { editionId: edition.id, entryId }) : [];
  for (const one of ended) await endAssignment(trx, { id: one.id, reason: "removed", now });
  const named =
    standing === "inCompetition"
      ? []
      : await supersedeDecisionsNaming(trx, { editionId: edition.id, entryId });
  // A special award falls with a decision that it stands on.
  const awards = edition.rulebook.specialAwards
    .map(({ id }) => id)
    .filter((id) => categoriesBehind(edition.rulebook, id).some((one) => named.includes(one)));
  const fallen = [
    ...named,
    ...(await supersedeDecisions(trx, { editionId: edition.id, categories: awards })),
  ];
  await record(trx, context, {
    act: "standing.changed",
    kind: "entry",
    id: entryId,
    facts: { change: id, from, standing, assignments: ended.length, decisions: fallen },
    words: { reason },
  });
  await postAll(trx, context, { kind: "standing.changed", id }, mails);
  return null;
}

/** What the entry's leads are told: its new standing, why, and what that means for them. */
function drawStanding(
  context: ViewerContext,
  { entryId, standing, reason }: { entryId: string; standing: Standing; reason: string },
): Promise<DrawnMail[]> {
  return drawForLeads(context, entryId, (t, entry) => {
    const values = { code: entry.code, title: entry.title, standing };
    return {
      subject: t("standing.mailSubject", values),
      heading: t("standing.mailHeading", values),
      paragraphs: [t("standing.mailWords", values), reason, t("standing.mailNext", values)],
    };
  });
}

/** What organisers and screeners are told of a proposal that waits for one of them. */
async function drawAsked(
  context: ViewerContext,
  { entryId, standing }: { entryId: string; standing: Standing },
): Promise<DrawnMail[]> {
  const { db, edition, portal, viewer } = context;
  const entry = await findEntry(db, { id: entryId, editionId: edition.id });
  if (!entry) return [];
  const roles = ["organiser", "screener"] as const;
  const holders = await listRoleHolders(db, { editionId: edition.id, roles });
  const others = [...new Map(holders.map((one) => [one.personId, one])).values()].filter(
    (one) => one.personId !== viewer.id,
  );
  return drawForPeople(context, others, (t) => ({
    subject: t("standing.askedSubject", { code: entry.code, standing }),
    heading: t("standing.askedHeading", { standing }),
    paragraphs: [t("standing.askedWords", { name: viewer.name, code: entry.code, standing })],
    facts: [[t("screening.code"), entry.code] as const],
    action: { label: t("standing.askedOpen"), url: portal.publicUrl + paths.standing(entryId) },
  }));
}
