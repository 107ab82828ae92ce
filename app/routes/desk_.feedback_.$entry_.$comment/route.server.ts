import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { commentForm } from "~/forms/feedback";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { checkComments } from "~/services/feedback.server";
import { checkedEntry } from "../desk_.feedback_.$entry/route.server";

/** One comment, to be passed, changed or withheld. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "screener");
  const { edition, t } = known;
  const { entry, comments } = await checkedEntry(known, params["entry"]);
  const comment = found(comments.find(({ id }) => id === params["comment"]));
  return {
    title: t("feedback.oneTitle"),
    entry,
    comment: {
      id: comment.id,
      original: comment.original,
      hints: comment.hints,
      state: comment.state,
      words: comment.words,
      reason: comment.reason,
      version: comment.version,
    },
    criterion: edition.rulebook.rubric.criteria.find(({ id }) => id === comment.criterion)?.name ?? null,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "screener");
  const { entry, comments } = await checkedEntry(known, params["entry"]);
  const { id } = found(comments.find((one) => one.id === params["comment"]));
  const { data, values, refused } = await parseForm(context, request, commentForm);
  if (refused) return refuseForm(refused);
  const refusal = await checkComments(known, entry.id, [{ id, ...data }]);
  return refusal ? refuseAct(refusal, values) : redirect(paths.deskFeedbackOf(entry.id), 303);
}
