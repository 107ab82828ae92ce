/** People, sessions and entries for demonstrations and tests, made with the portal's own queries. */
import type { Outcome } from "~/domain/screening";
import { declareConflicts } from "~/services/conflicts.server";
import { confirmProfile } from "~/services/judges.server";
import { draftPlan, publishPlan } from "~/services/plans.server";
import { screenEntry } from "~/services/screening.server";
import { findNewestScreening } from "../queries/screenings";
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { deflateSync } from "node:zlib";
import { newId, openJobContext, type Portal, sessionIdOf, type ViewerContext } from "~/context.server";
import { normaliseAddress } from "~/domain/address";
import type { Answer, Answers } from "~/domain/answers";
import type { InvitedCapacity } from "~/domain/members";
import type { Role } from "~/domain/roles";
import { DAY, type Instant, later } from "~/domain/time";
import { departuresOf } from "~/domain/decision";
import { decidableOf, readRulebook } from "~/domain/rulebook";
import { emptySheet, type Marks, needsReason } from "~/domain/scoring";
import { codeOf } from "~/domain/entering";
import { type EntryDocument, facts } from "~/domain/entry-document";
import { caseTexts, fingerprintsOf } from "~/engine/likeness";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import { keepAlike } from "~/services/likenesses.server";
import { examineFile } from "~/files/examine";
import type { KeptFile } from "~/services/attachments.server";
import { submitEntry } from "~/services/entries.server";
import { answerProposal, proposeWinners, rankingHash } from "~/services/decisions.server";
import { record } from "~/services/history.server";
import { answerEntryInvitation, inviteMember } from "~/services/members.server";
import { readChoice } from "~/services/rankings.server";
import { submitCalibration } from "~/services/calibrations.server";
import { confirmAssignment, saveScoresheet, submitScoresheet } from "~/services/scoresheets.server";
import { toJson } from "../columns";
import { listDecisions } from "../queries/decisions";
import { insertEdition } from "../queries/editions";
import {
  findEntry,
  insertEntry,
  insertRevision,
  markSubmitted,
  takeEntryNumber,
  updateDraft,
} from "../queries/entries";
import { listInvitationsOfPerson, upsertEntryMember } from "../queries/members";
import { insertJudge, updateJudge, writeDeclaration } from "../queries/judges";
import { insertAssignments } from "../queries/plans";
import { insertAttachment } from "../queries/attachments";
import { insertAddress, insertPerson, insertRole, insertSession } from "../queries/people";

/** A person with one verified address and these roles. Gives the person's id. */
export async function makePerson(
  portal: Portal,
  {
    name,
    address,
    language = "en",
    country = null,
    roles = [],
    editionId,
    now,
  }: {
    name: string;
    address: string;
    language?: string;
    country?: string | null;
    roles?: readonly Role[];
    editionId: string;
    now: Instant;
  },
): Promise<string> {
  const id = newId(portal);
  await insertPerson(portal.db, { id, name, language, country, now });
  await insertAddress(portal.db, {
    id: newId(portal),
    personId: id,
    address,
    normalised: normaliseAddress(address),
    isPrimary: true,
    verifiedAt: now,
    now,
  });
  for (const role of roles)
    await insertRole(portal.db, {
      id: newId(portal),
      editionId,
      personId: id,
      role,
      state: "active",
      invitedById: null,
      now,
    });
  return id;
}

/** A session that has passed both steps of signing in. Gives the secret that its cookie carries. */
export async function makeSession(portal: Portal, personId: string, now: Instant): Promise<string> {
  const secret = newId(portal);
  await insertSession(portal.db, {
    id: sessionIdOf(secret),
    personId,
    now,
    expiresAt: later(now, 3650 * DAY),
    secondFactorAt: now,
  });
  return secret;
}

/** A session of that kind, as the cookie that a request brings. */
export async function makeCookie(portal: Portal, personId: string, now: Instant): Promise<string> {
  const cookie = await portal.cookies.session.serialize(await makeSession(portal, personId, now));
  return cookie.split(";")[0] ?? "";
}

/** What a person sees: a context of their own at a moment, with the edition as the database has it. */
export async function contextOf(portal: Portal, personId: string, now: Instant): Promise<ViewerContext> {
  const context = await openJobContext(portal);
  return {
    ...context,
    now,
    viewer: { id: personId, name: "", sessionId: "", roles: [], secondFactorAt: null, hasTotp: false },
  };
}

/** Opens the call to the public, as an organiser does once everything is in place. */
export async function makeCallOpen(portal: Portal, now: Instant): Promise<void> {
  await portal.db
    .updateTable("edition")
    .set({ openedAt: now })
    .where("isCurrent", "=", 1)
    .where("openedAt", "is", null)
    .execute();
}

export type SeedFile = {
  field: string;
  name: string;
  kind: "pdf" | "jpeg" | "png";
  bytes: Uint8Array;
  description?: string;
  credit?: string;
};

type Kept = Pick<
  KeptFile,
  "sha256" | "size" | "pages" | "cleanSha256" | "cleanSize" | "smallSha256" | "findings" | "scan"
>;
/** Files as the portal keeps them, so that a picture that many entries use is examined and written to the disk once. */
const keptFiles = new WeakMap<Portal, Map<Uint8Array, Promise<Kept>>>();
const examined = new WeakMap<Uint8Array, ReturnType<typeof examineFile>>();

/** The portal as it is, but that it examines files in this process: a seed's are our own, and another takes a second to start. */
export function withoutExaminer(portal: Portal): Portal {
  return {
    ...portal,
    async examine({ path, kind, clean, small }) {
      const result = await examineFile(await readFile(path), kind);
      if (result.fault !== null) return result;
      await writeFile(clean, result.clean);
      if (result.small) await writeFile(small, result.small);
      return { ...result, hasSmall: result.small !== null };
    },
  };
}

/** Keeps a file with the copies that the portal makes of it. These files are our own: no other process is asked. */
async function keepFile({ files }: Portal, { bytes, kind, name }: SeedFile): Promise<Kept> {
  const looked = examined.get(bytes) ?? examineFile(bytes, kind);
  examined.set(bytes, looked);
  const result = await looked;
  if (result.fault !== null) throw new Error(`${name} cannot be examined: ${result.fault}`);
  const clean = await files.keepBytes(result.clean);
  const small = result.small && (await files.keepBytes(result.small));
  return {
    ...(await files.keepBytes(bytes)),
    pages: result.pages,
    cleanSha256: clean.sha256,
    cleanSize: clean.size,
    smallSha256: small?.sha256 ?? null,
    findings: result.findings,
    scan: "none",
  };
}

/** A draft with answers and files. Gives its id; `now` must lie in the call's window. */
export async function makeEntry(
  portal: Portal,
  {
    leadId,
    answers,
    files = [],
    now,
  }: { leadId: string; answers: Answers; files?: readonly SeedFile[]; now: Instant },
): Promise<string> {
  const context = await contextOf(portal, leadId, now);
  const { id: editionId, rulebook } = context.edition;
  const kept = keptFiles.get(portal) ?? new Map<Uint8Array, Promise<Kept>>();
  keptFiles.set(portal, kept);
  const contents = await Promise.all(
    files.map((file) => {
      const content = kept.get(file.bytes) ?? keepFile(portal, file);
      kept.set(file.bytes, content);
      return content;
    }),
  );
  const id = newId(portal);
  const { title, category, organisation, country } = facts(rulebook, answers);
  // One commit, for waiting for the disk is what takes the time.
  await portal.db.transaction().execute(async (trx) => {
    const number = await takeEntryNumber(trx, editionId);
    await insertEntry(trx, { id, editionId, code: codeOf(rulebook, number), answersJson: "{}", now });
    await upsertEntryMember(trx, { entryId: id, personId: leadId, capacity: "lead", now });
    await record(trx, context, { act: "entry.begun", kind: "entry", id, facts: { number } });
    await updateDraft(trx, {
      id,
      version: 1,
      answersJson: toJson(answers),
      category,
      title,
      organisationName: organisation,
      country,
      now,
    });
    for (const [index, { field, name, kind, description = "", credit = "" }] of files.entries())
      await insertAttachment(trx, {
        id: newId(portal),
        entryId: id,
        fieldId: field,
        name,
        kind,
        ...contents[index]!, // one content for each file
        description,
        credit,
        personId: leadId,
        now,
      });
  });
  return id;
}

/** The same, submitted. */
export async function makeSubmittedEntry(
  portal: Portal,
  entry: Parameters<typeof makeEntry>[1],
): Promise<string> {
  const id = await makeEntry(portal, entry);
  const { refusal } = await submitEntry(await contextOf(portal, entry.leadId, entry.now), id);
  if (refusal)
    throw new Error(`The entry was not submitted: ${refusal.id} ${JSON.stringify(refusal.values ?? {})}`);
  return id;
}

/** A PDF of one page with a line of text, as small as a real one can be. */
export function makePdf(line: string): Uint8Array {
  const text = line.replace(/[^\x20-\x7e]/g, " ").replace(/[\\()]/g, "\\$&");
  const stream = `BT /F1 18 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let pdf = "%PDF-1.4\n";
  const starts = objects.map((object, at) => {
    const start = pdf.length;
    pdf += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = pdf.length;
  pdf += `xref\n0 6\n0000000000 65535 f \n${starts.map((one) => `${String(one).padStart(10, "0")} 00000 n \n`).join("")}`;
  pdf += `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(pdf, "latin1");
}

type Colour = readonly [number, number, number];

/** A PNG picture: two colours that run into each other, or what `paint` says of each point. */
export function makePng(
  from: Colour = [0, 87, 74],
  to: Colour = [240, 236, 220],
  {
    width = 320,
    height = 200,
    paint = (x, y) => {
      const share = (x + y) / (width + height);
      return [0, 1, 2].map((part) =>
        Math.round(from[part]! + (to[part]! - from[part]!) * share),
      ) as unknown as Colour; // three parts each
    },
  }: { width?: number; height?: number; paint?: (x: number, y: number) => Colour } = {},
): Uint8Array {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0;
    for (let x = 0; x < width; x++) for (const part of paint(x, y)) rows[at++] = part;
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const sentence = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => ["teachers", "learn", "together", "and", "say", "what", "changed"][at % 7],
  ).join(" ");

/** Answers with which the default rulebook's gate lets a case through. */
export const gateAnswers = {
  tie: "partner",
  duration: "yes",
  results: "yes",
  independent: "no",
  category: "C1",
};

/** Answers that are complete under the default rulebook, for tests that are about something else. */
export function makeAnswers(more: Record<string, Answer> = {}): Answers {
  return {
    organisationName: "Example Institute of Learning",
    organisationType: "institution",
    iioeStatus: "partner",
    country: "KG",
    city: "Naryn",
    leadName: "Aigul Example",
    leadTitle: "Dean of Digital Learning",
    leadAddress: "lead@people.example",
    leadPhone: "+996 555 010 203",
    team: [
      {
        key: "r1",
        name: "Jo Example",
        role: "Course design",
        organisation: "Example Institute",
        address: "jo@people.example",
      },
    ],
    title: "Staff certification in two languages",
    category: "C1",
    certifiedStaff: "921",
    certifiedWomen: "498",
    coursesUsed: "Digital teaching, AI for teachers",
    sdgTargets: ["4.3", "4.c"],
    keywords: "certification, staff",
    startDate: "2025-09-01",
    endDate: "ongoing",
    summary: sentence(160),
    context: sentence(90),
    approach: sentence(120),
    ecosystem: sentence(80),
    implementation: sentence(90),
    results: sentence(120),
    inclusion: sentence(70),
    sustainability: sentence(80),
    indicators: [
      {
        key: "r1",
        what: "Certificates issued to staff",
        number: "921",
        measured: "Course register, April 2027",
      },
      {
        key: "r2",
        what: "Students reached",
        number: "4,310",
        measured: "Enrolment lists, each counted once",
      },
      { key: "r3", what: "Institutions", number: "4", measured: "Signed agreements" },
    ],
    hasVideo: "no",
    original: "yes",
    accurate: "yes",
    imageRights: "yes",
    peopleAgreed: "yes",
    aiUse: "none",
    mayPublish: "yes",
    ...more,
  };
}

const pdf = makePdf("Evidence of an example case");
const picture = makePng();

/** Files that are complete under the default rulebook. */
export function makeFiles(): SeedFile[] {
  return [
    { field: "annex", name: "annex.pdf", kind: "pdf", bytes: pdf },
    {
      field: "photos",
      name: "classroom.png",
      kind: "png",
      bytes: picture,
      description: "Teachers around a table",
      credit: "Jo Example",
    },
    { field: "endorsementLetter", name: "letter.pdf", kind: "pdf", bytes: pdf },
  ];
}

/**
 * An entry given to a judge, who has accepted the terms, declared, marked the sample cases and (unless told otherwise)
 * confirmed. Gives its id.
 */
export async function makeAssignment(
  portal: Portal,
  {
    entryId,
    judgeId,
    place = 1,
    confirmed = true,
    now,
  }: { entryId: string; judgeId: string; place?: number; confirmed?: boolean; now: Instant },
): Promise<string> {
  const context = await contextOf(portal, judgeId, now);
  const editionId = context.edition.id;
  const category = (await findEntry(portal.db, { id: entryId, editionId }))?.category ?? "";
  await insertJudge(portal.db, { editionId, personId: judgeId, capacity: 20, categories: [category] });
  await updateJudge(portal.db, { editionId, personId: judgeId, version: 1, termsAt: now });
  await writeDeclaration(portal.db, { editionId, judgeId, category, now });
  const id = newId(portal);
  await insertAssignments(portal.db, [{ id, editionId, planId: null, entryId, judgeId, place, now }]);
  await markSamples(context);
  if (confirmed) {
    const refusal = await confirmAssignment(context, id);
    if (refusal) throw new Error(`The assignment was not confirmed: ${refusal.id}`);
  }
  return id;
}

/** A judge marks the sample cases as the chair expects, or as `markedFrom` that. */
export async function markSamples(
  context: ViewerContext,
  markedFrom: (expected: Marks) => Marks = (expected) => expected,
): Promise<void> {
  for (const { id, marks } of context.edition.rulebook.calibration) {
    const sheet = { ...emptySheet, marks: markedFrom(marks) };
    const { refusal } = await submitCalibration(context, { id }, { version: 0, sheet });
    if (refusal) throw new Error(`The sample case was not marked: ${refusal.id}`);
  }
}

/** A judge's sheet for a confirmed assignment, handed in unless told otherwise; missing marks are 3. */
export async function makeScoresheet(
  portal: Portal,
  {
    assignmentId,
    judgeId,
    marks = {},
    comments = {},
    comment = sentence(45),
    note = "",
    submitted = true,
    now,
  }: {
    assignmentId: string;
    judgeId: string;
    marks?: Readonly<Record<string, number>>;
    comments?: Readonly<Record<string, string>>;
    comment?: string;
    note?: string;
    submitted?: boolean;
    now: Instant;
  },
): Promise<void> {
  const context = await contextOf(portal, judgeId, now);
  const { rubric } = context.edition.rulebook;
  const sheet = {
    marks: submitted ? { ...Object.fromEntries(rubric.criteria.map(({ id }) => [id, 3])), ...marks } : marks,
    reasons: Object.fromEntries(
      rubric.criteria.flatMap(({ id }) =>
        needsReason(rubric, marks[id]) ? [[id, "The texts leave no doubt about it."] as const] : [],
      ),
    ),
    comments,
    comment,
    note,
  };
  const drawn = { id: assignmentId, version: 0, sheet };
  const { refusal, faults } = submitted
    ? await submitScoresheet(context, drawn)
    : { ...(await saveScoresheet(context, drawn)), faults: [] };
  if (refusal || faults.length > 0)
    throw new Error(`The sheet was not kept: ${refusal?.id ?? JSON.stringify(faults)}`);
}

/** The winners of a category as the rules propose them, proposed by a chair and, with an organiser, approved. */
export async function makeDecision(
  portal: Portal,
  {
    category,
    chairId,
    organiserId,
    winners,
    reason = "The jury agreed on this at its meeting.",
    now,
  }: {
    category: string;
    chairId: string;
    organiserId?: string;
    winners?: readonly string[];
    reason?: string;
    now: Instant;
  },
): Promise<void> {
  const context = await contextOf(portal, chairId, now);
  const found = decidableOf(context.edition.rulebook, category);
  if (!found) throw new RangeError(`There is no category or special award ${category}`);
  const { ranking } = await readChoice(portal.db, context, found);
  // A special award goes to the first who has not won anyway.
  const named = ranking.standsOn
    ? ranking.rows.filter((row) => row.meetsFloors && !row.category?.hasWon).slice(0, ranking.cap)
    : [
        ...ranking.rows.filter((row) => row.proposal === "winner"),
        ...ranking.rows.filter((row) => row.proposal === "chair").slice(0, ranking.tie?.chair?.places ?? 0),
      ];
  const chosen = winners ?? named.map((row) => row.id);
  const { refusal, faults } = await proposeWinners(context, found, {
    winners: chosen,
    reasons: Object.fromEntries(departuresOf(ranking, new Set(chosen)).map((one) => [one.entryId, reason])),
    ...(chosen.length === 0 && { notAwarded: "No case met all that the jury asks of a winner." }),
    note: "",
    ranking: rankingHash(ranking),
  });
  if (refusal || faults.length > 0)
    throw new Error(`The winners were not proposed: ${refusal?.id ?? JSON.stringify(faults)}`);
  if (!organiserId) return;
  const [decision] = await listDecisions(portal.db, { editionId: context.edition.id, category });
  const answered = await answerProposal(await contextOf(portal, organiserId, now), found, {
    id: decision?.id ?? "",
    state: "approved",
    answer: "",
  });
  if (answered) throw new Error(`The winners were not approved: ${answered.id}`);
}

/** An entry that a screener found valid at `screenedAt`. Partners' endorsements are the caller's to arrange. */
export async function makeValidEntry(
  portal: Portal,
  {
    screenerId,
    screenedAt,
    ...entry
  }: Parameters<typeof makeEntry>[1] & { screenerId: string; screenedAt: Instant },
): Promise<string> {
  const id = await makeSubmittedEntry(portal, entry);
  await makeScreened(portal, { entryId: id, screenerId, outcome: "valid", now: screenedAt });
  return id;
}

/** A screener's decision about the revision that stands, with checks that lead to it. */
export async function makeScreened(
  portal: Portal,
  {
    entryId,
    screenerId,
    outcome,
    reason = "The annex cannot be opened.",
    fields = ["annex"],
    now,
  }: {
    entryId: string;
    screenerId: string;
    outcome: Outcome;
    reason?: string;
    fields?: readonly string[];
    now: Instant;
  },
): Promise<void> {
  const context = await contextOf(portal, screenerId, now);
  const entry = await findEntry(portal.db, { id: entryId, editionId: context.edition.id });
  const answer = { valid: "yes", repair: "repair", notValid: "no" } as const;
  const refusal = await screenEntry(context, {
    entryId,
    revision: entry?.submittedRevision ?? 0,
    last: (await findNewestScreening(portal.db, entryId))?.id ?? "",
    checks: Object.fromEntries(
      context.edition.rulebook.eligibility.map(({ id }) => [
        id,
        { answer: id === "readable" ? answer[outcome] : "yes", note: "" },
      ]),
    ),
    outcome,
    reason: outcome === "valid" ? "" : reason,
    fields: outcome === "repair" ? fields : [],
  });
  if (refusal) throw new Error(`The entry was not screened: ${refusal.id}`);
}

/**
 * A judge who accepted the invitation; with `declared`, also the terms, and no tie in any category (for which
 * declaring must be open at `now`). Gives the person's id.
 */
export async function makeJudge(
  portal: Portal,
  {
    name,
    address,
    organisation,
    country = "CA",
    categories = ["C1"],
    languages = ["en"],
    capacity = 20,
    isReserve = false,
    past = [],
    declared = false,
    editionId,
    now,
  }: {
    name: string;
    address: string;
    organisation: string;
    country?: string;
    categories?: readonly string[];
    languages?: readonly string[];
    capacity?: number;
    isReserve?: boolean;
    past?: readonly string[];
    declared?: boolean;
    editionId: string;
    now: Instant;
  },
): Promise<string> {
  const id = await makePerson(portal, { name, address, country, roles: ["judge"], editionId, now });
  const profile = { organisation, country, languages, expertise: ["digital learning"], past };
  await insertJudge(portal.db, { ...profile, editionId, personId: id, categories, capacity, isReserve });
  if (declared) {
    const context = await contextOf(portal, id, now);
    const refusals = [await confirmProfile(context, { ...profile, version: 1 })];
    for (const category of categories) refusals.push(await declareConflicts(context, { category, ties: [] }));
    const refusal = refusals.find(Boolean);
    if (refusal) throw new Error(`The judge did not declare: ${refusal.id}`);
  }
  return id;
}

/** A plan over all valid entries and judges as they are, published. Gives its id. */
export async function makePublishedPlan(
  portal: Portal,
  { organiserId, now }: { organiserId: string; now: Instant },
): Promise<string> {
  const context = await contextOf(portal, organiserId, now);
  const { id, refusal } = await draftPlan(context);
  const refused = refusal ?? (await publishPlan(context, id ?? ""));
  if (refused || id === null)
    throw new Error(`The plan was not published: ${refused?.id} ${JSON.stringify(refused?.values ?? {})}`);
  return id;
}

/** An invitation to a role that waits for its answer. Gives the role's id. */
export async function makeInvitation(
  portal: Portal,
  { personId, role, editionId, now }: { personId: string; role: Role; editionId: string; now: Instant },
): Promise<string> {
  const id = newId(portal);
  await insertRole(portal.db, { id, editionId, personId, role, state: "invited", invitedById: null, now });
  return id;
}

/** A person who was invited to an entry by its lead and has accepted. Gives the person's id. */
export async function makeMember(
  portal: Portal,
  {
    entryId,
    leadId,
    name,
    address,
    language = "en",
    capacity,
    now,
  }: {
    entryId: string;
    leadId: string;
    name: string;
    address: string;
    language?: string;
    capacity: InvitedCapacity;
    now: Instant;
  },
): Promise<string> {
  const lead = await contextOf(portal, leadId, now);
  const id = await makePerson(portal, { name, address, language, editionId: lead.edition.id, now });
  const invited = await inviteMember(lead, entryId, { address, capacity });
  const [invitation] = await listInvitationsOfPerson(portal.db, {
    personId: id,
    editionId: lead.edition.id,
    now,
  });
  const guest = await contextOf(portal, id, now);
  const answered = await answerEntryInvitation(
    { ...guest, viewer: { ...guest.viewer, name } },
    { id: invitation?.id ?? "", accept: true },
  );
  const refusal = invited ?? answered.refusal;
  if (refusal) throw new Error(`The member was not made: ${refusal.id}`);
  return id;
}

const earlierRulebook = new URL("./rulebooks/2025.json", import.meta.url);

/**
 * An entry of an edition before this one, as the portal has kept it: submitted, with its document. The edition is added
 * with it if it is not there. Gives the entry's id.
 */
export async function makeEarlierEntry(
  portal: Portal,
  {
    title,
    organisation,
    country,
    answers,
    personId,
    at,
  }: {
    title: string;
    organisation: string;
    country: string;
    answers: Answers;
    personId: string;
    at: Instant;
  },
): Promise<string> {
  const { db } = portal;
  const rulebook: unknown = JSON.parse(readFileSync(earlierRulebook, "utf8"));
  const edition = readRulebook(rulebook).rulebook!.edition; // a rulebook of this project, which a test reads
  const documentOf = canonicalJson(rulebook);
  const known = await db.selectFrom("edition").select("id").where("id", "=", edition.id).executeTakeFirst();
  if (!known)
    await insertEdition(db, {
      id: edition.id,
      isCurrent: false,
      documentJson: documentOf,
      hash: sha256(documentOf),
      reason: "The edition before",
      authorId: null,
      now: at,
    });
  const id = newId(portal);
  const number = await takeEntryNumber(db, edition.id);
  const code = `${edition.codePrefix}-${String(number).padStart(4, "0")}`;
  await insertEntry(db, { id, editionId: edition.id, code, answersJson: toJson(answers), now: at });
  const document: EntryDocument = {
    format: 1,
    entry: { id, code, edition: edition.id },
    rulebook: sha256(documentOf),
    answers,
    files: [],
  };
  const documentJson = canonicalJson(document);
  await insertRevision(db, {
    entryId: id,
    number: 1,
    personId,
    documentJson,
    hash: sha256(documentJson),
    rule: "published",
    ruleNumber: null,
    now: at,
  });
  await markSubmitted(db, {
    id,
    revision: 1,
    organisationId: null,
    organisationName: organisation,
    category: "C1",
    title,
    country,
    now: at,
  });
  await keepAlike(db, { entryId: id, hashes: fingerprintsOf(caseTexts(document)) });
  return id;
}
