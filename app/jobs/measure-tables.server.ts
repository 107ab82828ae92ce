import { HOUR, type Instant, later } from "~/domain/time";
import { measureTables } from "~db/client";
import type { Job } from "./loop.server";

/** Lets the database take its own measure at the start and each hour, so that it finds rows by the better index. */
export function measureTablesHourly(): Job["run"] {
  let measuredAt: Instant | null = null;
  return async ({ db, now }) => {
    if (measuredAt !== null && now < later(measuredAt, HOUR)) return false;
    measuredAt = now;
    await measureTables(db);
    return false;
  };
}
