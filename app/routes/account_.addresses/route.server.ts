import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireOwner, secretOf, sessionIdOf } from "~/context.server";
import { addressForm } from "~/forms/account";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { askForAddress } from "~/services/accounts.server";
import { tokenOf } from "~/services/sign-in.server";
import { listAddresses } from "~db/queries/addresses";

/** The addresses of one's own account. Everyone signed in may see and add their own. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, viewer, t } = requireOwner(context, request);
  return {
    title: t("account.addressesTitle"),
    addresses: (await listAddresses(db, viewer.id)).map((one) => ({
      id: one.id,
      address: one.address,
      isPrimary: one.isPrimary === 1,
      isVerified: one.verifiedAt !== null,
      failingAt: one.failingAt,
    })),
    zone: edition.rulebook.edition.zone,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireOwner(context, request);
  const { data, values, refused } = await parseForm(context, request, addressForm);
  if (refused) return refuseForm(refused);
  const cookie = context.portal.cookies.browser;
  const secret = secretOf(await cookie.parse(request.headers.get("Cookie"))) ?? tokenOf(context);
  const refusal = await askForAddress(known, { ...data, browserHash: sessionIdOf(secret) });
  if (refusal) return refuseAct(refusal, values);
  return redirect(paths.addressCode, { headers: { "Set-Cookie": await cookie.serialize(secret) } });
}
