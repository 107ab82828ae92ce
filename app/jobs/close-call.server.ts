import type { Context } from "~/context.server";
import { later, MINUTE } from "~/domain/time";
import { windowOf } from "~/domain/stages";
import { record } from "~/services/history.server";
import { countEntriesByState } from "~db/queries/gates";
import { findSetting, upsertSetting } from "~db/queries/settings";

/**
 * Records that the call has closed, once its grace is over. The clock never runs back behind a recorded act, so from
 * here on no clock that is set back opens the call again.
 */
export async function closeCall(context: Context): Promise<boolean> {
  const { db, edition, now } = context;
  const { closes } = windowOf(edition.rulebook, "open");
  if (edition.openedAt === null || now < later(closes, edition.rulebook.graceMinutes * MINUTE)) return false;
  const key = `closed.${edition.id}`;
  if ((await findSetting<string>(db, key)) === closes) return false;
  await db.transaction().execute(async (trx) => {
    const counts = await countEntriesByState(trx, edition.id);
    const of = (state: string) =>
      counts.filter((row) => row.state === state).reduce((sum, row) => sum + row.n, 0);
    await upsertSetting(trx, key, closes);
    await record(trx, context, {
      act: "call.closed",
      kind: "edition",
      id: edition.id,
      facts: { closes, submitted: of("submitted"), drafts: of("draft") },
    });
  });
  return false;
}
