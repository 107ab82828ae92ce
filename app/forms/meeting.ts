import type { MeetingTie } from "~/domain/meeting";
import { z } from "~/zod";

const dids = ["left", "notSpokenOf", "stayed"] as const;
const isDid = (text: string): text is MeetingTie["did"] => (dids as readonly string[]).includes(text);

/** The record of a meeting. Ties come as `tie.<person>.<entry>`, reasons to stay as `reason.<person>.<entry>`. */
export const meetingForm = z
  .object({
    heldAt: z
      .string("meeting.heldAtMissing")
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, "meeting.heldAtMissing")
      .transform((text) => text.slice(0, 16)),
    place: z.string("meeting.placeMissing").trim().min(1, "meeting.placeMissing").max(300, "meeting.long"),
    present: z.array(z.string()).max(200).default([]),
    others: z.string().max(3000, "meeting.long").default(""),
    settled: z
      .string("meeting.settledMissing")
      .trim()
      .min(1, "meeting.settledMissing")
      .max(5000, "ranking.textLong"),
  })
  .catchall(z.string().trim().max(1000, "meeting.long").default(""))
  .transform(({ heldAt, place, present, others, settled, ...rest }) => ({
    ...{ heldAt: heldAt, place: place, present: present, settled: settled },
    others: others
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
    ties: Object.entries(rest).flatMap(([name, did]) => {
      const [kind, personId, entryId] = name.split(".");
      if (kind !== "tie" || !personId || !entryId || !isDid(did)) return [];
      return [{ personId, entryId, did, reason: rest[`reason.${personId}.${entryId}`] ?? "" }];
    }),
  }));
