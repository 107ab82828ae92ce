/** What becomes of an entry's judges when it comes to be valid after the plan was published. */
import type { ViewerContext } from "~/context.server";
import type { Db } from "~db/client";
import { judgedIn } from "~/domain/category-merges";
import { notKnown } from "~/domain/conflicts";
import { listMerges } from "~db/queries/category-merges";
import { listBars, listConflicts } from "~db/queries/conflicts";
import { findEntry } from "~db/queries/entries";
import { hasPublishedPlan, listPanel } from "~db/queries/plans";
import { endAssignment } from "~db/queries/scoresheets";
import { keepFoundConflicts, readFoundConflicts } from "./conflicts.server";
import { record } from "./history.server";
import type { Notices } from "./late-conflicts.server";

type Judge = Awaited<ReturnType<typeof listPanel>>[number];
export type Panel = {
  isPublished: boolean;
  /** Judges who cannot stay, each with why: a conflict, or no place in the entry's category. */
  leaving: (Judge & { why: "conflict" | "removed" })[];
  staying: number;
  /** How many judges the rulebook wants beside those who stay. */
  missing: number;
};

/** Looks for conflicts between an entry and its judges anew, and who of them still judges its category. */
export async function readPanel(db: Db, context: ViewerContext, entryId: string): Promise<Panel> {
  const { edition } = context;
  const none: Panel = { isPublished: false, leaving: [], staying: 0, missing: 0 };
  if (!(await hasPublishedPlan(db, edition.id))) return none;
  const entry = await findEntry(db, { id: entryId, editionId: edition.id });
  if (!entry) return none;
  const found = notKnown(
    await readFoundConflicts(db, context),
    await listConflicts(db, { editionId: edition.id }),
  ).filter((one) => one.tier !== "declare");
  const barred = new Set(
    [...(await listBars(db, edition.id)), ...found]
      .filter((bar) => bar.entryId === entryId)
      .map((bar) => bar.judgeId),
  );
  const panel = await listPanel(db, { editionId: edition.id, entryId });
  const category = judgedIn(await listMerges(db, edition.id), entry.category) ?? "";
  const leaving = panel.flatMap((judge): Panel["leaving"] => {
    if (barred.has(judge.judgeId)) return [{ ...judge, why: "conflict" }];
    return judge.categories.includes(category) ? [] : [{ ...judge, why: "removed" }];
  });
  const staying = panel.length - leaving.length;
  return {
    isPublished: true,
    leaving,
    staying,
    missing: Math.max(0, edition.rulebook.judging.perEntry - staying),
  };
}

/**
 * Ends the assignments of those who cannot stay and keeps the conflicts that were found. Gives false, having done
 * nothing, if the panel is not the one that was `seen`, which mails were drawn of.
 */
export async function settlePanel(
  trx: Db,
  context: ViewerContext,
  { entryId, seen, notices }: { entryId: string; seen: Panel; notices: Notices },
): Promise<boolean> {
  const panel = await readPanel(trx, context, entryId);
  const idsOf = ({ leaving }: Panel) => leaving.map((judge) => `${judge.id} ${judge.why}`).join();
  if (idsOf(panel) !== idsOf(seen) || panel.staying !== seen.staying) return false;
  if (!panel.isPublished) return true;
  await keepFoundConflicts(trx, context, await readFoundConflicts(trx, context), { notices });
  for (const judge of panel.leaving)
    await endAssignment(trx, { id: judge.id, reason: judge.why, now: context.now });
  if (panel.leaving.length > 0)
    await record(trx, context, {
      act: "panel.changed",
      kind: "entry",
      id: entryId,
      facts: {
        ended: panel.leaving.map(({ judgeId, why }) => ({ judge: judgeId, why })),
        staying: panel.staying,
        missing: panel.missing,
      },
    });
  return true;
}
