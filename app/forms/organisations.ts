import { z } from "~/zod";

const version = z.coerce.number("organisations.changed").int("organisations.changed");
const name = z
  .string("organisations.nameMissing")
  .trim()
  .min(1, "organisations.nameMissing")
  .max(150, "organisations.nameLong");

export const renameForm = z.object({
  version,
  name,
  ownName: z.string().trim().max(150, "organisations.nameLong").default(""),
});
/** A spelling to add, or with the second button one to remove. */
export const spellingForm = z.object({ spelling: name.optional(), remove: z.string().max(200).optional() });
export const mergeForm = z.object({
  version,
  into: z.string("organisations.gone").min(1, "organisations.gone"),
});
export const partingForm = z.object({ version });
