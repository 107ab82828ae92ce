import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseLeaving } from "~/domain/replacement";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { inHandForm } from "~/forms/rulebook";
import { paths } from "~/paths";
import { takeInHand } from "~/services/rulebooks.server";
import { listEditions } from "~db/queries/editions";
import { countEntries } from "~db/queries/gates";

/** Asks whether another edition should be taken in hand, for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, now, t } = requireRole(context, request, "organiser");
  const wanted = found((await listEditions(db)).find((row) => row.id === params["edition"]));
  return {
    title: t("organising.editions.takeHead", { edition: wanted.id }),
    edition: wanted.id,
    present: edition.id,
    refusal:
      wanted.id === edition.id
        ? { id: "organising.editions.inHand" as const, values: { edition: wanted.id } }
        : refuseLeaving(edition.rulebook, {
            now,
            openedAt: edition.openedAt,
            entries: await countEntries(db, edition.id),
          }),
  };
}

/** Takes it in hand. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const wanted = found((await listEditions(known.db)).find((row) => row.id === params["edition"]));
  const form = await parseForm(context, request, inHandForm);
  if (form.refused) return refuseForm(form.refused);
  const refusal = await takeInHand(known, { editionId: wanted.id, reason: form.data.reason });
  if (refusal) return refuseAct(refusal, form.values);
  return redirect(paths.editions);
}
