import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { endorsementsClose } from "~/domain/entering";
import { entryView, facts } from "~/domain/entry-document";
import { progressOf, thinTexts } from "~/domain/form";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { partnersOf } from "~/services/endorsements.server";
import { deadlineOf, findOwnEntry, prepareToSubmit, submitEntry } from "~/services/entries.server";
import { canonicalJson, sha256 } from "~/services/canonical.server";
import { listAttachments } from "~db/queries/attachments";
import { listEndorsements } from "~db/queries/endorsements";
import { findNewestRevision } from "~db/queries/entries";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook } = known.edition;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const { document, faults, refusal } = await prepareToSubmit(known, entry);
  const newest = await findNewestRevision(known.db, entry.id);
  const answers = await listEndorsements(known.db, entry.id);
  const isEndorsed = partnersOf(rulebook, document.answers).every((partner) =>
    answers.some(
      (one) => one.rowKey === partner.rowKey && one.address === partner.address && one.state === "given",
    ),
  );
  const isSame = entry.state === "submitted" && newest?.hash === sha256(canonicalJson(document));
  return {
    title: `${known.t("entry.check")} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code, title: facts(rulebook, document.answers).title },
    // Answers are shown as they are in the draft; those that a condition hides are not asked and not shown.
    view: entryView(rulebook, document, "entrant"),
    faults,
    /** Sections on which no work was done: what they lack is all of it. */
    untouched: progressOf(rulebook, entry.answers, await listAttachments(known.db, entry.id), faults)
      .filter(({ state }) => state === "notStarted")
      .map(({ id }) => id),
    /** Texts that say little; nothing keeps them from being submitted. */
    thin: thinTexts(rulebook, document.answers).filter(
      ({ path }) => entry.mendable === null || entry.mendable.includes(path),
    ),
    refusal,
    submitted: isSame ? { number: newest.number, at: newest.createdAt } : null,
    isAgain: entry.submittedRevision !== null,
    partnersUntil: isEndorsed ? null : endorsementsClose(rulebook),
    repairUntil: entry.repairUntil,
    /** The fields that a repair is about; null while everything may change. */
    mendable: entry.mendable,
    deadline: deadlineOf(known, entry),
    zone: rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const id = params["entry"] ?? "";
  const { revision, refusal } = await submitEntry(known, id);
  return refusal ? refuseAct(refusal) : redirect(`${paths.receipt(id, revision)}?new=1`);
}
