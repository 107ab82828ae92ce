/** A meeting of the jury in person on one category: who was there, who left for which entry, and what was settled. */
import type { FilesField } from "./rulebook";
import type { Message } from "./message";
import type { Instant } from "./time";

/** Somebody present who has a tie to an entry of the category, and what came of it in the room. */
export type MeetingTie = {
  personId: string;
  entryId: string;
  code: string;
  /** The person left the room, the entry was not spoken of, or the person stayed: then with a reason. */
  did: "left" | "notSpokenOf" | "stayed";
  reason: string;
};

export type Meeting = {
  heldAt: Instant;
  place: string;
  /** Names as they were on that day; without a person where somebody has no account. Of the jury: chairs and judges. */
  present: { personId: string | null; name: string; isJury: boolean }[];
  /** Fewest people that can decide, by the rule of `quorumOf` and the panel of that day. */
  quorum: number;
  ties: MeetingTie[];
  settled: string;
};

/** What is taken as the scan of the paper that was signed in the room. */
export const scanRule: Pick<FilesField, "kinds" | "max" | "megabytes" | "pages"> = {
  max: 1,
  kinds: ["pdf", "jpeg", "png"],
  megabytes: 15,
  pages: 60,
};

/** How many of a panel must be present: three, or half of it, whichever is more. */
export function quorumOf(panel: number): number {
  return Math.max(3, Math.ceil(panel / 2));
}

/** How many of the jury were there: they make the quorum. */
export function juryPresent({ present }: Pick<Meeting, "present">): number {
  return present.filter((one) => one.isJury).length;
}

/** What is wrong with the record of a meeting; `field` is the name of the form's field. */
export function faultsOfMeeting(
  {
    heldAt,
    present,
    ties,
  }: Pick<Meeting, "heldAt" | "present"> & { ties: readonly Omit<MeetingTie, "code">[] },
  {
    now,
    tied,
  }: {
    now: Instant;
    /** Every tie of the people who were present. */
    tied: readonly { personId: string; entryId: string }[];
  },
): { field: string; message: Message }[] {
  const faults: { field: string; message: Message }[] = [];
  if (heldAt > now) faults.push({ field: "heldAt", message: { id: "meeting.notYet" } });
  if (present.length === 0) faults.push({ field: "present", message: { id: "meeting.nobody" } });
  for (const { personId, entryId } of tied) {
    const tie = ties.find((one) => one.personId === personId && one.entryId === entryId);
    if (!tie) faults.push({ field: `tie.${personId}.${entryId}`, message: { id: "meeting.tieMissing" } });
    else if (tie.did === "stayed" && tie.reason === "")
      faults.push({ field: `reason.${personId}.${entryId}`, message: { id: "meeting.reasonMissing" } });
  }
  return faults;
}
