import { type Context, newId, translatorOf, type ViewerContext } from "~/context.server";
import { momentText } from "~/locales/moment";
import { allJudgedIn } from "~/domain/category-merges";
import { correctedResult, lettersAnew, refuseNewDraft } from "~/domain/correction";
import type { Winners } from "~/domain/decision";
import { answersDue, withNames } from "~/domain/embargo";
import { type EntryDocument, facts as factsOf } from "~/domain/entry-document";
import type { Message, Refusal } from "~/domain/message";
import {
  announcedAt,
  type Candidate,
  type Confidence,
  type Decided,
  type Embargo,
  isReleased,
  type LetterFacts,
  lettersOf,
  refuseApproval,
  refuseDraft,
  refuseStop,
  releaseFaults,
  type Result,
  resultOf,
  type Wave,
} from "~/domain/release";
import type { ResultFile } from "~/domain/result-file";
import { standsAt } from "~/domain/sponsors";
import { windowOf } from "~/domain/stages";
import type { Instant } from "~/domain/time";
import { inLanguage, type Words } from "~/domain/words";
import { type Locale, locales } from "~/locales/catalogue";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { listMerges } from "~db/queries/category-merges";
import { listNameChanges, listTold, listWinnerAnswers } from "~db/queries/embargo";
import {
  deleteDraftLetters,
  findLetter,
  insertLetters,
  listLetterFacts,
  listLetters,
  stopLetterMails,
  updateLetterOutbox,
} from "~db/queries/letters";
import {
  approveReleaseRow,
  countJudging,
  findNewestRelease,
  insertRelease,
  listApprovedDecisions,
  listReleaseEntries,
  listReleaseMembers,
  stopReleaseRow,
} from "~db/queries/releases";
import { listWrittenWords } from "~db/queries/letter-words";
import { findReleaseFile, insertResultFile } from "~db/queries/result-files";
import { listSponsors } from "~db/queries/sponsors";
import type { Mail } from "~emails/render";
import { renderResultLetter } from "~emails/result-letter";
import { canonicalJson, sha256 } from "./canonical.server";
import { faultsOfCorrection, readCorrection, readCorrected } from "./corrections.server";
import { record } from "./history.server";
import { zonedText } from "./notice.server";
import { type InlineFile, post } from "./outbox.server";
import { editionFile } from "./result-files.server";

/** Everything that a release is made of, as it stands now. */
export async function gatherRelease(db: Db, { edition }: Pick<Context, "edition">) {
  const { rulebook: book } = edition;
  const merges = await listMerges(db, edition.id);
  const entries = await listReleaseEntries(db, edition.id);
  const members = new Map<string, Candidate["members"][number][]>();
  for (const { entryId, ...member } of await listReleaseMembers(db, edition.id))
    members.set(entryId, [...(members.get(entryId) ?? []), member]);
  const changes = await listNameChanges(db, { editionId: edition.id });
  const answers = await listWinnerAnswers(db, edition.id);
  const candidates = entries.map((row): Candidate => {
    const names = changes.find((one) => one.entryId === row.id && one.state === "accepted")?.names;
    const revision =
      row.number !== null && row.hash !== null && row.documentJson !== null
        ? {
            number: row.number,
            hash: row.hash,
            ...factsOf(book, withNames(book, fromJson<EntryDocument>(row.documentJson), names).answers),
          }
        : null;
    // What was not valid was judged nowhere, so its letter speaks of the category it entered alone.
    const into = row.outcome === "valid" ? merges.get(revision?.category ?? "") : undefined;
    return {
      id: row.id,
      code: row.code,
      state: row.state,
      screened: row.outcome,
      reason: row.outcomeReason ?? "",
      standing: row.standing,
      standingReason: row.standingReason ?? "",
      ...(into !== undefined && { judgedIn: into }),
      revision,
      members: members.get(row.id) ?? [],
      ...(answers.some((one) => one.entryId === row.id && one.declinedAt) && { isDeclined: true }),
      ...(changes.some((one) => one.entryId === row.id && one.state === "proposed") && { isNaming: true }),
    };
  });
  const decided = new Map<string, Decided>();
  for (const { id, category, version, winnersJson } of await listApprovedDecisions(db, edition.id))
    if (!decided.has(category)) {
      const { winners, notAwarded } = fromJson<Winners>(winnersJson);
      decided.set(category, {
        id,
        category,
        version,
        winners: winners.map((one) => one.entryId),
        ...(notAwarded && { notAwarded }),
      });
    }
  return {
    book,
    candidates,
    decided: [...decided.values()],
    merges,
    sponsors: (await listSponsors(db, edition.id)).map((sponsor) => ({
      ...sponsor,
      categories: allJudgedIn(merges, sponsor.categories),
    })),
    languages: locales.map((locale) => locale.id as string),
    words: await listWrittenWords(db, edition.id),
  };
}
export type Gathered = Awaited<ReturnType<typeof gatherRelease>>;

/**
 * When the results are made known, as it stands: the moment of the release that was drafted or approved last, or the one
 * that the rulebook announces.
 */
export async function publicAtOf(db: Db, { edition }: Pick<Context, "edition">): Promise<Instant> {
  const newest = await findNewestRelease(db, edition.id);
  return newest && newest.state !== "stopped" ? newest.releaseAt : announcedAt(edition.rulebook);
}

/** What a release corrects; letters in confidence correct nothing. */
const correctedBy = (
  db: Db,
  context: Pick<Context, "edition" | "now">,
  wave: Wave,
): ReturnType<typeof readCorrected> =>
  wave === "embargo" ? Promise.resolve({ before: undefined, told: [] }) : readCorrected(db, context);

/** What the letters of a wave say beside the result; null for those of the release itself. */
export async function embargoOf(
  db: Db,
  context: Pick<Context, "edition" | "now">,
  { wave, releaseAt }: { wave: Wave; releaseAt: Instant },
): Promise<Embargo | null> {
  const { edition, now } = context;
  if (wave === "release") return null;
  const publicAt = await publicAtOf(db, context);
  const known = await listTold(db, { editionId: edition.id, now });
  return {
    publicAt,
    answerBy: answersDue(edition.rulebook, releaseAt, publicAt),
    told: latestOf(known).map((one) => one.facts),
  };
}

/** Only the latest thing that an entry was told is what it knows. */
const latestOf = <One extends { entryId: string }>(told: readonly One[]): One[] =>
  told.filter((one, at) => told.findIndex((other) => other.entryId === one.entryId) === at);

/** What the letters in confidence bind the release to, those too that are approved and have not gone. */
async function confidenceOf(db: Db, { edition, now }: Pick<Context, "edition" | "now">): Promise<Confidence> {
  const newest = await findNewestRelease(db, edition.id, "embargo");
  const goesAt = newest && newest.state !== "stopped" ? newest.releaseAt : null;
  const approved = await listTold(db, { editionId: edition.id, now: goesAt && goesAt > now ? goesAt : now });
  return {
    asked: [...latestOf(approved.filter((one) => one.toldAt <= now)), ...latestOf(approved)].flatMap(
      ({ entryId, facts }) => (facts.embargo ? [{ entryId, until: facts.embargo.publicAt }] : []),
    ),
    goesAt,
  };
}

/** The same with the sponsors that stand at the moment of the release: letters that are sent then carry no others. */
function standing(gathered: Gathered, at: Instant): Gathered {
  return { ...gathered, sponsors: gathered.sponsors.filter((one) => standsAt(one, at)) };
}

/** What stands against the newest release, or against drafting one for `releaseAt`, as things are now. */
export async function faultsOfRelease(
  db: Db,
  context: Pick<Context, "edition" | "now">,
  all: Gathered,
  release:
    | { id: string; wave: Wave; releaseAt: Instant; reason: string; resultJson: string; resultHash: string }
    | { id: null; wave: Wave; releaseAt: Instant; reason: string },
): Promise<Message[]> {
  const drafted = release.id === null ? null : release;
  // What was not frozen so is not read: it may say anything, or be no JSON.
  if (drafted && !(await isAsFrozen(db, drafted))) return [{ id: "release.faultHash" }];
  const letters = (drafted ? await listLetterFacts(db, drafted.id) : []).map((row) =>
    fromJson<LetterFacts>(row.factsJson),
  );
  const result = drafted ? fromJson<Result>(drafted.resultJson) : null;
  const { releaseAt } = release;
  const gathered = standing(all, releaseAt);
  const embargo = await embargoOf(db, context, release);
  const { before, told } = await correctedBy(db, context, release.wave);
  return [
    ...releaseFaults({
      ...gathered,
      now: context.now,
      releaseAt,
      reason: release.reason,
      result,
      // Who was told what is right gets no second letter, and lacks none.
      letters: embargo ? letters : [...letters, ...lettersAnew(lettersOf(gathered), told).standing],
      embargo,
      confidence: embargo || before ? null : await confidenceOf(db, context),
    }),
    ...(result && before ? await faultsOfCorrection(db, { releaseAt, result, letters, before, told }) : []),
  ];
}

/** Whether a draft's result, and the signed file of it, still have the hashes that were taken of them. */
async function isAsFrozen(
  db: Db,
  { id, resultJson, resultHash }: { id: string; resultJson: string; resultHash: string },
): Promise<boolean> {
  if (sha256(resultJson) !== resultHash) return false;
  const file = await findReleaseFile(db, id);
  if (!file) return true;
  try {
    return sha256(canonicalJson(fromJson<ResultFile>(file.fileJson).result)) === file.hash;
  } catch {
    return false;
  }
}

/**
 * Freezes what is decided in a result file and draws every letter of a wave, to be made known at `releaseAt`. A draft
 * before it is replaced, `seen` being the version that the organiser looked at. Only the release has a signed file.
 * Beside a published result it is a correction: with a `note` for the public, and letters to those alone who were told
 * otherwise.
 */
export async function draftRelease(
  context: ViewerContext,
  {
    wave = "release",
    releaseAt,
    reason,
    seen,
    note = null,
  }: { wave?: Wave; releaseAt: Instant; reason: string; seen: number; note?: Words | null },
): Promise<Refusal> {
  const { db, edition, now, portal, viewer } = context;
  const gathered = standing(await gatherRelease(db, context), releaseAt);
  const faults = await faultsOfRelease(db, context, gathered, { id: null, wave, releaseAt, reason });
  if (faults[0]) return blocked(context, faults);
  const embargo = await embargoOf(db, context, { wave, releaseAt });
  const { before, told } = await correctedBy(db, context, wave);
  const decided = resultOf({
    ...gathered,
    edition: edition.id,
    rulebook: edition.rulebookHash,
    counts: await countJudging(db, edition.id),
  });
  const result =
    before && note ? correctedResult(decided, before, { version: seen + 1, releaseAt, note }) : decided;
  const resultJson = canonicalJson(result);
  const resultHash = sha256(resultJson);
  const decisions = gathered.decided.map((one) => one.id);
  const corrects = before && { version: before.version, hash: before.hash };
  const file = embargo ? null : await editionFile(db, context, decisions, corrects);
  const letters: { facts: LetterFacts; id: string; mail: Mail }[] = [];
  for (const facts of lettersAnew(lettersOf({ ...gathered, embargo }), told).letters)
    letters.push({
      facts,
      id: newId(portal),
      mail: await drawLetter(context, facts, result, file?.hash ?? resultHash),
    });
  const id = newId(portal);

  return db.transaction().execute(async (trx) => {
    const newest = await findNewestRelease(trx, edition.id, wave);
    const { published, open } = await readCorrection(trx, context);
    const refusal = embargo
      ? (refuseDraft(newest, now) ?? (letters.length === 0 ? { id: "embargo.nobodyToTell" } : null))
      : refuseNewDraft(newest, { published, now, isOpen: open !== undefined, note });
    if (refusal) return refusal;
    if (!embargo && published?.id !== before?.id) return { id: "release.changed" };
    if ((newest?.version ?? 0) !== seen) return { id: "release.changed" };
    if (newest?.state === "drafted") {
      await stopReleaseRow(trx, { id: newest.id, personId: viewer.id, now });
      await deleteDraftLetters(trx, newest.id);
    }
    const version = (newest?.version ?? 0) + 1;
    await insertRelease(trx, {
      id,
      editionId: edition.id,
      wave,
      version,
      releaseAt,
      reason,
      resultJson,
      resultHash,
      createdById: viewer.id,
      now,
    });
    if (file)
      await insertResultFile(trx, {
        id: newId(portal),
        editionId: edition.id,
        decisionId: null,
        releaseId: id,
        ...file,
        createdAt: now,
      });
    await insertLetters(
      trx,
      letters.map(({ id: letterId, facts, mail }) => ({
        id: letterId,
        releaseId: id,
        entryId: facts.entryId,
        personId: facts.personId,
        recipient: facts.recipient,
        outcome: facts.outcome,
        language: facts.language,
        ...mail,
        factsJson: canonicalJson(facts),
        outboxId: null,
      })),
    );
    await record(trx, context, {
      act: "release.drafted",
      kind: "release",
      id,
      facts: {
        ...{
          wave,
          version,
          result: resultHash,
          file: file?.hash ?? null,
          letters: letters.length,
          releaseAt,
        },
        ...(before && { corrects: before.version }),
      },
      ...(reason || note ? { words: { ...(reason && { reason }), ...(note && { note }) } } : {}),
    });
    return null;
  });
}

/**
 * Approves a draft as a second person: all is checked once more as it stands now, each letter is drawn again and must
 * come out the same, then every letter is queued for the moment T.
 */
export async function approveRelease(
  context: ViewerContext,
  { wave = "release", seen, count }: { wave?: Wave; seen: number; count: number },
): Promise<Refusal> {
  const { db, edition, now, viewer, portal } = context;
  const draft = await findNewestRelease(db, edition.id, wave);
  const early = refuseApproval(draft, viewer.id);
  if (early) return early;
  const drawn: Message[] = [];
  const queued: {
    id: string;
    facts: LetterFacts;
    mail: Mail;
    attachments: InlineFile[];
    outboxId: string;
  }[] = [];
  if (draft) {
    if (!(await isAsFrozen(db, draft))) return blocked(context, [{ id: "release.faultHash" }]);
    const result = fromJson<Result>(draft.resultJson);
    const hash = (await findReleaseFile(db, draft.id))?.hash ?? draft.resultHash;
    for (const row of await listLetters(db, draft.id)) {
      const facts = fromJson<LetterFacts>(row.factsJson);
      const mail = { subject: row.subject, html: row.html, text: row.text };
      if (!(await isAsDrawn(context, facts, result, hash, mail)))
        drawn.push({ id: "release.faultDrawing", values: { entry: facts.code, name: facts.name } });
      queued.push({
        id: row.id,
        facts,
        mail,
        attachments: picturesOf(facts, result),
        outboxId: newId(portal),
      });
    }
  }

  return db.transaction().execute(async (trx) => {
    const release = await findNewestRelease(trx, edition.id, wave);
    const refusal = refuseApproval(release, viewer.id);
    if (refusal) return refusal;
    if (!release || release.id !== draft?.id || release.version !== seen) return { id: "release.changed" };
    if (count !== queued.length) return { id: "release.countWrong", values: { count: queued.length } };
    const faults = [
      ...drawn,
      ...(await faultsOfRelease(trx, context, await gatherRelease(trx, context), release)),
    ];
    if (faults[0]) return blocked(context, faults);
    if (!(await approveReleaseRow(trx, { id: release.id, personId: viewer.id, now })))
      return { id: "release.changed" };
    for (const letter of queued) {
      await post(trx, context, {
        id: letter.outboxId,
        key: `${wave === "release" ? "result" : wave}/${letter.facts.entryId}/${letter.facts.personId}/${release.version}`,
        kind: "result",
        to: { personId: letter.facts.personId, address: letter.facts.recipient },
        mail: letter.mail,
        attachments: letter.attachments,
        notBefore: release.releaseAt,
      });
      await updateLetterOutbox(trx, letter);
    }
    await record(trx, context, {
      act: "release.approved",
      kind: "release",
      id: release.id,
      facts: {
        wave,
        version: release.version,
        result: release.resultHash,
        letters: queued.length,
        releaseAt: release.releaseAt,
      },
    });
    return null;
  });
}

/** Stops a release before its moment: letters that wait are taken back from the outbox and from inboxes. */
export async function stopRelease(
  context: ViewerContext,
  { wave = "release", seen }: { wave?: Wave; seen: number },
): Promise<Refusal> {
  const { db, edition, now } = context;
  return db.transaction().execute(async (trx) => {
    const release = await findNewestRelease(trx, edition.id, wave);
    const refusal = refuseStop(release, now);
    if (refusal) return refusal;
    if (!release || release.version !== seen) return { id: "release.changed" };
    return (await stopIn(trx, context, release)) ? null : { id: "release.changed" };
  });
}

/** Stops a release inside the transaction of the act that makes it stale. Gives whether it could still be stopped. */
export async function stopIn(
  trx: Db,
  context: ViewerContext,
  { id, wave, version }: { id: string; wave: Wave; version: number },
): Promise<boolean> {
  const { now, viewer } = context;
  if (!(await stopReleaseRow(trx, { id, personId: viewer.id, now }))) return false;
  const letters = await stopLetterMails(trx, { releaseId: id, now });
  await record(trx, context, {
    act: "release.stopped",
    kind: "release",
    id,
    facts: { wave, version, letters },
  });
  return true;
}

/** A letter for the eyes of the desk. Before its moment it is a secret, so the history says who read it. */
export async function readLetter(context: ViewerContext, id: string) {
  const { db, edition, now } = context;
  const letter = await findLetter(db, { id, editionId: edition.id });
  if (letter && !isReleased(letter, now))
    await db.transaction().execute((trx) =>
      record(trx, context, {
        act: "letter.read",
        kind: "letter",
        id,
        facts: { entry: letter.entryId, version: letter.version },
      }),
    );
  return letter;
}

/** What a drawing reads of the portal. */
export type Drawing = {
  edition: Pick<Context["edition"], "rulebook" | "id">;
  portal: Pick<Context["portal"], "publicUrl">;
};

/** Draws one letter from its values and the result file; the same values give the same bytes. */
export function drawLetter(
  context: Drawing,
  facts: LetterFacts,
  result: Result,
  resultHash: string,
): Promise<Mail> {
  const { rulebook: book, id: edition } = context.edition;
  const { publicUrl } = context.portal;
  const { zone } = book.edition;
  const locale: Locale = locales.find((one) => one.id === facts.language)?.id ?? "en";
  const t = translatorOf(locale);
  const named = (id: string) => {
    const category = book.categories.find((one) => one.id === id);
    return { id, name: category ? inLanguage(category.name, locale) : "" };
  };
  const nameOf = (id: string | null) => {
    const award = book.specialAwards.find((one) => one.id === id);
    return award ? inLanguage(award.name, locale) : "";
  };
  return renderResultLetter(t, {
    ...facts,
    category: named(facts.category),
    enteredIn: facts.enteredIn === undefined ? null : named(facts.enteredIn),
    specialAwards: (facts.specialAwards ?? []).map((id) => nameOf(id)),
    winners: result.categories.find((one) => one.id === facts.category)?.winners.length ?? 0,
    edition,
    organiser: inLanguage(book.names.organiser, locale),
    sponsors: result.sponsors
      .filter((sponsor) => facts.sponsors.includes(sponsor.id))
      .map(({ id, name, tier, categories, award, words, link, colour, logo, logoAlt, logoDark }) => ({
        id,
        name,
        alt: logoAlt,
        colour,
        link,
        cid: logo ? cidOf(id) : null,
        darkCid: logo && logoDark ? darkCidOf(id) : null,
        line: t("sponsors.line", {
          tier,
          name,
          categories: categories.join(", "),
          award: nameOf(award) || "none",
          edition,
        }),
        words: inLanguage(words, locale),
      })),
    winnersUrl: publicUrl + paths.winners,
    entryUrl: publicUrl + paths.entry(facts.entryId),
    embargo: facts.embargo
      ? {
          publicAt: zonedText(t, facts.embargo.publicAt, zone),
          answerBy: zonedText(t, facts.embargo.answerBy, zone),
          url: publicUrl + paths.award(facts.entryId),
        }
      : null,
    feedbackDay: momentText(windowOf(book, "feedback").opens, {
      locale,
      zone,
      withTime: false,
    }),
    complaintDays: book.judging.complaintDays,
    correctsDay:
      facts.corrects === undefined
        ? null
        : momentText(facts.corrects, { locale, zone: book.edition.zone, withTime: false }),
    result: resultHash,
  });
}

/** Whether a letter that was drawn comes out the same now, in every byte. */
export async function isAsDrawn(
  context: Drawing,
  facts: LetterFacts,
  result: Result,
  resultHash: string,
  mail: Mail,
): Promise<boolean> {
  return canonicalJson(await drawLetter(context, facts, result, resultHash)) === canonicalJson(mail);
}

const cidOf = (sponsorId: string) => `sponsor-${sponsorId}`;
const darkCidOf = (sponsorId: string) => `${cidOf(sponsorId)}-dark`;

/** The logos that a letter shows, by the names under which its page calls them. */
export function picturesOf(facts: Pick<LetterFacts, "sponsors">, result: Result): InlineFile[] {
  const picture = (cid: string, name: string, sha256: string): InlineFile => ({
    cid,
    name,
    kind: "image/png",
    sha256,
  });
  return result.sponsors.flatMap(({ id, logo, logoDark }) =>
    logo && facts.sponsors.includes(id)
      ? [
          picture(cidOf(id), "logo.png", logo),
          ...(logoDark ? [picture(darkCidOf(id), "logo-dark.png", logoDark)] : []),
        ]
      : [],
  );
}

function blocked({ t }: Pick<Context, "t">, faults: readonly Message[]): Message {
  const [first] = faults;
  return {
    id: "release.blocked",
    values: { count: faults.length, first: first ? t.say(first) : "" },
  };
}
