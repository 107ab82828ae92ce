import { type Context, newId, translatorOf, type ViewerContext } from "~/context.server";
import {
  type CertificateFacts,
  type CertificateWords,
  dueCertificates,
  refuseCertificateReplacement,
  refuseCertificateWithdrawal,
  refuseIssue,
  wordsFaults,
} from "~/domain/certificates";
import { resultWithNames, withNames } from "~/domain/embargo";
import { isStillWon } from "~/domain/correction";
import type { EntryDocument } from "~/domain/entry-document";
import type { Message, Refusal } from "~/domain/message";
import type { Result } from "~/domain/release";
import { groupedSerial, SERIAL_BYTES, serialOf } from "~/domain/serial";
import { awardName } from "~/domain/sponsors";
import { inLanguage } from "~/domain/words";
import type { FormFault } from "~/forms/form-result";
import type { Translate } from "~/locales/translate";
import { certificatePaper } from "~/papers/certificate-paper";
import { printCertificate } from "~/papers/print-certificate.server";
import { paths } from "~/paths";
import type { Notice } from "~emails/notice";
import type { Db } from "~db/client";
import { fromJson, toJson } from "~db/columns";
import {
  type Certificate,
  endCertificate,
  findCertificate,
  insertCertificate,
  listCertificatePeople,
  listCertificates,
  listCertificatesOfMember,
  listRefusalsOf,
  listRevisionsOf,
  listServingJudges,
} from "~db/queries/certificates";
import { listCorrectedNames } from "~db/queries/embargo";
import { findPublicRelease } from "~db/queries/releases";
import { findSetting, upsertSetting } from "~db/queries/settings";
import { listSponsorsAt } from "~db/queries/sponsors";
import { record } from "./history.server";
import { type DrawnMail, drawNotice, postAll } from "./notice.server";

const changed: Message = { id: "certificates.changed" };

type KeptWords = CertificateWords & { version: number };

const settingOf = ({ edition }: Pick<Context, "edition">) => `certificates.${edition.id}`;

/** Who issues and signs the certificates of the edition, or null while nobody said so. */
export async function readCertificateWords(
  db: Db,
  context: Pick<Context, "edition">,
): Promise<KeptWords | null> {
  return (await findSetting<KeptWords>(db, settingOf(context))) ?? null;
}

/** Keeps who issues and signs. Certificates that are out keep what stands on them. Gives what stands against it. */
export async function saveCertificateWords(
  context: ViewerContext,
  { version, ...words }: KeptWords,
): Promise<FormFault[]> {
  const faults = wordsFaults(words);
  if (faults.length > 0) return faults;
  return context.db.transaction().execute(async (trx) => {
    const before = await readCertificateWords(trx, context);
    if ((before?.version ?? 0) !== version) return [{ field: "", message: changed }];
    await upsertSetting(trx, settingOf(context), { ...words, version: version + 1 } satisfies KeptWords);
    await record(trx, context, {
      act: "certificates.worded",
      kind: "edition",
      id: context.edition.id,
      facts: { version: version + 1, hasPermission: words.permission !== null },
      words,
    });
    return [];
  });
}

/** What certificates are due and what is issued, with why none may be issued now. Before the release nothing is read. */
export async function gatherCertificates(db: Db, context: Pick<Context, "edition" | "now">) {
  const { edition, now } = context;
  const { rulebook: book } = edition;
  const release = await findPublicRelease(db, { editionId: edition.id, now });
  const words = await readCertificateWords(db, context);
  const sponsors = await listSponsorsAt(db, edition.id, now);
  const award = awardName(book.names.award, sponsors, "en");
  const refusal = refuseIssue({ book, now, release, words, award });
  if (!release) return { refusal, words, due: [], issued: [], waiting: [] };
  const { names } = await listCorrectedNames(db, edition.id);
  const result = resultWithNames(fromJson<Result>(release.resultJson), names);
  const cards = [...result.categories, ...(result.specialAwards ?? [])].flatMap((one) => one.winners);
  const entryIds = cards.map((card) => card.entry);
  const documents = new Map(
    (await listRevisionsOf(db, entryIds))
      .filter((row) => cards.some((card) => card.entry === row.entryId && card.revision === row.number))
      .map((row) => [
        row.entryId,
        withNames(book, fromJson<EntryDocument>(row.documentJson), names.get(row.entryId)),
      ]),
  );
  const { people, partners } = await listRefusalsOf(db, entryIds);
  const due = dueCertificates({
    ...{ book, result, documents, sponsors },
    awardedAt: release.releaseAt,
    declined: byEntry(people),
    refusals: byEntry(partners),
    judges: await listServingJudges(db, edition.id),
    words: words ?? { issuer: "", place: "", signatory: "", office: "", permission: null },
  });
  const issued = await listCertificates(db, edition.id);
  const known = new Set(issued.map((one) => one.subject));
  return { refusal, words, due, issued, waiting: due.filter((one) => !known.has(one.subject)) };
}

function byEntry(rows: readonly { entryId: string; key: string }[]): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const { entryId, key } of rows) sets.set(entryId, (sets.get(entryId) ?? new Set()).add(key));
  return sets;
}

/**
 * Issues every certificate that is due and was never issued, and tells the people of winning entries and the judges.
 * Again it issues what came due since, and nothing twice. Gives how many.
 */
export async function issueCertificates(
  context: ViewerContext,
): Promise<{ refusal: Message; count: 0 } | { refusal: null; count: number }> {
  const { db, edition, portal, viewer, now } = context;
  const { refusal, waiting } = await gatherCertificates(db, context);
  if (refusal) return { refusal, count: 0 };
  if (waiting.length === 0) return { refusal: null, count: 0 };
  const mails = await drawMails(context, waiting, (t) => ({
    subject: t("certificates.issuedSubject", { edition: edition.id }),
    heading: t("certificates.issuedHeading"),
    paragraphs: [t("certificates.issuedWords")],
  }));
  const rows = waiting.map((one) => ({
    ...one,
    id: newId(portal),
    serial: serialOf(portal.random(SERIAL_BYTES)),
  }));
  return db.transaction().execute(async (trx) => {
    const again = await gatherCertificates(trx, context);
    if (again.refusal) return { refusal: again.refusal, count: 0 };
    if (again.waiting.map((one) => one.subject).join() !== waiting.map((one) => one.subject).join())
      return { refusal: changed, count: 0 };
    for (const { facts, ...row } of rows)
      await insertCertificate(trx, {
        ...row,
        editionId: edition.id,
        version: 1,
        factsJson: toJson(facts),
        issuedById: viewer.id,
        now,
      });
    const batch = newId(portal);
    await record(trx, context, {
      act: "certificates.issued",
      kind: "edition",
      id: edition.id,
      facts: { certificates: rows.map(({ id }) => id) },
    });
    await postAll(trx, context, { kind: "certificatesIssued", id: batch }, mails);
    return { refusal: null, count: rows.length };
  });
}

type Ending = { id: string; version: number; reason: string };

/**
 * Issues a certificate anew with names set right and the issuer's words of today, under a serial of its own. The old
 * one says from then on that it was replaced. Gives the new one's id, or why it may not be.
 */
export async function replaceCertificate(
  context: ViewerContext,
  {
    id,
    version,
    reason,
    ...names
  }: Ending & Pick<CertificateFacts, "name" | "ownName"> & { organisation?: string | undefined },
): Promise<{ id: string; refusal: null } | { id: null; refusal: Message }> {
  const { db, edition, portal, viewer, now } = context;
  const next = newId(portal);
  const serial = serialOf(portal.random(SERIAL_BYTES));
  const before = await findCertificate(db, { id, editionId: edition.id });
  const mails = before
    ? await drawMails(context, [before], (t) => ({
        subject: t("certificates.replacedSubject", { serial: groupedSerial(before.serial) }),
        heading: t("certificates.replacedHeading"),
        paragraphs: [t("certificates.replacedWords")],
      }))
    : [];
  return db.transaction().execute(async (trx) => {
    const certificate = await findCertificate(trx, { id, editionId: edition.id });
    if (!certificate || certificate.version !== version) return { id: null, refusal: changed };
    const refusal = refuseCertificateReplacement(certificate);
    if (refusal) return { id: null, refusal };
    const words = await readCertificateWords(trx, context);
    if (!words) return { id: null, refusal: { id: "certificates.wordsMissing" } };
    const { issuer, place, signatory, office } = words;
    const facts: CertificateFacts = {
      ...certificate.facts,
      name: names.name,
      ownName: names.ownName,
      entry: certificate.facts.entry && {
        ...certificate.facts.entry,
        ...(names.organisation && { organisation: names.organisation }),
      },
      words: { issuer, place, signatory, office },
    };
    const isEnded = await endCertificate(trx, {
      ...{ id, reason, now, from: certificate.state },
      ...{ state: "replaced", replacedById: next, endedById: viewer.id },
    });
    if (!isEnded) return { id: null, refusal: changed };
    const { kind, subject, entryId, personId, member } = certificate;
    await insertCertificate(trx, {
      ...{ id: next, serial, kind, subject, entryId, personId, member },
      editionId: edition.id,
      version: version + 1,
      factsJson: toJson(facts),
      issuedById: viewer.id,
      now,
    });
    await record(trx, context, {
      act: "certificate.replaced",
      kind: "certificate",
      id,
      facts: { by: next, version: version + 1 },
      words: { reason, before: certificate.facts.name, after: names.name },
    });
    await postAll(trx, context, { kind: "certificateReplaced", id }, mails);
    return { id: next, refusal: null };
  });
}

/**
 * Replaces the valid certificates of an entry on which a name is no longer right, inside the transaction of the
 * correction. Gives how many.
 */
export async function replaceCertificatesOf(
  trx: Db,
  context: ViewerContext,
  { entryId, reason }: { entryId: string; reason: string },
): Promise<number> {
  const { edition, portal, viewer, now } = context;
  const { due, issued } = await gatherCertificates(trx, context);
  let count = 0;
  for (const { subject, member, facts } of due.filter((one) => one.entryId === entryId)) {
    const before = issued.find((one) => one.subject === subject && one.state === "valid");
    const { name, ownName, entry } = facts;
    if (!before || toJson(namesOn(facts)) === toJson(namesOn(before.facts))) continue;
    const next = newId(portal);
    await endCertificate(trx, {
      ...{ id: before.id, reason, now, from: "valid" },
      ...{ state: "replaced", replacedById: next, endedById: viewer.id },
    });
    await insertCertificate(trx, {
      ...{ id: next, kind: before.kind, subject, entryId, personId: null, member },
      serial: serialOf(portal.random(SERIAL_BYTES)),
      editionId: edition.id,
      version: before.version + 1,
      factsJson: toJson({ ...before.facts, name, ownName, entry } satisfies CertificateFacts),
      issuedById: viewer.id,
      now,
    });
    await record(trx, context, {
      act: "certificate.replaced",
      kind: "certificate",
      id: before.id,
      facts: { by: next, version: before.version + 1 },
      words: { reason, before: before.facts.name, after: name },
    });
    count++;
  }
  return count;
}

const namesOn = ({ name, ownName, entry }: CertificateFacts) => [name, ownName, entry];

/** Withdraws a certificate: its serial says so from then on, and nobody can take it away any more. */
export async function withdrawCertificate(
  context: ViewerContext,
  { id, version, reason }: Ending,
): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  const before = await findCertificate(db, { id, editionId: edition.id });
  const mails = before
    ? await drawMails(context, [before], (t) => ({
        subject: t("certificates.withdrawnSubject", { serial: groupedSerial(before.serial) }),
        heading: t("certificates.withdrawnHeading"),
        paragraphs: [t("certificates.withdrawnWords", { name: before.facts.name }), reason],
      }))
    : [];
  return db.transaction().execute(async (trx) => {
    const certificate = await findCertificate(trx, { id, editionId: edition.id });
    if (!certificate || certificate.version !== version) return changed;
    const refusal = refuseCertificateWithdrawal(certificate);
    if (refusal) return refusal;
    const isEnded = await endCertificate(trx, {
      ...{ id, reason, now, from: "valid" },
      ...{ state: "withdrawn", replacedById: null, endedById: viewer.id },
    });
    if (!isEnded) return changed;
    await record(trx, context, {
      act: "certificate.withdrawn",
      kind: "certificate",
      id,
      words: { reason, name: certificate.facts.name },
    });
    await postAll(trx, context, { kind: "certificateWithdrawn", id }, mails);
    return null;
  });
}

/** Ends the certificates of somebody who says no to being named by an entry, inside the transaction of that answer. */
export async function endCertificatesOfMember(
  trx: Db,
  context: Context,
  { entryId, member }: { entryId: string; member: string },
): Promise<void> {
  for (const { id } of await listCertificatesOfMember(trx, { entryId, member })) {
    await endCertificate(trx, {
      ...{ id, from: "valid", now: context.now },
      ...{ state: "withdrawn", replacedById: null, endedById: null, reason: null },
    });
    await record(trx, context, {
      act: "certificate.withdrawn",
      kind: "certificate",
      id,
      facts: { declined: true },
      actorId: null,
    });
  }
}

/**
 * Withdraws the certificates of prizes that a corrected result no longer gives, from its moment on, and tells the people
 * of those entries. Gives how many.
 */
export async function endLostCertificates(context: Context): Promise<number> {
  const { db, edition, now } = context;
  const release = await findPublicRelease(db, { editionId: edition.id, now });
  const result = release && fromJson<Result>(release.resultJson);
  const correction = result?.corrections?.at(-1);
  if (!release || !result || !correction) return 0;
  const lost = (await listCertificates(db, edition.id)).filter(
    ({ state, facts, ...one }) =>
      state === "valid" && !isStillWon(result, { ...one, category: facts.category?.id ?? null }),
  );
  if (lost.length === 0) return 0;
  const mails = await drawMails(context, lost, (t) => ({
    subject: t("correction.certificatesSubject", { edition: edition.id }),
    heading: t("correction.certificatesHeading"),
    paragraphs: [t("correction.certificatesWords"), inLanguage(correction.note, t.locale)],
  }));
  await db.transaction().execute(async (trx) => {
    for (const { id, facts } of lost) {
      const isEnded = await endCertificate(trx, {
        ...{ id, from: "valid", now, reason: correction.note.en },
        ...{ state: "withdrawn", replacedById: null, endedById: null },
      });
      if (!isEnded) continue;
      await record(trx, context, {
        act: "certificate.withdrawn",
        kind: "certificate",
        id,
        facts: { correction: correction.version },
        words: { name: facts.name },
        actorId: null,
      });
    }
    await postAll(trx, context, { kind: "certificatesCorrected", id: release.id }, mails);
  });
  return lost.length;
}

/** Mails about certificates, one to each person of their entries and to each judge, with the way to them. */
async function drawMails(
  context: Context,
  certificates: readonly Pick<Certificate, "entryId" | "personId">[],
  write: (t: Translate) => Pick<Notice, "subject" | "heading" | "paragraphs">,
): Promise<DrawnMail[]> {
  const people = await listCertificatePeople(context.db, {
    entryIds: [...new Set(certificates.flatMap((one) => one.entryId ?? []))],
    judgeIds: certificates.flatMap((one) => one.personId ?? []),
  });
  const once = [...new Map(people.map((one) => [one.personId, one])).values()];
  return Promise.all(
    once.map(async ({ personId, address, name, language, entryId, code }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => ({
        ...write(t),
        ...(name && { name }),
        facts: code ? [[t("entry.code"), code]] : [],
        action: {
          label: t("certificates.open"),
          url: context.portal.publicUrl + (entryId ? paths.entry(entryId) : paths.judging),
        },
      })),
    })),
  );
}

/** The file of a certificate: in English, the same for whoever takes it away. */
export async function certificateFile(
  { portal, edition }: Pick<Context, "portal" | "edition">,
  certificate: Pick<Certificate, "kind" | "facts" | "serial" | "issuedAt">,
): Promise<Buffer> {
  const { kind, facts, serial, issuedAt } = certificate;
  const { accent, zone } = edition.rulebook.edition;
  const page = portal.publicUrl + paths.certificates;
  const paper = certificatePaper(translatorOf("en"), { kind, facts, serial, issuedAt, accent, zone, page });
  return printCertificate(paper, (sha256) => portal.files.readWhole(sha256));
}

/** What a certificate's file is called. */
export function certificateFileName({ kind, serial, facts }: Pick<Certificate, "kind" | "serial" | "facts">) {
  return `${facts.entry?.code ?? `jury-${facts.edition}`}-${kind}-${groupedSerial(serial)}.pdf`;
}
