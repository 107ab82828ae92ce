import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { secretOf, sessionIdOf } from "~/context.server";
import { localPath } from "~/domain/sign-in";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { askForm } from "~/forms/sign-in";
import { homeOf, paths } from "~/paths";
import { tokenOf, askToSignIn } from "~/services/sign-in.server";

/** Where one asks for a code. Everyone may. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const next = localPath(new URL(request.url).searchParams.get("next") ?? "");
  const { viewer, t } = context;
  return {
    title: t("account.signInTitle"),
    next: next ?? "",
    where: next && whereOf(next),
    viewer: viewer && { name: viewer.name, goOn: next ?? homeOf(viewer.roles) },
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const cookie = context.portal.cookies.browser;
  const secret = secretOf(await cookie.parse(request.headers.get("Cookie"))) ?? tokenOf(context);
  const { data, values, refused } = await parseForm(context, request, askForm);
  if (refused) return refuseForm(refused);
  const refusal = await askToSignIn(context, { ...data, browserHash: sessionIdOf(secret) });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.signInCode, { headers: { "Set-Cookie": await cookie.serialize(secret) } });
}

/** What an address that one is on the way to is for, so that the page can say so. */
function whereOf(next: string): "entry" | "invitation" | "form" | "other" {
  if (next === paths.newEntry) return "entry";
  if (/^\/invitations\/[^/]+$/.test(next)) return "invitation";
  return /^\/entries\/[^/]+\/sections\//.test(next) ? "form" : "other";
}
