import { type Instant, later } from "~/domain/time";
import { finishAbandoned, listWhole, sweepUploads } from "~/services/uploads.server";
import { type Job, placeOf } from "./loop.server";

/** A browser is given so long to finish its upload itself, in milliseconds. */
const PATIENCE = 10_000;

/** Finishes uploads that are whole and were left alone, one at a time, and sweeps out those that will never be. */
export function finishUploads(): Job["run"] {
  const whole = new Map<string, Instant>();
  return async (context) => {
    await sweepUploads(context);
    const found = await listWhole(context);
    for (const id of whole.keys()) if (!found.some((upload) => upload.id === id)) whole.delete(id);
    for (const { id } of found) if (!whole.has(id)) whole.set(id, context.now);
    const next = found.find(({ id }) => later(whole.get(id) ?? context.now, PATIENCE) <= context.now);
    if (!next) return false;
    try {
      await finishAbandoned(context, next);
    } catch (error) {
      // A full disk, say: after a while it is tried again.
      whole.set(next.id, context.now);
      context.portal.log.error({ error: placeOf(error) }, "an upload could not be finished");
    }
    return true;
  };
}
