import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { demoStages } from "~/domain/demo-stages";
import { momentOf } from "~/domain/stages";
import { readForm, valuesOf } from "~/forms/parse-form.server";
import { paths } from "~/paths";

/** Moves the demonstration's clock forward into a later stage; an earlier one changes nothing. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { stage } = valuesOf(await readForm(context, request));
  const wanted = demoStages.find((one) => one === stage);
  if (wanted) await context.portal.demo?.moveClock(momentOf(context.edition.rulebook, wanted));
  return redirect(paths.call);
}
