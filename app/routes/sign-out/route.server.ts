import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "~/paths";
import { signOut } from "~/services/sessions.server";

/** Ends the session that asks. Everyone may, also after it ran out. */
export async function action({ context }: ActionFunctionArgs) {
  await signOut(context);
  return redirect(paths.call, {
    headers: { "Set-Cookie": await context.portal.cookies.session.serialize("", { maxAge: 0 }) },
  });
}
