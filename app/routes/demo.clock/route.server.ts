import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { demoStages } from "~/domain/demo-stages";
import { momentOf } from "~/domain/stages";
import { DAY, later } from "~/domain/time";
import { readForm, valuesOf } from "~/forms/parse-form.server";
import { paths } from "~/paths";

/**
 * Moves the demonstration's clock forward by a day, as the days between letters in confidence and the release want, or
 * into a later stage; an earlier one changes nothing.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const { stage } = valuesOf(await readForm(context, request));
  const { demo } = context.portal;
  if (stage === "day") await demo?.moveClock(later(context.now, DAY));
  const wanted = demoStages.find((one) => one === stage);
  if (wanted) await demo?.moveClock(momentOf(context.edition.rulebook, wanted));
  return redirect(paths.call);
}
