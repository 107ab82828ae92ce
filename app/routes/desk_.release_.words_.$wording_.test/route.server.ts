import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { letterTestForm } from "~/forms/letter-words";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { sendTestLetter } from "~/services/letter-previews.server";
import { readWording } from "~/services/letter-words.server";
import { findPrimaryAddress } from "~db/queries/people";

/** Asks an organiser whether to send a test of a letter, and says where to. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["wording"] ?? "";
  found(await readWording(known, id));
  const to = await findPrimaryAddress(known.db, known.viewer.id);
  return { title: known.t("letterWords.testTitle"), id, address: to?.address ?? null };
}

/** Sends it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["wording"] ?? "";
  const { wording } = found(await readWording(known, id));
  const { refused } = await parseForm(context, request, letterTestForm);
  if (refused) return refuseForm(refused);
  const refusal = await sendTestLetter(known, wording);
  return refusal ? refuseAct(refusal) : redirect(`${paths.wordingPreview(id)}?sent=1`);
}
