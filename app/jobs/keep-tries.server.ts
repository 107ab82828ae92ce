import { later, type Instant, MINUTE } from "~/domain/time";
import { keepTries } from "~/services/early-tries.server";
import type { Job } from "./loop.server";

/** Keeps the tries before the release once a minute: whoever asks all day long makes no more writes than that. */
export function keepEarlyTries(): Job["run"] {
  let keptAt: Instant | null = null;
  return async (context) => {
    if (keptAt !== null && context.now < later(keptAt, MINUTE)) return false;
    keptAt = context.now;
    await keepTries(context);
    return false;
  };
}
