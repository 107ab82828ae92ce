import type { Context, ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import type { Result } from "~/domain/release";
import type { Instant } from "~/domain/time";
import { refusePublishing, type Winner, winnersOf } from "~/domain/winners";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { listPublications, upsertPublication } from "~db/queries/publications";
import { findNewestRelease } from "~db/queries/releases";
import { readCorrection } from "./corrections.server";
import { record } from "./history.server";

/** The winners that are public, or of the newest release that was not stopped, with the dates of their pages: for the desk. */
export async function findPlannedCases(
  db: Db,
  { edition, now }: Pick<Context, "edition" | "now">,
): Promise<{
  releaseAt: Instant;
  isCorrecting: boolean;
  cases: (Winner & { hasDate: boolean; version: number })[];
} | null> {
  const { published, open } = await readCorrection(db, { edition, now });
  const release = published ?? (await findNewestRelease(db, edition.id));
  if (!release || release.state === "stopped") return null;
  const { releaseAt } = release;
  const hidden = new Set(open?.hidden);
  const dates = new Map((await listPublications(db, edition.id)).map((one) => [one.entryId, one]));
  const winners = winnersOf(fromJson<Result>(release.resultJson), {
    ...{ releaseAt, now, hidden },
    publishAt: new Map([...dates].map(([entryId, one]) => [entryId, one.publishAt])),
  });
  return {
    releaseAt,
    isCorrecting: open !== undefined,
    cases: winners.map((one) => ({
      ...one,
      // A draft is public for nobody, whatever its moment.
      isOpen: one.isOpen && release.state === "approved",
      hasDate: (dates.get(one.entry)?.publishAt ?? null) !== null,
      version: dates.get(one.entry)?.version ?? 0,
    })),
  };
}

/** Sets when the page of a winning case becomes public; null means with the release. */
export async function setPublishing(
  context: ViewerContext,
  { code, publishAt, version }: { code: string; publishAt: Instant | null; version: number },
): Promise<Refusal> {
  const { db, edition, now, viewer } = context;
  return db.transaction().execute(async (trx) => {
    const planned = await findPlannedCases(trx, context);
    const one = planned?.cases.find((each) => each.code === code);
    if (!planned || !one) return { id: "winners.noSuchCase" };
    if (one.version !== version) return { id: "winners.dateChanged" };
    const refusal = refusePublishing({ ...planned, ...one }, { publishAt, now });
    if (refusal) return refusal;
    const isSet = await upsertPublication(trx, {
      entryId: one.entry,
      editionId: edition.id,
      publishAt,
      version,
      changedById: viewer.id,
      now,
    });
    if (!isSet) return { id: "winners.dateChanged" };
    await record(trx, context, {
      act: "case.dated",
      kind: "entry",
      id: one.entry,
      facts: { publishAt, version: version + 1 },
    });
    return null;
  });
}
