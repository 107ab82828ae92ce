import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { browserOf, requireOwner } from "~/context.server";
import { addressCodeForm } from "~/forms/account";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { proveAddress } from "~/services/accounts.server";

/** Where the code is typed that proves an address for one's own account. Everyone signed in may. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { t } = requireOwner(context, request);
  return { title: t("account.proveAddressTitle") };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireOwner(context, request);
  const { data, values, refused } = await parseForm(context, request, addressCodeForm);
  if (refused) return refuseForm(refused);
  const { refusal, secret } = await proveAddress(known, {
    ...data,
    browserHash: await browserOf(context, request),
  });
  if (refusal) return refuseAct(refusal, values);
  return redirect(
    paths.addresses,
    secret ? { headers: { "Set-Cookie": await context.portal.cookies.session.serialize(secret) } } : {},
  );
}
