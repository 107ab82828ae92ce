import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { handoverForm } from "~/forms/sign-in";
import { enterPortal } from "~/entrance.server";
import { signInByHandover } from "~/services/sign-in.server";

/** Where a code is typed that an organiser handed over by another way than mail. Everyone may. */
export function loader({ context }: LoaderFunctionArgs) {
  return { title: context.t("account.handoverTitle") };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { data, values, refused } = await parseForm(context, request, handoverForm);
  if (refused) return refuseForm(refused);
  const entrance = await signInByHandover(context, data.code);
  if (entrance.refusal) return refuseAct(entrance.refusal, values);
  return redirect(...(await enterPortal(context, entrance)));
}
