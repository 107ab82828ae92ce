import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireOwner } from "~/context.server";
import { refuseRemovingAddress } from "~/domain/accounts";
import { bareForm } from "~/forms/account";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { removeAddress } from "~/services/accounts.server";
import { findAddress } from "~db/queries/addresses";

/** Where one of one's own addresses leaves the account. Everyone signed in may. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, viewer, t } = requireOwner(context, request);
  const address = found(await findAddress(db, { id: params["address"] ?? "", personId: viewer.id }));
  return {
    title: t("account.removeTitle"),
    id: address.id,
    address: address.address,
    refusal: refuseRemovingAddress({ isPrimary: address.isPrimary === 1 }),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireOwner(context, request);
  const { refused } = await parseForm(context, request, bareForm);
  if (refused) return refuseForm(refused);
  const refusal = await removeAddress(known, params["address"] ?? "");
  if (refusal) return refuseAct(refusal);
  return redirect(paths.addresses);
}
