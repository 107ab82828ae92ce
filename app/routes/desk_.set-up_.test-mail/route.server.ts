import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { testMailForm } from "~/forms/opening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { sendTestMail } from "~/services/opening.server";
import { findPrimaryAddress } from "~db/queries/people";

/** Asks an organiser whether to send a test mail, and says where to. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, viewer, portal, t } = requireRole(context, request, "organiser");
  const to = await findPrimaryAddress(db, viewer.id);
  return {
    title: t("opening.testTitle"),
    address: to?.address ?? null,
    isKept: portal.mail.transport === "folder",
  };
}

/** Sends it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { refused } = await parseForm(context, request, testMailForm);
  if (refused) return refuseForm(refused);
  const refusal = await sendTestMail(known);
  return refusal ? refuseAct(refusal) : redirect(paths.testMailCode);
}
