import { z } from "~/zod";

export const openCallForm = z.object({ version: z.coerce.number().int() });
export const testMailForm = z.object({});
export const testMailCodeForm = z.object({ code: z.string().trim().min(1, "opening.codeMissing").max(40) });
export const readRulebookForm = z.object({ hash: z.string() });
