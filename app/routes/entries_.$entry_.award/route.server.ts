import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { namesShown } from "~/domain/names-shown";
import { acknowledgementForm } from "~/forms/embargo";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { categoryOf } from "~/domain/rulebook";
import { paths } from "~/paths";
import { acknowledgeAward, requireAward } from "~/services/embargo.server";
import { findWinners } from "~/services/winners.server";

/** The award of an entry that was told in confidence, for its people. For all others it is not there. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook: book } = known.edition;
  const { entry, facts, answer, waiting, ...award } = await requireAward(known, params["entry"] ?? "");
  const isPublic = award.publicAt <= known.now;
  const own = isPublic && (await findWinners(known))?.winners.find(({ code }) => code === entry.code);
  return {
    title: known.t("embargo.awardTitle"),
    zone: book.edition.zone,
    entry: { id: entry.id, code: entry.code },
    shown: { title: award.names.title, ownTitle: award.names.ownTitle },
    category: found(categoryOf(book, facts.category)).name,
    hasWonCategory: facts.outcome === "winner",
    specialAwards: book.specialAwards
      .filter(({ id }) => facts.specialAwards?.includes(id))
      .map(({ id, name }) => ({ id, name })),
    publicAt: award.publicAt,
    due: award.due,
    isPublic,
    /** The case's own page, once the results are public: when it opens, or opened. */
    casePage: own ? { isOpen: own.isOpen, opensAt: own.opensAt } : null,
    isLate: award.due <= known.now,
    names: namesShown(award.judgedNames, award.names),
    unnamed: award.unnamed,
    waiting: waiting && namesShown(award.names, waiting.names),
    refusedNames: award.changes[0]?.state === "refused" ? (award.changes[0].answer ?? "") : null,
    naming: answer?.naming ?? null,
    answeredAt: answer?.answeredAt ?? null,
    isDeclined: Boolean(answer?.declinedAt),
    refusals: award.refusals,
    hasKit: award.hasKit,
  };
}

/** Acknowledges the award in confidence, and says who is named. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { entry } = await requireAward(known, params["entry"] ?? "");
  const { data, values, refused } = await parseForm(context, request, acknowledgementForm);
  if (refused) return refuseForm(refused);
  const refusal = await acknowledgeAward(known, { entryId: entry.id, naming: data.naming });
  return refusal ? refuseAct(refusal, values) : redirect(paths.award(entry.id), 303);
}
