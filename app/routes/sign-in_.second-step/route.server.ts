import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireViewer } from "~/context.server";
import { localPath } from "~/domain/sign-in";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { secondStepForm } from "~/forms/sign-in";
import { homeOf } from "~/paths";
import { passSecondStep } from "~/services/second-step.server";

/** The second step of signing in. Everyone who has passed the first may. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer, t } = requireViewer(context, request);
  return {
    title: t("account.stepTitle"),
    next: localPath(new URL(request.url).searchParams.get("next") ?? "") ?? "",
    hasTotp: viewer.hasTotp,
    isPassed: viewer.secondFactorAt !== null,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const { data, values, refused } = await parseForm(context, request, secondStepForm);
  if (refused) return refuseForm(refused);
  const passed = await passSecondStep(known, data.code);
  if (passed.refusal) return refuseAct(passed.refusal, { next: values["next"] ?? "" });
  return redirect(localPath(data.next) ?? homeOf(known.viewer.roles), {
    headers: { "Set-Cookie": await context.portal.cookies.session.serialize(passed.secret) },
  });
}
