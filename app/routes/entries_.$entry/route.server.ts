import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer, type ViewerContext } from "~/context.server";
import { rowsOf } from "~/domain/answers";
import {
  endorsementsClose,
  needsEndorsement,
  refuseEditing,
  refuseReturn,
  refuseWithdrawal,
} from "~/domain/entering";
import { facts } from "~/domain/entry-document";
import { askedFields, progressOf, narrativeWords, countWords } from "~/domain/form";
import { textOf } from "~/domain/answers";
import { invitationState, isLeading } from "~/domain/members";
import { categoryOf } from "~/domain/rulebook";
import { faultsOfChecks, repliesDue } from "~/domain/screening";
import { readComplaining } from "~/services/complaints.server";
import { callOf, deadlineOf, findOwnEntry, type OwnEntry, prepareToSubmit } from "~/services/entries.server";
import { readOpening } from "~/services/feedback.server";
import { readTeam } from "~/services/listings.server";
import { readReplying } from "~/services/screening.server";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import { listAttachments } from "~db/queries/attachments";
import { findMerge } from "~db/queries/category-merges";
import { listCertificatesOfEntry } from "~db/queries/certificates";
import { findToldOf } from "~db/queries/embargo";
import { listEndorsements } from "~db/queries/endorsements";
import { findEntryWithFeedback } from "~db/queries/feedback";
import { findRepair, findRevision, listEntryMembers } from "~db/queries/entries";
import { listInvitations } from "~db/queries/members";
import { findNewestScreening, findReply } from "~db/queries/screenings";

/** Whether feedback on a valid entry is there, or when it comes; nothing before results are public. */
async function feedbackOf(known: ViewerContext, entry: OwnEntry) {
  const { isPublic, isOpen, opens } = await readOpening(known.db, known);
  const isDue = isPublic && (await findEntryWithFeedback(known.db, entry)) !== undefined;
  return isDue ? { isOpen, opens, isLate: opens <= known.now } : null;
}

/** Whether a complaint was or may be made; nothing before results are public, or once its time is over. */
async function complaintOf(known: ViewerContext, entry: OwnEntry) {
  const complaining = await readComplaining(known.db, known, entry);
  if (!complaining || (!complaining.complaint && complaining.refusal)) return null;
  const { closes, complaint } = complaining;
  return {
    closes,
    made: complaint
      ? { code: complaint.code, dueAt: complaint.dueAt, isAnswered: complaint.answeredAt !== null }
      : null,
  };
}

/** The entry as a list of tasks, for its members. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook } = known.edition;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const files = await listAttachments(known.db, entry.id);
  const { faults, refusal, document } = await prepareToSubmit(known, entry);
  const progress = progressOf(rulebook, entry.answers, files, faults);
  const shown = facts(rulebook, entry.answers);
  const category = categoryOf(rulebook, shown.category);
  const receipt =
    entry.submittedRevision === null
      ? undefined
      : await findRevision(known.db, { entryId: entry.id, number: entry.submittedRevision });
  const needsPartners = needsEndorsement(rulebook, shown.category);
  const asked = needsPartners ? await listEndorsements(known.db, entry.id) : [];
  const repair = entry.outcome === "repair" ? await findRepair(known.db, entry.id) : undefined;
  const newest = entry.outcome === null ? undefined : await findNewestScreening(known.db, entry.id);
  const reply = newest ? await findReply(known.db, newest.id) : undefined;
  const merge =
    entry.state === "submitted" && entry.outcome !== "notValid" && entry.standing !== "disqualified"
      ? await findMerge(known.db, { editionId: entry.editionId, category: entry.category })
      : undefined;
  const mayInvite = isLeading(entry.capacity) && entry.state !== "withdrawn";
  const isWaiting = (one: Parameters<typeof invitationState>[0]) =>
    invitationState(one, known.now) === "open";
  const team = await readTeam(known.db, known, { entryId: entry.id, answers: entry.answers });
  return {
    title: shown.title || entry.code,
    entry: { id: entry.id, code: entry.code, state: entry.state },
    capacity: entry.capacity,
    /** The section that was left by saving it. */
    saved: new URL(request.url).searchParams.get("saved"),
    /** An invitation was accepted a moment ago. */
    isJoining: new URL(request.url).searchParams.has("joined"),
    shown: {
      title: shown.title,
      ownTitle: shown.ownTitle,
      category: category ? { id: category.id, name: category.name } : null,
    },
    sections: rulebook.form.sections.map((section, at) => {
      const asked = askedFields(rulebook.form, section, entry.answers);
      const prose = asked.filter((field) => field.type === "prose");
      const narrative = asked.some((field) => rulebook.limits.narrative.includes(field.id));
      const summary = prose.find((field) => field.id === rulebook.form.anchors.summary);
      return {
        ...progress[at]!, // one for each section
        letter: section.letter,
        title: section.title,
        words: narrative
          ? { words: narrativeWords(rulebook, entry.answers), min: 0, max: rulebook.limits.narrativeWords }
          : summary?.type === "prose" && textOf(entry.answers, summary.id) !== ""
            ? {
                words: countWords(textOf(entry.answers, summary.id), rulebook.languages.charactersPerWord),
                ...summary.words,
              }
            : null,
        files: asked.some((field) => field.type === "files")
          ? files.filter((file) => asked.some((field) => field.id === file.fieldId)).length
          : null,
      };
    }),
    faults: faults.length,
    refusal,
    editing: refuseEditing(entry, callOf(known)),
    canWithdraw: refuseWithdrawal(entry, callOf(known)) === null,
    partners: needsPartners
      ? {
          named: rowsOf(entry.answers, rulebook.form.anchors.partners).length,
          asked: asked.length,
          given: asked.filter((one) => one.state === "given").length,
          declined: asked.filter((one) => one.state === "declined").length,
          closes: endorsementsClose(rulebook),
        }
      : null,
    repair: repair && {
      reason: repair.reason,
      /** The entry was submitted again since, and waits for the screener. */
      isSent: receipt !== undefined && receipt.createdAt > repair.createdAt,
      dueAt: repair.dueAt,
      moveTo: categoryOf(rulebook, repair.moveTo)?.name ?? null,
      fields: rulebook.form.sections.flatMap((section) =>
        askedFields(rulebook.form, section, entry.answers)
          .filter(({ id }) => entry.mendable?.includes(id))
          .map(({ id, label }) => ({ id, label, section: section.id })),
      ),
      faults: newest ? faultsOfChecks(rulebook, newest.checks) : [],
    },
    notValid:
      entry.outcome === "notValid" && newest
        ? {
            reason: newest.reason,
            faults: faultsOfChecks(rulebook, newest.checks),
            due: repliesDue(rulebook, newest.createdAt),
            mayReply: (await readReplying(known.db, known, entry.id)) === null,
            reply: reply ? { state: reply.state, words: reply.words, answer: reply.answer } : null,
          }
        : null,
    merged: merge && {
      category: categoryOf(rulebook, merge.category)?.name ?? { en: merge.category },
      into: categoryOf(rulebook, merge.judgedIn)?.name ?? { en: merge.judgedIn },
      reason: merge.reason,
    },
    isValid: entry.outcome === "valid" && entry.standing !== "disqualified",
    standing:
      entry.standing === "inCompetition"
        ? null
        : { standing: entry.standing, reason: entry.standingReason ?? "" },
    canReturn: refuseReturn(entry, callOf(known)) === null,
    access: {
      count: (await listEntryMembers(known.db, entry.id)).length,
      invited: mayInvite ? (await listInvitations(known.db, entry.id)).filter(isWaiting).length : 0,
      mayInvite,
    },
    team: {
      named: team.length,
      confirmed: team.filter((one) => one.state === "confirmed" || one.state === "member").length,
      declined: team.filter((one) => one.state === "declined").length,
      asked: team.filter((one) => one.state === "asked").length,
    },
    isTold: (await findToldOf(known.db, { entryId: entry.id, now: known.now })) !== undefined,
    feedback: await feedbackOf(known, entry),
    complaint: await complaintOf(known, entry),
    certificates: (await listCertificatesOfEntry(known.db, entry.id)).map(
      ({ id, kind, facts: { name } }) => ({
        ...{ id, kind, name },
      }),
    ),
    deadline: deadlineOf(known, entry),
    zone: rulebook.edition.zone,
    receipt: receipt && {
      number: receipt.number,
      at: receipt.createdAt,
      hash: receipt.hash,
      isOlder: receipt.hash !== sha256(canonicalJson(document)),
    },
  };
}
