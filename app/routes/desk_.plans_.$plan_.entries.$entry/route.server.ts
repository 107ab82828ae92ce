import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { panelForm } from "~/forms/plan";
import { paths } from "~/paths";
import { changePanel, readPanel } from "~/services/panels.server";
import { listEntryNames } from "~db/queries/plans";

/** One entry's judges in a draft, who else may be put in, and of everybody else why not. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { db, t } = known;
  const entryId = params["entry"] ?? "";
  const read = found(await readPanel(db, known, { id: params["plan"] ?? "", entryId }));
  const { plan, refusal, judges, panel, wanted, fixed, refuse } = read;
  const [entry] = await listEntryNames(db, [entryId]);
  const { code, title, category, organisationName } = found(entry);
  const shown = ({ id, name, organisation, fit, load, most, isReserve }: (typeof judges)[number]) => ({
    id,
    name,
    organisation,
    fit,
    load,
    most,
    isReserve,
  });
  /** With a full panel, what would be said of a judge if one were taken out: the fullness is said once. */
  const others = judges
    .filter((judge) => !panel.includes(judge))
    .map((judge) => {
      const refusals = [null, ...panel.map((one) => one.id)].map((without) => refuse(judge, without));
      const isFree = refusals.some((one) => one === null);
      return {
        judge,
        refusal: isFree ? null : (refusals.find((one) => one?.id !== "plans.pairMany") ?? null),
      };
    })
    .sort((a, b) => b.judge.fit - a.judge.fit || a.judge.load - b.judge.load);
  return {
    title: t("plans.panelTitle", { code }),
    plan: { id: plan.id, version: plan.version },
    entry: { id: entryId, code, title, category, organisationName },
    wanted,
    refusal,
    panel: panel.map((judge) => ({
      ...shown(judge),
      isFixed: plan.kind === "topUp" && fixed.has(judge.id),
    })),
    free: others.filter((one) => one.refusal === null).map(({ judge }) => shown(judge)),
    // Of other categories there would be a line for nearly every judge.
    refused: others.flatMap(({ judge, refusal }) =>
      refusal && refusal.id !== "plans.pairCategory" ? [{ ...shown(judge), refusal }] : [],
    ),
  };
}

/** Changes the draft. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const [id, entryId] = [params["plan"] ?? "", params["entry"] ?? ""];
  found(await readPanel(known.db, known, { id, entryId }));
  const { data, values, refused } = await parseForm(context, request, panelForm);
  if (refused) return refuseForm(refused);
  const refusal = await changePanel(known, { ...data, id, entryId });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.planPanel(id, entryId), 303);
}
