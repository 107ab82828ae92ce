import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found } from "~/context.server";
import { localeForm } from "~/forms/locale";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { languagesOf } from "~/locales/catalogue";

/** The languages to choose from. Everyone may read it, where there is a choice. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const languages = languagesOf(context.portal);
  found(languages.length > 1 ? languages : null);
  return {
    title: context.t("call.locale.title"),
    languages,
    back: new URL(request.url).searchParams.get("back") ?? "/",
  };
}

/** Keeps the choice in this browser's cookie. Everyone may choose. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { portal } = context;
  const languages = languagesOf(portal);
  found(languages.length > 1 ? languages : null);
  const form = await parseForm(context, request, localeForm(languages.map((l) => l.id)));
  if (form.refused) return refuseForm(form.refused);
  return redirect(form.data.back, {
    headers: { "Set-Cookie": await portal.cookies.locale.serialize(form.data.locale) },
  });
}
