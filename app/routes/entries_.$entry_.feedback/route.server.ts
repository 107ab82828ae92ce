import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer, type ViewerContext } from "~/context.server";
import { categoryOf } from "~/domain/rulebook";
import { usefulForm } from "~/forms/feedback";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { findOwnEntry } from "~/services/entries.server";
import { readFeedback, sayUse } from "~/services/feedback.server";
import { findEntryWithFeedback, findUse } from "~db/queries/feedback";

/** The feedback on an own entry; 404 for everyone else, and for everyone before its moment. */
async function ownFeedback(known: ViewerContext, id: string | undefined) {
  const entry = found(await findOwnEntry(known, id ?? ""));
  return { entry, feedback: found(await readFeedback(known, entry.id)) };
}

/** What the jury says of a valid entry, for its people. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { db, edition, t } = known;
  const { entry, feedback } = await ownFeedback(known, params["entry"]);
  const judged = await findEntryWithFeedback(db, { id: entry.id, editionId: edition.id });
  return {
    title: t("feedback.title"),
    entry: { id: entry.id, code: entry.code, title: entry.title },
    category: categoryOf(edition.rulebook, judged?.category)?.name ?? null,
    feedback,
    useful: (await findUse(db, entry.id))?.useful ?? null,
  };
}

/** Says whether it was of use. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { entry } = await ownFeedback(known, params["entry"]);
  const { data, values, refused } = await parseForm(context, request, usefulForm);
  if (refused) return refuseForm(refused);
  const refusal = await sayUse(known, entry.id, data.useful);
  return refusal ? refuseAct(refusal, values) : redirect(paths.feedback(entry.id), 303);
}
