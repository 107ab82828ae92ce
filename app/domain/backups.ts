/** Backups: which are kept, when one is too old, and what a restored portal may send. */
import type { Refusal } from "./message";
import { DAY, type Instant, MINUTE } from "./time";

/** While something changes, a backup is begun so often; what was acknowledged since the last one is at stake. */
export const BACKUP_EVERY = MINUTE;

/** With changes and no backup for so long, somebody must look. */
export const BACKUP_LATE = 15 * MINUTE;

/** The newest so many are kept, then one of each hour for a day, then one of each day. */
const NEWEST = 5;
/** What was erased is in no backup after so many days. */
const DAYS = 30;

/** The backups that are no longer kept, of those there are. The newest is never among them. */
export function expiredBackups(taken: readonly Instant[], now: Instant): Instant[] {
  const seen = new Set<string>();
  return [...taken]
    .sort()
    .reverse()
    .filter((at, place) => {
      const age = Date.parse(now) - Date.parse(at);
      const period = age < DAY ? at.slice(0, 13) : at.slice(0, 10);
      const isFirst = !seen.has(period);
      seen.add(period);
      return place > 0 && (age >= DAYS * DAY || (place >= NEWEST && !isFirst));
    });
}

/** Whether changes have waited too long for a backup. `unsavedSince` is when the first of them was seen, or null. */
export function isBackupLate(unsavedSince: Instant | null, now: Instant): boolean {
  return unsavedSince !== null && Date.parse(now) - Date.parse(unsavedSince) > BACKUP_LATE;
}

/** A portal that came out of a backup, and when that was taken: what went out in between is not known here. */
export type Restored = { at: Instant; backupAt: Instant };

/** What a restored portal sends all the same: without a code nobody could sign in and look. */
export const kindsOfRestored = ["signIn", "addressCode"];

/** What becomes of mails that waited when the backup was taken: held one by one, or sent. */
export const waitingChoices = ["hold", "send"] as const;
export type WaitingChoice = (typeof waitingChoices)[number];

/** Why mail is not to be let go again, or null. */
export function refuseReconciling(restored: Restored | undefined, seen: Instant): Refusal {
  return restored?.at === seen ? null : { id: "backups.notRestored" };
}
