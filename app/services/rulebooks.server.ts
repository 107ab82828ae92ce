import { newId, rulebookOf, type ViewerContext } from "~/context.server";
import type { Message, Refusal } from "~/domain/message";
import {
  type Audience,
  audiencesOf,
  type CallState,
  changesRules,
  differencesOf,
  extendsCall,
  needsSecondPerson,
  refuseChangeAnswer,
  refuseDates,
  refuseLeaving,
  refuseReplacement,
} from "~/domain/replacement";
import { readRulebook, type Rulebook, type RulebookFault, type StageId } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import { fromClock, instant, type Instant, withOffset } from "~/domain/time";
import { momentText, offsetText } from "~/locales/moment";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import {
  findCurrentEdition,
  findRulebook,
  insertEdition,
  insertRulebookVersion,
  listEditions,
  markExtended,
  markInHand,
} from "~db/queries/editions";
import { countEntries, hasScores, listAudience, listCategoriesInUse } from "~db/queries/gates";
import { findOpenChange, insertChange, markChangeAnswered } from "~db/queries/result-files";
import { insertRole, listRoleHolders } from "~db/queries/people";
import { paths } from "~/paths";
import { canonicalJson, sha256 } from "./canonical.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";
import { sealAnew } from "./rankings.server";
import { copySponsors } from "./sponsors.server";

const stale: Message = { id: "organising.rulebook.stale" };

/** Reads a pasted or uploaded document. Gives the rulebook with its canonical text, or every fault in it. */
export function readDocument(
  text: string,
): { rulebook: Rulebook; documentJson: string; faults: null } | { rulebook: null; faults: RulebookFault[] } {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return {
      rulebook: null,
      faults: [{ where: "JSON", message: error instanceof Error ? error.message : "not JSON" }],
    };
  }
  const read = readRulebook(document);
  return read.rulebook
    ? { rulebook: read.rulebook, documentJson: canonicalJson(document), faults: null }
    : { rulebook: null, faults: read.faults };
}

/** Why the rulebook in force may not be replaced by this one now, or null. For the preview and for the act. */
export async function refuseRulebook(
  db: Db,
  context: Pick<ViewerContext, "edition" | "now">,
  after: Rulebook,
): Promise<Refusal> {
  const edition = await findCurrentEdition(db);
  if (!edition || edition.id !== context.edition.id) return stale;
  return refuseReplacement(rulebookOf(edition), after, {
    now: context.now,
    ...callState(edition),
    isSealed: edition.sealedAt !== null,
    hasScores: await hasScores(db, edition.id),
    categories: await listCategoriesInUse(db, edition.id),
  });
}

function callState(edition: { openedAt: Instant | null; extendedFrom: Instant | null }): CallState {
  return { isOpened: edition.openedAt !== null, isExtended: edition.extendedFrom !== null };
}

/** Notes in the edition that the call was extended, if these dates do so: it happens once. */
async function noteExtension(
  trx: Db,
  { edition, now }: Pick<ViewerContext, "edition" | "now">,
  after: Rulebook,
): Promise<void> {
  if (edition.openedAt === null || !extendsCall(edition.rulebook, after)) return;
  await markExtended(trx, { id: edition.id, from: windowOf(edition.rulebook, "open").closes, now });
}

/**
 * Puts a new version of the rulebook in force, with author and reason; the old one stays as it was. What changes a
 * rule that decides seals a new version of the rules; once scores could be seen it waits for a second person.
 */
export async function replaceRulebook(
  context: ViewerContext,
  { text, reason, version }: { text: string; reason: string; version: number },
): Promise<Refusal> {
  const { rulebook, documentJson } = readable(text);
  const { edition, viewer, portal, now } = context;
  const mails = needsSecondPerson(edition.rulebook, rulebook, {
    hasScores: await hasScores(context.db, edition.id),
  })
    ? await drawChangeMails(context, reason)
    : [];
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const refusal = await refuseRulebook(trx, context, rulebook);
    if (refusal) return refusal;
    if (edition.rulebookVersion !== version) return stale;
    if (needsSecondPerson(edition.rulebook, rulebook, { hasScores: await hasScores(trx, edition.id) })) {
      if (await findOpenChange(trx, edition.id)) return { id: "organising.rulebook.waits" };
      const id = newId(portal);
      await insertChange(trx, {
        id,
        editionId: edition.id,
        fromVersion: version,
        documentJson,
        reason,
        proposedById: viewer.id,
        now,
      });
      await record(trx, context, {
        act: "rules.changeProposed",
        kind: "edition",
        id: edition.id,
        facts: { change: id, rulebook: sha256(documentJson) },
        words: { reason },
      });
      for (const { personId, address, mail } of mails)
        await post(trx, context, {
          key: `rules.changeProposed/${id}/${personId}/1`,
          kind: "rules.changeProposed",
          to: { personId, address },
          mail,
        });
      return null;
    }
    return putInForce(trx, context, {
      rulebook,
      documentJson,
      reason,
      version,
      author: viewer,
      approver: null,
    });
  });
}

/** The mail to every other organiser that a change of the rules waits for one of them. */
async function drawChangeMails(context: ViewerContext, reason: string) {
  const { db, edition, viewer, portal } = context;
  const told = (await listRoleHolders(db, { editionId: edition.id, roles: ["organiser"] })).filter(
    (one) => one.personId !== viewer.id,
  );
  return Promise.all(
    told.map(async ({ personId, address, name, language }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => ({
        subject: t("organising.rulebook.waitsMailSubject"),
        heading: t("organising.rulebook.waitsMailSubject"),
        name,
        paragraphs: [t("organising.rulebook.waitsMailWords", { name: viewer.name }), reason],
        action: {
          label: t("organising.rulebook.waitsMailAction"),
          url: `${portal.publicUrl}${paths.rulebookVersions}`,
        },
      })),
    })),
  );
}

/** A second organiser puts a proposed change of the rules in force, or refuses it. */
export async function answerRuleChange(
  context: ViewerContext,
  { id, isMade }: { id: string; isMade: boolean },
): Promise<Refusal> {
  const { edition, viewer, now } = context;
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const change = await findOpenChange(trx, edition.id);
    if (change?.id !== id) return { id: "organising.rulebook.nothingWaits" };
    const refusal = refuseChangeAnswer(
      isMade ? change : { ...change, fromVersion: edition.rulebookVersion },
      {
        personId: viewer.id,
        version: edition.rulebookVersion,
      },
    );
    if (refusal) return refusal;
    const { rulebook, documentJson } = readable(change.documentJson);
    if (isMade) {
      const fault = await refuseRulebook(trx, context, rulebook);
      if (fault) return fault;
    }
    if (
      !(await markChangeAnswered(trx, { id, state: isMade ? "made" : "refused", personId: viewer.id, now }))
    )
      return { id: "organising.rulebook.nothingWaits" };
    if (isMade)
      return putInForce(trx, context, {
        rulebook,
        documentJson,
        reason: change.reason,
        version: change.fromVersion,
        author: { id: change.proposedById, name: change.proposedBy ?? "" },
        approver: viewer,
      });
    await record(trx, context, {
      act: "rules.changeRefused",
      kind: "edition",
      id: edition.id,
      facts: { change: id },
    });
    return null;
  });
}

async function putInForce(
  trx: Db,
  context: ViewerContext,
  {
    rulebook,
    documentJson,
    reason,
    version,
    author,
    approver,
  }: {
    rulebook: Rulebook;
    documentJson: string;
    reason: string;
    version: number;
    author: { id: string; name: string };
    approver: { id: string; name: string } | null;
  },
): Promise<Refusal> {
  const { edition, now } = context;
  const hash = sha256(documentJson);
  const isNew = await insertRulebookVersion(trx, {
    editionId: edition.id,
    version,
    documentJson,
    hash,
    reason,
    authorId: author.id,
    now,
  });
  if (!isNew && approver) throw new RangeError("The rulebook was replaced inside a transaction");
  if (!isNew) return stale;
  // Asked for again: the rules may have been sealed since this request began.
  const isSealed = (await findCurrentEdition(trx))?.sealedAt !== null;
  if (isSealed && changesRules(edition.rulebook, rulebook))
    await sealAnew(trx, context, {
      book: rulebook,
      author,
      approver,
      reason,
      hadScores: await hasScores(trx, edition.id),
    });
  await noteExtension(trx, context, rulebook);
  await record(trx, context, {
    act: "rulebook.replaced",
    kind: "edition",
    id: edition.id,
    facts: {
      version: version + 1,
      rulebook: hash,
      changes: changesTo(context, rulebook),
      ...(approver && { author: author.id }),
    },
    words: { reason },
  });
  return null;
}

/** Adds the edition of a document that belongs to another one than that in hand. It is not in hand by that. */
export async function addEdition(
  context: ViewerContext,
  { text, reason }: { text: string; reason: string },
): Promise<{ id: string; refusal: Refusal }> {
  const { rulebook, documentJson } = readable(text);
  const { id } = rulebook.edition;
  const hash = sha256(documentJson);
  return context.db.transaction().execute(async (trx) => {
    if ((await listEditions(trx)).some((edition) => edition.id === id))
      return { id, refusal: { id: "organising.editions.isThere", values: { edition: id } } };
    await insertEdition(trx, {
      id,
      isCurrent: false,
      documentJson,
      hash,
      reason,
      authorId: context.viewer.id,
      now: context.now,
    });
    await record(trx, context, {
      act: "edition.loaded",
      kind: "edition",
      id,
      facts: { version: 1, rulebook: hash },
      words: { reason },
    });
    await copySponsors(trx, context, { editionId: id, rulebook });
    return { id, refusal: null };
  });
}

/** Takes another edition in hand: the whole portal then shows that one. Its organisers are those of the present one. */
export async function takeInHand(
  context: ViewerContext,
  { editionId, reason }: { editionId: string; reason: string },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx) => {
    const from = await findCurrentEdition(trx);
    if (!from || from.id !== context.edition.id) return stale;
    if (from.id === editionId) return { id: "organising.editions.inHand", values: { edition: editionId } };
    const refusal = refuseLeaving(rulebookOf(from), {
      now: context.now,
      openedAt: from.openedAt,
      entries: await countEntries(trx, from.id),
    });
    if (refusal) return refusal;
    if (!(await markInHand(trx, { from: from.id, to: editionId }))) return stale;
    const organisersOf = async (edition: string) =>
      (await listRoleHolders(trx, { editionId: edition, roles: ["organiser"] })).map((one) => one.personId);
    const there = await organisersOf(editionId);
    const added = (await organisersOf(from.id)).filter((personId) => !there.includes(personId));
    for (const personId of added)
      await insertRole(trx, {
        id: newId(context.portal),
        editionId,
        personId,
        role: "organiser",
        state: "active",
        invitedById: context.viewer.id,
        now: context.now,
      });
    await record(trx, context, {
      act: "edition.takenInHand",
      kind: "edition",
      id: editionId,
      facts: { from: from.id, organisers: added },
      words: { reason },
    });
    return null;
  });
}

/** One date as it was typed, in the clock of the edition's zone. */
export type Move = { stage: StageId; edge: "opens" | "closes"; clock: string };
/** A date that moves, as the preview and the mail tell it. */
export type Moved = { stage: StageId; name: string; edge: "opens" | "closes"; from: Instant; to: Instant };

/** What these moves would change, who would be told, and why they may not be made, if so. */
export async function previewDates(
  db: Db,
  context: Pick<ViewerContext, "edition" | "now">,
  moves: readonly Move[],
): Promise<{
  moved: Moved[];
  audiences: { audience: Audience; count: number }[];
  after: Rulebook;
  refusal: Refusal;
}> {
  const { rulebook: book, id: editionId } = context.edition;
  const { zone } = book.edition;
  const moved: Moved[] = [];
  const after: Rulebook = { ...book, stages: book.stages.map((stage) => ({ ...stage })) };
  let refusal: Refusal = null;
  for (const { stage: id, edge, clock } of moves) {
    const stage = after.stages.find((s) => s.id === id);
    if (!stage) continue;
    const to = fromClock(clock, zone);
    const from = instant(stage[edge]);
    if (to === null) {
      refusal ??= { id: "organising.dates.unreadable", values: { stage: stage.name.en, edge } };
      continue;
    }
    // The field shows minutes: a date whose minute was not touched stays as it was, to the second.
    if (withOffset(from, zone) === withOffset(to, zone)) continue;
    moved.push({ stage: id, name: stage.name.en, edge, from, to });
    stage[edge] = withOffset(to, zone);
  }
  if (moved.length === 0) refusal ??= { id: "organising.dates.same" };
  refusal ??= refuseDates(book, after, { now: context.now, ...callState(context.edition) });
  const audiences = [];
  for (const audience of audiencesOf(moved.map((m) => m.stage)))
    audiences.push({ audience, count: (await listAudience(db, { editionId, audience })).length });
  return { moved, audiences, after, refusal };
}

/** Moves future dates: a new version of the rulebook, and a mail to everyone who plans by one of them. */
export async function moveDates(
  context: ViewerContext,
  { moves, reason, version }: { moves: readonly Move[]; reason: string; version: number },
): Promise<Refusal> {
  const { edition } = context;
  const { moved, after, refusal } = await previewDates(context.db, context, moves);
  if (refusal) return refusal;
  const kept = await findRulebook(context.db, { editionId: edition.id, version });
  if (!kept || version !== edition.rulebookVersion) return stale;
  const document = fromJson<Record<string, unknown>>(kept.documentJson);
  const documentJson = canonicalJson({ ...document, stages: after.stages });
  const hash = sha256(documentJson);
  const { zone } = edition.rulebook.edition;
  const mail = await drawNotice(context, "en", (t) => {
    const told = (at: Instant) =>
      t("site.zoned", {
        moment: momentText(at, { locale: t.locale, zone }),
        zone: offsetText(at, zone),
      });
    const isExtended = edition.openedAt !== null && extendsCall(edition.rulebook, after);
    return {
      subject: isExtended
        ? t("mail.dates.extendedSubject", { moment: told(windowOf(after, "open").closes) })
        : t("mail.dates.subject", { edition: edition.id }),
      heading: t(isExtended ? "mail.dates.extendedHeading" : "mail.dates.heading"),
      paragraphs: [
        ...(isExtended ? [t("mail.dates.extendedWords")] : []),
        t("mail.dates.moved"),
        t("mail.dates.reason", { reason }),
      ],
      facts: moved.map((m) => [
        t("mail.dates.what", { stage: m.name, edge: m.edge }),
        t("mail.dates.fromTo", { from: told(m.from), to: told(m.to) }),
      ]),
      action: { label: t("mail.dates.all"), url: context.portal.publicUrl + paths.dates },
    };
  });
  return context.db.transaction().execute(async (trx) => {
    const current = await findCurrentEdition(trx);
    if (current?.id !== edition.id || current.rulebookVersion !== version) return stale;
    await insertRulebookVersion(trx, {
      editionId: edition.id,
      version,
      documentJson,
      hash,
      reason,
      authorId: context.viewer.id,
      now: context.now,
    });
    await noteExtension(trx, context, after);
    const told = new Map<string, string>();
    for (const audience of audiencesOf(moved.map((m) => m.stage)))
      for (const person of await listAudience(trx, { editionId: edition.id, audience }))
        told.set(person.personId, person.address);
    for (const [personId, address] of told)
      await post(trx, context, {
        key: `dates.moved/${edition.id}/${personId}/${version + 1}`,
        kind: "dates.moved",
        to: { personId, address },
        mail,
      });
    await record(trx, context, {
      act: "dates.moved",
      kind: "edition",
      id: edition.id,
      facts: {
        version: version + 1,
        rulebook: hash,
        moved: moved.map(({ stage, edge, from, to }) => ({ stage, edge, from, to })),
        told: told.size,
      },
      words: { reason },
    });
    return null;
  });
}

function readable(text: string) {
  const read = readDocument(text);
  if (read.faults) throw new Response("not a rulebook", { status: 400 });
  return read;
}

function changesTo(context: ViewerContext, after: Rulebook): number {
  return differencesOf(context.edition.rulebook, after).length;
}
