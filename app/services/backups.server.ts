import type { Context, ViewerContext } from "~/context.server";
import { refuseReconciling, type Restored, type WaitingChoice } from "~/domain/backups";
import type { Message, Refusal } from "~/domain/message";
import { paths } from "~/paths";
import { toJson } from "~db/columns";
import { holdWaitingMails } from "~db/queries/outbox";
import { deleteSetting, findSetting } from "~db/queries/settings";
import { record } from "./history.server";
import { drawForRoles, postAll, zonedText } from "./notice.server";

/** The setting that a portal has while it is out of a backup and nobody has looked at its mail. */
export const RESTORED = "restored";

/**
 * Lets the mail of a restored portal go again. Mails that waited when the backup was taken may have gone out after it;
 * they are held for a person to decide about each, unless that is ruled out.
 */
export async function reconcileMails(
  context: ViewerContext,
  { waiting, seen }: { waiting: WaitingChoice; seen: string },
): Promise<Refusal> {
  return context.db.transaction().execute(async (trx) => {
    const restored = await findSetting<Restored>(trx, RESTORED);
    const refusal = refuseReconciling(restored, seen);
    if (refusal || !restored) return refusal;
    const held =
      waiting === "hold"
        ? await holdWaitingMails(trx, {
            writtenBy: restored.backupAt,
            dueBy: context.now,
            problemJson: toJson({ id: "mail.problemRestored" } satisfies Message),
          })
        : 0;
    await deleteSetting(trx, RESTORED);
    await record(trx, context, {
      act: "mail.reconciled",
      kind: "portal",
      id: "portal",
      facts: { waiting, held },
    });
    return null;
  });
}

/** Tells the organisers, once a day, that changes are in no backup. */
export async function tellOfLateBackup(context: Context): Promise<void> {
  const { edition, now, portal } = context;
  const newest = await portal.backups?.newest();
  const mails = await drawForRoles(context, ["organiser"], (t) => ({
    subject: t("backups.lateSubject"),
    heading: t("backups.lateSubject"),
    paragraphs: [
      newest
        ? t("backups.lateSince", { newest: zonedText(t, newest, edition.rulebook.edition.zone) })
        : t("backups.lateNone"),
      t("backups.lateNext"),
    ],
    action: { label: t("backups.lateAction"), url: `${portal.publicUrl}${paths.setUp}` },
  }));
  await context.db
    .transaction()
    .execute((trx) => postAll(trx, context, { kind: "backup.late", id: now.slice(0, 10) }, mails));
}
