import { z } from "~/zod";

const version = z.coerce.number({ error: "organising.versionMissing" }).int("organising.versionMissing");
const reason = z
  .string({ error: "organising.reasonMissing" })
  .trim()
  .min(1, "organising.reasonMissing")
  .max(1000, "organising.reasonLong");

/** A document pasted or uploaded, why, and the version in force when the form was drawn. */
export const rulebookForm = z.object({
  document: z
    .string({ error: "organising.rulebook.documentMissing" })
    .trim()
    .min(1, "organising.rulebook.documentMissing"),
  reason,
  version,
});

/** Why another edition is taken in hand. */
export const inHandForm = z.object({ reason });

/** Why dates move, and the version in force when the form was drawn; the dates themselves are read by their names. */
export const datesForm = z.object({ reason, version });

/** A second organiser's answer to a change of the rules that decide. */
export const changeForm = z.object({
  id: z.string().default(""),
  answer: z.enum(["made", "refused"], "organising.rulebook.changeMissing"),
});
