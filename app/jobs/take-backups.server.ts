import type { Context } from "~/context.server";
import { BACKUP_EVERY, isBackupLate } from "~/domain/backups";
import { later, type Instant } from "~/domain/time";
import { tellOfLateBackup } from "~/services/backups.server";
import { placeOf } from "./loop.server";

/**
 * Begins a backup a minute after the last, if something has changed, and does not wait for it: a slow disk holds up no
 * mail. While they fail, organisers are told once a day.
 */
export function takeBackups(): (context: Context) => Promise<boolean> {
  let begunAt: Instant | null = null;
  return async (context) => {
    const { now, portal } = context;
    const { backups } = portal;
    const unsavedSince = backups?.unsavedSince(now) ?? null;
    if (!backups || unsavedSince === null) return false;
    if (begunAt && now < later(begunAt, BACKUP_EVERY)) return false;
    begunAt = now;
    if (isBackupLate(unsavedSince, now)) await tellOfLateBackup(context);
    void backups.take(now).catch((error: unknown) => {
      portal.log.error({ error: placeOf(error) }, "a backup failed");
    });
    return false;
  };
}
