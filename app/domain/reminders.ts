/** Reminders before a deadline: which is due, and what it says. */
import { DAY, type Instant, later } from "./time";

/** How many days before closing entrants are reminded. */
export const reminderDays = [30, 14, 3, 1] as const;
export type ReminderDay = (typeof reminderDays)[number];

/**
 * The newest reminder whose moment has come before a closing, or null. One that was missed (the server was down) is
 * still due, unless a later one is; after the closing none is.
 */
export function reminderDue(closes: Instant, now: Instant): { days: ReminderDay; at: Instant } | null {
  if (now >= closes) return null;
  const days = reminderDays.findLast((one) => later(closes, -one * DAY) <= now);
  return days === undefined ? null : { days, at: later(closes, -days * DAY) };
}
