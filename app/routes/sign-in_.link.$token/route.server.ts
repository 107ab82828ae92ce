import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { browserOf } from "~/context.server";
import { refuseLink } from "~/domain/sign-in";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { linkForm } from "~/forms/sign-in";
import { enterPortal } from "~/entrance.server";
import { sha256 } from "~/services/canonical.server";
import { signInByLink } from "~/services/sign-in.server";
import { findSignInByToken } from "~db/queries/sign-ins";

/** What a link of a mail shows before a person presses its button: mail programs open links too, so opening uses nothing up. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, now, t } = context;
  const asked = await findSignInByToken(db, { tokenHash: sha256(params["token"] ?? ""), purpose: "signIn" });
  const refusal = refuseLink(asked, { now, browserHash: await browserOf(context, request) });
  const gone = refusal && refusal.id !== "account.linkElsewhere";
  return data(
    { title: t("account.linkTitle"), address: refusal ? null : (asked?.address ?? null), refusal },
    { status: gone ? (asked ? 410 : 404) : 200 },
  );
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { refused } = await parseForm(context, request, linkForm);
  if (refused) return refuseForm(refused);
  const entrance = await signInByLink(context, {
    token: params["token"] ?? "",
    browserHash: await browserOf(context, request),
  });
  if (entrance.refusal) return refuseAct(entrance.refusal);
  return redirect(...(await enterPortal(context, entrance)));
}
