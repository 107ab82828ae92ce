import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { judgedIn, refuseMerge, thinCategories } from "~/domain/category-merges";
import { mergeForm } from "~/forms/category-merges";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { categoryText, proposeMerge } from "~/services/category-merges.server";
import { countValidByCategory, listMergeActs, listMerges } from "~db/queries/category-merges";
import { hasPublishedPlan } from "~db/queries/plans";

/** The categories by their valid entries, where each is judged, and the form that proposes a merge. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, viewer, t } = requireRole(context, request, "organiser", "chair", "observer");
  const book = edition.rulebook;
  const merges = await listMerges(db, edition.id);
  const counts = await countValidByCategory(db, edition.id);
  const isPublished = await hasPublishedPlan(db, edition.id);
  const countOf = (id: string) => counts.find((one) => one.category === id) ?? { valid: 0, open: 0 };
  const thin = new Set(thinCategories(book, merges, counts).map((one) => one.id));
  const acts = await listMergeActs(db, edition.id);
  const mayMove = (category: string) =>
    book.categories.some(
      ({ id: into }) =>
        refuseMerge({
          book,
          now,
          category,
          into,
          merges,
          count: countOf(category),
          isPublished,
          tiedTo: [],
        }) === null,
    );
  return {
    title: t("merging.title"),
    zone: book.edition.zone,
    isPublished,
    mayPropose: viewer.roles.includes("organiser"),
    categories: book.categories.map(({ id, name, minimumValid }) => ({
      id,
      name,
      text: categoryText(book, id, t.locale),
      minimum: minimumValid,
      valid: countOf(id).valid,
      open: countOf(id).open,
      judgedIn: judgedIn(merges, id),
      isThin: thin.has(id),
      mayMove: mayMove(id),
    })),
    acts: acts.map(({ id, category, judgedIn: into, state, proposedAt, endedAt, proposedBy }) => ({
      id,
      category,
      into,
      kind: category === into ? "back" : "merge",
      state: endedAt === null ? state : ("ended" as const),
      proposedAt,
      proposedBy,
    })),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, mergeForm);
  if (refused) return refuseForm(refused);
  const { id, refusal } = await proposeMerge(known, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.categoryMerge(id), 303);
}
