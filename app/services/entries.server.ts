import { newId, type ViewerContext } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import { type Answer, type Answers, rowsOf } from "~/domain/answers";
import { closingOf, type InTime } from "~/domain/deadlines";
import {
  codeOf,
  inTime,
  refuseEditing,
  refuseEntering,
  refuseReturn,
  refuseSubmitting,
  refuseWithdrawal,
} from "~/domain/entering";
import { type EntryDocument, entryDocument, facts } from "~/domain/entry-document";
import { faultsOf, isAnswered } from "~/domain/form";
import { INVITATION_LIFE, refuseJoining } from "~/domain/members";
import type { Message, Refusal } from "~/domain/message";
import { normaliseOrganisation } from "~/domain/organisations";
import type { Role } from "~/domain/roles";
import { caseTexts, fingerprintsOf } from "~/engine/likeness";
import { mend, mendableFields, refuseMending } from "~/domain/screening";
import type { Rulebook } from "~/domain/rulebook";
import { submittingMoment } from "~/domain/uploads";
import { type Instant, later, MINUTE } from "~/domain/time";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { fromJson, toJson } from "~db/columns";
import { listAddresses } from "~db/queries/addresses";
import { insertVersion, listNewestVersions, listSetAside, settleVersion } from "~db/queries/answer-versions";
import { listAttachments } from "~db/queries/attachments";
import {
  findEntryOfMember,
  findNewestRevision,
  findRepair,
  findRevision,
  insertEntry,
  insertRevision,
  listEntryMembers,
  markReturned,
  markSubmitted,
  markWithdrawn,
  takeEntryNumber,
  updateDraft,
} from "~db/queries/entries";
import {
  attachExtension,
  findExtension,
  findExtensionOfAddress,
  findExtensionOfPerson,
} from "~db/queries/extensions";
import { insertInvitation, upsertEntryMember } from "~db/queries/members";
import { findOrganisationByName, listSubmittedByRoots, replacePartners } from "~db/queries/organisations";
import { findPersonByAddress, listRolesByPerson } from "~db/queries/people";
import { listAttachedUploads } from "~db/queries/uploads";
import { canonicalJson, sha256 } from "./canonical.server";
import {
  askPartners,
  bindEndorsements,
  drawRenewals,
  drawRequests,
  tellPartners,
} from "./endorsements.server";
import { record } from "./history.server";
import { askTeam, drawQuestions } from "./listings.server";
import { drawInvitation, sendInvitation } from "./members.server";
import { drawNotice, exactText } from "./notice.server";
import { keepAlike } from "./likenesses.server";
import { registerOrganisation } from "./organisations.server";
import { post } from "./outbox.server";

/**
 * Begins an entry for the viewer, who becomes its lead. After the closing it takes an extension for one of their
 * addresses, which the entry then has. Gives its id, or why the call takes none.
 */
export async function beginEntry(
  context: ViewerContext,
  answers: Answers = {},
): Promise<{ id: string; refusal: null } | { id: null; refusal: Message }> {
  const { now, viewer } = context;
  return context.db.transaction().execute(async (trx) => {
    const { refusal, extension } = await mayBegin(context, trx);
    if (refusal) return { id: null, refusal };
    const own = await answersOfLead(trx, context);
    const { id } = await begin(trx, context, { extension, answers: { ...own, ...answers } });
    await upsertEntryMember(trx, { entryId: id, personId: viewer.id, capacity: "lead", now });
    return { id, refusal: null };
  });
}

/** What the form asks of its lead and the account knows. */
async function answersOfLead(trx: Db, { edition, viewer }: ViewerContext): Promise<Answers> {
  const { leadName, leadAddress } = edition.rulebook.form.anchors;
  const primary = (await listAddresses(trx, viewer.id)).find((one) => one.isPrimary === 1);
  return {
    ...(leadName && { [leadName]: viewer.name }),
    ...(leadAddress && primary && { [leadAddress]: primary.address }),
  };
}

/** Why the viewer cannot begin an entry now, or null; and the extension that would be theirs. */
export async function mayBegin(context: ViewerContext, db: Db = context.db) {
  const own = { personId: context.viewer.id, editionId: context.edition.id };
  const extension = await findExtensionOfPerson(db, own);
  const held = await listRolesByPerson(db, own);
  const refusal =
    refuseJoining(held.map((one) => one.role as Role)) ?? refuseEntering(callOf(context), extension);
  return { refusal, extension };
}

/** Makes the row of a new entry, with its code and the extension that was waiting for it. */
async function begin(
  trx: Db,
  context: ViewerContext,
  { extension, answers = {} }: { extension: { id: string } | null; answers?: Answers },
) {
  const { edition, now } = context;
  const id = newId(context.portal);
  const number = await takeEntryNumber(trx, edition.id);
  const code = codeOf(edition.rulebook, number);
  await insertEntry(trx, { id, editionId: edition.id, code, answersJson: toJson(answers), now });
  if (extension) await attachExtension(trx, { id: extension.id, entryId: id });
  await record(trx, context, {
    act: "entry.begun",
    kind: "entry",
    id,
    facts: { number, ...(extension && { extension: extension.id }) },
  });
  return { id, code };
}

/**
 * Begins an entry for whoever owns an address, as one of the organiser's staff who types what they say by telephone.
 * They are invited to be its lead, and once they are, the staff is on it no more; nobody can submit it before.
 */
export async function beginEntryFor(
  context: ViewerContext,
  { address }: { address: string },
): Promise<{ id: string; refusal: null } | { id: null; refusal: Message }> {
  const { db, edition, now, viewer, portal } = context;
  const normalised = normaliseAddress(address);
  const known = await findPersonByAddress(db, normalised);
  const invitationId = newId(portal);
  const mail = await drawInvitation(context, {
    id: invitationId,
    capacity: "lead",
    language: known?.language ?? context.locale,
    inviter: viewer.name,
    title: "",
    code: "",
    organisation: "",
    isBegun: true,
  });
  return db.transaction().execute(async (trx) => {
    const extension = await findExtensionOfAddress(trx, { normalised, editionId: edition.id });
    const refusal = refuseEntering(callOf(context), extension);
    if (refusal) return { id: null, refusal };
    const { id } = await begin(trx, context, { extension });
    await upsertEntryMember(trx, { entryId: id, personId: viewer.id, capacity: "scribe", now });
    await insertInvitation(trx, {
      id: invitationId,
      entryId: id,
      address,
      normalised,
      capacity: "lead",
      invitedById: viewer.id,
      expiresAt: later(now, INVITATION_LIFE),
      now,
    });
    await record(trx, context, {
      act: "entry.begunFor",
      kind: "entry",
      id,
      facts: { invitation: invitationId },
      words: { address },
    });
    await sendInvitation(trx, context, {
      id: invitationId,
      entryId: id,
      address,
      personId: known?.id ?? null,
      mail,
      sent: 1,
    });
    return { id, refusal: null };
  });
}

/** The viewer's entry as rules and pages need it, or undefined for everyone who is no member of it. */
export async function findOwnEntry(context: ViewerContext, id: string, db: Db = context.db) {
  const row = await findEntryOfMember(db, { id, editionId: context.edition.id, personId: context.viewer.id });
  if (!row) return undefined;
  const { answersJson, ...entry } = row;
  const repair = entry.outcome === "repair" ? await findRepair(db, entry.id) : undefined;
  return {
    ...entry,
    isDisqualified: entry.standing === "disqualified",
    extension: await findExtension(db, { entryId: entry.id, editionId: context.edition.id }),
    repairUntil: repair?.dueAt ?? null,
    /** The fields that a repair is about; null while everything may change. */
    mendable: repair ? mendableFields(context.edition.rulebook, fromJson<string[]>(repair.fieldsJson)) : null,
    moveTo: repair?.moveTo ?? null,
    answers: { ...fromJson<Answers>(answersJson), ...setBy(context.edition.rulebook, repair) },
  };
}
/** What a screener set in an entry while a repair of it is awaited: the category that it is asked over into. */
function setBy(book: Rulebook, repair: { moveTo: string | null } | undefined): Answers {
  return repair?.moveTo ? { [book.form.anchors.category]: repair.moveTo } : {};
}
export type OwnEntry = NonNullable<Awaited<ReturnType<typeof findOwnEntry>>>;

/** What the rules of entering are asked with. */
export function callOf({ edition, now }: Pick<ViewerContext, "edition" | "now">) {
  return { book: edition.rulebook, openedAt: edition.openedAt, now };
}

/** Until when the viewer's entry is taken, as its pages show it. */
export function deadlineOf(
  { edition, now }: Pick<ViewerContext, "edition" | "now">,
  { extension }: Pick<OwnEntry, "extension">,
) {
  const { rulebook } = edition;
  const closes = closingOf(rulebook, extension);
  return {
    closes,
    zone: rulebook.edition.zone,
    now,
    extension: extension?.until === closes ? extension.number : null,
    extendedFrom: edition.extendedFrom,
  };
}

/** A mark of what a field holds, by which a form that was drawn from something older is recognised. */
export function markOf(answers: Answers, fieldId: string): string {
  return sha256(canonicalJson(answers[fieldId] ?? null)).slice(0, 16);
}

export type Drafted = {
  refusal: Refusal;
  /** Fields that somebody else changed meanwhile: what was typed into them is set aside, not written. */
  stale: string[];
  /** Whether anything was written. */
  isChanged: boolean;
  /** What the draft holds now. */
  answers: Answers;
};

/** While a text is worked on, what it held is copied once in so long. */
const COPY_EVERY = 5 * MINUTE;

/**
 * Saves answers of a draft, right or wrong, field by field. `bases` marks what each field held when the form was
 * drawn: a field that the form left as it was is not touched, and one that somebody saved other words in since is not
 * overwritten; what was typed into it is set aside, so that neither side is lost. The rest is written.
 */
export async function saveDraft(
  context: ViewerContext,
  { id, answers, bases }: { id: string; answers: Answers; bases: Readonly<Record<string, string>> },
): Promise<Drafted> {
  const { edition, now, portal, viewer } = context;
  return context.db.transaction().execute(async (trx) => {
    const entry = await findOwnEntry(context, id, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const unsaved = (refusal: Refusal): Drafted => ({
      refusal,
      stale: [],
      isChanged: false,
      answers: entry.answers,
    });
    const typed = Object.keys(answers).filter((field) => {
      const mark = markOf(answers, field);
      const isEmptied = !isAnswered(entry.answers, field) && !isAnswered(answers, field);
      return !isEmptied && mark !== markOf(entry.answers, field) && mark !== bases[field];
    });
    const refusal = refuseEditing(entry, callOf(context)) ?? refuseMending(entry.mendable, typed);
    if (refusal) return unsaved(refusal);
    const stale = typed.filter((field) => markOf(entry.answers, field) !== bases[field]);
    const fresh = typed.filter((field) => !stale.includes(field));
    const waiting = await listSetAside(trx, id);
    const keep = (fieldId: string, kind: "earlier" | "setAside", answer: Answer | undefined) =>
      insertVersion(trx, {
        id: newId(portal),
        entryId: id,
        fieldId,
        kind,
        answerJson: toJson(answer ?? ""),
        personId: kind === "setAside" ? viewer.id : null,
        now,
      });
    const isSame = (one: { fieldId: string; answerJson: string }, fieldId: string) =>
      one.fieldId === fieldId &&
      markOf({ [fieldId]: fromJson<Answer>(one.answerJson) }, fieldId) === markOf(answers, fieldId);
    for (const field of stale)
      if (!waiting.some((one) => isSame(one, field))) await keep(field, "setAside", answers[field]);
    const merged = {
      ...entry.answers,
      ...Object.fromEntries(fresh.map((field) => [field, answers[field]!])),
    }; // typed ones
    if (fresh.length > 0) {
      const copied = await listNewestVersions(trx, id);
      for (const field of fresh) {
        const last = copied.get(field);
        if (isAnswered(entry.answers, field) && (last === undefined || later(last, COPY_EVERY) <= now))
          await keep(field, "earlier", entry.answers[field]);
        for (const one of waiting) if (isSame(one, field)) await settleVersion(trx, { id: one.id, now });
      }
      await updateDraft(trx, {
        id,
        version: entry.version,
        answersJson: toJson(merged),
        ...shownOf(edition.rulebook, entry, merged),
        now,
      });
    }
    return {
      refusal: stale.length > 0 ? { id: "fault.stale" } : null,
      stale,
      isChanged: fresh.length > 0,
      answers: merged,
    };
  });
}

/** What lists show: of a submitted entry what was submitted, of a draft what it holds. */
function shownOf(book: Rulebook, entry: OwnEntry, answers: Answers) {
  if (entry.state === "submitted")
    return {
      title: entry.title,
      category: entry.category,
      organisationName: entry.organisationName,
      country: entry.country,
    };
  const { title, category, organisation, country } = facts(book, answers);
  return { title, category, organisationName: organisation, country };
}

/** Settles what was set aside in the viewer's draft without using it. */
export async function discardVersion(
  context: ViewerContext,
  { id, version }: { id: string; version: string },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findOwnEntry(context, id, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const refusal = refuseEditing(entry, callOf(context));
    if (refusal) return refusal;
    const own = (await listSetAside(trx, id)).find((one) => one.id === version);
    if (own) await settleVersion(trx, { id: own.id, now: context.now });
    return null;
  });
}

/**
 * A draft as it would be frozen now, with what is missing or wrong. While a repair is asked for, what it is not about
 * stays as it was submitted.
 */
export async function readDraft(
  db: Db,
  { edition }: Pick<ViewerContext, "edition">,
  entry: { id: string; code: string; submittedRevision: number | null; answersJson: string },
  mendable: readonly string[] | null = null,
  moveTo: string | null = null,
) {
  const draft = {
    answers: fromJson<Answers>(entry.answersJson),
    files: (await listAttachments(db, entry.id)).map(({ fieldId, createdAt: _, ...file }) => ({
      field: fieldId,
      ...file,
    })),
  };
  const before =
    mendable && entry.submittedRevision
      ? await findRevision(db, { entryId: entry.id, number: entry.submittedRevision })
      : undefined;
  const { answers, files } =
    before && mendable
      ? mend(
          fromJson<EntryDocument>(before.documentJson),
          draft,
          mendable,
          setBy(edition.rulebook, { moveTo }),
        )
      : draft;
  const document = entryDocument(edition.rulebook, {
    entry: { id: entry.id, code: entry.code, edition: edition.id },
    rulebook: edition.rulebookHash,
    answers,
    files,
  });
  const answered = files.map((file) => ({ ...file, fieldId: file.field }));
  return { document, files: answered, faults: faultsOf(edition.rulebook, answers, answered) };
}

/** The draft as it would be frozen now, with everything that is in its way. */
export async function prepareToSubmit(context: ViewerContext, entry: OwnEntry, db: Db = context.db) {
  const { edition } = context;
  const { document, faults } = await readDraft(
    db,
    context,
    { ...entry, answersJson: toJson(entry.answers) },
    entry.mendable,
    entry.moveTo,
  );
  const { organisation } = facts(edition.rulebook, document.answers);
  const known = await findOrganisationByName(db, normaliseOrganisation(organisation));
  const submitted = known
    ? await listSubmittedByRoots(db, { rootIds: [known.rootId], editionId: edition.id })
    : [];
  const call = callOf(context);
  const moment = submittingMoment(entry, call, await listAttachedUploads(db, entry.id));
  const refusal = refuseSubmitting(
    entry,
    { ...call, now: moment },
    {
      faults: faults.length,
      answers: document.answers,
      others: submitted.filter((other) => other.id !== entry.id).map((other) => other.category),
      standsIn: submitted.find((other) => other.id === entry.id)?.category ?? null,
    },
  );
  return { document, faults, refusal };
}

/**
 * Freezes the draft as a revision and lets it stand as submitted. The same content again gives the revision that is
 * there, without a second receipt. Everything that takes time is done before; if the draft changed meanwhile, anew.
 */
export async function submitEntry(
  context: ViewerContext,
  id: string,
): Promise<{ revision: number; refusal: null } | { revision: null; refusal: Message }> {
  const { edition, now, viewer } = context;
  for (;;) {
    const before = await findOwnEntry(context, id);
    if (!before) throw new Response("not found", { status: 404 });
    const prepared = await prepareToSubmit(context, before);
    const documentJson = canonicalJson(prepared.document);
    const hash = sha256(documentJson);
    const newest = await findNewestRevision(context.db, id);
    const number = (newest?.number ?? 0) + 1;
    const made = inTime(before, callOf(context));
    const isSame = before.state === "submitted" && newest?.hash === hash;
    // What cannot be submitted needs no mails; whether it can is decided below, where nothing changes meanwhile.
    const isDrawn = !isSame && !prepared.refusal;
    const members = isDrawn ? await listEntryMembers(context.db, id) : [];
    const receipts = await Promise.all(
      members.map((member) =>
        drawReceipt(context, member, { document: prepared.document, id, number, hash, made, at: now }),
      ),
    );
    const requests = isDrawn ? await drawRequests(context, prepared.document, id) : [];
    const renewals = isDrawn ? await drawRenewals(context, before, prepared.document) : [];
    const questions = isDrawn ? await drawQuestions(context, prepared.document, id) : [];
    const hashes = isDrawn ? fingerprintsOf(caseTexts(prepared.document)) : [];

    const result = await context.db.transaction().execute(async (trx) => {
      const entry = await findOwnEntry(context, id, trx);
      if (!entry) throw new Response("not found", { status: 404 });
      const again = await prepareToSubmit(context, entry, trx);
      const latest = await findNewestRevision(trx, id);
      const nowHash = sha256(canonicalJson(again.document));
      if (entry.state === "submitted" && latest?.hash === nowHash)
        return { revision: latest.number, refusal: null };
      if (again.refusal) return { revision: null, refusal: again.refusal };
      const { rule, number: ruleNumber } = inTime(entry, callOf(context));
      if (
        !isDrawn ||
        nowHash !== hash ||
        (latest?.number ?? 0) + 1 !== number ||
        rule !== made.rule ||
        ruleNumber !== made.number
      )
        return null;

      const { title, category, country, organisation, ownOrganisation } = facts(
        edition.rulebook,
        again.document.answers,
      );
      const organisationId = await registerOrganisation(trx, context, {
        name: organisation,
        ownName: ownOrganisation,
        country,
      });
      await insertRevision(trx, {
        entryId: id,
        number,
        personId: viewer.id,
        documentJson,
        hash,
        rule,
        ruleNumber,
        now,
      });
      await markSubmitted(trx, {
        id,
        revision: number,
        organisationId,
        organisationName: organisation,
        category: category ?? "",
        title,
        country,
        now,
      });
      await registerPartners(trx, context, id, again.document);
      await keepAlike(trx, { entryId: id, hashes });
      await record(trx, context, {
        act: "entry.submitted",
        kind: "entry",
        id,
        facts: {
          revision: number,
          sha256: hash,
          files: again.document.files.map((file) => file.sha256),
          rule,
          ...(ruleNumber !== null && { extension: ruleNumber }),
        },
      });
      for (const [at, member] of members.entries())
        await post(trx, context, {
          key: `receipt/${id}/${member.personId}/${number}`,
          kind: "receipt",
          to: member,
          mail: receipts[at]!, // one receipt was drawn for each member
        });
      await bindEndorsements(trx, entry, number);
      await askPartners(trx, context, id, requests);
      await tellPartners(trx, context, id, renewals);
      await askTeam(trx, context, id, questions);
      return { revision: number, refusal: null };
    });
    if (result) return result;
  }
}

/** Names the partner organisations of what is submitted in the register. */
async function registerPartners(trx: Db, context: ViewerContext, entryId: string, document: EntryDocument) {
  const organisationIds: string[] = [];
  for (const row of rowsOf(document.answers, context.edition.rulebook.form.anchors.partners)) {
    const id = await registerOrganisation(trx, context, { name: row["organisation"] ?? "" });
    if (id) organisationIds.push(id);
  }
  await replacePartners(trx, { entryId, organisationIds });
}

type Member = Awaited<ReturnType<typeof listEntryMembers>>[number];

function drawReceipt(
  context: ViewerContext,
  member: Member,
  {
    document,
    id,
    number,
    hash,
    made,
    at,
  }: {
    document: ReturnType<typeof entryDocument>;
    id: string;
    number: number;
    hash: string;
    made: InTime;
    at: Instant;
  },
) {
  const { edition, portal } = context;
  const { title } = facts(edition.rulebook, document.answers);
  const { zone } = edition.rulebook.edition;
  return drawNotice(context, member.language, (t) => ({
    subject: t("entry.receiptSubject", { code: document.entry.code, number }),
    heading: t("entry.receiptHeading"),
    name: member.name,
    paragraphs: [t("entry.receiptWords", { title }), t("entry.receiptAgain")],
    facts: [
      [t("entry.code"), document.entry.code],
      [t("entry.revision"), String(number)],
      [t("entry.submittedAt"), exactText(at, zone, t.locale)],
      [t("deadlines.rule"), t("deadlines.ruleUsed", { rule: made.rule, number: made.number ?? 0 })],
      [t("entry.contentHash"), hash],
      ...document.files.map((file) => [file.name, file.sha256] as const),
    ],
    action: { label: t("entry.openReceipt"), url: portal.publicUrl + paths.receipt(id, number) },
    small: [t("entry.receiptCheck")],
  }));
}

/** Withdraws the viewer's entry and tells its members. */
export async function withdrawEntry(context: ViewerContext, id: string): Promise<Refusal> {
  const before = await findOwnEntry(context, id);
  if (!before) throw new Response("not found", { status: 404 });
  const members = await listEntryMembers(context.db, id);
  const { zone } = context.edition.rulebook.edition;
  const mails = await Promise.all(
    members.map((member) =>
      drawNotice(context, member.language, (t) => ({
        subject: t("entry.withdrawnSubject", { code: before.code }),
        heading: t("entry.withdrawnHeading"),
        name: member.name,
        paragraphs: [t("entry.withdrawnWords", { title: before.title || before.code })],
        facts: [
          [t("entry.code"), before.code],
          [t("entry.withdrawnAt"), exactText(context.now, zone, t.locale)],
        ],
        small: [t("entry.withdrawnMistake")],
      })),
    ),
  );
  return context.db.transaction().execute(async (trx) => {
    const entry = await findOwnEntry(context, id, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const refusal = refuseWithdrawal(entry, callOf(context));
    if (refusal) return refusal;
    if (!(await markWithdrawn(trx, { id, now: context.now }))) return { id: "entering.isWithdrawn" };
    const act = await record(trx, context, {
      act: "entry.withdrawn",
      kind: "entry",
      id,
      facts: { revision: entry.submittedRevision },
    });
    for (const [at, member] of members.entries())
      await post(trx, context, {
        key: `withdrawal/${id}/${member.personId}/${act.slice(0, 16)}`,
        kind: "withdrawal",
        to: member,
        mail: mails[at]!, // one mail was drawn for each member
      });
    return null;
  });
}

/**
 * Brings the viewer's withdrawn entry back as a draft. It takes no part until it is submitted anew, and is counted
 * then like any other: withdrawing makes no room that coming back would keep.
 */
export async function returnEntry(context: ViewerContext, id: string): Promise<Refusal> {
  return context.db.transaction().execute(async (trx): Promise<Refusal> => {
    const entry = await findOwnEntry(context, id, trx);
    if (!entry) throw new Response("not found", { status: 404 });
    const refusal = refuseReturn(entry, callOf(context));
    if (refusal) return refusal;
    const shown = shownOf(context.edition.rulebook, { ...entry, state: "draft" }, entry.answers);
    if (!(await markReturned(trx, { id, ...shown, now: context.now })))
      return { id: "entering.notWithdrawn" };
    await record(trx, context, { act: "entry.returned", kind: "entry", id });
    return null;
  });
}
