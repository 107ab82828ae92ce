import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { found, requireRole, type ViewerContext } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { publishingForm } from "~/forms/plan";
import { BEST_FIT } from "~/engine/affinity";
import { paths } from "~/paths";
import { CONTESTS, readForecast, readLastSpread, STATED } from "~/services/contests.server";
import { publishPlan, readChange, readPublishing } from "~/services/plans.server";
import { findPlan, listEntryNames, listJudgeNames, listPairs } from "~db/queries/plans";

/** One plan, looked at from the entries and from the judges, with all that it could not do. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { db, edition, t } = known;
  const plan = found(await findPlan(db, { id: params["plan"] ?? "", editionId: edition.id }));
  const { report } = plan;
  if (!report) throw redirect(paths.planProgress(plan.id));
  const change = plan.kind === "topUp" ? await readChange(db, plan) : null;
  const pairs = await listPairs(db, plan.id);
  const entries = await listEntryNames(db, report.entryIds);
  const judges = await listJudgeNames(db, [
    ...new Set([...report.loads.map((load) => load.judgeId), ...report.refused.map((pair) => pair.judgeId)]),
  ]);
  const nameOf = (id: string) => judges.find((judge) => judge.id === id)?.name ?? "";
  const entryOf = (id: string) => entries.find((entry) => entry.id === id);
  const named = ({ entryId, judgeId }: { entryId: string; judgeId: string }) => ({
    key: `${entryId} ${judgeId}`,
    code: entryOf(entryId)?.code ?? "",
    judge: nameOf(judgeId),
  });
  const panelOf = (id: string) => report.panels.find((panel) => panel.entryId === id);
  const weakness = (id: string) => {
    const panel = panelOf(id);
    return panel
      ? [panel.judges.length, panel.fit, panel.outside ? 1 : 0, -panel.neighbours]
      : [report.k, Infinity, 1, 0];
  };
  const worst = [...entries].sort((a, b) => {
    const [x, y] = [weakness(a.id), weakness(b.id)];
    return x.map((value, at) => value - (y[at] ?? 0)).find((gap) => gap !== 0) ?? 0;
  })[0];
  return {
    title: t("plans.planTitle", { state: plan.state, kind: plan.kind }),
    zone: edition.rulebook.edition.zone,
    plan: {
      id: plan.id,
      seed: plan.seed,
      kind: plan.kind,
      state: plan.state,
      createdAt: plan.createdAt,
      publishedAt: plan.publishedAt,
      author: plan.author,
    },
    k: report.k,
    best: report.k * BEST_FIT,
    places: report.places,
    proof: {
      total: report.total,
      proven: report.proven,
      gap: report.gap,
      components: report.components,
      seconds: report.seconds,
      byHand: report.byHand ?? null,
    },
    change: change && {
      added: change.added.map(named),
      removed: change.removed.map(named),
    },
    judges: change
      ? new Set(change.added.map((pair) => pair.judgeId)).size
      : report.loads.filter((load) => load.load > 0).length,
    shortfalls: report.shortfalls.map((short) => ({
      ...short,
      code: entryOf(short.entryId)?.code ?? "",
      title: entryOf(short.entryId)?.title ?? "",
    })),
    worst: worst
      ? {
          code: worst.code,
          judges: panelOf(worst.id)?.judges.length ?? 0,
          fit: panelOf(worst.id)?.fit ?? 0,
          neighbours: panelOf(worst.id)?.neighbours ?? 0,
          outside: panelOf(worst.id)?.outside ?? false,
        }
      : null,
    loads: report.loads
      .map((load) => ({
        ...load,
        name: nameOf(load.judgeId),
        codes: pairs
          .filter((pair) => pair.judgeId === load.judgeId)
          .map((pair) => entryOf(pair.entryId)?.code ?? "")
          .sort(),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    entries: entries.map(({ id, code, title, category, organisationName }) => ({
      id,
      code,
      title,
      category,
      organisationName,
      judges: pairs
        .filter((pair) => pair.entryId === id)
        .map((pair) => ({ id: pair.judgeId, name: nameOf(pair.judgeId) })),
      neighbours: panelOf(id)?.neighbours ?? 0,
      outside: panelOf(id)?.outside ?? false,
      lacks: panelOf(id)?.lacks ?? [],
    })),
    refused: report.refused.map(({ entryId, judgeId, kind, origin }) => ({
      key: `${entryId} ${judgeId} ${kind} ${origin}`,
      code: entryOf(entryId)?.code ?? "",
      judge: nameOf(judgeId),
      kind,
      origin,
    })),
    forecast:
      plan.state === "draft" && plan.kind === "whole"
        ? await forecastOf(known, { id: plan.id, seed: plan.seed, entries }, request)
        : null,
    refusal: plan.state === "draft" ? await readPublishing(db, known, plan.id) : null,
  };
}

/** The forecast by the spread of the last edition where there is one, unless the stated prior is asked for. */
async function forecastOf(known: ViewerContext, plan: Parameters<typeof readForecast>[2], request: Request) {
  const last = await readLastSpread(known.db, known);
  const isStated = new URL(request.url).searchParams.get("assume") === "stated";
  const assumed = last && !isStated ? last : STATED;
  return {
    forecast: await readForecast(known.db, known, plan, assumed.prior),
    assumed,
    /** The other assumption that could be made, by its edition. */
    other: last ? { edition: isStated ? (last.from?.edition ?? null) : null } : null,
    contests: CONTESTS,
    address: paths.plan(plan.id),
  };
}

/** Publishes the plan: judges get their entries. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { id } = found(await findPlan(known.db, { id: params["plan"] ?? "", editionId: known.edition.id }));
  const { values, refused } = await parseForm(context, request, publishingForm);
  if (refused) return refuseForm(refused);
  const refusal = await publishPlan(known, id);
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.plan(id), 303);
}
