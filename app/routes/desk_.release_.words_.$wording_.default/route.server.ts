import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { letterDefaultForm } from "~/forms/letter-words";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { dropLetterWords, readWording } from "~/services/letter-words.server";

/** Asks an organiser whether the portal's own words come back. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["wording"] ?? "";
  const { version, written } = found(await readWording(known, id));
  const isWritten = Object.keys(written).length > 0;
  return { title: known.t("letterWords.defaultTitle"), id, version, isWritten };
}

/** Puts them back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["wording"] ?? "";
  const { wording } = found(await readWording(known, id));
  const { data, values, refused } = await parseForm(context, request, letterDefaultForm);
  if (refused) return refuseForm(refused);
  const refusal = await dropLetterWords(known, wording, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.wording(id));
}
