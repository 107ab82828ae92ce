import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseHalt } from "~/domain/correction";
import { haltForm } from "~/forms/correction";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { openCorrection, readCorrection } from "~/services/corrections.server";
import { countWaitingLetters } from "~db/queries/corrections";

/** What halting would stop: for organisers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, now, t } = known;
  const { published, open } = await readCorrection(db, known);
  return {
    title: t("correction.haltTitle"),
    refusal: refuseHalt(published, { now, isOpen: open !== undefined }),
    version: published?.version ?? 0,
    waiting: published ? await countWaitingLetters(db, published.id) : 0,
  };
}

/** Halts the letters and opens the correction. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, haltForm);
  if (refused) return refuseForm(refused);
  const refusal = await openCorrection(known, { reason: data.reason, seen: data.version });
  return refusal ? refuseAct(refusal, values) : redirect(paths.correction);
}
