import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { firstOrganiserForm } from "~/forms/sign-in";
import { paths } from "~/paths";
import { refuseFirstOrganiserLink, signUpFirstOrganiser } from "~/services/sign-in.server";

/** Where the first organiser signs up with the address that the server printed. Everyone who has it may. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const refusal = await refuseFirstOrganiserLink(context.db, params["token"] ?? "", context.now);
  return data(
    { title: context.t("account.firstTitle"), refusal },
    { status: refusal ? (refusal.id === "account.linkUnknown" ? 404 : 410) : 200 },
  );
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { data: person, values, refused } = await parseForm(context, request, firstOrganiserForm);
  if (refused) return refuseForm(refused);
  const { refusal, secret } = await signUpFirstOrganiser(context, {
    ...person,
    token: params["token"] ?? "",
  });
  if (refusal) return refuseAct(refusal, values);
  if (!secret) return redirect(`${paths.signIn}?next=${encodeURIComponent(paths.desk)}`);
  return redirect(`${paths.totp}?next=${encodeURIComponent(paths.desk)}`, {
    headers: { "Set-Cookie": await context.portal.cookies.session.serialize(secret) },
  });
}
