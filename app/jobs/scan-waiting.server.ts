import { type Instant, later } from "~/domain/time";
import { noteScan } from "~/services/attachments.server";
import { listUnscanned } from "~db/queries/attachments";
import type { Job } from "./loop.server";

/** Milliseconds until a scanner that did not answer is asked again. */
const PAUSE = 30_000;

/** Asks the scanner about files that are held back for it, one at a time. */
export function scanWaiting(): Job["run"] {
  let notBefore: Instant = "";
  // A file that the scanner does not bear must not stand in the way of the others.
  const tried = new Set<string>();
  return async (context, signal) => {
    const { portal, db, now } = context;
    if (!portal.scan || now < notBefore || signal.aborted) return false;
    const waiting = await listUnscanned(db, { limit: 200 });
    if (waiting.every(({ id }) => tried.has(id))) tried.clear();
    const file = waiting.find(({ id }) => !tried.has(id));
    if (!file) return false;
    const scanned = await portal.scan(portal.files.placeOf(file.sha256));
    if (scanned.state === "down") {
      notBefore = later(now, PAUSE);
      tried.add(file.id);
      portal.log.warn({ reason: scanned.reason }, "the scanner does not answer");
      return false;
    }
    await noteScan(context, file, scanned);
    return true;
  };
}
