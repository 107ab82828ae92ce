import type { ViewerContext } from "~/context.server";
import { resultWithNames } from "~/domain/embargo";
import { isReleased, type Result } from "~/domain/release";
import { fromJson } from "~db/columns";
import { listCorrectedNames } from "~db/queries/embargo";
import { findApprovedRelease } from "~db/queries/releases";
import { record } from "./history.server";

/**
 * The approved result for the stage, or undefined while there is none. Before its moment it is a secret, so the history
 * says who opened it.
 */
export async function openStage(context: ViewerContext) {
  const { db, edition, now } = context;
  const release = await findApprovedRelease(db, edition.id);
  if (!release) return undefined;
  if (!isReleased(release, now))
    await db.transaction().execute((trx) =>
      record(trx, context, {
        act: "ceremony.opened",
        kind: "release",
        id: release.id,
        facts: { version: release.version },
      }),
    );
  const { names } = await listCorrectedNames(db, edition.id);
  return resultWithNames(fromJson<Result>(release.resultJson), names);
}
