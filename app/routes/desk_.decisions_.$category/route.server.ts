import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { departuresOf, refuseAnswer, refuseProposal } from "~/domain/decision";
import { categoryOf } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import { proposalForm } from "~/forms/decision";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { proposeWinners, rankingHash } from "~/services/decisions.server";
import { recordView } from "~/services/history.server";
import { readRanking, readStandings } from "~/services/rankings.server";
import { readSheetActs } from "~/services/result-files.server";
import { listDecisions } from "~db/queries/decisions";

/** The category in the address, or 404. */
export function categoryAt(context: Pick<ViewerContext, "edition">, id: string | undefined) {
  return found(categoryOf(context.edition.rulebook, id));
}

/** The decision on a category. Chairs, organisers and observers, unless a tie stands in between. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition, viewer, now, t } = known;
  const book = edition.rulebook;
  const category = categoryAt(known, params["category"]);
  const standing = (await readStandings(db, known))(category.id);
  const base = {
    title: t("ranking.decisionTitle", { category: category.id }),
    category,
    categories: book.categories.map(({ id, name }) => ({ id, name })),
    zone: book.edition.zone,
    moderationOver: windowOf(book, "moderation").closes,
    moderationIsOver: windowOf(book, "moderation").closes <= now,
  };
  if (standing.refusal) return { ...base, refusal: standing.refusal, shown: null };
  await recordView(known, { kind: "category", id: category.id, what: "decision" });
  const decisions = await listDecisions(db, { editionId: edition.id, category: category.id });
  const newest = decisions[0];
  const ranking = await readRanking(db, known, category);
  const entries = [...ranking.rows, ...ranking.tooFew, ...(ranking.horsConcours ?? [])];
  const acts = await readSheetActs(db, known, { entries, approverId: viewer.id });
  return {
    ...base,
    refusal: null,
    shown: {
      ranking,
      rankingHash: rankingHash(ranking),
      /** What the rules propose, and the entries that need words whatever is chosen. */
      proposed: ranking.rows.filter((row) => row.proposal === "winner").map((row) => row.id),
      always: departuresOf(ranking, new Set()).map((one) => one.entryId),
      criteria: book.rubric.criteria.map(({ id, name }) => ({ id, name })),
      least: book.judging.minimumSheets,
      band: book.judging.tie.band,
      decisions: decisions.map(({ ranking: frozen, proposedById: _, ...decision }) => ({
        ...decision,
        rows: frozen.rows.map(({ id, code, organisation, title, rawMean, place }) => ({
          id,
          code,
          organisation,
          title,
          rawMean,
          place,
        })),
        tooFew: frozen.tooFew.map(({ id, code }) => ({ id, code })),
      })),
      acts: acts.map(({ at, act, entry, trigger }) => ({
        at,
        act,
        trigger,
        code: entries.find((one) => one.id === entry)?.code ?? "",
      })),
      isChair: viewer.roles.includes("chair"),
      isOrganiser: viewer.roles.includes("organiser"),
      proposing: refuseProposal({
        book,
        now,
        openSheets: standing.openSheets,
        hasConflict: standing.hasConflict,
        newest: newest?.state ?? null,
      }),
      answering: newest ? refuseAnswer(newest, { id: viewer.id, hasConflict: standing.hasConflict }) : null,
    },
  };
}

/** The chair proposes the winners. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair");
  const category = categoryAt(known, params["category"]);
  const { data, values, refused } = await parseForm(context, request, proposalForm);
  if (refused) return refuseForm(refused);
  const { refusal, faults } = await proposeWinners(known, category, data);
  if (refusal) return refuseAct(refusal, values);
  return faults.length > 0 ? refuseForm({ faults, values }) : redirect(paths.decision(category.id));
}
