import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { testMailCodeForm } from "~/forms/opening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { proveMail } from "~/services/opening.server";
import { findPrimaryAddress } from "~db/queries/people";

/** Asks for the code of the test mail; the mail's link fills it in, and only the button sends it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, viewer, t } = requireRole(context, request, "organiser");
  const to = await findPrimaryAddress(db, viewer.id);
  return {
    title: t("opening.codeTitle"),
    address: to?.address ?? "",
    code: new URL(request.url).searchParams.get("code")?.slice(0, 40) ?? "",
  };
}

/** Takes the code as proof that mail arrives. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, testMailCodeForm);
  if (refused) return refuseForm(refused);
  const refusal = await proveMail(known, data.code);
  return refusal ? refuseAct(refusal, values) : redirect(paths.setUp);
}
