/**
 * Every table, its columns as TypeScript sees them, and what kind of data each holds. Columns ending in `At` are
 * instants, in `Json` text that `columns.ts` reads; 0 | 1 is a boolean for the database.
 */
import type { FileKind } from "~/domain/attachment";
import type { CertificateKind, CertificateState } from "~/domain/certificates";
import type { ComplaintOutcome, Consequence } from "~/domain/complaints";
import type { DeadlineRule } from "~/domain/deadlines";
import type { Naming } from "~/domain/embargo";
import type { DisclosureState } from "~/domain/disclosure";
import type { EarlyKind } from "~/domain/early-tries";
import type { Capacity } from "~/domain/members";
import type { MailState } from "~/domain/outbox";
import type { CommentState, Usefulness } from "~/domain/feedback";
import type { FaultKind } from "~/domain/scoring";
import type { Wave } from "~/domain/release";
import type { Standing } from "~/domain/standing";
import type { Instant } from "~/domain/time";

/** `personal` tells of a person, `sensitive` may harm if known (scores, secrets, conflicts), `none` is neither. */
export type Tag = "personal" | "sensitive" | "none";
type Flag = 0 | 1;

export interface Tables {
  setting: { key: string; valueJson: string };

  edition: {
    id: string;
    isCurrent: Flag;
    rulebookVersion: number;
    openedAt: Instant | null;
    openedById: string | null;
    /** The published closing of the call before its one extension; null while it was not extended. */
    extendedFrom: Instant | null;
    extendedAt: Instant | null;
    sealedAt: Instant | null;
    sealedHash: string | null;
    lastNumber: number;
    version: number;
  };
  rulebook: {
    editionId: string;
    version: number;
    documentJson: string;
    hash: string;
    reason: string;
    authorId: string | null;
    createdAt: Instant;
  };

  person: {
    id: string;
    name: string;
    language: string;
    country: string | null;
    createdAt: Instant;
    endedAt: Instant | null;
    mergedIntoId: string | null;
    totpSecret: string | null;
    totpConfirmedAt: Instant | null;
    totpLastStep: number | null;
  };
  address: {
    id: string;
    personId: string;
    address: string;
    normalised: string;
    verifiedAt: Instant | null;
    isPrimary: Flag;
    createdAt: Instant;
    /** Since when mail to it comes back; null while it arrives. */
    failingAt: Instant | null;
  };
  sign_in: {
    id: string;
    purpose: "signIn" | "address" | "firstOrganiser";
    address: string;
    normalised: string;
    personId: string | null;
    tokenHash: string;
    codeHash: string;
    browserHash: string;
    clientHash: string;
    next: string;
    createdAt: Instant;
    expiresAt: Instant;
    usedAt: Instant | null;
    attempts: number;
  };
  session: {
    id: string;
    personId: string;
    createdAt: Instant;
    seenAt: Instant;
    expiresAt: Instant;
    endedAt: Instant | null;
    secondFactorAt: Instant | null;
    attempts: number;
  };
  recovery_code: { id: string; personId: string; codeHash: string; usedAt: Instant | null };
  handover_code: {
    id: string;
    personId: string;
    codeHash: string;
    madeById: string | null;
    createdAt: Instant;
    expiresAt: Instant;
    usedAt: Instant | null;
  };
  role: {
    id: string;
    editionId: string;
    personId: string;
    role: string;
    state: "invited" | "active" | "declined" | "ended";
    invitedById: string | null;
    createdAt: Instant;
    answeredAt: Instant | null;
    endedAt: Instant | null;
    reason: string | null;
    /** Whose people they are; of the role sponsor alone. */
    sponsorId: string | null;
  };
  /** A person's wish to be erased, and what two organisers did about it. */
  erasure: {
    id: string;
    personId: string;
    reason: string;
    state: "proposed" | "made" | "refused";
    /** Null where the journal beside the backups brought it into a restored portal. */
    proposedById: string | null;
    proposedAt: Instant;
    answeredById: string | null;
    answeredAt: Instant | null;
  };
  inbox_message: {
    id: string;
    personId: string;
    editionId: string | null;
    kind: string;
    subject: string;
    body: string;
    createdAt: Instant;
    readAt: Instant | null;
  };

  /**
   * The register of organisations. `rootId` is the organisation that this one counts as: itself, or the last one of
   * the chain that `mergedIntoId` begins; it follows each merge and each undoing of one.
   */
  organisation: {
    id: string;
    name: string;
    ownName: string;
    country: string | null;
    mergedIntoId: string | null;
    rootId: string;
    version: number;
    createdAt: Instant;
  };
  /** Every name under which an organisation is known, as names are compared: each leads to one organisation. */
  organisation_name: {
    normalised: string;
    organisationId: string;
    name: string;
    kind: "name" | "former" | "spelling";
    createdAt: Instant;
  };
  entry: {
    id: string;
    editionId: string;
    code: string;
    state: "draft" | "submitted" | "withdrawn";
    category: string | null;
    title: string;
    organisationId: string | null;
    organisationName: string;
    country: string | null;
    answersJson: string;
    version: number;
    createdAt: Instant;
    changedAt: Instant;
    submittedRevision: number | null;
    submittedAt: Instant | null;
    outcome: "valid" | "notValid" | "repair" | null;
    outcomeAt: Instant | null;
    outcomeReason: string | null;
    /** The revision that was found valid and is judged; a newer one may wait beside it. */
    acceptedRevision: number | null;
    standing: Standing;
    /** Why it is not in competition, in the words that its people were told. */
    standingReason: string | null;
  };
  /** A scribe is of the organiser's staff and types for somebody until they take the entry over. */
  entry_member: {
    entryId: string;
    personId: string;
    capacity: Capacity;
    createdAt: Instant;
    endedAt: Instant | null;
  };
  /** An invitation to be on an entry, or with the capacity of lead the offer of it; it waits for the owner of the address. */
  entry_invitation: {
    id: string;
    entryId: string;
    address: string;
    normalised: string;
    capacity: Exclude<Capacity, "scribe">;
    state: "open" | "accepted" | "declined" | "refused" | "ended";
    invitedById: string;
    createdAt: Instant;
    sentAt: Instant;
    /** How often it was sent. */
    sent: number;
    expiresAt: Instant;
    answeredAt: Instant | null;
    personId: string | null;
  };
  /** Whether somebody whom an entry names as a member of its team agrees to be named, by address. */
  listing: {
    id: string;
    entryId: string;
    normalised: string;
    address: string;
    name: string;
    tokenHash: string;
    state: "asked" | "confirmed" | "declined";
    askedAt: Instant;
    answeredAt: Instant | null;
  };
  /** Organisations that the submitted revision of an entry names as partners. */
  entry_partner: { entryId: string; organisationId: string };
  /** More time for one entry, or for an address that has no entry yet. */
  extension: {
    id: string;
    editionId: string;
    entryId: string | null;
    address: string | null;
    normalised: string | null;
    /** Counts what was granted to one entry; 0 while it is only proposed. */
    number: number;
    until: Instant;
    reason: string;
    state: "proposed" | "granted" | "declined";
    proposedById: string;
    proposedAt: Instant;
    answeredById: string | null;
    answeredAt: Instant | null;
  };
  /** What a field of a draft held before, and what somebody typed into it while somebody else saved other words. */
  answer_version: {
    id: string;
    entryId: string;
    fieldId: string;
    kind: "earlier" | "setAside";
    answerJson: string;
    /** Who typed what was set aside; null for what was simply there before. */
    personId: string | null;
    createdAt: Instant;
    settledAt: Instant | null;
  };
  revision: {
    entryId: string;
    number: number;
    createdAt: Instant;
    personId: string;
    documentJson: string;
    hash: string;
    /** By which rule it was in time, with the number of the extension. */
    rule: DeadlineRule;
    ruleNumber: number | null;
  };
  attachment: {
    id: string;
    entryId: string;
    fieldId: string;
    name: string;
    kind: "pdf" | "jpeg" | "png";
    size: number;
    sha256: string;
    description: string;
    credit: string;
    personId: string;
    createdAt: Instant;
    removedAt: Instant | null;
    /** Of a PDF. */
    pages: number | null;
    /** The copy that judges and the public get. */
    cleanSha256: string;
    cleanSize: number;
    /** A small JPEG of a picture. */
    smallSha256: string | null;
    findingsJson: string;
    scan: "none" | "waiting" | "clean" | "infected";
  };
  /** A file that arrives in parts. It ends attached, refused, or given up. */
  upload: {
    id: string;
    entryId: string;
    fieldId: string;
    personId: string;
    name: string;
    size: number;
    /** By which the sender's browser knows the same file again. */
    mark: string;
    createdAt: Instant;
    endedAt: Instant | null;
    attachmentId: string | null;
    faultJson: string | null;
  };
  endorsement: {
    id: string;
    entryId: string;
    rowKey: string;
    organisation: string;
    address: string;
    tokenHash: string;
    state: "asked" | "given" | "declined";
    name: string;
    position: string;
    createdAt: Instant;
    answeredAt: Instant | null;
    /** The revision that the answer is about; null for a draft that was not submitted since. */
    revision: number | null;
  };

  screening: {
    id: string;
    entryId: string;
    revision: number;
    screenerId: string;
    checksJson: string;
    outcome: "valid" | "notValid" | "repair";
    reason: string;
    fieldsJson: string;
    dueAt: Instant | null;
    /** The category that a repair is to bring the entry into. */
    moveTo: string | null;
    createdAt: Instant;
  };
  /** What an entrant answers to "not valid", and what another person decided on it. */
  reply: {
    screeningId: string;
    entryId: string;
    personId: string;
    words: string;
    createdAt: Instant;
    state: "waiting" | "upheld" | "reversed";
    answeredById: string | null;
    answeredAt: Instant | null;
    answer: string | null;
  };
  /** A change of standing, proposed or made; the entry itself holds the one in force. */
  standing_change: {
    id: string;
    entryId: string;
    standing: Standing;
    reason: string;
    state: "proposed" | "made" | "refused";
    proposedById: string;
    createdAt: Instant;
    answeredById: string | null;
    answeredAt: Instant | null;
    answer: string | null;
  };
  /** Hashes of word runs of what was submitted, by which entries with the same passages find each other. */
  fingerprint: { hash: number; entryId: string };
  /** Two entries that share passages, the smaller id first; `shared` counts their common fingerprints. */
  likeness: {
    entryId: string;
    otherId: string;
    shared: number;
    state: "open" | "notSame";
    note: string;
    settledById: string | null;
    settledAt: Instant | null;
  };

  judge: {
    editionId: string;
    personId: string;
    organisation: string;
    organisationId: string | null;
    country: string | null;
    categoriesJson: string;
    languagesJson: string;
    expertiseJson: string;
    /** Names of organisations that they belonged to in the years that still count. */
    pastJson: string;
    /** What the organiser says of them in a word each, such as "senior". */
    tagsJson: string;
    /** Fewest and most entries; no fewest means the rulebook's. */
    least: number | null;
    capacity: number;
    isReserve: Flag;
    termsAt: Instant | null;
    version: number;
  };
  declaration: { editionId: string; judgeId: string; category: string; createdAt: Instant };
  conflict: {
    id: string;
    editionId: string;
    entryId: string;
    judgeId: string;
    tier: "bar" | "recuse" | "declare";
    origin: "rule" | "judge" | "entrant" | "chair";
    kind: string;
    reason: string;
    createdAt: Instant;
    endedAt: Instant | null;
  };
  /** A tie of a chair or an organiser to a category, and who acts there in their place. */
  deputy: {
    editionId: string;
    category: string;
    role: "chair" | "organiser";
    personId: string;
    deputyId: string | null;
    kind: string;
    reason: string;
    createdAt: Instant;
    version: number;
  };
  plan: {
    id: string;
    editionId: string;
    seed: number;
    /** A plan of everything, or one that adds to the plan in force. */
    kind: "whole" | "topUp";
    state: "planning" | "failed" | "draft" | "published" | "discarded";
    /** Null until the planner is done. */
    reportJson: string | null;
    /** Counts changes by hand. */
    version: number;
    createdById: string;
    createdAt: Instant;
    publishedById: string | null;
    publishedAt: Instant | null;
  };
  plan_pair: { planId: string; entryId: string; judgeId: string };
  assignment: {
    id: string;
    editionId: string;
    planId: string | null;
    entryId: string;
    judgeId: string;
    place: number;
    createdAt: Instant;
    confirmedAt: Instant | null;
    endedAt: Instant | null;
    endReason: string | null;
    /** What the judge said about stepping back or abstaining. */
    endWords: string | null;
  };
  scoresheet: {
    id: string;
    assignmentId: string;
    marksJson: string;
    reasonsJson: string;
    commentsJson: string;
    comment: string;
    note: string;
    version: number;
    changedAt: Instant;
    submittedAt: Instant | null;
    setAsideAt: Instant | null;
    setAsideReason: string | null;
  };
  /** A sheet as it was handed in before the chair reopened it; never changed. */
  sheet_version: {
    sheetId: string;
    number: number;
    marksJson: string;
    reasonsJson: string;
    commentsJson: string;
    comment: string;
    note: string;
    submittedAt: Instant;
    reopenedById: string;
    reopenedAt: Instant;
    reason: string;
  };
  /** A fault of an entry that its judge reported; until it is answered the sheet is not handed in. */
  sheet_report: {
    id: string;
    assignmentId: string;
    kind: FaultKind;
    words: string;
    createdAt: Instant;
    answer: string | null;
    outcome: "goesOn" | "toScreening" | null;
    answeredById: string | null;
    answeredAt: Instant | null;
  };
  /** More time for all sheets of one judge; the latest moment counts. */
  sheet_extension: {
    id: string;
    editionId: string;
    judgeId: string;
    until: Instant;
    reason: string;
    grantedById: string;
    createdAt: Instant;
  };
  /** A judge's marks of a sample case. They stand apart from scoresheets, so that no result can read them. */
  calibration_sheet: {
    id: string;
    editionId: string;
    judgeId: string;
    caseId: string;
    marksJson: string;
    version: number;
    changedAt: Instant;
    submittedAt: Instant | null;
  };
  /** The chair's word on an entry whose sheets lie apart, or that lost a judge. */
  settlement: {
    id: string;
    entryId: string;
    kind: "stands" | "furtherJudge";
    /** The sheets that the word was about; another set of sheets is another question. */
    sheets: string;
    words: string;
    personId: string;
    createdAt: Instant;
  };

  decision: {
    id: string;
    editionId: string;
    category: string;
    version: number;
    state: "proposed" | "approved" | "returned" | "superseded";
    rankingJson: string;
    winnersJson: string;
    note: string;
    proposedById: string;
    proposedAt: Instant;
    answeredById: string | null;
    answeredAt: Instant | null;
    answer: string | null;
  };
  /** Records of meetings of the jury in person; a correction is another version, and only a scan is added to one. */
  meeting: {
    id: string;
    editionId: string;
    category: string;
    version: number;
    heldAt: Instant;
    place: string;
    presentJson: string;
    quorum: number;
    tiesJson: string;
    settled: string;
    recordedById: string;
    recordedAt: Instant;
    scanName: string | null;
    scanKind: FileKind | null;
    scanSize: number | null;
    scanSha256: string | null;
    scanById: string | null;
    scanAt: Instant | null;
  };
  /**
   * Where the entries of a category are judged, as two people decided: in another one that it is merged into, or, which
   * takes that back, in itself. In force is what was made and has not ended.
   */
  category_merge: {
    id: string;
    editionId: string;
    category: string;
    judgedIn: string;
    reason: string;
    state: "proposed" | "made" | "refused";
    proposedById: string;
    proposedAt: Instant;
    answeredById: string | null;
    answeredAt: Instant | null;
    endedAt: Instant | null;
  };
  /** Certificates as they were issued; a replaced one and a withdrawn one stay. */
  certificate: {
    id: string;
    editionId: string;
    serial: string;
    kind: CertificateKind;
    /** Whose right it is: the same for a certificate and for what replaces it. */
    subject: string;
    version: number;
    entryId: string | null;
    /** The judge. */
    personId: string | null;
    /** The address, as it is compared, of a member of the team. */
    member: string | null;
    factsJson: string;
    state: CertificateState;
    issuedById: string;
    issuedAt: Instant;
    replacedById: string | null;
    endedAt: Instant | null;
    /** Null where somebody said no to being named. */
    endedById: string | null;
    reason: string | null;
  };
  /** A change of the rules that decide, proposed when scores could be seen: it waits for a second person. */
  rule_change: {
    id: string;
    editionId: string;
    fromVersion: number;
    documentJson: string;
    reason: string;
    proposedById: string;
    proposedAt: Instant;
    state: "proposed" | "made" | "refused";
    answeredById: string | null;
    answeredAt: Instant | null;
  };
  /** Versions of the rules that decide, from the seal on; only ever added to. */
  seal: {
    editionId: string;
    version: number;
    rulesJson: string;
    hash: string;
    /** What draws are thrown from; made known in the result file, its hash before the first score. */
    seed: string;
    reason: string;
    /** Null where the portal sealed by itself, with the first scoresheet. */
    authorId: string | null;
    approverId: string | null;
    /** Names as they were then, for these versions are public. */
    authorName: string | null;
    approverName: string | null;
    hadScores: Flag;
    createdAt: Instant;
  };
  /** Result files as they were signed: one for each approved decision, one for each draft of a release. Never changed. */
  result_file: {
    id: string;
    editionId: string;
    decisionId: string | null;
    releaseId: string | null;
    fileJson: string;
    hash: string;
    createdAt: Instant;
  };
  release: {
    id: string;
    editionId: string;
    /** Letters to those who won, in confidence, or to everybody. Each wave counts its own versions. */
    wave: Wave;
    version: number;
    state: "drafted" | "approved" | "stopped";
    releaseAt: Instant;
    /** Why the results go out before the announced date; "" where they do not. */
    reason: string;
    resultJson: string;
    resultHash: string;
    createdById: string;
    createdAt: Instant;
    approvedById: string | null;
    approvedAt: Instant | null;
    stoppedById: string | null;
    stoppedAt: Instant | null;
  };
  /** What the people of an entry that was told in confidence answered; without a row, nothing yet. */
  winner_answer: {
    entryId: string;
    /** Null until somebody acknowledged and said who is named. */
    answeredById: string | null;
    answeredAt: Instant | null;
    naming: Naming | null;
    declinedById: string | null;
    declinedAt: Instant | null;
    declineReason: string;
  };
  /** A correction of the names of a winning case: it waits for an organiser. The judged revision stays as it is. */
  name_change: {
    id: string;
    entryId: string;
    namesJson: string;
    reason: string;
    state: "proposed" | "accepted" | "refused";
    proposedById: string;
    proposedAt: Instant;
    answeredById: string | null;
    answeredAt: Instant | null;
    answer: string | null;
  };
  /** A mistake found after a release: open from then on until another release takes the place of that one. */
  correction: {
    id: string;
    editionId: string;
    /** The release that is wrong. */
    releaseId: string;
    reason: string;
    openedById: string;
    openedAt: Instant;
    /** Entries whose pages are down until it is corrected. */
    hiddenJson: string;
  };
  /** How often something was asked for before it was public, on one day of the edition's zone. Of nobody in particular. */
  early_try: { editionId: string; day: string; kind: EarlyKind; count: number };
  /** One person outside who may read one result before it is public, until it expires. */
  disclosure: {
    id: string;
    editionId: string;
    name: string;
    /** What the person is, for example a minister's adviser. */
    office: string;
    organisation: string;
    address: string;
    /** A category or special award, or null where it is one entry. */
    category: string | null;
    entryId: string | null;
    reason: string;
    expiresAt: Instant;
    state: DisclosureState;
    proposedById: string;
    proposedAt: Instant;
    answeredById: string | null;
    answeredAt: Instant | null;
    /** SHA-256 of the secret in its link; null before it is approved and after it is ended. */
    tokenHash: string | null;
    acknowledgedAt: Instant | null;
    endedById: string | null;
    endedAt: Instant | null;
  };
  /** When the page of a winning case becomes public; without a row, or with null, at the release. */
  publication: {
    entryId: string;
    editionId: string;
    publishAt: Instant | null;
    version: number;
    changedById: string;
    changedAt: Instant;
  };
  /** How far the feedback of an edition is: comments taken up, their check ended, mails written. */
  feedback_round: {
    editionId: string;
    /** The release after which comments were taken up; a later one takes up what is new. */
    releaseVersion: number;
    /** The last assignment that was looked at; "" before the first. */
    collectedTo: string;
    collectedAt: Instant | null;
    preparedById: string | null;
    preparedAt: Instant | null;
    /** The last entry whose people were told; "" before the first. */
    toldTo: string;
    toldAt: Instant | null;
  };
  /** One comment of a judge on one criterion, or on the whole, with what becomes of it after the check. */
  feedback_comment: {
    id: string;
    editionId: string;
    entryId: string;
    assignmentId: string;
    /** "" for the comment on the whole. */
    criterion: string;
    /** When the sheet was handed in that it stands on; a sheet that was reopened has another moment. */
    sheetAt: Instant;
    original: string;
    hintsJson: string;
    isMarked: Flag;
    state: CommentState;
    /** What the entrant is sent; null while it waits, and for good where it is withheld. */
    words: string | null;
    reason: string | null;
    checkedById: string | null;
    checkedAt: Instant | null;
    version: number;
  };
  /** Whether feedback was of use to the people of an entry. */
  feedback_use: {
    entryId: string;
    editionId: string;
    useful: Usefulness;
    personId: string;
    createdAt: Instant;
  };
  /** A complaint on procedure; the answer is a draft until somebody else has approved it. */
  complaint: {
    id: string;
    editionId: string;
    entryId: string;
    code: string;
    rule: string;
    happened: string;
    asked: string;
    /** The text as it was frozen, and its SHA-256. */
    documentJson: string;
    hash: string;
    createdById: string;
    createdAt: Instant;
    dueAt: Instant;
    outcome: ComplaintOutcome | null;
    follows: Consequence | null;
    answer: string | null;
    draftedById: string | null;
    draftedAt: Instant | null;
    approvedById: string | null;
    answeredAt: Instant | null;
    version: number;
  };
  letter: {
    id: string;
    releaseId: string;
    entryId: string;
    personId: string;
    recipient: string;
    outcome: "winner" | "specialAward" | "honourableMention" | "notSelected" | "horsConcours" | "notValid";
    language: string;
    subject: string;
    html: string;
    text: string;
    /** What the letter says, as values: it is checked against the decision, and the letter can be drawn from it again. */
    factsJson: string;
    outboxId: string | null;
  };
  sponsor: {
    id: string;
    editionId: string;
    name: string;
    tier: "title" | "category" | "specialAward" | "inKind";
    categoriesJson: string;
    /** The special award that it gives. */
    award: string | null;
    prefixJson: string;
    wordsJson: string;
    link: string | null;
    colour: string;
    logoSha256: string | null;
    logoKind: "png" | null;
    logoAlt: string;
    /** The logo for a dark ground. */
    logoDarkSha256: string | null;
    /** From when until when it stands anywhere; open where nothing is said. */
    startsAt: Instant | null;
    endsAt: Instant | null;
    version: number;
    createdAt: Instant;
    endedAt: Instant | null;
  };
  /** What a sponsor's people want to be said and shown of it; at most one is open, as a draft or sent. */
  sponsor_proposal: {
    id: string;
    sponsorId: string;
    number: number;
    state: "draft" | "sent" | "accepted" | "refused";
    /** The version of the sponsor that it was drawn from. */
    basedOn: number;
    brandJson: string;
    version: number;
    createdById: string;
    createdAt: Instant;
    sentById: string | null;
    sentAt: Instant | null;
    answeredById: string | null;
    answeredAt: Instant | null;
    answer: string | null;
  };

  outbox: {
    id: string;
    key: string;
    kind: string;
    personId: string | null;
    recipient: string;
    subject: string;
    payloadJson: string;
    isSecret: Flag;
    state: MailState;
    attempts: number;
    copy: number;
    notBefore: Instant;
    notAfter: Instant | null;
    createdAt: Instant;
    claimedAt: Instant | null;
    firstTriedAt: Instant | null;
    sentAt: Instant | null;
    transport: string | null;
    providerId: string | null;
    problemJson: string | null;
    hasPictures: Flag;
    /** The batch that it went in, or goes in. */
    batchId: string | null;
    /** When a person dealt with its coming back. */
    settledAt: Instant | null;
  };
  /** Mails that go to the service as one request, frozen before the first try. */
  mail_batch: {
    id: string;
    /** The mails in their order, each by id and copy. */
    mailsJson: string;
    state: "open" | "sent" | "ended";
    attempts: number;
    createdAt: Instant;
    notBefore: Instant;
    /** When the try in hand began; null while there is none. */
    claimedAt: Instant | null;
    firstTriedAt: Instant | null;
    transport: string | null;
  };
  mail_event: { id: string; providerId: string; type: string; happenedAt: Instant; receivedAt: Instant };

  history: {
    seq: number;
    at: Instant;
    act: string;
    actorId: string | null;
    subjectKind: string;
    subjectId: string;
    factsJson: string;
    wordsHash: string | null;
    previousHash: string;
    hash: string;
  };
  history_words: { seq: number; salt: string; words: string };
}

type Tags = { [T in keyof Tables]: { [C in keyof Tables[T]]: Tag } };
const none = "none" as const,
  personal = "personal" as const,
  sensitive = "sensitive" as const;

/** The tag of every column; a column without one does not compile, one missing in the database fails a test. */
export const tags: Tags = {
  setting: { key: none, valueJson: sensitive },
  edition: {
    id: none,
    isCurrent: none,
    rulebookVersion: none,
    openedAt: none,
    openedById: personal,
    extendedFrom: none,
    extendedAt: none,
    sealedAt: none,
    sealedHash: none,
    lastNumber: none,
    version: none,
  },
  rulebook: {
    editionId: none,
    version: none,
    documentJson: none,
    hash: none,
    reason: none,
    authorId: personal,
    createdAt: none,
  },
  person: {
    id: personal,
    name: personal,
    language: personal,
    country: personal,
    createdAt: personal,
    endedAt: personal,
    mergedIntoId: personal,
    totpSecret: sensitive,
    totpConfirmedAt: personal,
    totpLastStep: personal,
  },
  address: {
    id: none,
    personId: personal,
    address: personal,
    normalised: personal,
    verifiedAt: personal,
    isPrimary: none,
    createdAt: none,
    failingAt: personal,
  },
  sign_in: {
    id: none,
    purpose: none,
    address: personal,
    normalised: personal,
    personId: personal,
    tokenHash: sensitive,
    codeHash: sensitive,
    browserHash: sensitive,
    clientHash: personal,
    next: none,
    createdAt: none,
    expiresAt: none,
    usedAt: none,
    attempts: none,
  },
  session: {
    id: sensitive,
    personId: personal,
    createdAt: personal,
    seenAt: personal,
    expiresAt: none,
    endedAt: none,
    secondFactorAt: none,
    attempts: none,
  },
  recovery_code: { id: none, personId: personal, codeHash: sensitive, usedAt: none },
  handover_code: {
    id: none,
    personId: personal,
    codeHash: sensitive,
    madeById: personal,
    createdAt: none,
    expiresAt: none,
    usedAt: none,
  },
  role: {
    id: none,
    editionId: none,
    personId: personal,
    role: personal,
    state: none,
    invitedById: personal,
    createdAt: none,
    answeredAt: none,
    endedAt: none,
    reason: personal,
    sponsorId: none,
  },
  erasure: {
    id: none,
    personId: personal,
    reason: personal,
    state: none,
    proposedById: personal,
    proposedAt: none,
    answeredById: personal,
    answeredAt: none,
  },
  inbox_message: {
    id: none,
    personId: personal,
    editionId: none,
    kind: none,
    subject: sensitive,
    body: sensitive,
    createdAt: none,
    readAt: personal,
  },
  organisation: {
    id: none,
    name: none,
    ownName: none,
    country: none,
    mergedIntoId: none,
    rootId: none,
    version: none,
    createdAt: none,
  },
  organisation_name: { normalised: none, organisationId: none, name: none, kind: none, createdAt: none },
  entry: {
    id: none,
    editionId: none,
    code: none,
    state: none,
    category: none,
    title: none,
    organisationId: none,
    organisationName: none,
    country: none,
    answersJson: personal,
    version: none,
    createdAt: none,
    changedAt: none,
    submittedRevision: none,
    submittedAt: none,
    outcome: sensitive,
    outcomeAt: sensitive,
    outcomeReason: sensitive,
    acceptedRevision: none,
    standing: sensitive,
    standingReason: sensitive,
  },
  entry_member: { entryId: none, personId: personal, capacity: none, createdAt: none, endedAt: none },
  entry_invitation: {
    id: none,
    entryId: none,
    address: personal,
    normalised: personal,
    capacity: none,
    state: none,
    invitedById: personal,
    createdAt: none,
    sentAt: none,
    sent: none,
    expiresAt: none,
    answeredAt: none,
    personId: personal,
  },
  listing: {
    id: none,
    entryId: none,
    normalised: personal,
    address: personal,
    name: personal,
    tokenHash: sensitive,
    state: personal,
    askedAt: none,
    answeredAt: none,
  },
  entry_partner: { entryId: none, organisationId: none },
  extension: {
    id: none,
    editionId: none,
    entryId: none,
    address: personal,
    normalised: personal,
    number: none,
    until: none,
    reason: personal,
    state: none,
    proposedById: personal,
    proposedAt: none,
    answeredById: personal,
    answeredAt: none,
  },
  answer_version: {
    id: none,
    entryId: none,
    fieldId: none,
    kind: none,
    answerJson: personal,
    personId: personal,
    createdAt: none,
    settledAt: none,
  },
  revision: {
    entryId: none,
    number: none,
    createdAt: none,
    personId: personal,
    documentJson: personal,
    hash: none,
    rule: none,
    ruleNumber: none,
  },
  attachment: {
    id: none,
    entryId: none,
    fieldId: none,
    name: personal,
    kind: none,
    size: none,
    sha256: none,
    description: personal,
    credit: personal,
    personId: personal,
    createdAt: none,
    removedAt: none,
    pages: none,
    cleanSha256: none,
    cleanSize: none,
    smallSha256: none,
    findingsJson: personal,
    scan: none,
  },
  upload: {
    id: none,
    entryId: none,
    fieldId: none,
    personId: personal,
    name: personal,
    size: none,
    mark: personal,
    createdAt: none,
    endedAt: none,
    attachmentId: none,
    faultJson: personal,
  },
  endorsement: {
    id: none,
    entryId: none,
    rowKey: none,
    organisation: none,
    address: personal,
    tokenHash: sensitive,
    state: none,
    name: personal,
    position: personal,
    createdAt: none,
    answeredAt: none,
    revision: none,
  },
  screening: {
    id: none,
    entryId: none,
    revision: none,
    screenerId: sensitive,
    checksJson: sensitive,
    outcome: sensitive,
    reason: sensitive,
    fieldsJson: none,
    dueAt: none,
    moveTo: none,
    createdAt: none,
  },
  reply: {
    screeningId: none,
    entryId: none,
    personId: personal,
    words: sensitive,
    createdAt: none,
    state: sensitive,
    answeredById: sensitive,
    answeredAt: none,
    answer: sensitive,
  },
  standing_change: {
    id: none,
    entryId: none,
    standing: sensitive,
    reason: sensitive,
    state: none,
    proposedById: sensitive,
    createdAt: none,
    answeredById: sensitive,
    answeredAt: none,
    answer: sensitive,
  },
  fingerprint: { hash: none, entryId: none },
  likeness: {
    entryId: none,
    otherId: none,
    shared: none,
    state: sensitive,
    note: sensitive,
    settledById: sensitive,
    settledAt: none,
  },
  judge: {
    editionId: none,
    personId: sensitive,
    organisation: personal,
    organisationId: personal,
    country: personal,
    categoriesJson: sensitive,
    languagesJson: personal,
    expertiseJson: personal,
    pastJson: personal,
    tagsJson: sensitive,
    least: none,
    capacity: none,
    isReserve: none,
    termsAt: none,
    version: none,
  },
  declaration: { editionId: none, judgeId: sensitive, category: none, createdAt: none },
  conflict: {
    id: none,
    editionId: none,
    entryId: sensitive,
    judgeId: sensitive,
    tier: sensitive,
    origin: sensitive,
    kind: sensitive,
    reason: sensitive,
    createdAt: none,
    endedAt: none,
  },
  deputy: {
    editionId: none,
    category: sensitive,
    role: none,
    personId: sensitive,
    deputyId: personal,
    kind: sensitive,
    reason: sensitive,
    createdAt: none,
    version: none,
  },
  plan: {
    id: none,
    editionId: none,
    seed: none,
    kind: none,
    state: none,
    reportJson: sensitive,
    version: none,
    createdById: personal,
    createdAt: none,
    publishedById: personal,
    publishedAt: none,
  },
  plan_pair: { planId: none, entryId: sensitive, judgeId: sensitive },
  assignment: {
    id: none,
    editionId: none,
    planId: none,
    entryId: sensitive,
    judgeId: sensitive,
    place: none,
    createdAt: none,
    confirmedAt: sensitive,
    endedAt: sensitive,
    endReason: sensitive,
    endWords: sensitive,
  },
  scoresheet: {
    id: none,
    assignmentId: sensitive,
    marksJson: sensitive,
    reasonsJson: sensitive,
    commentsJson: sensitive,
    comment: sensitive,
    note: sensitive,
    version: none,
    changedAt: sensitive,
    submittedAt: sensitive,
    setAsideAt: sensitive,
    setAsideReason: sensitive,
  },
  sheet_version: {
    sheetId: sensitive,
    number: none,
    marksJson: sensitive,
    reasonsJson: sensitive,
    commentsJson: sensitive,
    comment: sensitive,
    note: sensitive,
    submittedAt: sensitive,
    reopenedById: personal,
    reopenedAt: sensitive,
    reason: sensitive,
  },
  sheet_report: {
    id: none,
    assignmentId: sensitive,
    kind: sensitive,
    words: sensitive,
    createdAt: sensitive,
    answer: sensitive,
    outcome: sensitive,
    answeredById: personal,
    answeredAt: sensitive,
  },
  sheet_extension: {
    id: none,
    editionId: none,
    judgeId: sensitive,
    until: none,
    reason: sensitive,
    grantedById: personal,
    createdAt: none,
  },
  calibration_sheet: {
    id: none,
    editionId: none,
    judgeId: sensitive,
    caseId: none,
    marksJson: sensitive,
    version: none,
    changedAt: sensitive,
    submittedAt: sensitive,
  },
  settlement: {
    id: none,
    entryId: sensitive,
    kind: sensitive,
    sheets: sensitive,
    words: sensitive,
    personId: personal,
    createdAt: sensitive,
  },
  decision: {
    id: none,
    editionId: none,
    category: none,
    version: none,
    state: sensitive,
    rankingJson: sensitive,
    winnersJson: sensitive,
    note: sensitive,
    proposedById: personal,
    proposedAt: sensitive,
    answeredById: personal,
    answeredAt: sensitive,
    answer: sensitive,
  },
  meeting: {
    id: none,
    editionId: none,
    category: none,
    version: none,
    heldAt: sensitive,
    place: sensitive,
    presentJson: personal,
    quorum: sensitive,
    tiesJson: personal,
    settled: sensitive,
    recordedById: personal,
    recordedAt: sensitive,
    scanName: sensitive,
    scanKind: none,
    scanSize: none,
    scanSha256: sensitive,
    scanById: personal,
    scanAt: sensitive,
  },
  category_merge: {
    id: none,
    editionId: none,
    category: none,
    judgedIn: none,
    reason: none,
    state: none,
    proposedById: personal,
    proposedAt: none,
    answeredById: personal,
    answeredAt: none,
    endedAt: none,
  },
  certificate: {
    id: none,
    editionId: none,
    serial: sensitive,
    kind: none,
    subject: sensitive,
    version: none,
    entryId: none,
    personId: sensitive,
    member: personal,
    factsJson: personal,
    state: none,
    issuedById: personal,
    issuedAt: none,
    replacedById: none,
    endedAt: none,
    endedById: personal,
    reason: sensitive,
  },
  rule_change: {
    id: none,
    editionId: none,
    fromVersion: none,
    documentJson: none,
    reason: none,
    proposedById: personal,
    proposedAt: none,
    state: none,
    answeredById: personal,
    answeredAt: none,
  },
  seal: {
    editionId: none,
    version: none,
    rulesJson: none,
    hash: none,
    seed: sensitive,
    reason: none,
    authorId: personal,
    approverId: personal,
    authorName: personal,
    approverName: personal,
    hadScores: none,
    createdAt: none,
  },
  result_file: {
    id: none,
    editionId: none,
    decisionId: none,
    releaseId: none,
    fileJson: sensitive,
    hash: none,
    createdAt: none,
  },
  release: {
    id: none,
    editionId: none,
    wave: none,
    version: none,
    state: sensitive,
    releaseAt: sensitive,
    reason: sensitive,
    resultJson: sensitive,
    resultHash: none,
    createdById: personal,
    createdAt: sensitive,
    approvedById: personal,
    approvedAt: sensitive,
    stoppedById: personal,
    stoppedAt: sensitive,
  },
  winner_answer: {
    entryId: sensitive,
    answeredById: personal,
    answeredAt: sensitive,
    naming: sensitive,
    declinedById: personal,
    declinedAt: sensitive,
    declineReason: sensitive,
  },
  name_change: {
    id: none,
    entryId: sensitive,
    namesJson: personal,
    reason: sensitive,
    state: sensitive,
    proposedById: personal,
    proposedAt: sensitive,
    answeredById: personal,
    answeredAt: sensitive,
    answer: sensitive,
  },
  correction: {
    id: none,
    editionId: none,
    releaseId: none,
    reason: sensitive,
    openedById: personal,
    openedAt: none,
    hiddenJson: none,
  },
  early_try: { editionId: none, day: none, kind: none, count: none },
  disclosure: {
    id: none,
    editionId: none,
    name: personal,
    office: personal,
    organisation: personal,
    address: personal,
    category: none,
    entryId: sensitive,
    reason: sensitive,
    expiresAt: none,
    state: none,
    proposedById: personal,
    proposedAt: none,
    answeredById: personal,
    answeredAt: none,
    tokenHash: sensitive,
    acknowledgedAt: personal,
    endedById: personal,
    endedAt: none,
  },
  publication: {
    entryId: sensitive,
    editionId: none,
    publishAt: sensitive,
    version: none,
    changedById: personal,
    changedAt: sensitive,
  },
  feedback_round: {
    editionId: none,
    releaseVersion: none,
    collectedTo: none,
    collectedAt: none,
    preparedById: personal,
    preparedAt: none,
    toldTo: none,
    toldAt: none,
  },
  feedback_comment: {
    id: none,
    editionId: none,
    entryId: none,
    assignmentId: sensitive,
    criterion: none,
    sheetAt: sensitive,
    original: sensitive,
    hintsJson: sensitive,
    isMarked: sensitive,
    state: sensitive,
    words: sensitive,
    reason: sensitive,
    checkedById: personal,
    checkedAt: none,
    version: none,
  },
  feedback_use: {
    entryId: none,
    editionId: none,
    useful: sensitive,
    personId: personal,
    createdAt: none,
  },
  complaint: {
    id: none,
    editionId: none,
    entryId: none,
    code: none,
    rule: sensitive,
    happened: sensitive,
    asked: sensitive,
    documentJson: sensitive,
    hash: none,
    createdById: personal,
    createdAt: none,
    dueAt: none,
    outcome: sensitive,
    follows: sensitive,
    answer: sensitive,
    draftedById: personal,
    draftedAt: none,
    approvedById: personal,
    answeredAt: none,
    version: none,
  },
  letter: {
    id: none,
    releaseId: none,
    entryId: none,
    personId: personal,
    recipient: personal,
    outcome: sensitive,
    language: none,
    subject: sensitive,
    html: sensitive,
    text: sensitive,
    factsJson: sensitive,
    outboxId: none,
  },
  sponsor: {
    id: none,
    editionId: none,
    name: none,
    tier: none,
    categoriesJson: none,
    award: none,
    prefixJson: none,
    wordsJson: none,
    link: none,
    colour: none,
    logoSha256: none,
    logoKind: none,
    logoAlt: none,
    logoDarkSha256: none,
    startsAt: none,
    endsAt: none,
    version: none,
    createdAt: none,
    endedAt: none,
  },
  sponsor_proposal: {
    id: none,
    sponsorId: none,
    number: none,
    state: none,
    basedOn: none,
    brandJson: sensitive,
    version: none,
    createdById: personal,
    createdAt: none,
    sentById: personal,
    sentAt: none,
    answeredById: personal,
    answeredAt: none,
    answer: personal,
  },
  outbox: {
    id: none,
    key: none,
    kind: none,
    personId: personal,
    recipient: personal,
    subject: sensitive,
    payloadJson: sensitive,
    isSecret: none,
    state: none,
    attempts: none,
    copy: none,
    notBefore: none,
    notAfter: none,
    createdAt: none,
    claimedAt: none,
    firstTriedAt: none,
    sentAt: none,
    transport: none,
    providerId: none,
    problemJson: none,
    hasPictures: none,
    batchId: none,
    settledAt: none,
  },
  mail_batch: {
    id: none,
    mailsJson: none,
    state: none,
    attempts: none,
    createdAt: none,
    notBefore: none,
    claimedAt: none,
    firstTriedAt: none,
    transport: none,
  },
  mail_event: { id: none, providerId: none, type: none, happenedAt: none, receivedAt: none },
  history: {
    seq: none,
    at: none,
    act: none,
    actorId: personal,
    subjectKind: none,
    subjectId: none,
    factsJson: none,
    wordsHash: none,
    previousHash: none,
    hash: none,
  },
  history_words: { seq: none, salt: sensitive, words: sensitive },
};
