/** What a chair may do about judges' sheets: answer a report, reopen one, give more time, settle an entry. */
import type { DecisionState } from "./decision";
import type { Refusal } from "./message";
import type { Instant } from "./time";

/** The winners of a category are proposed or approved: its sheets rest. */
export function isDecided(newest: DecisionState | null): boolean {
  return newest === "proposed" || newest === "approved";
}

/** Why a chair may not answer a reported fault now, or null. */
export function refuseAnsweringReport(
  report: { judgeId: string; answeredAt: Instant | null; endedAt: Instant | null },
  person: { id: string; hasConflict: boolean },
): Refusal {
  if (report.answeredAt) return { id: "moderating.reportAnswered" };
  if (report.endedAt) return { id: "moderating.assignmentEnded" };
  return refusePerson(report, person);
}

/** Why a chair may not reopen a sheet now, or null. A judge who has no time left needs time first. */
export function refuseReopening(
  sheet: {
    judgeId: string;
    submittedAt: Instant | null;
    setAsideAt: Instant | null;
    endedAt: Instant | null;
    isDecided: boolean;
  },
  person: { id: string; hasConflict: boolean },
  { closes, now }: { closes: Instant; now: Instant },
): Refusal {
  if (!sheet.submittedAt) return { id: "moderating.notHandedIn" };
  if (sheet.endedAt || sheet.setAsideAt) return { id: "moderating.assignmentEnded" };
  if (sheet.isDecided) return { id: "moderating.decided" };
  if (now >= closes) return { id: "moderating.timeFirst" };
  return refusePerson(sheet, person);
}

/** Nobody is their own chair, and nobody acts where a tie binds them. */
function refusePerson(
  { judgeId }: { judgeId: string },
  person: { id: string; hasConflict: boolean },
): Refusal {
  if (person.hasConflict) return { id: "ranking.conflict" };
  return person.id === judgeId ? { id: "moderating.ownSheet" } : null;
}

/** Why a judge may not be given more time up to `until`, or null: it must be more, and end before winners are decided. */
export function refuseExtending(
  judge: { id: string; openSheets: number },
  { until, closes, latest, now }: { until: Instant; closes: Instant; latest: Instant; now: Instant },
  personId: string,
): Refusal {
  if (personId === judge.id) return { id: "moderating.ownTime" };
  if (until <= now || until <= closes) return { id: "moderating.notLater" };
  return until > latest ? { id: "moderating.intoDeliberation" } : null;
}
