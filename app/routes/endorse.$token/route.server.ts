import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found } from "~/context.server";
import { changedFields } from "~/domain/changes";
import { endorsementsClose, refuseEndorsement } from "~/domain/entering";
import { type EntryDocument, facts } from "~/domain/entry-document";
import { endorsementForm } from "~/forms/endorsement";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { answerEndorsement, findRequest, isAsked, partnersOf } from "~/services/endorsements.server";
import { fromJson } from "~db/columns";
import { findRevision } from "~db/queries/entries";

/** What a partner is asked to endorse. Whoever holds the link may read it, and nothing else of the entry. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { rulebook } = context.edition;
  const asked = found(await findRequest(context, params["token"] ?? ""));
  const revision =
    asked.submittedRevision === null
      ? undefined
      : await findRevision(context.db, { entryId: asked.entryId, number: asked.submittedRevision });
  const answers = revision
    ? fromJson<EntryDocument>(revision.documentJson).answers
    : fromJson<EntryDocument["answers"]>(asked.answersJson);
  const { title, ownTitle, organisation, summary } = facts(rulebook, answers);
  // Of the form's partners the one that holds this link, and no other.
  const named = partnersOf(rulebook, answers).find((partner) => isAsked(asked, partner));
  const endorsed =
    asked.state === "given" && asked.revision !== null && asked.revision !== asked.submittedRevision
      ? await findRevision(context.db, { entryId: asked.entryId, number: asked.revision })
      : undefined;
  return {
    title: context.t("entry.endorseTitle", { state: asked.state }),
    token: params["token"] ?? "",
    entry: { code: asked.code, title, ownTitle, organisation, summary },
    isSubmitted: asked.entryState === "submitted",
    award: rulebook.names.award,
    partner: asked.organisation,
    contribution: named?.contribution ?? "",
    contact: named?.name ?? "",
    revision: asked.submittedRevision,
    answer: {
      state: asked.state,
      name: asked.name,
      position: asked.position,
      at: asked.answeredAt,
      revision: asked.revision,
      isOlder: asked.state === "given" && asked.revision !== asked.submittedRevision,
    },
    changed:
      endorsed && revision
        ? changedFields(
            rulebook,
            fromJson<EntryDocument>(endorsed.documentJson),
            fromJson<EntryDocument>(revision.documentJson),
          )
        : [],
    isSaved: new URL(request.url).searchParams.has("saved"),
    refusal: refuseEndorsement(rulebook, asked.entryState, context.now),
    closes: endorsementsClose(rulebook),
    zone: rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  found(await findRequest(context, token));
  const form = await parseForm(context, request, endorsementForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await answerEndorsement(context, { token, ...form.data });
  return refusal ? refuseAct(refusal, form.values) : redirect(`${paths.endorse(token)}?saved=1`);
}
