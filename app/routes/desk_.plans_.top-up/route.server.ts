import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { patience } from "~/domain/plans";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { topUpForm } from "~/forms/plan";
import { paths } from "~/paths";
import { readDrafting, readStanding, startPlan } from "~/services/plans.server";
import { listActiveJudges } from "~db/queries/judges";
import { listFurtherJudgesAsked } from "~db/queries/moderation";
import { listEntryNames, listPlacedPairs, listValidEntryIds } from "~db/queries/plans";

/** Which entries lack judges and why, and who has room, before a top-up is made. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { db, edition, portal, t } = known;
  const k = edition.rulebook.judging.perEntry;
  const standing = await readStanding(db, known);
  const placed = await listPlacedPairs(db, edition.id);
  const names = await listEntryNames(db, await listValidEntryIds(db, edition.id));
  const loads = new Map<string, number>();
  const panels = new Map<string, number>();
  for (const pair of standing) {
    loads.set(pair.judgeId, (loads.get(pair.judgeId) ?? 0) + 1);
    panels.set(pair.entryId, (panels.get(pair.entryId) ?? 0) + 1);
  }
  const free = (await listActiveJudges(db, edition.id))
    .map((judge) => ({ ...judge, room: judge.capacity - (loads.get(judge.id) ?? 0) }))
    .filter((judge) => judge.room > 0);
  const short = names.filter((entry) => (panels.get(entry.id) ?? 0) < k);
  // An entry that is short gets its missing judge anyway; named here as well it would get two.
  const isShort = (code: string) => short.some((entry) => entry.code === code);
  const wished = new URL(request.url).searchParams.get("entry")?.slice(0, 40);
  const asked = wished
    ? [wished]
    : [...new Set((await listFurtherJudgesAsked(db, edition.id)).map((one) => one.code))];
  return {
    title: t("plans.topUpTitle"),
    k,
    short: short.map(({ id, code, title }) => ({
      id,
      code,
      title,
      has: panels.get(id) ?? 0,
      why: placed.findLast((pair) => pair.entryId === id && pair.endedAt !== null)?.endReason ?? "new",
    })),
    room: {
      judges: free.length,
      places: free.reduce((sum, judge) => sum + judge.room, 0),
      reserves: free.filter((judge) => judge.isReserve).length,
    },
    more: asked.filter((code) => !isShort(code)).join(", "),
    patience: [...patience],
    refusal: await readDrafting(db, known, { kind: "topUp", isPlanning: portal.plannings.size > 0 }),
  };
}

/** Begins the draft of a top-up and shows how far it is. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair");
  const { db, edition } = known;
  const { data, values, refused } = await parseForm(context, request, topUpForm);
  if (refused) return refuseForm(refused);
  const entries = await listEntryNames(db, await listValidEntryIds(db, edition.id));
  const unknown = data.more.find((code) => !entries.some((entry) => entry.code === code));
  if (unknown !== undefined)
    return refuseForm({
      faults: [{ field: "more", message: { id: "plans.topUpMoreUnknown", values: { code: unknown } } }],
      values,
    });
  const { refusal, id } = await startPlan(known, {
    seconds: data.seconds,
    topUp: {
      more: entries.filter((entry) => data.more.includes(entry.code)).map((entry) => entry.id),
      mayMove: data.move.length > 0,
    },
  });
  if (refusal || id === null) return refuseAct(refusal ?? { id: "plans.noEntries" }, values);
  return redirect(paths.planProgress(id), 303);
}
