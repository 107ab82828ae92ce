import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { categoryOf } from "~/domain/rulebook";
import { mergeAnswerForm } from "~/forms/category-merges";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerMerge, readMerge } from "~/services/category-merges.server";
import { listEntriesOfMerge } from "~db/queries/category-merges";

/** One proposal: what it changes, for whom, and for organisers the form that answers it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { db, edition, viewer, t } = known;
  const { merge, wish, refusal } = found(await readMerge(db, known, params["merge"] ?? ""));
  const mayAnswer = merge.state === "proposed" && viewer.roles.includes("organiser");
  const kind = wish.category === wish.into ? "back" : "merge";
  return {
    title: t("merging.act", { ...wish, kind }),
    zone: edition.rulebook.edition.zone,
    kind,
    ...wish,
    cap: categoryOf(edition.rulebook, wish.into)?.cap ?? 0,
    merge: {
      id: merge.id,
      reason: merge.reason,
      state: merge.endedAt === null ? merge.state : ("ended" as const),
      proposedBy: merge.proposedBy,
      proposedAt: merge.proposedAt,
      answeredBy: merge.answeredBy,
      answeredAt: merge.answeredAt,
      endedAt: merge.endedAt,
    },
    entries: (await listEntriesOfMerge(db, { editionId: edition.id, category: wish.category })).map(
      ({ id, code, title, organisationName }) => ({ id, code, title, organisationName }),
    ),
    mayAnswer,
    refusal: mayAnswer ? refusal : null,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { merge } = found(await readMerge(known.db, known, params["merge"] ?? ""));
  const form = await parseForm(context, request, mergeAnswerForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await answerMerge(known, { id: merge.id, isMade: form.data.answer === "made" });
  return refusal ? refuseAct(refusal, form.values) : redirect(paths.categoryMerge(merge.id), 303);
}
