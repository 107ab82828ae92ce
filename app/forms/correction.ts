import { z } from "~/zod";
import { draftForm } from "./release";

const reason = z.string().trim().min(1, "correction.reasonMissing").max(1000, "correction.reasonLong");
const note = z.string().trim().max(1500, "correction.noteLong");

/** Halts the letters of one version, with what was found. */
export const haltForm = z.object({ reason, version: z.coerce.number().int() });

/** Reopens one decision. */
export const reopeningForm = z.object({ reason, id: z.string() });

/** Takes the page of a case down, or puts it back. */
export const hidingForm = z.object({ reason, hidden: z.enum(["yes", "no"]) });

/** The corrected release: its moment, and the public note in each language of the edition's pages. */
export function correctionForm(languages: readonly string[]) {
  const others = languages.filter((language) => language !== "en");
  return draftForm.omit({ reason: true }).extend({
    ...Object.fromEntries(others.map((language) => [`note-${language}`, note.default("")])),
    "note-en": note.min(1, "correction.noteMissing"),
  });
}
