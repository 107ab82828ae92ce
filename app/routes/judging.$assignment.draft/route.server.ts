import type { ActionFunctionArgs } from "@remix-run/node";
import type { SheetAnswer } from "~/components/sheet-keeper";
import { requireRole, type ViewerContext } from "~/context.server";
import type { FormResult } from "~/forms/form-result";
import { parseForm } from "~/forms/parse-form.server";
import { scoresheetForm } from "~/forms/scoresheet";
import { saveScoresheet, type Saving } from "~/services/scoresheets.server";
import { ownRunning } from "../judging.$assignment._index/route.server";

/** Keeps a scoresheet that saves itself, and says how it stands. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { id } = await ownRunning(known, params["assignment"]);
  const { data, refused } = await parseForm(context, request, scoresheetForm(known.edition.rulebook.rubric));
  return refused
    ? refusedAnswer(known, refused)
    : answerOf(known, await saveScoresheet(known, { id, ...data }));
}

/** What a form that saves itself is told when it cannot be read. */
export function refusedAnswer({ t }: ViewerContext, refused: FormResult): Response {
  const reason = refused.faults[0] ? t.say(refused.faults[0].message) : "";
  return Response.json({ kind: "refused", reason } satisfies SheetAnswer, { status: 422 });
}

/** What a form that saves itself is told about its save. */
export function answerOf(
  { t, now }: ViewerContext,
  { refusal, version, changedAt, theirs }: Saving,
): Response {
  if (theirs) return Response.json({ kind: "stale", theirs } satisfies SheetAnswer, { status: 409 });
  if (refusal)
    return Response.json({ kind: "refused", reason: t.say(refusal) } satisfies SheetAnswer, { status: 409 });
  return Response.json({ kind: "saved", version, at: changedAt ?? now } satisfies SheetAnswer);
}
