import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { isSpecialAward } from "~/domain/rulebook";
import { inLanguage } from "~/domain/words";
import { reopeningForm } from "~/forms/correction";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { readReopening, reopenDecision } from "~/services/corrections.server";
import { decidableAt } from "../desk_.decisions_.$category/route.server";

/** Asks an organiser why the decision is to be made anew. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, t } = known;
  const decidable = decidableAt(known, params["category"]);
  const { refusal, decision } = await readReopening(db, known, decidable);
  const isAward = isSpecialAward(decidable);
  return {
    title: t("correction.reopenTitle", {
      kind: isAward ? "specialAward" : "category",
      name: isAward ? inLanguage(decidable.name, t.locale) : decidable.id,
    }),
    id: decision?.id ?? "",
    refusal,
  };
}

/** Reopens it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const decidable = decidableAt(known, params["category"]);
  const { data, values, refused } = await parseForm(context, request, reopeningForm);
  if (refused) return refuseForm(refused);
  const refusal = await reopenDecision(known, decidable, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.correction);
}
