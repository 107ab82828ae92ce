import type { ViewerContext } from "~/context.server";
import type { Refusal } from "~/domain/message";
import { findJudge, updateJudge } from "~db/queries/judges";
import type { Db } from "~db/client";
import { updateJudgeOrganisation } from "~db/queries/organisations";
import { keepFoundConflicts, readFoundConflicts } from "./conflicts.server";
import { record } from "./history.server";
import { drawLateNotices } from "./late-conflicts.server";
import { registerOrganisation } from "./organisations.server";

export type Profile = {
  organisation: string;
  country: string | null;
  languages: readonly string[];
  expertise: readonly string[];
  past: readonly string[];
};

/** Says which organisation of the register a judge's is. */
export async function registerJudge(
  trx: Db,
  context: ViewerContext,
  { personId, organisation, country }: { personId: string; organisation: string; country: string | null },
): Promise<void> {
  const organisationId = await registerOrganisation(trx, context, { name: organisation, country });
  await updateJudgeOrganisation(trx, { editionId: context.edition.id, personId, organisationId });
}

/** An organiser or chair corrects a judge's profile. Ties that follow from it are looked for anew. */
export async function changeJudge(
  context: ViewerContext,
  change: Profile & {
    judgeId: string;
    version: number;
    categories: readonly string[];
    tags: readonly string[];
    least: number | null;
    capacity: number;
    isReserve: boolean;
  },
): Promise<Refusal> {
  const { db, edition } = context;
  const notices = await drawLateNotices(context);
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const { judgeId, ...columns } = change;
    const judge = await findJudge(trx, { editionId: edition.id, personId: judgeId });
    if (!judge?.profile) return { id: "judges.notAccepted" };
    if (!(await updateJudge(trx, { ...columns, editionId: edition.id, personId: judgeId })))
      return { id: "fault.stale" };
    await registerJudge(trx, context, { personId: judgeId, ...change });
    await record(trx, context, {
      act: "judge.changed",
      kind: "judge",
      id: judgeId,
      facts: {
        version: change.version + 1,
        categories: change.categories,
        languages: change.languages,
        tags: change.tags,
        least: change.least,
        capacity: change.capacity,
        isReserve: change.isReserve,
        country: change.country,
      },
      words: { organisation: change.organisation, expertise: change.expertise, past: change.past },
    });
    await keepFoundConflicts(trx, context, await readFoundConflicts(trx, context, { judgeId }), {
      judgeId,
      notices,
    });
    return null;
  });
}

/** A judge accepts the terms, once, and says that the own profile is right. */
export async function confirmProfile(
  context: ViewerContext,
  change: Profile & { version: number },
): Promise<Refusal> {
  const { db, edition, viewer, now } = context;
  const notices = await drawLateNotices(context);
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const judge = await findJudge(trx, { editionId: edition.id, personId: viewer.id });
    if (!judge?.profile || judge.state !== "active") return { id: "judges.notAccepted" };
    const termsAt = judge.profile.termsAt ?? now;
    if (!(await updateJudge(trx, { ...change, editionId: edition.id, personId: viewer.id, termsAt })))
      return { id: "fault.stale" };
    await registerJudge(trx, context, { personId: viewer.id, ...change });
    await record(trx, context, {
      act: judge.profile.termsAt ? "judge.changed" : "judge.acceptedTerms",
      kind: "judge",
      id: viewer.id,
      facts: {
        version: change.version + 1,
        languages: change.languages,
        country: change.country,
        rulebook: edition.rulebookVersion,
      },
      words: { organisation: change.organisation, expertise: change.expertise, past: change.past },
    });
    await keepFoundConflicts(trx, context, await readFoundConflicts(trx, context, { judgeId: viewer.id }), {
      judgeId: viewer.id,
      notices,
    });
    return null;
  });
}
