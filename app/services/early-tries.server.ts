import type { Context } from "~/context.server";
import { triesByDay } from "~/domain/early-tries";
import { upsertEarlyTries } from "~db/queries/early-tries";
import { findFirstPublicMoment } from "~db/queries/releases";

/**
 * Keeps what was counted since the last time, and empties the tally. Where that fails, the count is lost and not tried
 * again: a full disk must not fill the memory.
 */
export async function keepTries({ db, edition, now, portal }: Context): Promise<void> {
  const counted = new Map(portal.earlyTries);
  portal.earlyTries.clear();
  if (counted.size === 0) return;
  const publicAt = await findFirstPublicMoment(db, { editionId: edition.id, now });
  const tries = triesByDay(counted, { zone: edition.rulebook.edition.zone, publicAt });
  if (tries.length > 0) await upsertEarlyTries(db, edition.id, tries);
}
