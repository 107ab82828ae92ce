/** Erasing a person for good: proposed and approved by two organisers, or replayed from the journal after a restore. */
import { type Context, newId, type Portal, rulebookOf, type ViewerContext } from "~/context.server";
import {
  type Erased,
  type Eraser,
  eraserOf,
  isEditionOver,
  isTelling,
  refuseErasure,
  refuseErasureAnswer,
  spellingsOf,
} from "~/domain/erasure";
import type { Refusal } from "~/domain/message";
import { announcedAt } from "~/domain/release";
import type { Role } from "~/domain/roles";
import type { Instant } from "~/domain/time";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { openMailFolder } from "~db/mail-folder";
import {
  emptyEntry,
  emptyLog,
  emptyPerson,
  eraseWords,
  findErasable,
  findErasure,
  hasNamesake,
  insertErasure,
  isFileNamed,
  isInResult,
  listEditionEnds,
  listEntriesToErase,
  listOriginals,
  markErasureAnswered,
  putCleanInPlace,
  walkTexts,
} from "~db/queries/erasures";
import { listRoleHolders, listRolesByPerson } from "~db/queries/people";
import { record } from "./history.server";
import { postAll } from "./notice.server";
import { drawForPeople } from "./outcome-mails.server";

/** What an erasure of this person would meet now: why it may not be, or what becomes of their entries and name. */
export async function readErasure(db: Db, context: Context, personId: string) {
  const person = await findErasable(db, personId);
  if (!person) return undefined;
  const { edition, now } = context;
  const roles = await listRolesByPerson(db, { editionId: edition.id, personId });
  const ends = new Map(
    (await listEditionEnds(db, now)).map((one) => {
      const book = rulebookOf(one);
      const { releasedAt, isCurrent } = one;
      const { complaintDays } = book.judging;
      return [
        one.id,
        isEditionOver({ releasedAt, isCurrent, announcedAt: announcedAt(book), complaintDays }, now),
      ];
    }),
  );
  const entries = (await listEntriesToErase(db, personId)).map((entry) => ({
    ...entry,
    isOver: ends.get(entry.editionId) ?? true,
  }));
  const emptied: typeof entries = [];
  for (const entry of entries)
    if (entry.others === 0 && !(await isInResult(db, entry.id))) emptied.push(entry);
  return {
    person,
    emptied,
    kept: entries.filter((entry) => !emptied.includes(entry)),
    isNameAlone: isTelling(person.name) && !(await hasNamesake(db, person)),
    refusal: refuseErasure({
      isErased: person.endedAt !== null,
      roles: roles.filter((one) => one.state === "active").map((one) => one.role as Role),
      entries,
    }),
  };
}

/** An organiser proposes to erase somebody who asked for it; the other organisers are told, without the name. */
export async function proposeErasure(
  context: ViewerContext,
  { personId, reason }: { personId: string; reason: string },
): Promise<Refusal> {
  const { db, edition, now, portal, viewer } = context;
  const id = newId(portal);
  const others = (await listRoleHolders(db, { editionId: edition.id, roles: ["organiser"] })).filter(
    (one) => one.personId !== viewer.id,
  );
  const mails = await drawForPeople(context, others, (t) => ({
    subject: t("erasure.askedSubject"),
    heading: t("erasure.askedSubject"),
    paragraphs: [t("erasure.askedWords", { name: viewer.name })],
    action: { label: t("erasure.askedOpen"), url: portal.publicUrl + paths.erasure(personId) },
  }));
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const known = await readErasure(trx, context, personId);
    if (!known || known.refusal) return known?.refusal ?? { id: "erasure.done" };
    if (!(await insertErasure(trx, { id, personId, reason, proposedById: viewer.id, now })))
      return { id: "erasure.waits" };
    await record(trx, context, {
      act: "erasure.proposed",
      kind: "person",
      id: personId,
      facts: { erasure: id },
      words: { reason },
    });
    await postAll(trx, context, { kind: "erasure.proposed", id }, mails);
    return null;
  });
}

/** A second organiser erases the person, for good, or refuses to. */
export async function answerErasure(
  context: ViewerContext,
  { personId, isMade }: { personId: string; isMade: boolean },
): Promise<Refusal> {
  const { db, now, viewer } = context;
  const refuse = async (from: Db): Promise<{ id: string; refusal: Refusal } | null> => {
    const wish = await findErasure(from, personId);
    if (!wish) return null;
    const refusal = refuseErasureAnswer(wish, { personId: viewer.id, isMade });
    return {
      id: wish.id,
      refusal: refusal ?? (isMade ? ((await readErasure(from, context, personId))?.refusal ?? null) : null),
    };
  };
  const before = await refuse(db);
  if (!before || before.refusal) return before?.refusal ?? { id: "erasure.answered" };
  if (isMade) {
    return erase(context, { personId, at: now }, async (trx) => {
      const known = await refuse(trx);
      if (!known || known.refusal) return known?.refusal ?? { id: "erasure.answered" };
      const answer = { id: known.id, state: "made", personId: viewer.id, now } as const;
      return (await markErasureAnswered(trx, answer)) ? null : { id: "erasure.answered" };
    });
  }
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const known = await refuse(trx);
    if (!known || known.refusal) return known?.refusal ?? { id: "erasure.answered" };
    if (!(await markErasureAnswered(trx, { id: known.id, state: "refused", personId: viewer.id, now })))
      return { id: "erasure.answered" };
    await record(trx, context, {
      act: "erasure.refused",
      kind: "person",
      id: personId,
      facts: { erasure: known.id },
    });
    return null;
  });
}

/** Erases again whom the journal of erasures names and an older backup brought back. Gives how many those were. */
export async function replayErasures(
  context: Context,
  journal: readonly { personId: string; at: Instant }[],
): Promise<number> {
  const { db, portal } = context;
  let replayed = 0;
  for (const { personId, at } of journal) {
    const person = await findErasable(db, personId);
    if (!person || (await findErasure(db, personId))?.state === "made") continue;
    await erase(context, { personId, at }, async (trx) => {
      const id = newId(portal);
      const wish = await findErasure(trx, personId);
      if (wish?.state !== "proposed")
        await insertErasure(trx, { id, personId, reason: "", proposedById: null, now: at });
      const waiting = wish?.state === "proposed" ? wish.id : id;
      await markErasureAnswered(trx, { id: waiting, state: "made", personId: null, now: at });
      return null;
    });
    replayed += 1;
  }
  return replayed;
}

/** Whom an erasure is about, and what takes them out of texts. The mark is drawn, for one made of the name would tell it. */
async function eraserFor(db: Db, portal: Portal, personId: string) {
  const person = await findErasable(db, personId);
  if (!person) throw new Error("Nobody with this id is in the portal");
  const erased: Erased = {
    name: person.name,
    addresses: [...new Set(person.addresses.flatMap((one) => [one.address, one.normalised]))],
    mark: Buffer.from(portal.random(4)).toString("hex"),
  };
  const isAlone = isTelling(person.name) && !(await hasNamesake(db, person));
  const names = isAlone ? "always" : "beside";
  return {
    erased,
    normalised: person.addresses.map((one) => one.normalised),
    eraser: eraserOf(erased, names),
    spellings: spellingsOf([...erased.addresses, ...(isAlone ? [person.name] : [])]),
  };
}

/**
 * The one act behind all ways: rows in one transaction, which `answer` may still refuse, then files, kept mails and the
 * database's log of changes. What is removed after the transaction nobody names any more.
 */
async function erase(
  context: Context,
  { personId, at }: { personId: string; at: Instant },
  answer: (trx: Db) => Promise<Refusal>,
): Promise<Refusal> {
  const { db, now, portal } = context;
  const { erased, normalised, eraser, spellings } = await eraserFor(db, portal, personId);
  const originals = await findTelling(portal, await listOriginals(db), spellings);
  const gone = { files: originals.map((one) => one.sha256), uploads: [] as string[] };
  const refusal = await db.transaction().execute(async (trx): Promise<Refusal> => {
    const refused = await answer(trx);
    if (refused) return refused;
    const known = await readErasure(trx, context, personId);
    for (const { id } of known?.emptied ?? []) {
      const left = await emptyEntry(trx, { id, now });
      gone.files.push(...left.files);
      gone.uploads.push(...left.uploads);
    }
    for (const original of originals) await putCleanInPlace(trx, original);
    const own = await emptyPerson(trx, { id: personId, mark: erased.mark, addresses: normalised, now });
    gone.uploads.push(...own.uploads);
    const rows = await walkTexts(trx, { personId, erased, eraser });
    const words = await eraseWords(trx, { personId, eraser });
    await record(trx, context, {
      act: "person.erased",
      kind: "person",
      id: personId,
      facts: { at, entries: known?.emptied.length ?? 0, rows, words, originals: originals.length },
    });
    return null;
  });
  if (refusal) return refusal;
  await portal.backups?.noteErasure({ personId, at });
  for (const sha256 of new Set(gone.files))
    if (!(await isFileNamed(db, sha256))) await portal.files.remove(sha256);
  for (const id of new Set(gone.uploads)) await portal.uploads.remove(id);
  await openMailFolder(portal.mail.folder).remove((mail) => tells(eraser, erased, mail));
  // A backup that is being read would keep the log from being emptied.
  await portal.backups?.idle();
  if (!(await emptyLog(db)))
    portal.log.warn({}, "the log of the database could not be emptied after an erasure");
  return null;
}

/** Whether a kept mail was to the person, or says their name or address. */
function tells(eraser: Eraser, { addresses }: Erased, mail: { to: string }): boolean {
  const text = JSON.stringify(mail);
  return addresses.includes(mail.to) || eraser.inJson(text) !== text;
}

const isLatin1 = (text: string) => Array.from(text).every((one) => one <= "\u00ff");

/** The originals whose bytes hold one of the spellings, in the encodings that names have in files. */
async function findTelling<File extends { sha256: string }>(
  { files }: Portal,
  originals: readonly File[],
  spellings: readonly string[],
): Promise<File[]> {
  const needles = spellings.flatMap((text) => [
    Buffer.from(text, "utf8"),
    Buffer.from(text, "utf16le"),
    Buffer.from(text, "utf16le").swap16(),
    ...(isLatin1(text) ? [Buffer.from(text, "latin1")] : []),
  ]);
  const telling: File[] = [];
  for (const original of originals) {
    const bytes = await files.readWhole(original.sha256).catch(() => null);
    if (bytes && needles.some((needle) => bytes.includes(needle))) telling.push(original);
  }
  return telling;
}
