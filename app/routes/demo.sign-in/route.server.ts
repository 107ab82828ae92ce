import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { valuesOf, readForm } from "~/forms/parse-form.server";
import { homeOf, paths } from "~/paths";
import { signInAs } from "~/services/demonstration.server";

/** Signs one in as a person of the demonstration, or out. The server mounts this in a demonstration alone. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { person } = valuesOf(await readForm(context, request));
  const secret = await signInAs(context, String(person));
  return redirect(
    secret ? homeOf([context.portal.demo?.people.find((one) => one.id === person)?.role ?? ""]) : paths.call,
    {
      headers: {
        "Set-Cookie": secret
          ? await context.portal.cookies.session.serialize(secret)
          : await context.portal.cookies.session.serialize("", { maxAge: 0 }),
      },
    },
  );
}
