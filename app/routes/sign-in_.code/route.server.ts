import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { browserOf } from "~/context.server";
import { refuseCode } from "~/domain/sign-in";
import { DAY, later } from "~/domain/time";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { codeForm } from "~/forms/sign-in";
import { enterPortal } from "~/entrance.server";
import { signInByCode } from "~/services/sign-in.server";
import { listSignInsByBrowser } from "~db/queries/sign-ins";

/** Where the code is typed. Everyone may; it tells a browser only which addresses it asked for itself. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, now, t } = context;
  const browserHash = await browserOf(context, request);
  const asks = browserHash
    ? await listSignInsByBrowser(db, { browserHash, purpose: "signIn", since: later(now, -DAY) })
    : [];
  const running = asks.filter((one) => !refuseCode(one, now));
  return { title: t("account.codeTitle"), addresses: [...new Set(running.map((one) => one.address))] };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { data, values, refused } = await parseForm(context, request, codeForm);
  if (refused) return refuseForm(refused);
  const entrance = await signInByCode(context, { ...data, browserHash: await browserOf(context, request) });
  if (entrance.refusal) return refuseAct(entrance.refusal, values);
  return redirect(...(await enterPortal(context, entrance)));
}
