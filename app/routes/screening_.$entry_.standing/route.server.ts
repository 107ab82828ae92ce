import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { mayWin, needsSecond, refuseStanding, refuseStandingAnswer, standings } from "~/domain/standing";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { standingForm } from "~/forms/screening";
import { paths } from "~/paths";
import { changeStanding, readStanding } from "~/services/standings.server";

/** The standing of an entry, its changes, and what this person may do about it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser", "chair", "observer");
  const { db, edition, viewer, now, t } = known;
  const { entry, changes, waiting, change, isTold, declined } = found(
    await readStanding(db, known, params["entry"] ?? ""),
  );
  found(entry.state === "draft" ? null : entry);
  // Whether there are words is seen when they are sent; what is tried here differs from what stands.
  const tried = standings.find((one) => one !== entry.standing && one !== "disqualified");
  return {
    title: t("standing.title"),
    zone: edition.rulebook.edition.zone,
    entry: { id: entry.id, code: entry.code, title: entry.title, standing: entry.standing },
    standings: standings.filter((one) => one !== entry.standing),
    /** Standings that hold only when a second person agrees. */
    seconded: standings.filter((one) => needsSecond(edition.rulebook, one, now, isTold)),
    /** In whose own words the prize was given back, as the reason to begin with. */
    proposed: declined === null || !mayWin(entry) ? null : t("embargo.outReason", { reason: declined }),
    changes,
    isDone: new URL(request.url).searchParams.has("done"),
    waiting: waiting && { id: waiting.id, standing: waiting.standing, reason: waiting.reason },
    mayChange: viewer.roles.some((role) => role === "screener" || role === "organiser"),
    refusal: waiting
      ? refuseStandingAnswer({ ...change, waiting, personId: viewer.id })
      : refuseStanding({ ...change, waiting, standing: tried ?? "inCompetition", reason: "-" }),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser");
  const { entry } = found(await readStanding(known.db, known, params["entry"] ?? ""));
  const { data, values, refused } = await parseForm(context, request, standingForm);
  if (refused) return refuseForm(refused);
  const refusal = await changeStanding(known, { entryId: entry.id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(`${paths.standing(entry.id)}?done=1`, 303);
}
