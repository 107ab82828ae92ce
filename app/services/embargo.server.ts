import { found, newId, type ViewerContext } from "~/context.server";
import {
  answersDue,
  type Names,
  namesOf,
  type Naming,
  refuseAcknowledgement,
  refuseDecline,
  refuseNames,
  refuseNamesAnswer,
  withNames,
} from "~/domain/embargo";
import type { EntryDocument } from "~/domain/entry-document";
import { withoutDeclined } from "~/domain/listings";
import type { Refusal } from "~/domain/message";
import { isReleased, type Result } from "~/domain/release";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import {
  answerNameChange,
  findToldOf,
  findWinnerAnswer,
  insertNameChange,
  listNameChanges,
  upsertDecline,
  upsertWinnerAnswer,
} from "~db/queries/embargo";
import { findEntry, findRevision, listEntryMembers } from "~db/queries/entries";
import { listDeclinedOf } from "~db/queries/listings";
import { findNewestRelease } from "~db/queries/releases";
import { canonicalJson } from "./canonical.server";
import { replaceCertificatesOf } from "./certificates.server";
import { findOwnEntry } from "./entries.server";
import { record } from "./history.server";
import { drawForRoles, postAll } from "./notice.server";
import { drawForLeads } from "./outcome-mails.server";
import { publicAtOf, stopIn } from "./release.server";

/** What an entry that was told in confidence knows and answered; undefined for every other entry, and before its moment. */
export async function readTold(db: Db, context: Pick<ViewerContext, "edition" | "now">, entryId: string) {
  const { edition, now } = context;
  const told = await findToldOf(db, { entryId, now });
  if (!told) return undefined;
  const revision = await findRevision(db, { entryId, number: told.facts.revision });
  if (!revision) return undefined;
  const changes = await listNameChanges(db, { entryId });
  const judged = fromJson<EntryDocument>(revision.documentJson);
  const names = changes.find((one) => one.state === "accepted")?.names;
  const document = withNames(edition.rulebook, judged, names);
  const publicAt = await publicAtOf(db, context);
  const named = withoutDeclined(
    edition.rulebook,
    document,
    (await listDeclinedOf(db, [entryId])).get(entryId) ?? new Set(),
  );
  const shown = namesOf(edition.rulebook, named.answers).team;
  const stand = namesOf(edition.rulebook, document.answers);
  return {
    facts: told.facts,
    result: fromJson<Result>(told.resultJson),
    toldAt: told.toldAt,
    publicAt,
    due: answersDue(edition.rulebook, told.toldAt, publicAt),
    document,
    judgedNames: namesOf(edition.rulebook, judged.answers),
    names: stand,
    /** Those of the team, by the keys of their rows, who said no to being named. */
    unnamed: Object.keys(stand.team).filter((key) => !(key in shown)),
    changes,
    waiting: changes.find((one) => one.state === "proposed") ?? null,
    answer: await findWinnerAnswer(db, entryId),
  };
}
export type Told = NonNullable<Awaited<ReturnType<typeof readTold>>>;

/**
 * The award of an entry for one of its people, with why each answer may not be given. 404 for whoever is not of the
 * entry and for an entry that was not told, alike.
 */
export async function requireAward(context: ViewerContext, entryId: string, db: Db = context.db) {
  const entry = found(await findOwnEntry(context, entryId, db));
  const told = found(await readTold(db, context, entry.id));
  const one = {
    capacity: entry.capacity,
    standing: entry.standing,
    isDeclined: Boolean(told.answer?.declinedAt),
    publicAt: told.publicAt,
    now: context.now,
  };
  return {
    entry,
    ...told,
    refusals: {
      acknowledgement: refuseAcknowledgement(one),
      decline: refuseDecline(one),
      names: refuseNames({ ...one, waits: told.waiting !== null }),
    },
    /** The kit is for those who keep the prize. */
    hasKit: !one.isDeclined && entry.standing === "inCompetition",
  };
}

/** Keeps that the letter was read in confidence, and who may be named. It can be said anew until the release. */
export async function acknowledgeAward(
  context: ViewerContext,
  { entryId, naming }: { entryId: string; naming: Naming },
): Promise<Refusal> {
  const { db, viewer, now } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const { refusals } = await requireAward(context, entryId, trx);
    if (refusals.acknowledgement) return refusals.acknowledgement;
    if (!(await upsertWinnerAnswer(trx, { entryId, naming, personId: viewer.id, now })))
      return { id: "embargo.hasDeclined" };
    await record(trx, context, {
      act: "award.acknowledged",
      kind: "entry",
      id: entryId,
      facts: { naming },
    });
    return null;
  });
}

/** Asks for other names on letters, pages and certificates. An organiser answers. */
export async function proposeNames(
  context: ViewerContext,
  { entryId, names, reason }: { entryId: string; names: Names; reason: string },
): Promise<Refusal> {
  const { db, viewer, now, portal } = context;
  const id = newId(portal);
  const before = await requireAward(context, entryId);
  const mails = await drawForRoles(context, ["organiser"], (t) => ({
    subject: t("embargo.namesMailSubject", { code: before.entry.code }),
    heading: t("embargo.namesMailSubject", { code: before.entry.code }),
    paragraphs: [t("embargo.namesMailWords", { code: before.entry.code })],
    action: { label: t("embargo.namesMailOpen"), url: portal.publicUrl + paths.toldEntry(entryId) },
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const award = await requireAward(context, entryId, trx);
    if (award.refusals.names) return award.refusals.names;
    // Rows of the team can be set right, not added or dropped.
    const team = Object.fromEntries(
      Object.keys(award.names.team).map((key) => [key, names.team[key] ?? award.names.team[key] ?? ""]),
    );
    const wanted = { ...names, team };
    if (canonicalJson(wanted) === canonicalJson(award.names)) return { id: "embargo.sameNames" };
    await insertNameChange(trx, { id, entryId, names: wanted, reason, proposedById: viewer.id, now });
    await record(trx, context, {
      act: "names.proposed",
      kind: "entry",
      id: entryId,
      facts: { change: id },
      words: { reason },
    });
    await postAll(trx, context, { kind: "names.proposed", id }, mails);
    return null;
  });
}

/**
 * An organiser accepts a correction or refuses it with words. An accepted one stands from then on wherever the case is
 * named, and certificates that are out are replaced; what was judged stays as it was handed in.
 */
export async function answerNames(
  context: ViewerContext,
  {
    entryId,
    change,
    state,
    answer,
  }: { entryId: string; change: string; state: "accepted" | "refused"; answer: string },
): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  const mails = await drawForLeads(context, entryId, (t, { code }) => ({
    subject: t("embargo.answeredMailSubject", { code, state }),
    heading: t("embargo.answeredMailHeading", { state }),
    paragraphs: [t("embargo.answeredMailWords", { state }), ...(answer ? [answer] : [])],
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findEntry(trx, { id: entryId, editionId: edition.id });
    const told = entry && (await readTold(trx, context, entryId));
    const waiting = told?.waiting?.id === change ? told.waiting : undefined;
    const people = await listEntryMembers(trx, entryId);
    const refusal = refuseNamesAnswer(
      waiting,
      people.some((one) => one.personId === viewer.id),
    );
    if (refusal || !waiting) return refusal;
    const release = await findNewestRelease(trx, edition.id);
    if (state === "accepted" && release?.state === "approved" && !isReleased(release, now))
      return { id: "embargo.releaseApproved" };
    const { id } = waiting;
    if (!(await answerNameChange(trx, { id, state, answeredById: viewer.id, answer, now })))
      return { id: "embargo.nothingWaits" };
    const certificates =
      state === "accepted"
        ? await replaceCertificatesOf(trx, context, { entryId, reason: waiting.reason })
        : 0;
    await record(trx, context, {
      act: state === "accepted" ? "names.accepted" : "names.refused",
      kind: "entry",
      id: entryId,
      facts: { change: id, certificates },
      words: { answer },
    });
    await postAll(trx, context, { kind: "names.answered", id }, mails);
    return null;
  });
}

/**
 * The lead gives the prize back. Nothing is public in its name from then on: a release that was approved is stopped, and
 * two people take the entry out before the jury decides again.
 */
export async function declineAward(
  context: ViewerContext,
  { entryId, reason }: { entryId: string; reason: string },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const { entry } = await requireAward(context, entryId);
  const mails = await drawForRoles(context, ["organiser", "chair"], (t) => ({
    subject: t("embargo.declinedMailSubject", { code: entry.code }),
    heading: t("embargo.declinedMailSubject", { code: entry.code }),
    paragraphs: [t("embargo.declinedMailWords"), reason],
    action: { label: t("embargo.declinedMailOpen"), url: portal.publicUrl + paths.standing(entryId) },
  }));
  const receipts = await drawForLeads(context, entryId, (t, { code }) => ({
    subject: t("embargo.declinedReceiptSubject", { code }),
    heading: t("embargo.declinedHeading"),
    paragraphs: [t("embargo.declinedReceiptWords", { person: viewer.name }), t("embargo.declinedWords")],
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const { refusals } = await requireAward(context, entryId, trx);
    if (refusals.decline) return refusals.decline;
    if (!(await upsertDecline(trx, { entryId, reason, personId: viewer.id, now })))
      return { id: "embargo.hasDeclined" };
    const release = await findNewestRelease(trx, edition.id);
    const isStopped = release?.state === "approved" && (await stopIn(trx, context, release));
    await record(trx, context, {
      act: "award.declined",
      kind: "entry",
      id: entryId,
      facts: { isStopped },
      words: { reason },
    });
    await postAll(trx, context, { kind: "award.declined", id: entryId }, mails);
    await postAll(trx, context, { kind: "award.declinedReceipt", id: entryId }, receipts);
    return null;
  });
}
