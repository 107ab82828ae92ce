/**
 * Everything that answers HTTP, in one table. The server mounts nothing else, and the access matrix asks for every
 * row, as every kind of reader, in every stage, whether the answer is the one declared here.
 */
import type { DemoStage } from "./domain/demo-stages";
import type { EarlyKind } from "./domain/early-tries";

/** Kinds of reader that the matrix sends: nobody, a person without a role, people of one entry, and each role. */
export const readers = [
  "anonymous",
  "stranger",
  "entrant",
  "otherEntrant",
  "judge",
  "otherJudge",
  "screener",
  "chair",
  "sponsor",
  "observer",
  "organiser",
] as const;
export type Reader = (typeof readers)[number];

/**
 * Who is served. Everybody else is refused: sent to sign in if anonymous, 403 or 404 otherwise. `stages` narrows
 * it to some of the five stages; "holder" is whoever has the secret that stands in the address. A write is served
 * if the form was heard, whatever is answered to it.
 */
export type Served = "everyone" | "signedIn" | "holder" | Grant | readonly Grant[];
export type Grant = { to: readonly Reader[]; stages?: readonly DemoStage[] };

/** What may be asked. Where GET is served, HEAD is too. */
export const methods = ["GET", "HEAD", "POST", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

export type RouteRow = Partial<Record<Method, Served>> & {
  /** Address with `:params`. */
  path: string;
  /** A page or resource of Remix (`app/routes`), or a handler of the server's own. */
  by: "remix" | "server";
  /** Largest body in bytes; forms without it may send 1 MB. */
  body?: number;
  /** Answers requests of other servers, which carry no Origin and prove themselves by a signature. */
  signed?: true;
  /** While the portal has too much to do: answered always, or with what is written, before other pages. */
  whenBusy?: "always" | "first";
  /** What reading it is counted as, as long as the results are not public. */
  early?: EarlyKind;
  /** Exists only in these modes. */
  modes?: readonly ("demonstration" | "development")[];
};

/** Whom a row serves with a method; undefined where it does not know the method. */
export function servedBy(row: RouteRow, method: Method): Served | undefined {
  return method === "HEAD" ? (row.HEAD ?? row.GET) : row[method];
}

const judges = ["judge", "otherJudge"] as const;
/** The stages in which entries have judges. */
const withPlan = ["judging", "deliberation", "announced"] as const;
/** An assignment is there for its judge alone, once the plan is published. */
const assigned = { to: ["judge"], stages: withPlan } as const;
/** The chair acts on sheets, the organiser reads. */
const chairDesk = ["chair", "organiser"] as const;
const deciders = ["chair", "organiser", "observer"] as const;
const ofJudge = { GET: assigned, POST: assigned } as const;

/** An entry that won, once its people were told. */
const told = { to: ["entrant"], stages: ["announced"] } as const;

const ofAttachment = [
  { to: ["entrant", "screener", "chair", "observer", "organiser"] },
  // A judge of the entry, once there is a plan and no conflict was declared.
  { to: ["judge"], stages: ["judging", "deliberation", "announced"] },
] as const;

export const tableOfRoutes: readonly RouteRow[] = [
  // The server's own
  { path: "/healthz", by: "server", GET: "everyone" },
  { path: "/robots.txt", by: "server", GET: "everyone" },
  { path: "/assets/*", by: "server", GET: "everyone" },

  // Demonstration
  { path: "/demo/sign-in", by: "remix", POST: "everyone", modes: ["demonstration"] },
  { path: "/demo/bare", by: "remix", GET: "signedIn", modes: ["demonstration"] },
  { path: "/demo/clock", by: "remix", POST: "everyone", modes: ["demonstration"] },

  // Mail and opening the call
  { path: "/desk/mail", by: "remix", GET: { to: ["organiser"] } },
  { path: "/desk/mail/restored", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  { path: "/desk/mail/:message", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  {
    path: "/desk/mail/:message/return",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  { path: "/desk/set-up", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  { path: "/desk/set-up/test-mail", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  {
    path: "/desk/set-up/test-mail/code",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  { path: "/desk/set-up/rulebook", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  { path: "/webhooks/resend", by: "remix", POST: "everyone", signed: true, body: 256_000 },
  { path: "/dev/mail", by: "remix", GET: "everyone", modes: ["demonstration", "development"] },
  { path: "/dev/mail/:message", by: "remix", GET: "everyone", modes: ["demonstration", "development"] },
  { path: "/dev/mail/:message/page", by: "remix", GET: "everyone", modes: ["demonstration", "development"] },

  // Public pages
  { path: "/", by: "remix", GET: "everyone" },
  { path: "/rules", by: "remix", GET: "everyone" },
  { path: "/dates", by: "remix", GET: "everyone" },
  { path: "/ceremony", by: "remix", GET: "everyone" },
  { path: "/dates/announcement.ics", by: "remix", GET: "everyone" },
  { path: "/dates/ceremony.ics", by: "remix", GET: "everyone" },
  { path: "/privacy", by: "remix", GET: "everyone" },
  { path: "/accessibility", by: "remix", GET: "everyone" },
  { path: "/status", by: "remix", GET: "everyone", whenBusy: "always" },
  { path: "/locale", by: "remix", GET: "everyone", POST: "everyone" },
  { path: "/editions/:edition/colours.css", by: "remix", GET: "everyone", whenBusy: "always" },
  { path: "/questions.pdf", by: "remix", GET: "everyone" },
  { path: "/questions.docx", by: "remix", GET: "everyone" },
  // A document with every answer at its longest, sent as a file or pasted.
  { path: "/receipts/check", by: "remix", GET: "everyone", POST: "everyone", body: 4_000_000 },
  // Any serial is answered, so that what is not there cannot be told from what one may not know.
  { path: "/certificates", by: "remix", GET: "everyone" },
  { path: "/certificates/:serial", by: "remix", early: "certificate", GET: "everyone", POST: "everyone" },

  // The organiser's desk
  { path: "/desk", by: "remix", GET: { to: ["organiser", "chair", "observer"] } },
  { path: "/desk/rulebook", by: "remix", GET: { to: ["organiser", "observer"] } },
  {
    path: "/desk/rulebook/replacement",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/rulebook/change",
    by: "remix",
    GET: { to: ["organiser", "observer"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/rulebook/versions",
    by: "remix",
    GET: { to: ["organiser", "observer"] },
    POST: { to: ["organiser"] },
  },
  { path: "/desk/rulebook/versions/:version", by: "remix", GET: { to: ["organiser", "observer"] } },
  {
    path: "/desk/editions",
    by: "remix",
    GET: { to: ["organiser", "observer"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/editions/:edition/in-hand",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  { path: "/desk/dates", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  { path: "/desk/dates/move", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  { path: "/desk/history", by: "remix", GET: { to: ["organiser", "observer"] } },
  { path: "/desk/history/check", by: "remix", GET: { to: ["organiser", "observer"] } },
  { path: "/desk/history/export", by: "remix", GET: { to: ["organiser", "observer"] } },
  { path: "/desk/history/:act", by: "remix", GET: { to: ["organiser", "observer"] } },

  // Sponsors
  { path: "/desk/sponsors", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  { path: "/desk/sponsors/:sponsor", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  {
    path: "/desk/sponsors/:sponsor/logo",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
    body: 520_000,
  },
  {
    path: "/desk/sponsors/:sponsor/end",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/sponsors/:sponsor/people",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  // A proposal is there once it was sent.
  {
    path: "/desk/sponsors/:sponsor/proposals/:proposal",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/sponsors/:sponsor/proposals/:proposal/:piece",
    by: "remix",
    GET: { to: ["organiser"] },
  },
  // Of one's own sponsor alone.
  { path: "/sponsor", by: "remix", GET: { to: ["sponsor"] } },
  { path: "/sponsor/proposal", by: "remix", GET: { to: ["sponsor"] }, POST: { to: ["sponsor"] } },
  {
    path: "/sponsor/proposal/logo",
    by: "remix",
    GET: { to: ["sponsor"] },
    POST: { to: ["sponsor"] },
    body: 520_000,
  },
  { path: "/sponsor/proposal/preview", by: "remix", GET: { to: ["sponsor"] }, POST: { to: ["sponsor"] } },
  { path: "/sponsor/proposal/withdrawal", by: "remix", GET: { to: ["sponsor"] }, POST: { to: ["sponsor"] } },
  { path: "/sponsor/proposal/preview/:piece", by: "remix", GET: { to: ["sponsor"] } },
  { path: "/sponsors/:sponsor/logo", by: "remix", GET: "everyone" },

  // Release and winners
  {
    path: "/desk/release",
    by: "remix",
    GET: { to: ["organiser", "chair", "observer"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/release/approval",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  {
    path: "/desk/release/embargo",
    by: "remix",
    GET: { to: deciders },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/release/embargo/:entry",
    by: "remix",
    GET: { to: deciders, stages: ["announced"] },
    POST: { to: ["organiser"], stages: ["announced"] },
  },
  {
    path: "/desk/release/stop",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  { path: "/desk/release/words", by: "remix", GET: { to: ["organiser"] } },
  {
    path: "/desk/release/words/:wording",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  { path: "/desk/release/words/:wording/preview", by: "remix", GET: { to: ["organiser"] } },
  { path: "/desk/release/words/:wording/page", by: "remix", GET: { to: ["organiser"] } },
  {
    path: "/desk/release/words/:wording/test",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/release/words/:wording/default",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  { path: "/desk/release/correction", by: "remix", GET: { to: deciders }, POST: { to: ["organiser"] } },
  // Who outside may read a result before everybody does, and the page that person reads.
  { path: "/desk/disclosures", by: "remix", GET: { to: deciders }, POST: { to: ["organiser"] } },
  { path: "/desk/disclosures/:disclosure", by: "remix", GET: { to: deciders }, POST: { to: chairDesk } },
  {
    path: "/desk/disclosures/:disclosure/end",
    by: "remix",
    GET: { to: chairDesk },
    POST: { to: chairDesk },
  },
  { path: "/disclosed/:token", by: "remix", early: "confidence", GET: "holder", POST: "holder" },
  { path: "/desk/release/halt", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  {
    path: "/desk/decisions/:category/reopening",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/cases/:code/hiding",
    by: "remix",
    GET: { to: ["organiser"], stages: ["announced"] },
    POST: { to: ["organiser"], stages: ["announced"] },
  },
  {
    path: "/desk/letters/:letter",
    by: "remix",
    GET: { to: ["organiser", "chair", "observer"], stages: ["announced"] },
  },
  {
    path: "/desk/letters/:letter/page",
    by: "remix",
    GET: { to: ["organiser", "chair", "observer"], stages: ["announced"] },
  },
  { path: "/desk/ceremony", by: "remix", GET: { to: ["organiser"] } },
  // The winners: there once a release is approved.
  { path: "/desk/ceremony/stage", by: "remix", GET: { to: ["organiser"], stages: ["announced"] } },
  { path: "/desk/certificates", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  { path: "/desk/certificates.zip", by: "remix", GET: { to: ["organiser"] } },
  { path: "/desk/certificates/words", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  {
    path: "/desk/certificates/:certificate",
    by: "remix",
    GET: { to: ["organiser"], stages: ["announced"] },
    POST: { to: ["organiser"], stages: ["announced"] },
  },
  {
    path: "/desk/certificates/:certificate/paper",
    by: "remix",
    GET: { to: ["organiser"], stages: ["announced"] },
  },
  {
    path: "/desk/certificates/:certificate/withdrawal",
    by: "remix",
    GET: { to: ["organiser"], stages: ["announced"] },
    POST: { to: ["organiser"], stages: ["announced"] },
  },
  // Comments are taken up once results are public; those of an entry are there from then on.
  {
    path: "/desk/feedback",
    by: "remix",
    GET: { to: ["organiser", "screener"] },
    POST: { to: ["organiser"], stages: ["announced"] },
  },
  {
    path: "/desk/feedback/:entry",
    by: "remix",
    GET: { to: ["organiser", "screener"], stages: ["announced"] },
    POST: { to: ["organiser", "screener"], stages: ["announced"] },
  },
  {
    path: "/desk/feedback/:entry/:comment",
    by: "remix",
    GET: { to: ["organiser", "screener"], stages: ["announced"] },
    POST: { to: ["organiser", "screener"], stages: ["announced"] },
  },
  { path: "/desk/complaints", by: "remix", GET: { to: ["organiser", "chair"] } },
  {
    path: "/desk/complaints/:complaint",
    by: "remix",
    GET: { to: ["organiser", "chair"], stages: ["announced"] },
    POST: { to: ["organiser", "chair"], stages: ["announced"] },
  },
  {
    path: "/desk/complaints/:complaint/approval",
    by: "remix",
    GET: { to: ["organiser", "chair"], stages: ["announced"] },
    POST: { to: ["organiser", "chair"], stages: ["announced"] },
  },
  { path: "/desk/cases", by: "remix", GET: { to: ["organiser"] } },
  {
    path: "/desk/cases/:code",
    by: "remix",
    GET: { to: ["organiser"], stages: ["announced"] },
    POST: { to: ["organiser"], stages: ["announced"] },
  },
  { path: "/winners", by: "remix", early: "front", GET: "everyone" },
  { path: "/winners/jury", by: "remix", early: "front", GET: "everyone" },
  { path: "/winners/earlier", by: "remix", GET: "everyone" },
  { path: "/winners.json", by: "remix", early: "file", GET: { to: readers, stages: ["announced"] } },
  { path: "/winners.csv", by: "remix", early: "file", GET: { to: readers, stages: ["announced"] } },
  { path: "/winners.atom", by: "remix", early: "front", GET: "everyone" },
  { path: "/winners/card.png", by: "remix", early: "picture", GET: { to: readers, stages: ["announced"] } },
  { path: "/winners/casebook.pdf", by: "remix", early: "file", GET: { to: readers, stages: ["announced"] } },
  {
    path: "/winners/:code/card.png",
    by: "remix",
    early: "picture",
    GET: { to: readers, stages: ["announced"] },
  },
  { path: "/sitemap.xml", by: "remix", GET: "everyone" },
  { path: "/winners/:code", by: "remix", early: "case", GET: { to: readers, stages: ["announced"] } },
  {
    path: "/winners/:code/photos/:photo",
    by: "remix",
    early: "case",
    GET: { to: readers, stages: ["announced"] },
  },
  {
    path: "/winners/:code/photos/:photo/small",
    by: "remix",
    early: "case",
    GET: { to: readers, stages: ["announced"] },
  },

  // Signing in
  { path: "/sign-in", by: "remix", GET: "everyone", POST: "everyone" },
  { path: "/sign-in/code", by: "remix", GET: "everyone", POST: "everyone" },
  { path: "/sign-in/link/:token", by: "remix", GET: "holder", POST: "everyone" },
  { path: "/sign-in/handover", by: "remix", GET: "everyone", POST: "everyone" },
  { path: "/sign-in/first/:token", by: "remix", GET: "holder", POST: "everyone" },
  { path: "/sign-out", by: "remix", POST: "everyone" },

  // Screening, judges and plans
  {
    path: "/screening",
    by: "remix",
    GET: { to: ["screener", "organiser", "chair", "observer"] },
  },
  {
    path: "/screening/:entry",
    by: "remix",
    GET: { to: ["screener", "organiser", "chair", "observer"] },
    POST: { to: ["screener", "organiser"] },
  },
  {
    path: "/screening/:entry/reply",
    by: "remix",
    GET: { to: ["screener", "organiser", "chair", "observer"] },
    POST: { to: ["screener", "organiser"] },
  },
  {
    path: "/screening/:entry/standing",
    by: "remix",
    GET: { to: ["screener", "organiser", "chair", "observer"] },
    POST: { to: ["screener", "organiser"] },
  },
  {
    path: "/screening/:entry/standing/answer",
    by: "remix",
    GET: { to: ["screener", "organiser", "chair", "observer"] },
    POST: { to: ["screener", "organiser"] },
  },
  {
    path: "/screening/:entry/alike/:alike",
    by: "remix",
    GET: { to: ["screener", "organiser", "chair", "observer"] },
    POST: { to: ["screener", "organiser"] },
  },
  { path: "/screening/:entry/paper", by: "remix", GET: { to: ["screener", "organiser"] } },
  { path: "/judging/profile", by: "remix", GET: { to: judges }, POST: { to: judges } },
  { path: "/judging/conflicts", by: "remix", GET: { to: judges }, POST: { to: judges } },
  { path: "/desk/judges", by: "remix", GET: { to: ["organiser", "chair"] } },
  {
    path: "/desk/conflicts",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  {
    path: "/desk/judges/may-invite",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  {
    path: "/desk/judges/:judge/assignments/:assignment",
    by: "remix",
    GET: { to: ["organiser", "chair"], stages: ["judging", "deliberation", "announced"] },
    POST: { to: ["organiser", "chair"], stages: ["judging", "deliberation", "announced"] },
  },
  {
    path: "/desk/judges/import",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  { path: "/desk/judges/export", by: "remix", GET: { to: ["organiser"] } },
  {
    path: "/desk/judges/:judge",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  {
    path: "/desk/judges/:judge/conflicts/:conflict",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["chair"] },
  },
  {
    path: "/desk/plans",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  { path: "/desk/plans/comparison", by: "remix", GET: { to: ["organiser", "chair"] } },
  {
    path: "/desk/plans/top-up",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  { path: "/desk/plans/:plan/progress", by: "remix", GET: { to: ["organiser", "chair"] } },
  {
    path: "/desk/plans/:plan/entries/:entry",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  {
    path: "/desk/plans/:plan",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },
  {
    path: "/desk/plans/:plan/discard",
    by: "remix",
    GET: { to: ["organiser", "chair"] },
    POST: { to: ["organiser", "chair"] },
  },

  { path: "/sign-in/second-step", by: "remix", GET: "signedIn", POST: "signedIn" },

  // One's own account
  { path: "/account", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/account/second-step", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/account/addresses", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/account/addresses/code", by: "remix", GET: "signedIn", POST: "signedIn" },
  // An address of somebody else is not found.
  { path: "/account/addresses/:address", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/account/addresses/:address/removal", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/account/sessions", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/account/data", by: "remix", GET: "signedIn" },
  { path: "/account/data.json", by: "remix", GET: "signedIn" },
  { path: "/invitations", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/inbox", by: "remix", GET: "signedIn" },
  { path: "/inbox/:message", by: "remix", GET: "signedIn" },
  // Scoring, ranking, decision
  { path: "/judging", by: "remix", GET: { to: ["judge", "otherJudge"] } },
  { path: "/judging/marks", by: "remix", GET: { to: judges } },
  { path: "/judging/calibration", by: "remix", GET: { to: judges } },
  { path: "/judging/calibration/:case", by: "remix", GET: { to: judges }, POST: { to: judges } },
  { path: "/judging/calibration/:case/draft", by: "remix", POST: { to: judges } },
  { path: "/judging/calibration/:case/hand-in", by: "remix", GET: { to: judges }, POST: { to: judges } },
  // A judge who handed in everything has one once they are issued.
  { path: "/judging/certificate", by: "remix", GET: { to: judges, stages: ["announced"] } },
  { path: "/judging/:assignment", by: "remix", ...ofJudge },
  { path: "/judging/:assignment/paper", by: "remix", GET: assigned },
  { path: "/judging/:assignment/draft", by: "remix", POST: ofJudge.POST },
  { path: "/judging/:assignment/hand-in", by: "remix", ...ofJudge },
  { path: "/judging/:assignment/confirmation", by: "remix", ...ofJudge },
  { path: "/judging/:assignment/recusal", by: "remix", ...ofJudge },
  { path: "/judging/:assignment/abstention", by: "remix", ...ofJudge },
  { path: "/judging/:assignment/report", by: "remix", ...ofJudge },
  { path: "/desk/judging", by: "remix", GET: { to: chairDesk } },
  { path: "/desk/judging/reminder", by: "remix", GET: { to: chairDesk }, POST: { to: ["chair"] } },
  { path: "/desk/judging/reports/:report", by: "remix", GET: { to: chairDesk }, POST: { to: ["chair"] } },
  { path: "/desk/judging/judges/:judge", by: "remix", GET: { to: chairDesk }, POST: { to: ["chair"] } },
  {
    path: "/desk/judging/entries/:entry",
    by: "remix",
    GET: { to: chairDesk, stages: withPlan },
    POST: { to: ["chair"], stages: withPlan },
  },
  { path: "/desk/judging/sheets/:assignment", by: "remix", GET: { to: chairDesk }, POST: { to: ["chair"] } },
  { path: "/rules/sealed.json", by: "remix", GET: "everyone" },
  { path: "/desk/rankings", by: "remix", GET: { to: deciders } },
  { path: "/desk/rankings/:category", by: "remix", GET: { to: deciders } },
  { path: "/desk/rankings/:category/wall", by: "remix", GET: { to: deciders } },
  { path: "/desk/rankings/:category/file", by: "remix", GET: { to: deciders } },
  { path: "/desk/seal", by: "remix", GET: { to: deciders }, POST: { to: ["organiser"] } },
  // Result files and minutes are there once something is approved.
  { path: "/result.json", by: "remix", early: "file", GET: { to: readers, stages: ["announced"] } },
  {
    path: "/desk/decisions/:category/result.json",
    by: "remix",
    GET: { to: deciders, stages: ["deliberation", "announced"] },
  },
  {
    path: "/desk/decisions/:category/minutes.pdf",
    by: "remix",
    GET: { to: deciders, stages: ["deliberation", "announced"] },
  },
  { path: "/desk/release/result.json", by: "remix", GET: { to: deciders, stages: ["announced"] } },
  { path: "/desk/decisions/:category", by: "remix", GET: { to: deciders }, POST: { to: ["chair"] } },
  {
    path: "/desk/decisions/:category/answer",
    by: "remix",
    GET: { to: deciders },
    POST: { to: ["organiser"] },
  },
  // They name who was in the room, judges among them.
  {
    path: "/desk/decisions/:category/meetings",
    by: "remix",
    GET: { to: chairDesk },
    POST: { to: chairDesk },
  },
  {
    path: "/desk/decisions/:category/meetings/:meeting",
    by: "remix",
    GET: { to: chairDesk },
    POST: { to: chairDesk },
  },
  { path: "/desk/decisions/:category/meetings/:meeting/scan", by: "remix", GET: { to: chairDesk } },

  // Entering
  { path: "/entries", by: "remix", GET: "signedIn" },
  { path: "/entries/new", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/entries/:entry", by: "remix", GET: { to: ["entrant"] } },
  {
    path: "/entries/:entry/sections/:section",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
  },
  { path: "/entries/:entry/sections/:section/draft", by: "remix", POST: { to: ["entrant"] } },
  {
    path: "/entries/:entry/versions/:answer",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
  },
  {
    path: "/entries/:entry/files/:field",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
    body: 53_000_000,
  },
  {
    path: "/entries/:entry/files/:field/words",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
  },
  { path: "/entries/:entry/files/:field/removal", by: "remix", POST: { to: ["entrant"] } },
  { path: "/entries/:entry/preview", by: "remix", GET: { to: ["entrant"] } },
  // Uploads in parts: begun, asked how far they are, continued, finished, given up.
  { path: "/entries/:entry/files/:field/uploads", by: "remix", POST: { to: ["entrant"] } },
  {
    path: "/entries/:entry/files/:field/uploads/:upload",
    by: "remix",
    HEAD: { to: ["entrant"] },
    PATCH: { to: ["entrant"] },
    POST: { to: ["entrant"] },
    DELETE: { to: ["entrant"] },
    body: 53_000_000,
  },
  { path: "/entries/:entry/check", by: "remix", GET: { to: ["entrant"] }, POST: { to: ["entrant"] } },
  // Whoever has just submitted waits for it.
  {
    path: "/entries/:entry/receipts/:revision",
    by: "remix",
    GET: { to: ["entrant"] },
    whenBusy: "first",
  },
  { path: "/entries/:entry/receipts/:revision/document", by: "remix", GET: { to: ["entrant"] } },
  { path: "/entries/:entry/receipts/:revision/paper", by: "remix", GET: { to: ["entrant"] } },
  { path: "/entries/:entry/receipts/:revision/entry", by: "remix", GET: { to: ["entrant"] } },
  { path: "/entries/:entry/receipts/:revision/sums", by: "remix", GET: { to: ["entrant"] } },
  { path: "/entries/:entry/paper", by: "remix", GET: { to: ["entrant"] } },
  {
    path: "/entries/:entry/endorsements",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
  },
  { path: "/entries/:entry/reply", by: "remix", GET: { to: ["entrant"] }, POST: { to: ["entrant"] } },
  { path: "/entries/:entry/withdrawal", by: "remix", GET: { to: ["entrant"] }, POST: { to: ["entrant"] } },
  { path: "/attachments/:attachment", by: "remix", GET: ofAttachment },
  { path: "/attachments/:attachment/small", by: "remix", GET: ofAttachment },
  { path: "/endorse/:token", by: "remix", GET: "holder", POST: "holder" },

  // People on an entry
  { path: "/entries/:entry/people", by: "remix", GET: { to: ["entrant"] }, POST: { to: ["entrant"] } },
  {
    path: "/entries/:entry/people/:member",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
  },
  {
    path: "/entries/:entry/people/:member/end",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
  },
  {
    path: "/entries/:entry/invitations/:invitation",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
  },
  {
    path: "/entries/:entry/invitations/:invitation/end",
    by: "remix",
    GET: { to: ["entrant"] },
    POST: { to: ["entrant"] },
  },
  { path: "/entries/:entry/lead", by: "remix", GET: { to: ["entrant"] }, POST: { to: ["entrant"] } },
  { path: "/entries/:entry/team", by: "remix", GET: { to: ["entrant"] }, POST: { to: ["entrant"] } },
  {
    path: "/entries/:entry/certificates/:certificate",
    by: "remix",
    GET: { to: ["entrant"], stages: ["announced"] },
  },
  // There for the people of an entry that was told in confidence, and for nobody else.
  { path: "/entries/:entry/award", by: "remix", early: "confidence", GET: told, POST: told },
  { path: "/entries/:entry/award/names", by: "remix", GET: told, POST: told },
  { path: "/entries/:entry/award/decline", by: "remix", GET: told, POST: told },
  { path: "/entries/:entry/award/kit.zip", by: "remix", early: "confidence", GET: told },
  // There once results are public, the comments are checked and their day has come.
  {
    path: "/entries/:entry/feedback",
    by: "remix",
    GET: { to: ["entrant"], stages: ["announced"] },
    POST: { to: ["entrant"], stages: ["announced"] },
  },
  // There once results are public, whether a complaint may still be made or not.
  {
    path: "/entries/:entry/complaint",
    by: "remix",
    GET: { to: ["entrant"], stages: ["announced"] },
    POST: { to: ["entrant"], stages: ["announced"] },
  },
  // The complaint of the demonstration is that of another entry than the one the matrix asks about.
  { path: "/complaints/:complaint", by: "remix", GET: { to: ["otherEntrant"], stages: ["announced"] } },
  { path: "/entries/:entry/return", by: "remix", GET: { to: ["entrant"] }, POST: { to: ["entrant"] } },
  // An invitation that went to an address of somebody else is not found.
  { path: "/invitations/:asked", by: "remix", GET: "signedIn", POST: "signedIn" },
  { path: "/listed/:token", by: "remix", GET: "holder", POST: "holder" },
  { path: "/organisations", by: "remix", GET: "signedIn" },

  // Entries at the desk, more time, and the register
  { path: "/desk/entries", by: "remix", GET: { to: ["organiser", "screener"] } },
  {
    path: "/desk/entries/new",
    by: "remix",
    GET: { to: ["organiser", "screener"] },
    POST: { to: ["organiser", "screener"] },
  },
  { path: "/desk/entries/:entry", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  {
    path: "/desk/categories",
    by: "remix",
    GET: { to: ["organiser", "chair", "observer"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/categories/:merge",
    by: "remix",
    GET: { to: ["organiser", "chair", "observer"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/extensions",
    by: "remix",
    GET: { to: ["organiser", "chair", "observer"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/extensions/:extension",
    by: "remix",
    GET: { to: ["organiser", "chair", "observer"] },
    POST: { to: ["organiser", "chair"] },
  },
  { path: "/desk/organisations", by: "remix", GET: { to: ["organiser"] } },
  {
    path: "/desk/organisations/:organisation",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/organisations/:organisation/names",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/organisations/:organisation/merge",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/organisations/:organisation/parting",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },

  // People and their roles
  { path: "/desk/people", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  { path: "/desk/people/:person", by: "remix", GET: { to: ["organiser"] }, POST: { to: ["organiser"] } },
  {
    path: "/desk/people/:person/roles/:role/invitation",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/people/:person/roles/:role",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/people/:person/handover",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/people/:person/erasure",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/people/:person/erasure/answer",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
  {
    path: "/desk/people/:person/second-step",
    by: "remix",
    GET: { to: ["organiser"] },
    POST: { to: ["organiser"] },
  },
];

/** The largest form that is read when a row does not say otherwise, in bytes. */
export const FORM_BYTES = 1_000_000;

const patterns = tableOfRoutes.map((row) => ({
  row,
  pattern: new RegExp(
    `^${row.path
      .replace(/[.+]/g, "\\$&")
      .replace(/:[a-zA-Z]+/g, "[^/]+")
      .replace(/\*$/, ".+")}$`,
  ),
}));

/** The row that answers a path; data requests (`/x.data`, `/_root.data`) belong to their page. */
export function rowFor(pathname: string): RouteRow | undefined {
  const page = pathname === "/_root.data" ? "/" : pathname.replace(/\.data$/, "");
  return (
    patterns.find(({ row, pattern }) => !row.path.includes(":") && pattern.test(page)) ??
    patterns.find(({ pattern }) => pattern.test(page))
  )?.row;
}
