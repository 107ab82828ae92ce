import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found } from "~/context.server";
import { type Answers } from "~/domain/answers";
import { type EntryDocument, facts } from "~/domain/entry-document";
import { namedIn } from "~/domain/listings";
import { listingForm } from "~/forms/members";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerListing, findQuestion } from "~/services/listings.server";
import { fromJson } from "~db/columns";
import { findRevision } from "~db/queries/entries";

/** As what somebody is named. Whoever holds the link may read it, and nothing else of the entry; reading changes nothing. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { rulebook } = context.edition;
  const token = params["token"] ?? "";
  const asked = found(await findQuestion(context, token));
  const revision =
    asked.submittedRevision === null
      ? undefined
      : await findRevision(context.db, { entryId: asked.entryId, number: asked.submittedRevision });
  const answers: Answers = revision
    ? fromJson<EntryDocument>(revision.documentJson).answers
    : fromJson<Answers>(asked.answersJson);
  const { title, ownTitle, organisation } = facts(rulebook, answers);
  const own = namedIn(rulebook, answers).filter((one) => one.normalised === asked.normalised);
  return {
    title: context.t("members.listingHeading"),
    token,
    entry: { code: asked.code, title, ownTitle, organisation },
    named: own.length > 0 ? own.map(({ name, part }) => ({ name, part })) : [{ name: asked.name, part: "" }],
    answer: { state: asked.state, at: asked.answeredAt },
    isSaved: new URL(request.url).searchParams.has("saved"),
    zone: rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  found(await findQuestion(context, token));
  const form = await parseForm(context, request, listingForm);
  if (form.refused) return refuseForm(form.refused);
  await answerListing(context, { token, answer: form.data.answer });
  return redirect(`${paths.listing(token)}?saved=1`);
}
