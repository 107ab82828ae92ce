import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { thinCategories } from "~/domain/category-merges";
import { patience, undeclared } from "~/domain/plans";
import { countListed } from "~/domain/screening";
import { draftForm } from "~/forms/plan";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { readDrafting, readGate, readStanding, startPlan } from "~/services/plans.server";
import { countValidByCategory, listMerges } from "~db/queries/category-merges";
import { listActiveJudges } from "~db/queries/judges";
import { hasPublishedPlan, listPlans, listValidEntryIds } from "~db/queries/plans";
import { countScreening } from "~db/queries/screenings";

/** The gate before judging, and the plans made so far. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { db, edition, portal, viewer, t } = known;
  const { judging } = edition.rulebook;
  const judges = await readGate(db, { edition });
  const valid = await listValidEntryIds(db, edition.id);
  const counts = await countScreening(db, edition.id);
  const active = await listActiveJudges(db, edition.id);
  const panels = new Map<string, number>();
  for (const { entryId } of await readStanding(db, known))
    panels.set(entryId, (panels.get(entryId) ?? 0) + 1);
  return {
    title: t("plans.title"),
    zone: edition.rulebook.edition.zone,
    k: judging.perEntry,
    valid: valid.length,
    short: valid.filter((id) => (panels.get(id) ?? 0) < judging.perEntry).length,
    thin: thinCategories(
      edition.rulebook,
      await listMerges(db, edition.id),
      await countValidByCategory(db, edition.id),
    ),
    unscreened: (["waiting", "repaired", "repair"] as const).reduce(
      (sum, state) => sum + countListed(counts, { state, personId: viewer.id }),
      0,
    ),
    judges: judges.length,
    places: valid.length * judging.perEntry,
    capacity: active.reduce((sum, judge) => sum + judge.capacity, 0),
    waiting: undeclared(judges).map(({ id, name }) => ({ id, name })),
    patience: [...patience],
    isPublished: await hasPublishedPlan(db, edition.id),
    refusal: await readDrafting(db, known, { kind: "whole", isPlanning: portal.plannings.size > 0 }),
    plans: await listPlans(db, edition.id),
  };
}

/** Begins a draft and shows how far it is. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { data, values, refused } = await parseForm(context, request, draftForm);
  if (refused) return refuseForm(refused);
  const { refusal, id } = await startPlan(known, data);
  if (refusal || id === null) return refuseAct(refusal ?? { id: "plans.noEntries" }, values);
  return redirect(paths.planProgress(id), 303);
}
