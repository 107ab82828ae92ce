import { z } from "~/zod";

/** Which version to use or to discard, and a mark of what the field held when the page was drawn. */
export const versionForm = z.object({
  mark: z.string().max(64),
  use: z.string().max(64).optional(),
  discard: z.string().max(64).optional(),
});
