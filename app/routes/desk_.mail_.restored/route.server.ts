import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import type { Restored } from "~/domain/backups";
import { reconcileForm } from "~/forms/mail";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { reconcileMails, RESTORED } from "~/services/backups.server";
import { countWaitingMails } from "~db/queries/outbox";
import { findSetting } from "~db/queries/settings";

/** After a restore: what a backup cannot know, and the mails that may have gone out already; for organisers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, now, t } = requireRole(context, request, "organiser");
  const restored = (await findSetting<Restored>(db, RESTORED)) ?? null;
  return {
    title: t("backups.restoredTitle"),
    restored,
    waiting: restored ? await countWaitingMails(db, { writtenBy: restored.backupAt, dueBy: now }) : 0,
    zone: edition.rulebook.edition.zone,
  };
}

/** Lets mail go again. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, reconcileForm);
  if (refused) return refuseForm(refused);
  const refusal = await reconcileMails(known, data);
  return refusal ? refuseAct(refusal, values) : redirect(paths.mail);
}
