/** What an edition waits for: the acts that come next, and who must do each. The clock alone moves nothing on. */
import { answersDue, toldAt } from "./embargo";
import type { Message } from "./message";
import type { Role } from "./roles";
import type { Rulebook } from "./rulebook";
import { announcedAt } from "./release";
import { windowOf } from "./stages";
import { clockIn, type Instant } from "./time";

/** What is known of an edition's state, as counts. */
export type Gates = {
  drafts: number;
  /** Submitted entries that nobody has screened, and those given back for a repair. */
  unscreened: number;
  repairs: number;
  /** Extensions that wait for a second person. */
  extensions: number;
  /** Codes of entries of which somebody proposed another standing, and nobody has answered. */
  standings: readonly string[];
  valid: number;
  judges: number;
  invitedJudges: number;
  /** Judges who have declared conflicts for every category they judge. */
  undeclared: number;
  /** Judges who accepted and have no category: nothing can be given to them. */
  uncategorised: number;
  isPlanned: boolean;
  /** Valid entries that have lost a judge, or came late, and have fewer than the rulebook wants. */
  short: number;
  openSheets: number;
  sheets: number;
  /** Faults of entries that judges reported and nobody has answered. */
  reports: number;
  /** Mails that a person must deal with: held, or come back. */
  mails: number;
  /** Categories with a decision proposed and not yet answered, and those decided. */
  proposed: number;
  decided: number;
  release: { state: "drafted" | "approved"; at: Instant } | null;
  /** Letters in confidence that are drafted, approved or gone, the newest. */
  embargo: { state: "drafted" | "approved"; at: Instant } | null;
  /** Of those who were told: who has not answered and when the first of them was told, names to decide, prizes given back. */
  told: { silent: number; since: Instant | null; names: number; declined: number };
  /** Early disclosures and changes of sponsors that were proposed and that nobody has answered. */
  disclosures: number;
  brands: number;
  /** Whether a mistake in what is public is being corrected. */
  isCorrecting: boolean;
  /** Comments of judges, once all are taken up: how many wait for a check, and whether feedback was called ready. */
  feedback: { waiting: number; isPrepared: boolean } | null;
  /** Complaints without an answer: those without a draft, those with one, and when the first is due. */
  complaints: { open: number; drafted: number; dueAt: Instant | null };
};

export type Room =
  | "setUp"
  | "extensions"
  | "screening"
  | "judges"
  | "plans"
  | "planTopUp"
  | "judgingDesk"
  | "rankings"
  | "release"
  | "embargo"
  | "correction"
  | "disclosures"
  | "sponsors"
  | "stageDates"
  | "winners"
  | "mail"
  | "deskFeedback"
  | "deskComplaints"
  | "mailRestored";

export type NextAct = { message: Message; by: Role; room: Room; seenBy: readonly Role[] };

const everyone: readonly Role[] = ["organiser", "chair", "observer"];
const deciding: readonly Role[] = ["organiser", "chair"];

/** Acts that can be done now or must wait for somebody, in the order in which they block each other. */
export function nextActs(
  book: Rulebook,
  gates: Gates,
  {
    now,
    openedAt,
    isRestored,
    isBackupLate,
  }: {
    now: Instant;
    openedAt: Instant | null;
    /** The portal is out of a backup, and its mail is held until somebody has looked. */
    isRestored: boolean;
    isBackupLate: boolean;
  },
): NextAct[] {
  const acts: NextAct[] = [];
  const say = (
    message: Message,
    by: Role,
    room: Room,
    { seenBy = everyone }: { seenBy?: readonly Role[] } = {},
  ) => acts.push({ message, by, room, seenBy });
  const open = windowOf(book, "open");
  const isOver = now >= open.closes;

  if (isRestored)
    say({ id: "organising.next.reconcile" }, "organiser", "mailRestored", { seenBy: ["organiser"] });
  if (isBackupLate) say({ id: "organising.next.backup" }, "organiser", "setUp", { seenBy: ["organiser"] });
  if (gates.mails > 0)
    say({ id: "organising.next.mails", values: { count: gates.mails } }, "organiser", "mail", {
      seenBy: ["organiser"],
    });
  if (openedAt === null && !isOver)
    say({ id: "organising.next.open" }, "organiser", "setUp", { seenBy: ["organiser", "observer"] });
  if (openedAt !== null && !isOver && now < open.opens)
    say({ id: "organising.next.waitOpening" }, "organiser", "stageDates", { seenBy: ["organiser"] });
  if (!gates.isPlanned && gates.judges < book.judging.perEntry)
    say(
      {
        id: "organising.next.invite",
        values: { judges: gates.judges, invited: gates.invitedJudges, needed: book.judging.perEntry },
      },
      "organiser",
      "judges",
    );
  if (gates.unscreened > 0 && isOver)
    say({ id: "organising.next.screen", values: { count: gates.unscreened } }, "screener", "screening");
  if (gates.extensions > 0)
    say(
      { id: "organising.next.extensions", values: { count: gates.extensions } },
      "organiser",
      "extensions",
      {
        seenBy: deciding,
      },
    );
  if (gates.standings.length > 0)
    say(
      {
        id: "organising.next.standings",
        values: { count: gates.standings.length, codes: gates.standings.join(", ") },
      },
      "organiser",
      "screening",
      { seenBy: ["organiser"] },
    );
  if (gates.repairs > 0)
    say({ id: "organising.next.repair", values: { count: gates.repairs } }, "screener", "screening");
  if (gates.uncategorised > 0)
    say({ id: "organising.next.categories", values: { count: gates.uncategorised } }, "organiser", "judges", {
      seenBy: deciding,
    });
  if (gates.brands > 0)
    say({ id: "organising.next.brands", values: { count: gates.brands } }, "organiser", "sponsors", {
      seenBy: ["organiser"],
    });
  if (!isOver) return acts;
  if (!gates.isPlanned && gates.undeclared > 0 && now >= windowOf(book, "declaring").opens)
    say({ id: "organising.next.declare", values: { count: gates.undeclared } }, "judge", "judges");
  if (!gates.isPlanned && gates.unscreened === 0 && gates.valid > 0)
    say({ id: "organising.next.plan", values: { count: gates.valid } }, "chair", "plans");
  if (gates.feedback && !gates.feedback.isPrepared) {
    const { waiting } = gates.feedback;
    const day = { day: clockIn(book.edition.zone, windowOf(book, "feedback").opens).day };
    if (waiting > 0)
      say(
        { id: "organising.next.checkComments", values: { count: waiting, day } },
        "screener",
        "deskFeedback",
        { seenBy: ["organiser"] },
      );
    else
      say({ id: "organising.next.prepareFeedback", values: { day } }, "organiser", "deskFeedback", {
        seenBy: ["organiser"],
      });
  }
  const { open: unanswered, drafted, dueAt } = gates.complaints;
  if (dueAt !== null) {
    const day = { day: clockIn(book.edition.zone, dueAt).day };
    const only = { seenBy: deciding };
    if (unanswered > 0)
      say(
        { id: "organising.next.answerComplaints", values: { count: unanswered, day } },
        "organiser",
        "deskComplaints",
        only,
      );
    if (drafted > 0)
      say(
        { id: "organising.next.approveAnswers", values: { count: drafted, day } },
        "organiser",
        "deskComplaints",
        only,
      );
  }
  const publicAt = gates.release?.at ?? announcedAt(book);
  const dayOf = (at: Instant) => ({ day: clockIn(book.edition.zone, at).day });
  const isWaiting = gates.release?.state === "approved" && gates.release.at > now;
  if (gates.isCorrecting)
    say(
      isWaiting
        ? { id: "organising.next.correctWaits", values: { day: dayOf(publicAt) } }
        : { id: "organising.next.correct" },
      "organiser",
      "correction",
      { seenBy: deciding },
    );
  if (gates.told.declined > 0)
    say({ id: "organising.next.declined", values: { count: gates.told.declined } }, "organiser", "embargo", {
      seenBy: deciding,
    });
  if (gates.told.names > 0)
    say(
      {
        id: isWaiting ? "organising.next.namesStop" : "organising.next.names",
        values: { count: gates.told.names },
      },
      "organiser",
      "embargo",
      { seenBy: deciding },
    );
  if (gates.told.silent > 0 && gates.told.since !== null && now < publicAt) {
    const due = answersDue(book, gates.told.since, publicAt);
    say(
      due > now
        ? { id: "organising.next.answers", values: { count: gates.told.silent, day: dayOf(due) } }
        : { id: "organising.next.silent", values: { count: gates.told.silent } },
      "organiser",
      "embargo",
      { seenBy: deciding },
    );
  }
  if (gates.disclosures > 0 && now < publicAt)
    say(
      { id: "organising.next.disclosures", values: { count: gates.disclosures } },
      "organiser",
      "disclosures",
      { seenBy: deciding },
    );
  if (!gates.isPlanned) return acts;
  if (gates.reports > 0)
    say({ id: "organising.next.answerReports", values: { count: gates.reports } }, "chair", "judgingDesk", {
      seenBy: deciding,
    });
  if (gates.short > 0 && now < windowOf(book, "scoring").closes)
    say({ id: "organising.next.topUp", values: { count: gates.short } }, "chair", "planTopUp", {
      seenBy: deciding,
    });
  if (gates.openSheets > 0)
    say(
      { id: "organising.next.sheets", values: { count: gates.openSheets, all: gates.sheets } },
      "judge",
      "judgingDesk",
    );
  if (gates.proposed > 0)
    say({ id: "organising.next.approve", values: { count: gates.proposed } }, "organiser", "rankings", {
      seenBy: deciding,
    });
  const due = book.categories.length + book.specialAwards.length;
  const undecided = due - gates.decided - gates.proposed;
  if (gates.openSheets === 0 && undecided > 0)
    say({ id: "organising.next.decide", values: { count: undecided } }, "chair", "rankings", {
      seenBy: deciding,
    });
  if (gates.decided === due) {
    const only = { seenBy: ["organiser"] as const };
    const { embargo } = gates;
    const isApproved = gates.release?.state === "approved";
    if (!embargo && !isApproved && now < publicAt)
      say(
        { id: "organising.next.embargoLetters", values: { day: dayOf(toldAt(book)) } },
        "organiser",
        "embargo",
        only,
      );
    if (embargo?.state === "drafted" && now < publicAt)
      say(
        { id: "organising.next.embargoApprove", values: { day: dayOf(embargo.at) } },
        "organiser",
        "embargo",
        { seenBy: deciding },
      );
    if (embargo?.state === "approved" && embargo.at > now)
      say(
        { id: "organising.next.embargoWaits", values: { day: dayOf(embargo.at) } },
        "organiser",
        "embargo",
        only,
      );
    // Winners are told first, and what they answer is in the letters to all.
    const isToldFirst = now >= publicAt || (embargo?.state === "approved" && embargo.at <= now);
    const isSettled = gates.told.names === 0 && gates.told.declined === 0;
    if (!gates.release) {
      if (isToldFirst && isSettled)
        say(
          { id: "organising.next.letters", values: { silent: gates.told.silent } },
          "organiser",
          "release",
          only,
        );
    } else if (gates.release.state === "drafted")
      say({ id: "organising.next.release" }, "organiser", "release", only);
    else if (isWaiting) {
      if (!gates.isCorrecting && gates.told.names === 0)
        say({ id: "organising.next.waitRelease" }, "organiser", "release", only);
    } else say({ id: "organising.next.public" }, "organiser", "winners");
  }
  return acts;
}
