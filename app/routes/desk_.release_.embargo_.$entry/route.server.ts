import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseNamesAnswer } from "~/domain/embargo";
import { namesAnswerForm } from "~/forms/embargo";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerNames, readTold } from "~/services/embargo.server";
import { namesShown } from "~/domain/names-shown";
import { findEntry, listEntryMembers } from "~db/queries/entries";

/** What one entry that was told answered: for organisers, chairs and observers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { db, edition, viewer, t } = known;
  const entry = found(await findEntry(db, { id: params["entry"] ?? "", editionId: edition.id }));
  const told = found(await readTold(db, known, entry.id));
  const people = await listEntryMembers(db, entry.id);
  const { waiting, answer } = told;
  return {
    title: t("embargo.entryTitle", { code: entry.code }),
    zone: edition.rulebook.edition.zone,
    entry: { id: entry.id, title: told.names.title },
    toldAt: told.toldAt,
    due: told.due,
    names: namesShown(told.judgedNames, told.names),
    waiting: waiting && {
      id: waiting.id,
      reason: waiting.reason,
      proposedAt: waiting.proposedAt,
      names: namesShown(told.names, waiting.names),
    },
    answered: told.changes
      .filter((one) => one.state !== "proposed")
      .map(({ id, state, reason, answer: words, answeredAt }) => ({ id, state, reason, words, answeredAt })),
    naming: answer?.naming ?? null,
    answeredAt: answer?.answeredAt ?? null,
    declined: answer?.declinedAt ? { at: answer.declinedAt, reason: answer.declineReason } : null,
    standing: entry.standing,
    mayAnswer: viewer.roles.includes("organiser"),
    refusal: refuseNamesAnswer(
      waiting ?? undefined,
      people.some((one) => one.personId === viewer.id),
    ),
  };
}

/** Accepts a correction of names, or refuses it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition } = known;
  const entry = found(await findEntry(db, { id: params["entry"] ?? "", editionId: edition.id }));
  found(await readTold(db, known, entry.id));
  const { data, values, refused } = await parseForm(context, request, namesAnswerForm);
  if (refused) return refuseForm(refused);
  const refusal = await answerNames(known, { entryId: entry.id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.toldEntry(entry.id), 303);
}
