import type { ActionFunctionArgs } from "@remix-run/node";
import type { SheetAnswer } from "~/components/sheet-keeper";
import { requireRole } from "~/context.server";
import { parseForm } from "~/forms/parse-form.server";
import { scoresheetForm } from "~/forms/scoresheet";
import { saveScoresheet } from "~/services/scoresheets.server";
import { ownRunning } from "../judging.$assignment._index/route.server";

/** Keeps a scoresheet that saves itself, and says how it stands. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { id } = await ownRunning(known, params["assignment"]);
  const { data, refused } = await parseForm(context, request, scoresheetForm(known.edition.rulebook.rubric));
  if (refused) {
    const reason = refused.faults[0] ? known.t.say(refused.faults[0].message) : "";
    return Response.json({ kind: "refused", reason } satisfies SheetAnswer, { status: 422 });
  }
  const { refusal, version, changedAt, theirs } = await saveScoresheet(known, { id, ...data });
  if (theirs) return Response.json({ kind: "stale", theirs } satisfies SheetAnswer, { status: 409 });
  if (refusal)
    return Response.json({ kind: "refused", reason: known.t.say(refusal) } satisfies SheetAnswer, {
      status: 409,
    });
  return Response.json({ kind: "saved", version, at: changedAt ?? known.now } satisfies SheetAnswer);
}
