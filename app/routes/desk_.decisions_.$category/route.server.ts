import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { chosenBefore, departuresOf, refuseAnswer, refuseProposal } from "~/domain/decision";
import { keptTo } from "~/domain/embargo";
import { categoriesBehind, categoryOf, decidableOf, isSpecialAward } from "~/domain/rulebook";
import { windowOf } from "~/domain/stages";
import { inLanguage } from "~/domain/words";
import { proposalForm } from "~/forms/decision";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { proposeWinners, rankingHash } from "~/services/decisions.server";
import { recordView } from "~/services/history.server";
import { readChoice, readStandings } from "~/services/rankings.server";
import { readSheetActs } from "~/services/result-files.server";
import { listToldEntries } from "~db/queries/embargo";
import { listDecisions } from "~db/queries/decisions";

/** The category in the address, or 404. */
export function categoryAt(context: Pick<ViewerContext, "edition">, id: string | undefined) {
  return found(categoryOf(context.edition.rulebook, id));
}

/** The category or special award in the address, or 404. */
export function decidableAt(context: Pick<ViewerContext, "edition">, id: string | undefined) {
  return found(decidableOf(context.edition.rulebook, id));
}

/** The decision on a category or a special award. Chairs, organisers and observers, unless a tie stands in between. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "chair", "organiser", "observer");
  const { db, edition, viewer, now, t } = known;
  const book = edition.rulebook;
  const decidable = decidableAt(known, params["category"]);
  const award = isSpecialAward(decidable) ? decidable : null;
  const standing = (await readStandings(db, known))(decidable.id);
  const base = {
    title: award
      ? t("ranking.awardTitle", { name: inLanguage(award.name, t.locale) })
      : t("ranking.decisionTitle", { category: decidable.id }),
    category: { id: decidable.id, cap: decidable.cap },
    award: award && {
      name: award.name,
      criteria: award.criteria,
      atLeast: award.atLeast ?? null,
      categories: categoriesBehind(book, award.id),
    },
    categories: book.categories.map(({ id, name }) => ({ id, name })),
    specialAwards: book.specialAwards.map(({ id, name }) => ({ id, name })),
    zone: book.edition.zone,
    moderationOver: windowOf(book, "moderation").closes,
    moderationIsOver: windowOf(book, "moderation").closes <= now,
  };
  if (standing.refusal) return { ...base, refusal: standing.refusal, shown: null };
  await recordView(known, {
    kind: award ? "specialAward" : "category",
    id: decidable.id,
    what: "decision",
  });
  const decisions = await listDecisions(db, { editionId: edition.id, category: decidable.id });
  const newest = decisions[0];
  const { ranking, waitsFor } = await readChoice(db, known, decidable);
  const told = await listToldEntries(db, { editionId: edition.id, now });
  const before = chosenBefore(ranking, decisions, told);
  const kept = keptTo(book, before);
  // Acts on sheets are approved with the categories that they belong to.
  const entries = award ? [] : [...ranking.rows, ...ranking.tooFew, ...(ranking.horsConcours ?? [])];
  const acts = await readSheetActs(db, known, { entries, approverId: viewer.id });
  return {
    ...base,
    refusal: null,
    shown: {
      ranking,
      rankingHash: rankingHash(ranking),
      /** What the rules propose, and the entries that need words whatever is chosen. */
      proposed: ranking.rows
        .filter((row) => (kept ? kept.has(row.id) : row.proposal === "winner"))
        .map((row) => row.id),
      /** A place became free because a winner left: what the sealed rule says of it. */
      freePlace: before === null ? null : book.judging.freePlace,
      always: departuresOf(ranking, new Set()).map((one) => one.entryId),
      criteria: book.rubric.criteria.map(({ id, name }) => ({ id, name })),
      least: book.judging.minimumSheets,
      band: book.judging.tie.band,
      decisions: decisions.map(({ ranking: frozen, proposedById: _, ...decision }) => ({
        ...decision,
        rows: frozen.rows.map(({ id, code, organisation, title, rawMean, place, category, meetsFloors }) => ({
          id,
          code,
          organisation,
          title,
          rawMean,
          place,
          category,
          meetsFloors,
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
        waitsFor,
        newest: newest?.state ?? null,
      }),
      answering: newest ? refuseAnswer(newest, { id: viewer.id, hasConflict: standing.hasConflict }) : null,
    },
  };
}

/** The chair proposes the winners. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "chair");
  const decidable = decidableAt(known, params["category"]);
  const { data, values, refused } = await parseForm(context, request, proposalForm);
  if (refused) return refuseForm(refused);
  const { refusal, faults } = await proposeWinners(known, decidable, data);
  if (refusal) return refuseAct(refusal, values);
  return faults.length > 0 ? refuseForm({ faults, values }) : redirect(paths.decision(decidable.id));
}
