/**
 * The demonstration: a whole edition in one of five stages, made with the portal's own services so that it cannot
 * drift from what the portal does. Also what the access matrix asks about.
 */
import { unsafeUniformIntDistribution, xoroshiro128plus } from "pure-rand";
import { openJobContext, type Portal, type ViewerContext } from "~/context.server";
import { type DemoStage, demoStages } from "~/domain/demo-stages";
import type { Refusal } from "~/domain/message";
import type { Role } from "~/domain/roles";
import { categoryOf } from "~/domain/rulebook";
import type { Sponsor } from "~/domain/sponsors";
import { momentOf, windowOf } from "~/domain/stages";
import { clockIn, DAY, HOUR, type Instant, later, MINUTE } from "~/domain/time";
import {
  abstain,
  confirmAssignment,
  reopenSheet,
  saveScoresheet,
  submitScoresheet,
} from "~/services/scoresheets.server";
import { checkComments, collectComments, prepareFeedback, tellFeedback } from "~/services/feedback.server";
import { complain, draftComplaintAnswer } from "~/services/complaints.server";
import { reportFault } from "~/services/sheet-reports.server";
import { declareConflicts } from "~/services/conflicts.server";
import { confirmProfile } from "~/services/judges.server";
import { proposeDisclosure } from "~/services/disclosures.server";
import { declareTie } from "~/services/deputies.server";
import { reportConflict } from "~/services/late-conflicts.server";
import { findPlannedCases, setPublishing } from "~/services/publications.server";
import { acknowledgeAward, answerNames, proposeNames, requireAward } from "~/services/embargo.server";
import { draftPlan, publishPlan } from "~/services/plans.server";
import { proposeErasure } from "~/services/erasure.server";
import { extendDeadline } from "~/services/extensions.server";
import { addScan, recordMeeting } from "~/services/meetings.server";
import { inviteMember } from "~/services/members.server";
import { findOwnEntry, markOf, saveDraft, submitEntry } from "~/services/entries.server";
import { settleLikeness } from "~/services/likenesses.server";
import { replyToOutcome, screenEntry } from "~/services/screening.server";
import { changeStanding } from "~/services/standings.server";
import { proposeLogo, saveProposal, sendProposal } from "~/services/sponsor-proposals.server";
import { addSponsor, changeSponsor, setLogo } from "~/services/sponsors.server";
import type { Reader } from "~/table-of-routes";
import type { Db } from "../client";
import { findComplaintOfEntry } from "../queries/complaints";
import { listNameChanges, listTold } from "../queries/embargo";
import { upsertEarlyTries } from "../queries/early-tries";
import { listEndorsements, updateEndorsementAnswer } from "../queries/endorsements";
import { listCommentedEntries, listComments } from "../queries/feedback";
import { insertJudge } from "../queries/judges";
import { listLikenesses } from "../queries/likenesses";
import { listListings, updateListingAnswer } from "../queries/listings";
import { listTies } from "../queries/rankings";
import { findNewestScreening } from "../queries/screenings";
import { upsertSetting } from "../queries/settings";
import { updateSponsorOfPerson } from "../queries/sponsor-people";
import { findNewestProposal } from "../queries/sponsor-proposals";
import { findSponsor } from "../queries/sponsors";
import { namesOf } from "./demo/organisations";
import { seedReturnedMails } from "./demo/returned-mails";
import { demoPicture } from "./demo/pictures";
import {
  demoComments,
  type DemoEntry,
  type DemoJudge,
  type DemoPerson,
  demoReasons,
  demoRemarks,
  demoWorld,
} from "./demo/world";
import {
  contextOf,
  makeCallOpen,
  makeDecision,
  makeEarlierEntry,
  makeEntry,
  makeMember,
  makePdf,
  makePerson,
  markSamples,
  makePng,
  makeSubmittedEntry,
  type SeedFile,
  withoutExaminer,
} from "./factories";
import { makeCertificates, makeRelease } from "./results";

/** Whom one may be in a seeded world, the moment it stands at, and what its addresses are filled with. */
export type Seeded = {
  now: Instant;
  people: { id: string; role: Role | "entrant"; name: string }[];
  readers: Record<Reader, string | null>;
  ids: Partial<
    Record<
      | "entry"
      | "assignment"
      | "plan"
      | "sponsor"
      | "proposal"
      | "judge"
      | "letter"
      | "code"
      | "photo"
      | "member"
      | "invitation"
      | "extension"
      | "report"
      | "organisation"
      | "alike"
      | "meeting"
      | "certificate"
      | "comment"
      | "complaint",
      string
    >
  >;
};

/** Makes the whole demonstration and leaves its people and its clock where the running portal finds them. */
export async function seedDemonstration(portal: Portal, stage: DemoStage): Promise<void> {
  const { now, people } = await seedStage(portal, stage);
  await seedReturnedMails(portal, now);
  await upsertSetting(portal.db, "demo.people", people);
  await upsertSetting(portal.db, "demo.ahead", Date.parse(now) - Date.parse(portal.clock()));
}

/** The case of the demonstration that receives the special award: no winner of its category. */
const AWARDED = "Fisheries lecturers who read their own data";

/**
 * Makes an edition that has come as far as `stage`. `entries` takes only so many of them, for tests. The portal's
 * clock need not stand there; every act is done at its own moment of the calendar.
 */
export async function seedStage(
  portal: Portal,
  stage: DemoStage,
  { entries: most = Infinity }: { entries?: number } = {},
): Promise<Seeded> {
  const { edition } = await openJobContext(portal);
  const book = edition.rulebook;
  const world = demoWorld();
  const reached = (wanted: DemoStage) => demoStages.indexOf(stage) >= demoStages.indexOf(wanted);
  const open = windowOf(book, "open");

  const start = later(open.opens, -30 * DAY);
  const make = ({ name, address, language, country }: DemoPerson, ...roles: Role[]) =>
    makePerson(portal, { name, address, language, country, roles, editionId: edition.id, now: start });
  const organisers = [
    await make(world.organisers[0]!, "organiser"),
    await make(world.organisers[1]!, "organiser"),
  ]; // two in the world's own data
  const chairs = [await make(world.chair, "chair"), await make(world.deputyChair, "chair")];
  const screeners = [
    await make(world.screeners[0]!, "screener"),
    await make(world.screeners[1]!, "screener"),
  ]; // likewise
  const observer = await make(world.observer, "observer");
  const sponsorPerson = await make(world.sponsorPerson, "sponsor");
  const stranger = await make({
    id: "stranger",
    name: "Sol",
    language: "en",
    address: "sol@passerby.example",
    country: "PT",
    organisation: "",
  });
  const sponsor = await seedSponsor(await as(portal, organisers[0]!, start), world.sponsor);
  await updateSponsorOfPerson(portal.db, {
    personId: sponsorPerson,
    editionId: edition.id,
    sponsorId: sponsor,
  });
  if (book.specialAwards.some(({ id }) => id === world.awardSponsor.award))
    await seedSponsor(await as(portal, organisers[0]!, start), world.awardSponsor);
  const judges = await seedJudges(portal, world.judges, start);
  await makeCallOpen(portal, open.opens);

  // Entries: the first come on the tenth day, the last in the hour before the deadline, as entries do.
  const chosen = sample(world.entries, most);
  const now = momentOf(book, stage);
  const last = stage === "open" ? later(now, -HOUR) : later(open.closes, -MINUTE);
  const first = later(open.opens, 2 * DAY);
  const made: { id: string; leadId: string; entry: DemoEntry }[] = [];
  for (const [at, entry] of chosen.entries()) {
    const part = (at + 1) / chosen.length;
    const when = later(first, Math.floor((Date.parse(last) - Date.parse(first)) * Math.sqrt(part)));
    const leadId = await make(entry.lead);
    const files = filesOf(entry, at);
    const draft = entry.fate === "draft" || (stage === "open" && at % 3 === 0);
    const id = draft
      ? await makeEntry(portal, {
          leadId,
          answers: entry.answers,
          files: entry.fate === "draft" ? files.slice(0, entry.photos) : files,
          now: when,
        })
      : await makeSubmittedEntry(portal, { leadId, answers: entry.answers, files, now: when });
    if (!draft) {
      made.push({ id, leadId, entry });
      if (entry.fate === "valid") await seedEndorsements(portal, id, later(when, MINUTE));
    }
  }

  if (reached("screening"))
    await seedScreening(portal, screeners, made, {
      all: reached("judging"),
      at: later(windowOf(book, "screening").opens, HOUR),
    });
  const decide = async (ids: readonly string[], at: Instant) => {
    for (const category of ids)
      await makeDecision(portal, {
        category,
        chairId: chairs[0]!,
        organiserId: organisers[0]!,
        now: at,
      });
  };
  let report: string | null = null;
  let meeting: string | null = null;
  if (stage === "screening") await seedDesk(portal, { screeners, made, at: later(now, -HOUR) });
  if (reached("judging")) {
    await seedPlan(portal, { judges, chair: chairs[0]! });
    await seedSheets(portal, {
      judges,
      made,
      all: reached("deliberation"),
      until: stage === "judging" ? now : windowOf(book, "scoring").closes,
    });
    if (reached("deliberation")) {
      meeting = await seedMeeting(portal, {
        category: "C1",
        chairId: chairs[0]!,
        judgeIds: judges.slice(0, 5).map(({ id }) => id),
        heldAt: later(windowOf(book, "deliberation").opens, 10 * HOUR),
      });
      // So far that the special award of the default rulebook can be proposed.
      await decide(["C1", "C3"], later(windowOf(book, "deliberation").opens, 14 * HOUR));
      if (stage === "deliberation") await seedDisclosure(await as(portal, organisers[0]!, now, "organiser"));
    }
    if (stage === "judging") report = await seedMatters(portal, { judges, chair: chairs[0]!, now });
  }
  if (reached("announced")) {
    const decided = later(windowOf(book, "deliberation").opens, DAY);
    await decide(["C2", "C4"], decided);
    const found = made.find(({ entry }) => entry.answers["title"] === AWARDED);
    for (const { id: award } of book.specialAwards)
      await makeDecision(portal, {
        category: award,
        chairId: chairs[0]!,
        organiserId: organisers[0]!,
        ...(found && { winners: [found.id] }),
        reason: "Lecturers and students read what their own catch tells them of the sea, and act on it.",
        now: decided,
      });
    const by = { organiserId: organisers[0]!, approverId: organisers[1]! };
    const told = windowOf(book, "embargo").opens;
    await makeRelease(portal, { ...by, wave: "embargo", releaseAt: told, now: later(decided, DAY) });
    await seedAnswers(portal, made, organisers[0]!, later(told, HOUR));
    await seedTries(portal);
    const drafted = later(told, 3 * DAY);
    await makeRelease(portal, { ...by, releaseAt: windowOf(book, "announced").opens, now: drafted });
    await seedPublications(await as(portal, organisers[0]!, drafted, "organiser"), now);
    await seedFeedback(portal, { organiserId: organisers[0]!, screenerId: screeners[0]!, now });
  }

  const proposal =
    stage === "deliberation"
      ? await seedProposal(await as(portal, sponsorPerson, later(now, -2 * HOUR), "sponsor"), sponsor)
      : null;
  const people: Seeded["people"] = [
    { id: organisers[0]!, role: "organiser", name: world.organisers[0]!.name },
    { id: organisers[1]!, role: "organiser", name: world.organisers[1]!.name },
    { id: chairs[0]!, role: "chair", name: world.chair.name },
    { id: chairs[1]!, role: "chair", name: world.deputyChair.name },
    { id: screeners[0]!, role: "screener", name: world.screeners[0]!.name },
    ...[2, 1, 4, 0]
      .map((at) => judges[at]!)
      .map(({ id, judge }) => ({ id, role: "judge" as const, name: judge.name })),
    ...made
      .slice(0, 4)
      .map(({ leadId, entry }) => ({ id: leadId, role: "entrant" as const, name: entry.lead.name })),
    { id: sponsorPerson, role: "sponsor", name: world.sponsorPerson.name },
    { id: observer, role: "observer", name: world.observer.name },
  ];
  // The matrix asks about one entry and a judge of it; before there is a plan, about the first that is valid.
  const scored = await portal.db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    // One that won, where there are winners.
    .leftJoin("letter", (join) =>
      join.onRef("letter.entryId", "=", "assignment.entryId").on("letter.outcome", "=", "winner"),
    )
    .select(["assignment.id", "assignment.entryId", "assignment.judgeId", "assignment.planId"])
    .where("scoresheet.submittedAt", "is not", null)
    .orderBy((eb) => eb("letter.id", "is", null))
    .limit(1)
    .executeTakeFirst();
  const fixture = made.find(({ id, entry }) => (scored ? id === scored.entryId : entry.fate === "valid"))!; // every sample has a valid entry
  const other = made.find(({ id }) => id !== fixture.id)!; // and another
  const panel = scored
    ? (
        await portal.db.selectFrom("assignment").select("judgeId").where("entryId", "=", fixture.id).execute()
      ).map((one) => one.judgeId)
    : [judges[0]!.id];
  const letter = await portal.db
    .selectFrom("letter")
    .innerJoin("entry", "entry.id", "letter.entryId")
    .innerJoin("attachment", "attachment.entryId", "entry.id")
    .select(["letter.id", "entry.code", "attachment.id as photo"])
    .where("letter.outcome", "=", "winner")
    .where("attachment.fieldId", "=", "photos")
    .where("entry.id", "not in", (eb) => eb.selectFrom("publication").select("entryId"))
    .limit(1)
    .executeTakeFirst();
  const judge = scored?.judgeId ?? judges[0]!.id;
  // Leads whom the demonstration offers, and the one that the matrix asks about, have people on their entries.
  for (const { id, leadId, entry } of new Set([fixture, ...made.slice(0, 2)]))
    await seedPeople(portal, { entryId: id, leadId, entry, now });
  if (stage === "judging")
    await seedLateTies(portal, {
      chair: chairs[0]!,
      organisers: [organisers[0]!, organisers[1]!],
      except: { entryId: fixture.id, judgeId: judge },
      now,
    });
  if (reached("announced")) {
    await makeCertificates(portal, { organiserId: organisers[0]!, now });
    never(
      await proposeErasure(await as(portal, organisers[1]!, now), {
        personId: stranger,
        reason: "Sol wrote from sol@passerby.example and asks for it: no longer in education",
      }),
      "propose an erasure",
    );
  }
  const complaint = reached("announced")
    ? await seedComplaint(portal, { entryId: other.id, leadId: other.leadId, drafterId: chairs[1]! })
    : null;
  const certificate = await portal.db
    .selectFrom("certificate")
    .select("id")
    .where("entryId", "=", fixture.id)
    .where("kind", "=", "winner")
    .executeTakeFirst();
  const comment = await portal.db
    .selectFrom("feedback_comment")
    .select("id")
    .where("entryId", "=", fixture.id)
    .limit(1)
    .executeTakeFirst();
  const extension = await seedExtension(portal, { organiserId: organisers[0]!, now });
  const about = await portal.db
    .selectFrom("entry")
    .innerJoin("entry_member", "entry_member.entryId", "entry.id")
    .innerJoin("entry_invitation", "entry_invitation.entryId", "entry.id")
    .select([
      "entry.organisationId as organisation",
      "entry_member.personId as member",
      "entry_invitation.id as invitation",
    ])
    .where("entry.id", "=", fixture.id)
    .where("entry_member.capacity", "=", "deputy")
    .where("entry_invitation.state", "=", "open")
    .executeTakeFirstOrThrow();
  const served = (
    await portal.db.selectFrom("certificate").select("personId").where("kind", "=", "judge").execute()
  ).map((one) => one.personId);
  return {
    now,
    people,
    readers: {
      anonymous: null,
      stranger,
      entrant: fixture.leadId,
      otherEntrant: other.leadId,
      judge,
      // A panel is three of twenty. Once there are certificates, one who served.
      otherJudge: (judges.find(({ id }) => !panel.includes(id) && served.includes(id)) ??
        judges.find(({ id }) => !panel.includes(id)))!.id,
      screener: screeners[0]!,
      chair: chairs[0]!,
      sponsor: sponsorPerson,
      observer,
      organiser: organisers[0]!,
    },
    ids: {
      entry: fixture.id,
      alike: other.id,
      sponsor,
      judge,
      member: about.member,
      invitation: about.invitation,
      ...(about.organisation && { organisation: about.organisation }),
      ...(extension && { extension }),
      ...(report && { report }),
      ...(proposal && { proposal }),
      ...(meeting && { meeting }),
      ...(comment && { comment: comment.id }),
      ...(complaint && { complaint }),
      ...(certificate && { certificate: certificate.id }),
      ...(scored ? { assignment: scored.id, plan: scored.planId ?? "" } : {}),
      ...(letter ? { letter: letter.id, code: letter.code, photo: letter.photo } : {}),
    },
  };
}

/** A ministry that asks who won C1 before it is public: proposed, and waiting for a second person. */
async function seedDisclosure(context: ViewerContext): Promise<void> {
  const fault = await proposeDisclosure(context, {
    name: "Clara Beispiel",
    office: "Adviser for higher education",
    organisation: "Ministry of Education",
    address: "clara.beispiel@ministry.example",
    ...{ category: "C1", code: "" },
    reason: "The minister is to congratulate at the announcement and needs a week to prepare.",
    expiresAt: later(windowOf(context.edition.rulebook, "announced").opens, -HOUR),
  });
  if (fault) throw new Error(`Nothing was disclosed: ${fault.message.id}`);
}

/** Pages of two winning cases that open in the weeks to come, where there are others that are open. */
async function seedPublications(context: ViewerContext, now: Instant) {
  const planned = await findPlannedCases(context.db, context);
  for (const [at, { code, version }] of (planned?.cases ?? []).slice(2).slice(-2).entries())
    never(
      await setPublishing(context, { code, publishAt: later(now, (at + 1) * 7 * DAY), version }),
      "date a page",
    );
}

/**
 * The judges' comments are checked after the release: one was changed, one withheld, the others passed. Feedback opened
 * on its day.
 */
async function seedFeedback(
  portal: Portal,
  { organiserId, screenerId, now }: { organiserId: string; screenerId: string; now: Instant },
) {
  const job = await openJobContext(portal);
  const book = job.edition.rulebook;
  const at = later(windowOf(book, "announced").opens, DAY);
  while (await collectComments({ ...job, now: at }));
  const screener = await as(portal, screenerId, later(at, 5 * DAY), "screener");
  const of = { editionId: job.edition.id };
  const entries = await listCommentedEntries(portal.db, { ...of, limit: 500, offset: 0 });
  for (const [number, { id: entryId }] of entries.entries()) {
    const comments = await listComments(portal.db, { ...of, entryId });
    never(
      await checkComments(
        screener,
        entryId,
        comments.map(({ id, version, original }, which) =>
          number === 0 && which === 0
            ? { id, version, state: "edited", words: original.split(". ").slice(1).join(". ") || original }
            : number === 1 && which === 0
              ? { id, version, state: "withheld", reason: "It speaks of another entry." }
              : { id, version, state: "passed" },
        ),
      ),
      "check comments",
    );
  }
  never(
    await prepareFeedback(await as(portal, organiserId, later(at, 6 * DAY), "organiser")),
    "call feedback ready",
  );
  const { opens } = windowOf(book, "feedback");
  while (opens <= now && (await tellFeedback({ ...job, now: opens })));
}

/** A complaint on procedure, with the draft of an answer that waits for a second person. */
async function seedComplaint(
  portal: Portal,
  { entryId, leadId, drafterId }: { entryId: string; leadId: string; drafterId: string },
): Promise<string> {
  const { edition } = await openJobContext(portal);
  const at = later(windowOf(edition.rulebook, "announced").opens, 12 * DAY);
  never(
    await complain(await as(portal, leadId, at), entryId, {
      rule: "That judges declare every tie before they read an entry.",
      happened:
        "At a conference in June a member of the jury told us that they had read our case and had once advised a partner of another entry in our category. We cannot know whether that was declared.",
      asked: "Please look whether this tie was known, and tell us what was done about it.",
    }),
    "make a complaint",
  );
  const { id } = (await findComplaintOfEntry(portal.db, entryId))!; // it was made
  never(
    await draftComplaintAnswer(await as(portal, drafterId, later(at, 9 * DAY), "chair"), id, {
      version: 1,
      outcome: "partly",
      follows: "procedure",
      answer:
        "The tie was declared, and the judge scored no entry of that partner. That a judge spoke of a case before the results were public was against the terms.\n\nThe judge was reminded of them, and from the next edition on the terms say it in the first line.",
    }),
    "draft an answer",
  );
  return id;
}

/** A meeting of the jury by video, with the paper that was signed after it. */
async function seedMeeting(
  portal: Portal,
  {
    category,
    chairId,
    judgeIds,
    heldAt,
  }: { category: string; chairId: string; judgeIds: readonly string[]; heldAt: Instant },
): Promise<string> {
  const context = await as(portal, chairId, later(heldAt, 3 * HOUR), "chair");
  const of = { editionId: context.edition.id, category };
  const presentIds = [chairId, ...judgeIds];
  const ties = await listTies(portal.db, { ...of, personIds: presentIds });
  const { id, refusal, faults } = await recordMeeting(
    context,
    categoryOf(context.edition.rulebook, category)!, // the demonstration's own
    {
      heldAt,
      place: "By video",
      presentIds,
      others: [],
      ties: ties.map((tie) => ({ ...tie, did: "left", reason: "" })),
      settled: "The jury spoke of every case at the cut, and kept the order of the scores.",
    },
  );
  never(refusal ?? faults[0]?.message ?? null, "record its meeting");
  const paper = await portal.files.keepBytes(makePdf("Signed by all who were there"));
  never(await addScan(context, id!, { ...paper, name: "signed.pdf", kind: "pdf" }), "add its scan");
  return id!; // nothing was refused
}

/** A person's context with a role, as the services want it. */
async function as(portal: Portal, personId: string, now: Instant, ...roles: Role[]): Promise<ViewerContext> {
  const context = await contextOf(portal, personId, now);
  return { ...context, viewer: { ...context.viewer, roles, secondFactorAt: now, hasTotp: true } };
}

function never(refusal: Refusal, what: string): void {
  if (refusal)
    throw new Error(
      `The demonstration could not ${what}: ${refusal.id} ${JSON.stringify(refusal.values ?? {})}`,
    );
}

/** An even sample: of 95 entries every eighth gives twelve of all kinds. */
function sample<One>(of: readonly One[], most: number): One[] {
  const step = Math.max(1, of.length / most);
  return Array.from({ length: Math.min(of.length, most) }, (_, at) => of[Math.floor(at * step)]!); // inside the list
}

async function seedSponsor(
  context: ViewerContext,
  sponsor: Pick<Sponsor, "name" | "tier" | "categories" | "prefix" | "words" | "link" | "colour"> & {
    award?: string;
  },
): Promise<string> {
  const added = await addSponsor(context, sponsor);
  never(added.faults[0]?.message ?? null, "add its sponsor");
  const id = added.id!; // nothing was refused
  const faults = [
    ...(await changeSponsor(context, { award: null, ...sponsor, id, version: 1 })),
    ...(await setLogo(
      { ...context, portal: withoutExaminer(context.portal) },
      { id, version: 2, alt: sponsor.name, bytes: sponsorMark(sponsor.colour) },
    )),
  ];
  never(faults[0]?.message ?? null, "set its sponsor");
  return id;
}

/** The sponsor's person proposes shorter words, a link of its own and a logo for dark grounds. Gives the proposal's id. */
async function seedProposal(context: ViewerContext, sponsorId: string): Promise<string> {
  const { db, edition, portal } = context;
  const sponsor = await findSponsor(db, { id: sponsorId, editionId: edition.id });
  if (!sponsor) throw new Error("There is no sponsor to propose for");
  const own = { ...context, portal: withoutExaminer(portal), sponsor };
  const faults = [
    ...(await saveProposal(own, {
      ...{ version: 0, name: sponsor.name, colour: sponsor.colour },
      words: {
        ...sponsor.words,
        en: "Tidewren Instruments makes measuring devices for teaching laboratories.",
      },
      link: "https://tidewren.example/award",
    })),
    ...(await proposeLogo(own, {
      ...{ version: 1, alt: sponsor.name, ground: "dark" },
      bytes: sponsorMark("#f0c9a8", [17, 26, 24]),
    })),
  ];
  never(faults[0]?.message ?? null, "propose its brand");
  never(await sendProposal(own, { version: 2 }), "send its proposal");
  return (await findNewestProposal(db, sponsorId))?.id ?? "";
}

/** A mark for an invented sponsor: a bird's tail of five bars, with air around it. */
function sponsorMark(
  colour: string,
  ground: readonly [number, number, number] = [255, 255, 255],
): Uint8Array {
  const ink = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const paint = (x: number, y: number) => {
    const bar = Math.floor(x / 48);
    const inBar = x % 48 < 34 && bar < 9;
    return inBar && y > 16 + Math.abs(bar - 4) * 20 && y < 144 - (bar % 2) * 28 ? ink : ground;
  };
  return makePng(undefined, undefined, { width: 440, height: 160, paint });
}

/** The judge who waits as a reserve. */
const RESERVE_SEAT = 18;

async function seedJudges(portal: Portal, judges: readonly DemoJudge[], now: Instant) {
  const { edition } = await openJobContext(portal);
  const made: { id: string; judge: DemoJudge }[] = [];
  for (const judge of judges) {
    const id = await makePerson(portal, {
      name: judge.name,
      address: judge.address,
      language: judge.language,
      country: judge.country,
      roles: ["judge"],
      editionId: edition.id,
      now,
    });
    const { organisation, country, categories, languages, expertise, capacity } = judge;
    const seat = made.length;
    await insertJudge(portal.db, {
      editionId: edition.id,
      personId: id,
      organisation,
      country,
      categories,
      languages,
      expertise,
      capacity,
      // Every third is an old hand, and the last but one waits as a reserve.
      tags: seat % 3 === 0 ? ["senior"] : [],
      least: seat % 5 === 0 ? 1 : null,
      isReserve: seat === RESERVE_SEAT,
      past: judge.past ?? [],
    });
    made.push({ id, judge });
  }
  return made;
}

/** Real files, small: an annex, a letter, and prints in place of photographs. */
function filesOf(entry: DemoEntry, number: number): SeedFile[] {
  const photo = (at: number): SeedFile => ({
    field: "photos",
    name: `photo-${at + 1}.png`,
    kind: "png",
    bytes: demoPicture(number, at),
    description: `Demonstration picture ${at + 1} in place of a photograph`,
    credit: entry.lead.name,
  });
  return [
    {
      field: "annex",
      name: "annex.pdf",
      kind: "pdf",
      bytes: makePdf(`Annex (demonstration), ${entry.lead.organisation}`),
    },
    {
      field: "endorsementLetter",
      name: "letter.pdf",
      kind: "pdf",
      bytes: makePdf(`Letter of endorsement (demonstration), ${entry.lead.organisation}`),
    },
    ...Array.from({ length: Math.max(1, entry.photos) }, (_, at) => photo(at)),
  ];
}

/** Each partner who was asked says yes. */
async function seedEndorsements(portal: Portal, entryId: string, now: Instant) {
  for (const { id } of await listEndorsements(portal.db, entryId))
    await updateEndorsementAnswer(portal.db, {
      id,
      state: "given",
      name: "A. Partner",
      position: "Director",
      revision: 1,
      now,
    });
}

/** A deputy, an editor and a guest who has not answered; of the team one has confirmed and one declined. */
async function seedPeople(
  portal: Portal,
  { entryId, leadId, entry, now }: { entryId: string; leadId: string; entry: DemoEntry; now: Instant },
) {
  const { country, language, address } = entry.lead;
  const domain = address.split("@")[1] ?? "";
  const [deputy, editor] = namesOf(country).filter((one) => one.name !== entry.lead.name);
  for (const [one, capacity] of [
    [deputy, "deputy"],
    [editor, "editor"],
  ] as const)
    if (one)
      await makeMember(portal, {
        entryId,
        leadId,
        name: one.name,
        address: `${one.slug}.${capacity}.${entryId.slice(0, 4).toLowerCase()}@${domain}`,
        language,
        capacity,
        now,
      });
  const lead = await as(portal, leadId, now);
  const guest = { address: `library@${domain}`, capacity: "reader" } as const;
  never(
    await inviteMember({ ...lead, viewer: { ...lead.viewer, name: entry.lead.name } }, entryId, guest),
    "invite a guest",
  );
  const [first, second] = await listListings(portal.db, entryId);
  if (first) await updateListingAnswer(portal.db, { id: first.id, answer: "confirmed", now });
  if (second) await updateListingAnswer(portal.db, { id: second.id, answer: "declined", now });
}

/** While the call runs a draft that has more time, while entries are screened one for which it is proposed. */
async function seedExtension(
  portal: Portal,
  { organiserId, now }: { organiserId: string; now: Instant },
): Promise<string | null> {
  const context = await as(portal, organiserId, now, "organiser");
  const { closes } = windowOf(context.edition.rulebook, "open");
  const draft = await portal.db
    .selectFrom("entry")
    .select("code")
    .where("state", "=", "draft")
    .orderBy("code")
    .executeTakeFirst();
  const until = later(now < closes ? closes : now, 2 * DAY);
  if (!draft || until > windowOf(context.edition.rulebook, "scoring").opens) return null;
  const { id, refusal } = await extendDeadline(context, {
    subject: draft.code,
    until,
    reason: "The line to the island was down for three days.",
  });
  never(refusal, "give more time");
  return id;
}

/** Screens entries as the world says; in the midst of the stage a third still waits, and some are asked to mend. */
async function seedScreening(
  portal: Portal,
  screeners: readonly string[],
  made: readonly { id: string; entry: DemoEntry }[],
  { all, at }: { all: boolean; at: Instant },
) {
  const { edition } = await openJobContext(portal);
  const { eligibility } = edition.rulebook;
  for (const [number, { id, entry }] of made.entries()) {
    if (!all && number % 3 === 2) continue;
    const repair = all ? undefined : entry.repair;
    const outcome = repair ? "repair" : entry.fate === "valid" ? "valid" : "notValid";
    const finding = repair ?? entry.fault;
    const checks = Object.fromEntries(
      eligibility.map((check) => [
        check.id,
        outcome === "valid" || check.id !== finding?.check
          ? { answer: "yes" as const, note: "" }
          : { answer: repair ? ("repair" as const) : ("no" as const), note: finding.reason },
      ]),
    );
    const context = await as(portal, screeners[number % 2]!, later(at, number * 5 * MINUTE), "screener"); // two of them
    // Of two cases that share passages, one is compared with the other before it is found valid.
    for (const alike of outcome === "valid" ? await listLikenesses(portal.db, id) : [])
      if (alike.state === "open")
        never(
          await settleLikeness(context, {
            entryId: id,
            otherId: alike.id,
            note: "Both describe their method in the same words; people, places and figures differ.",
          }),
          "settle a likeness",
        );
    never(
      await screenEntry(context, {
        entryId: id,
        revision: 1,
        last: "",
        checks,
        outcome,
        reason: "",
        fields: repair?.fields ?? [],
      }),
      "screen an entry",
    );
  }
}

/**
 * What a screening desk has lying on it: mended answers that came back, a reply to "not valid", a case that stood in
 * the edition before, an entry hors concours, one asked over into another category. Small worlds lack some of it.
 */
async function seedDesk(
  portal: Portal,
  {
    screeners,
    made,
    at,
  }: {
    screeners: readonly string[];
    made: readonly { id: string; leadId: string; entry: DemoEntry }[];
    at: Instant;
  },
) {
  const { edition } = await openJobContext(portal);
  const outcomes = new Map(
    (
      await portal.db
        .selectFrom("entry")
        .select(["id", "outcome"])
        .where("editionId", "=", edition.id)
        .execute()
    ).map((row) => [row.id, row.outcome]),
  );
  const of = (outcome: string | null) => made.filter(({ id }) => outcomes.get(id) === outcome);
  const mended = of("repair").find(({ entry }) => entry.repair?.fields.includes("results"));
  if (mended) {
    const lead = await as(portal, mended.leadId, at);
    const { answers } = (await findOwnEntry(lead, mended.id))!; // it is theirs
    const results = typeof answers["results"] === "string" ? answers["results"] : "";
    never(
      (
        await saveDraft(lead, {
          id: mended.id,
          // One sentence goes, another comes, so that the difference has both.
          answers: {
            results: `${results.split(". ").slice(1).join(". ")} The register of 3 June 2027 says so.`,
          },
          bases: { results: markOf(answers, "results") },
        })
      ).refusal,
      "mend an entry",
    );
    never((await submitEntry(lead, mended.id)).refusal, "send a mended entry");
  }
  const refused = of("notValid").find(({ entry }) => entry.fault?.reply);
  if (refused)
    never(
      await replyToOutcome(await as(portal, refused.leadId, at), {
        entryId: refused.id,
        words: refused.entry.fault!.reply!, // found by it
      }),
      "reply to an outcome",
    );
  const [outside, moved] = of("valid").filter(({ entry }) => entry.answers["category"] === "C1");
  const screener = await as(portal, screeners[0]!, at, "screener"); // two of them
  if (outside)
    never(
      await changeStanding(screener, {
        entryId: outside.id,
        standing: "horsConcours",
        reason:
          "Your organisation teaches a course together with this edition’s sponsor. That is welcome, but it could not win fairly.",
      }),
      "set an entry hors concours",
    );
  if (moved) {
    const newest = await findNewestScreening(portal.db, moved.id);
    never(
      await screenEntry(screener, {
        entryId: moved.id,
        revision: newest!.revision, // it was screened
        last: newest!.id,
        checks: newest!.checks,
        outcome: "move",
        moveTo: "C3",
        reason: "Your case is about a room and how it is taught in. That is what category C3 is for.",
        fields: [],
      }),
      "ask an entry over into another category",
    );
  }
  const [repeated] = of(null);
  if (repeated) {
    const { context, approach, results } = repeated.entry.answers;
    await makeEarlierEntry(portal, {
      title: typeof repeated.entry.answers["title"] === "string" ? repeated.entry.answers["title"] : "",
      organisation: repeated.entry.lead.organisation,
      country: repeated.entry.lead.country,
      answers: {
        ...(context !== undefined && { context }),
        ...(approach !== undefined && { abstract: approach }),
        ...(typeof results === "string" && {
          results: `In the first year little of this was there. ${results.split(". ").slice(2).join(". ")}`,
        }),
      },
      personId: repeated.leadId,
      at: "2025-06-10T02:00:00.000Z",
    });
  }
}

/** Judges accept the terms and declare; the chair makes a plan and publishes it the day before scoring opens. */
async function seedPlan(
  portal: Portal,
  { judges, chair }: { judges: readonly { id: string; judge: DemoJudge }[]; chair: string },
) {
  const book = (await openJobContext(portal)).edition.rulebook;
  const declaring = windowOf(book, "declaring").opens;
  for (const [at, { id, judge }] of judges.entries()) {
    const context = await as(portal, id, later(declaring, at * HOUR), "judge");
    never(
      await confirmProfile(context, { ...judge, past: judge.past ?? [], version: 1 }),
      "confirm a judge's profile",
    );
    for (const category of judge.categories)
      never(await declareConflicts(context, { category, ties: [] }), "declare");
  }
  const context = await as(portal, chair, later(windowOf(book, "scoring").opens, -DAY), "chair");
  // Two drafts, so that there is something to compare; the second is published.
  never((await draftPlan(context)).refusal, "draft a plan");
  const { refusal, id } = await draftPlan(context);
  never(refusal, "draft another plan");
  never(await publishPlan(context, id!), "publish its plan"); // no refusal, so there is one
}

/**
 * A tie that came up after a sheet was handed in, elsewhere than where the matrix looks, and an organiser who has
 * handed a category over.
 */
async function seedLateTies(
  portal: Portal,
  {
    chair,
    organisers: [organiser, other],
    except,
    now,
  }: {
    chair: string;
    organisers: [string, string];
    except: { entryId: string; judgeId: string };
    now: Instant;
  },
) {
  const sheet = await portal.db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .select(["assignment.id", "assignment.judgeId"])
    .where("scoresheet.submittedAt", "is not", null)
    .where("assignment.entryId", "!=", except.entryId)
    .where("assignment.judgeId", "!=", except.judgeId)
    // Where two sheets are in, one entry lies apart and waits for the chair; a tie would take that away.
    .orderBy((eb) =>
      eb
        .selectFrom("scoresheet as also")
        .innerJoin("assignment as beside", "beside.id", "also.assignmentId")
        .select((of) => of.fn.countAll<number>().as("n"))
        .whereRef("beside.entryId", "=", "assignment.entryId")
        .where("also.submittedAt", "is not", null),
    )
    .orderBy("assignment.id")
    .limit(1)
    .executeTakeFirst();
  if (sheet)
    never(
      await reportConflict(await as(portal, chair, now, "chair"), {
        assignmentId: sheet.id,
        judgeId: sheet.judgeId,
        kind: "professional",
        reason: "The judge and the lead of this entry are writing a book together.",
      }),
      "report a tie",
    );
  never(
    await declareTie(await as(portal, other, now, "organiser"), {
      role: "organiser",
      category: "C4",
      kind: "personal",
      reason: "My brother teaches at the institution of one of the entries.",
      deputyId: organiser,
      version: 0,
    }),
    "declare an organiser's tie",
  );
}

/** Where the bands of the judges' comments begin, by an entry's quality. */
const bandOf = (quality: number) => (quality < 0.4 ? "low" : quality < 0.68 ? "middle" : "high");

/**
 * Judges confirm and score: a mark is the entry's quality, less the judge's severity, with a judge's own noise. In
 * the midst of judging some have handed in all, some half, one nothing, each with one sheet begun; and the first two
 * sheets that meet on an entry lie apart, for the chair to settle.
 */
async function seedSheets(
  portal: Portal,
  {
    judges,
    made,
    all,
    until,
  }: {
    judges: readonly { id: string; judge: DemoJudge }[];
    made: readonly { id: string; entry: DemoEntry }[];
    all: boolean;
    until: Instant;
  },
) {
  const { rulebook } = (await openJobContext(portal)).edition;
  const start = windowOf(rulebook, "scoring").opens;
  const dice = xoroshiro128plus(2027);
  const share = () => unsafeUniformIntDistribution(0, 1_000_000, dice) / 1_000_000;
  const pick = <One>(of: readonly One[]) => of[unsafeUniformIntDistribution(0, of.length - 1, dice)]!; // none of these lists is empty
  const entries = new Map(made.map(({ id, entry }) => [id, entry]));
  const lastCriterion = rulebook.rubric.criteria.at(-1)!.id; // a rubric has criteria
  const firstMarks = new Map<string, number>();
  let isDisputed = all;
  for (const [number, { id: judgeId, judge }] of judges.entries()) {
    const assignments = await listAssignmentsByJudge(portal.db, judgeId);
    // While judging runs some have not come yet; everybody else has marked the sample cases first.
    if (!all && number % 10 === 9) continue;
    await seedCalibration(await as(portal, judgeId, start, "judge"), judge.severity, share);
    const done = all
      ? assignments.length
      : Math.round(assignments.length * [1, 0.7, 0.5, 0.3, 0][number % 5]!); // five kinds of judge
    for (const [at, { id, entryId }] of assignments.slice(0, done + 1).entries()) {
      const { quality } = entries.get(entryId)!; // only entries of this world are assigned
      const marks = Object.fromEntries(
        rulebook.rubric.criteria.map((criterion) => {
          const noise = (share() + share() + share() - 1.5) * 1.3;
          return [
            criterion.id,
            Math.min(5, Math.max(0, Math.round((quality * 4.4 + 0.7 - judge.severity + noise) * 2) / 2)),
          ];
        }),
      );
      const met = firstMarks.get(entryId);
      // A sheet of the second judge is opened again later, and then counts no more.
      const stays = at < done && number !== 1;
      if (met !== undefined && !isDisputed && stays) {
        marks[lastCriterion] = met >= 3 ? met - 3 : met + 3;
        isDisputed = true;
      }
      if (stays) firstMarks.set(entryId, marks[lastCriterion]!); // every criterion has a mark
      const reasons = Object.fromEntries(
        Object.entries(marks).flatMap(([criterion, mark]) => {
          const of = demoReasons[criterion]!; // one for each criterion of this rulebook
          return mark === 0
            ? [[criterion, pick(of.lowest)]]
            : mark === 5
              ? [[criterion, pick(of.highest)]]
              : [];
        }),
      );
      const now = later(
        start,
        Math.floor((Date.parse(until) - Date.parse(start)) * ((at + 0.5) / (assignments.length + 1))),
      );
      const context = await as(portal, judgeId, now, "judge");
      never(await confirmAssignment(context, id), "confirm an assignment");
      // Chosen by place and not by the dice, which would throw everything after them anew.
      const comments = Object.fromEntries(
        Object.entries(demoRemarks).flatMap(([criterion, of], which) => {
          const remark = of[bandOf(quality)][(number + at) % 2];
          return remark !== undefined && (number + at + which) % 3 === 0 ? [[criterion, remark]] : [];
        }),
      );
      const whole = { marks, reasons, comments, comment: pick(demoComments[bandOf(quality)]), note: "" };
      const begun = {
        marks: Object.fromEntries(Object.entries(marks).slice(0, 3)),
        reasons,
        comments: {},
        comment: "",
        note: "",
      };
      const { refusal } =
        at < done
          ? await submitScoresheet(context, { id, version: 0, sheet: whole })
          : await saveScoresheet(context, { id, version: 0, sheet: begun });
      never(refusal, "score an entry");
    }
  }
}

/** A judge marks the sample cases: what the chair expects, less the judge's severity, with a judge's own noise. */
async function seedCalibration(context: ViewerContext, severity: number, share: () => number) {
  const { min, max, step } = context.edition.rulebook.rubric.scale;
  await markSamples(context, (expected) =>
    Object.fromEntries(
      Object.entries(expected).map(([criterion, mark]) => {
        const given = Math.round((mark - severity + (share() - 0.5) * 2) / step) * step;
        return [criterion, Math.min(max, Math.max(min, given))];
      }),
    ),
  );
}

/** In the midst of judging: a fault that waits for the chair, a judge who abstained, a sheet that is open again. */
async function seedMatters(
  portal: Portal,
  { judges, chair, now }: { judges: readonly { id: string }[]; chair: string; now: Instant },
): Promise<string | null> {
  const find = async (number: number, which: "begun" | "submitted" | "untouched") => {
    const judgeId = judges[number]!.id; // there are twenty
    const rows = await portal.db
      .selectFrom("assignment")
      .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
      .select(["assignment.id", "scoresheet.submittedAt", "scoresheet.changedAt"])
      .where("judgeId", "=", judgeId)
      .orderBy("place", "desc")
      .execute();
    const row = rows.find((one) =>
      which === "submitted"
        ? one.submittedAt
        : which === "begun"
          ? one.changedAt && !one.submittedAt
          : !one.changedAt,
    );
    return row && { id: row.id, judgeId };
  };
  const begun = await find(3, "begun");
  if (begun)
    never(
      await reportFault(await as(portal, begun.judgeId, later(now, -5 * HOUR), "judge"), {
        assignmentId: begun.id,
        kind: "deadLink",
        words: "The second link in the evidence, to the course register, leads to a page that is not there.",
      }),
      "report a fault",
    );
  // With few entries most judges have touched all of theirs.
  let untouched: Awaited<ReturnType<typeof find>>;
  for (const number of judges.keys()) untouched ??= number < 4 ? undefined : await find(number, "untouched");
  if (untouched)
    never(
      await abstain(await as(portal, untouched.judgeId, later(now, -4 * HOUR), "judge"), {
        id: untouched.id,
        reason: "It is about teaching surgery, and I cannot tell good from very good there.",
      }),
      "abstain",
    );
  const submitted = await find(1, "submitted");
  if (submitted)
    never(
      await reopenSheet(await as(portal, chair, later(now, -3 * HOUR), "chair"), {
        assignmentId: submitted.id,
        reason: "Your comment speaks of another entry. Please look at it again.",
      }),
      "reopen a sheet",
    );
  return begun
    ? ((await portal.db.selectFrom("sheet_report").select("id").executeTakeFirst())?.id ?? null)
    : null;
}

/** In the last days before the release more and more people look, and somebody tries code after code. */
async function seedTries(portal: Portal) {
  const { edition } = await openJobContext(portal);
  const { zone } = edition.rulebook.edition;
  const { opens } = windowOf(edition.rulebook, "announced");
  for (const [before, front, cases] of [
    [4, 41, 0],
    [3, 58, 2],
    [2, 73, 118],
    [1, 209, 7],
    [0, 388, 12],
  ] as const) {
    const { day } = clockIn(zone, later(opens, -before * DAY));
    const tries = [
      { day, kind: "front" as const, count: front },
      { day, kind: "case" as const, count: cases },
    ];
    await upsertEarlyTries(
      portal.db,
      edition.id,
      tries.filter(({ count }) => count > 0),
    );
  }
}

/** Winners who answered in confidence: all but one, and the first of them has a name set right. */
async function seedAnswers(
  portal: Portal,
  made: readonly { id: string; leadId: string }[],
  organiserId: string,
  at: Instant,
) {
  const { edition } = await openJobContext(portal);
  const told = await listTold(portal.db, { editionId: edition.id, now: at });
  const winners = made.filter(({ id }) => told.some((one) => one.entryId === id));
  for (const [number, { id, leadId }] of winners.entries()) {
    if (number === 1) continue;
    const lead = await as(portal, leadId, at);
    never(await acknowledgeAward(lead, { entryId: id, naming: "people" }), "acknowledge an award");
    if (number !== 0) continue;
    const { names } = await requireAward(lead, id);
    const reason = "Our name has carried “of Applied Sciences” since July.";
    const right = { ...names, organisation: `${names.organisation} of Applied Sciences` };
    never(await proposeNames(lead, { entryId: id, names: right, reason }), "ask for other names");
    const [change] = await listNameChanges(portal.db, { entryId: id });
    never(
      await answerNames(await as(portal, organiserId, later(at, HOUR), "organiser"), {
        entryId: id,
        change: change!.id, // it was asked just now
        state: "accepted",
        answer: "",
      }),
      "accept names",
    );
  }
}

/** A judge's running assignments in their order. */
function listAssignmentsByJudge(db: Db, judgeId: string) {
  return db
    .selectFrom("assignment")
    .select(["id", "entryId"])
    .where("judgeId", "=", judgeId)
    .where("endedAt", "is", null)
    .orderBy("place")
    .execute();
}
