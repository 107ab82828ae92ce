import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseDrafting, undeclared } from "~/domain/plans";
import { readForm, refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { draftPlan, readGate } from "~/services/plans.server";
import { listActiveJudges } from "~db/queries/judges";
import { hasPublishedPlan, listPlans, listValidEntryIds } from "~db/queries/plans";
import { countScreeningStates } from "~db/queries/screenings";

/** The gate before judging, and the plans made so far. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser", "chair");
  const { judging } = edition.rulebook;
  const judges = await readGate(db, { edition });
  const valid = await listValidEntryIds(db, edition.id);
  const states = await countScreeningStates(db, { editionId: edition.id });
  const active = await listActiveJudges(db, edition.id);
  return {
    title: t("plans.title"),
    zone: edition.rulebook.edition.zone,
    k: judging.perEntry,
    valid: valid.length,
    unscreened: states
      .filter(({ state }) => state === "waiting" || state === "repaired" || state === "repair")
      .reduce((sum, { n }) => sum + n, 0),
    judges: judges.length,
    places: valid.length * judging.perEntry,
    capacity: active.reduce((sum, judge) => sum + judge.capacity, 0),
    waiting: undeclared(judges).map(({ id, name }) => ({ id, name })),
    refusal: refuseDrafting({
      judges,
      validEntries: valid.length,
      isPublished: await hasPublishedPlan(db, edition.id),
    }),
    plans: await listPlans(db, edition.id),
  };
}

/** Makes a draft and shows it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  await readForm(context, request);
  const { refusal, id } = await draftPlan(known);
  if (refusal || id === null) return refuseAct(refusal ?? { id: "plans.noEntries" });
  return redirect(paths.plan(id), 303);
}
