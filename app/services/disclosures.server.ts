import { type Context, newId, type ViewerContext } from "~/context.server";
import {
  type Disclosed,
  disclosedOf,
  isLive,
  refuseDisclosure,
  refuseDisclosureAnswer,
  refuseEndingDisclosure,
  type Subject,
} from "~/domain/disclosure";
import type { Message, Refusal } from "~/domain/message";
import { announcedAt, resultOf } from "~/domain/release";
import type { Instant } from "~/domain/time";
import { inLanguage } from "~/domain/words";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import {
  endDisclosureRow,
  findDisclosure,
  findDisclosureByToken,
  insertDisclosure,
  markAcknowledged,
  markDisclosureAnswered,
} from "~db/queries/disclosures";
import { findEntryByCode } from "~db/queries/entries";
import { findNewestRelease, findPublicRelease } from "~db/queries/releases";
import { sha256 } from "./canonical.server";
import { record } from "./history.server";
import { drawForRoles, drawNotice, postAll, zonedText } from "./notice.server";
import { post } from "./outbox.server";
import { gatherRelease } from "./release.server";

/** When everybody may know, as it stands now, and whether they do. */
export async function readAnnouncement(
  db: Db,
  { edition, now }: Pick<Context, "edition" | "now">,
): Promise<{ announcedAt: Instant; isPublic: boolean }> {
  const newest = await findNewestRelease(db, edition.id);
  return {
    announcedAt: newest && newest.state !== "stopped" ? newest.releaseAt : announcedAt(edition.rulebook),
    isPublic: (await findPublicRelease(db, { editionId: edition.id, now })) !== undefined,
  };
}

const subjectOf = ({ category, entryId }: { category: string | null; entryId: string | null }): Subject =>
  category === null ? { entryId: entryId ?? "" } : { category };

/** What is decided now of a category, special award or entry; null where nothing is. */
async function readDisclosed(
  db: Db,
  context: Pick<Context, "edition">,
  subject: Subject,
): Promise<Disclosed | null> {
  const { id: edition, rulebook, rulebookHash } = context.edition;
  const gathered = await gatherRelease(db, context);
  const result = resultOf({
    ...{ ...gathered, edition, rulebook: rulebookHash },
    counts: { judges: 0, sheets: 0, recusals: 0 },
  });
  const one = "entryId" in subject ? gathered.candidates.find(({ id }) => id === subject.entryId) : undefined;
  return disclosedOf(result, subject, {
    ...{ categories: rulebook.categories, specialAwards: rulebook.specialAwards },
    entry: one?.revision ? { ...one.revision, code: one.code } : undefined,
  });
}

export type Proposal = {
  name: string;
  office: string;
  organisation: string;
  address: string;
  /** A category or special award; "" where it is one entry. */
  category: string;
  code: string;
  reason: string;
  expiresAt: Instant;
};

/** An organiser proposes to tell somebody outside; the others and the chair are asked. Gives what stands against it. */
export async function proposeDisclosure(
  context: ViewerContext,
  { category, code, ...proposal }: Proposal,
): Promise<{ field: string; message: Message } | null> {
  const { db, edition, now, portal, viewer } = context;
  const id = newId(portal);
  const asked = (
    await drawForRoles(context, ["organiser", "chair"], (t) => ({
      subject: t("disclosure.askedSubject"),
      heading: t("disclosure.askedSubject"),
      paragraphs: [t("disclosure.askedWords", { name: viewer.name })],
      action: { label: t("disclosure.askedOpen"), url: portal.publicUrl + paths.disclosure(id) },
    }))
  ).filter(({ personId }) => personId !== viewer.id);
  return db.transaction().execute(async (trx) => {
    const entry = category === "" ? await findEntryByCode(trx, { editionId: edition.id, code }) : undefined;
    if (category === "" && entry?.state !== "submitted")
      return { field: "code", message: { id: "disclosure.codeMissing" as const } };
    const subject: Subject = entry ? { entryId: entry.id } : { category };
    const fault = refuseDisclosure({
      ...{ now, expiresAt: proposal.expiresAt, ...(await readAnnouncement(trx, context)) },
      isDecided: (await readDisclosed(trx, context, subject)) !== null,
    });
    if (fault) return fault;
    await insertDisclosure(trx, {
      ...{ id, editionId: edition.id, proposedById: viewer.id, now, ...proposal },
      category: entry ? null : category,
      entryId: entry?.id ?? null,
    });
    const { expiresAt, reason, name, office, organisation, address } = proposal;
    await record(trx, context, {
      act: "disclosure.proposed",
      kind: "disclosure",
      id,
      facts: { ...subject, expiresAt },
      words: { name, office, organisation, address, reason },
    });
    await postAll(trx, context, { kind: "disclosure.proposed", id }, asked);
    return null;
  });
}

/** A second person approves a disclosure, whereupon the named person gets the link, or refuses it. */
export async function answerDisclosure(
  context: ViewerContext,
  { id, answer }: { id: string; answer: "approved" | "refused" },
): Promise<Refusal> {
  const { db, edition, now, portal, viewer } = context;
  const before = await findDisclosure(db, { id, editionId: edition.id });
  if (!before) return { id: "disclosure.notProposed" };
  const token = newId(portal);
  const { zone } = edition.rulebook.edition;
  const mail = await drawNotice(context, "en", (t) => ({
    subject: t("disclosure.mailSubject", { edition: edition.id }),
    heading: t("disclosure.mailHeading"),
    name: before.name,
    paragraphs: [
      t("disclosure.mailWords", {
        edition: edition.id,
        organiser: inLanguage(edition.rulebook.names.organiser, t.locale),
      }),
      t("disclosure.mailRules", { until: zonedText(t, before.expiresAt, zone) }),
    ],
    action: { label: t("disclosure.mailOpen"), url: portal.publicUrl + paths.disclosed(token) },
    small: [t("disclosure.mailNotYou")],
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const disclosure = await findDisclosure(trx, { id, editionId: edition.id });
    if (!disclosure) return { id: "disclosure.notProposed" };
    const { isPublic } = await readAnnouncement(trx, context);
    const refusal = refuseDisclosureAnswer(disclosure, { personId: viewer.id, now, isPublic });
    if (refusal) return refusal;
    const isApproved = answer === "approved";
    if (isApproved && !(await readDisclosed(trx, context, subjectOf(disclosure))))
      return { id: "disclosure.notDecided" };
    const isAnswered = await markDisclosureAnswered(trx, {
      ...{ id, state: answer, personId: viewer.id, now },
      tokenHash: isApproved ? sha256(token) : null,
    });
    if (!isAnswered) return { id: "disclosure.notProposed" };
    await record(trx, context, { act: `disclosure.${answer}`, kind: "disclosure", id });
    if (isApproved)
      await post(trx, context, {
        key: `disclosure/${id}/${sha256(token).slice(0, 16)}`,
        kind: "disclosure",
        to: { personId: null, address: disclosure.address },
        mail,
        // The link opens a secret: nobody who reads the mail log may use it.
        secret: true,
        notAfter: disclosure.expiresAt,
      });
    return null;
  });
}

/** Ends a disclosure before its time. One person may. */
export async function endDisclosure(context: ViewerContext, id: string): Promise<Refusal> {
  const { db, edition, now, viewer } = context;
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const disclosure = await findDisclosure(trx, { id, editionId: edition.id });
    const refusal = refuseEndingDisclosure(disclosure ?? { state: "ended" });
    if (refusal) return refusal;
    if (!(await endDisclosureRow(trx, { id, personId: viewer.id, now })))
      return { id: "disclosure.endedAlready" };
    await record(trx, context, { act: "disclosure.ended", kind: "disclosure", id });
    return null;
  });
}

/** The disclosure that a link opens now, or undefined: unknown, not approved, expired, ended or public alike. */
export async function findLiveDisclosure(context: Context, token: string, db: Db = context.db) {
  const { edition, now } = context;
  const disclosure = await findDisclosureByToken(db, {
    ...{ tokenHash: sha256(token), editionId: edition.id, now },
  });
  const { isPublic } = await readAnnouncement(db, context);
  return disclosure && isLive(disclosure, { now, isPublic }) ? disclosure : undefined;
}

/** Keeps that the named person promised to keep the result in confidence. */
export async function acknowledgeDisclosure(context: Context, token: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const disclosure = await findLiveDisclosure(context, token, trx);
    if (!disclosure) throw new Response("not found", { status: 404 });
    const { id } = disclosure;
    if (!(await markAcknowledged(trx, { id, now: context.now }))) return;
    await record(trx, context, { act: "disclosure.acknowledged", kind: "disclosure", id, actorId: null });
  });
}

/** What the named person reads, once they promised; each reading is in the history. Before that there is nothing. */
export async function readDisclosure(
  context: Context,
  token: string,
): Promise<{ disclosed: Disclosed | null } | null> {
  return context.db.transaction().execute(async (trx) => {
    const disclosure = await findLiveDisclosure(context, token, trx);
    if (!disclosure || disclosure.acknowledgedAt === null) return null;
    await record(trx, context, {
      act: "disclosure.read",
      kind: "disclosure",
      id: disclosure.id,
      actorId: null,
    });
    return { disclosed: await readDisclosed(trx, context, subjectOf(disclosure)) };
  });
}
