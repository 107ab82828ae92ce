/** What an edition waits for: counts and yes-or-no answers that tell which act comes next. */
import type { Gates } from "~/domain/next-acts";
import type { Audience } from "~/domain/replacement";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { listMerges } from "./category-merges";
import { countOpenComplaints } from "./complaints";
import { findCorrection } from "./corrections";
import { countDisclosuresToAnswer } from "./disclosures";
import { listStandingsToAnswer } from "./standings";
import { countToldGates } from "./embargo";
import { countMails } from "./outbox";
import { findNewestRelease, findPublicRelease } from "./releases";
import { countReturned } from "./returned-mails";
import { countComments, findFeedbackRound } from "./feedback";
import { listWaitingProposals } from "./sponsor-proposals";

/** Whether a result of this edition is public at `now`: approved, not stopped, and its moment has come. */
export async function hasPublicResult(
  db: Db,
  { editionId, now }: { editionId: string; now: Instant },
): Promise<boolean> {
  const row = await db
    .selectFrom("release")
    .select("id")
    .where("editionId", "=", editionId)
    .where("wave", "=", "release")
    .where("state", "=", "approved")
    .where("releaseAt", "<=", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether any scoresheet of this edition has been handed in. */
export async function hasScores(db: Db, editionId: string): Promise<boolean> {
  const row = await db
    .selectFrom("scoresheet")
    .innerJoin("assignment", "assignment.id", "scoresheet.assignmentId")
    .select("scoresheet.id")
    .where("assignment.editionId", "=", editionId)
    .where("scoresheet.submittedAt", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Categories in which entries of this edition stand, drafts too, and those that others are merged into. */
export async function listCategoriesInUse(db: Db, editionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("entry")
    .select("category")
    .distinct()
    .where("editionId", "=", editionId)
    .where("category", "is not", null)
    .where("state", "!=", "withdrawn")
    .limit(100)
    .execute();
  const merges = await listMerges(db, editionId);
  return [...new Set([...rows.flatMap((row) => row.category ?? []), ...merges.values()])];
}

export async function countEntries(db: Db, editionId: string): Promise<number> {
  const row = await db
    .selectFrom("entry")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", editionId)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** People who plan by a date, by why they do, each with the address that mail goes to; at most 20,000. */
export function listAudience(db: Db, { editionId, audience }: { editionId: string; audience: Audience }) {
  if (audience === "screeners" || audience === "judges" || audience === "chairs")
    return db
      .selectFrom("role")
      .innerJoin("person", "person.id", "role.personId")
      .innerJoin("address", "address.personId", "person.id")
      .select(["person.id as personId", "person.language", "address.address"])
      .distinct()
      .where("role.editionId", "=", editionId)
      .where("role.role", "=", audience.slice(0, -1))
      .where("role.state", "=", "active")
      .where("person.endedAt", "is", null)
      .where("address.isPrimary", "=", 1)
      .orderBy("person.id")
      .limit(20_000)
      .execute();
  let entrants = db
    .selectFrom("entry")
    .innerJoin("entry_member", "entry_member.entryId", "entry.id")
    .innerJoin("person", "person.id", "entry_member.personId")
    .innerJoin("address", "address.personId", "person.id")
    .select(["person.id as personId", "person.language", "address.address"])
    .distinct()
    .where("entry.editionId", "=", editionId)
    // Readers act on no date.
    .where("entry_member.capacity", "in", ["lead", "deputy", "editor"])
    .where("entry_member.endedAt", "is", null)
    .where("person.endedAt", "is", null)
    .where("address.isPrimary", "=", 1)
    .where("entry.state", "=", audience === "drafts" ? "draft" : "submitted");
  if (audience === "repairs") entrants = entrants.where("entry.outcome", "=", "repair");
  return entrants.orderBy("person.id").limit(20_000).execute();
}

/** Entries of an edition by category, state and outcome of screening. */
export function countEntriesByState(db: Db, editionId: string) {
  return (
    db
      .selectFrom("entry")
      .select((eb) => ["category", "state", "outcome", eb.fn.countAll<number>().as("n")])
      .where("editionId", "=", editionId)
      // Nothing waits for what is disqualified.
      .where("standing", "!=", "disqualified")
      .groupBy(["category", "state", "outcome"])
      .orderBy("category")
      .execute()
  );
}

/**
 * The counts that decide which act comes next, where `perEntry` judges are wanted for an entry. As many statements for
 * a large edition as for a small one.
 */
export async function findGates(
  db: Db,
  { editionId, perEntry, now }: { editionId: string; perEntry: number; now: Instant },
): Promise<Gates> {
  const entries = await countEntriesByState(db, editionId);
  const sum = (which: (row: (typeof entries)[number]) => boolean) =>
    entries.filter(which).reduce((n, row) => n + row.n, 0);
  const judges = await db
    .selectFrom("role")
    .select((eb) => ["state", eb.fn.countAll<number>().as("n")])
    .where("editionId", "=", editionId)
    .where("role", "=", "judge")
    .where("state", "in", ["invited", "active"])
    .groupBy("state")
    .execute();
  const undeclared = await db
    .selectFrom("role")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", editionId)
    .where("role", "=", "judge")
    .where("state", "=", "active")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("declaration")
            .select("declaration.judgeId")
            .whereRef("declaration.judgeId", "=", "role.personId")
            .whereRef("declaration.editionId", "=", "role.editionId"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  const uncategorised = await db
    .selectFrom("role")
    .innerJoin("judge", (join) =>
      join.onRef("judge.personId", "=", "role.personId").onRef("judge.editionId", "=", "role.editionId"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("role.editionId", "=", editionId)
    .where("role.role", "=", "judge")
    .where("role.state", "=", "active")
    .where("judge.categoriesJson", "=", "[]")
    .executeTakeFirstOrThrow();
  const short = await db
    .selectFrom("entry")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("entry.editionId", "=", editionId)
    .where("entry.state", "=", "submitted")
    .where("entry.outcome", "=", "valid")
    .where("entry.standing", "!=", "disqualified")
    .where((eb) =>
      eb(
        eb
          .selectFrom("assignment")
          .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
          .select((of) => of.fn.countAll<number>().as("n"))
          .whereRef("assignment.entryId", "=", "entry.id")
          .where((of) =>
            of.or([
              of("assignment.endedAt", "is", null),
              // The sheet of a judge who left counts, once it is in.
              of.and([
                of("assignment.endReason", "=", "removed"),
                of("scoresheet.submittedAt", "is not", null),
                of("scoresheet.setAsideAt", "is", null),
              ]),
            ]),
          ),
        "<",
        perEntry,
      ),
    )
    .executeTakeFirstOrThrow();
  const plan = await db
    .selectFrom("plan")
    .select("id")
    .where("editionId", "=", editionId)
    .where("state", "=", "published")
    .limit(1)
    .executeTakeFirst();
  const sheets = await db
    .selectFrom("assignment")
    .leftJoin("scoresheet", "scoresheet.assignmentId", "assignment.id")
    .select((eb) => [
      eb.fn.countAll<number>().as("all"),
      eb.fn.count<number>("scoresheet.submittedAt").as("handedIn"),
    ])
    .where("assignment.editionId", "=", editionId)
    .where("assignment.endedAt", "is", null)
    .executeTakeFirstOrThrow();
  const reports = await db
    .selectFrom("sheet_report")
    .innerJoin("assignment", "assignment.id", "sheet_report.assignmentId")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("assignment.editionId", "=", editionId)
    .where("assignment.endedAt", "is", null)
    .where("sheet_report.answeredAt", "is", null)
    .executeTakeFirstOrThrow();
  const decisions = await db
    .selectFrom("decision")
    .select((eb) => ["state", eb.fn.count<number>("category").distinct().as("n")])
    .where("editionId", "=", editionId)
    .where("state", "in", ["proposed", "approved"])
    .groupBy("state")
    .execute();
  const release = await db
    .selectFrom("release")
    .select(["state", "releaseAt"])
    .where("editionId", "=", editionId)
    .where("wave", "=", "release")
    .where("state", "in", ["drafted", "approved"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const extensions = await db
    .selectFrom("extension")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("editionId", "=", editionId)
    .where("state", "=", "proposed")
    .executeTakeFirstOrThrow();
  const embargo = await findNewestRelease(db, editionId, "embargo");
  const published = await findPublicRelease(db, { editionId, now });
  const round = await findFeedbackRound(db, editionId);
  const of = (rows: readonly { state: string; n: number }[], state: string) =>
    rows.find((row) => row.state === state)?.n ?? 0;
  return {
    drafts: sum((row) => row.state === "draft"),
    unscreened: sum((row) => row.state === "submitted" && row.outcome === null),
    extensions: extensions.n,
    repairs: sum((row) => row.state === "submitted" && row.outcome === "repair"),
    valid: sum((row) => row.state === "submitted" && row.outcome === "valid"),
    judges: of(judges, "active"),
    invitedJudges: of(judges, "invited"),
    undeclared: undeclared.n,
    uncategorised: uncategorised.n,
    isPlanned: plan !== undefined,
    short: short.n,
    sheets: sheets.all,
    openSheets: sheets.all - sheets.handedIn,
    reports: reports.n,
    mails: (await countReturned(db)) + ((await countMails(db)).held ?? 0),
    proposed: of(decisions, "proposed"),
    decided: of(decisions, "approved"),
    release: release
      ? { state: release.state === "approved" ? "approved" : "drafted", at: release.releaseAt }
      : null,
    embargo: embargo && embargo.state !== "stopped" ? { state: embargo.state, at: embargo.releaseAt } : null,
    told: await countToldGates(db, { editionId, now }),
    standings: await listStandingsToAnswer(db, editionId),
    disclosures: await countDisclosuresToAnswer(db, { editionId, now }),
    brands: (await listWaitingProposals(db, editionId)).length,
    isCorrecting: published !== undefined && (await findCorrection(db, published.id)) !== undefined,
    complaints: await countOpenComplaints(db, editionId),
    feedback: round?.collectedAt
      ? {
          waiting: (await countComments(db, editionId)).waiting,
          isPrepared: round.preparedAt !== null,
        }
      : null,
  };
}
