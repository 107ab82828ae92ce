import { z } from "~/zod";

/** What somebody claims to have submitted: the code of an entry and the fingerprint of its document. */
export const claimForm = z.object({
  code: z
    .string("papers.check.noCode")
    .transform((code) => code.trim().toUpperCase())
    .pipe(z.string().min(1, "papers.check.noCode").max(60, "papers.check.noCode")),
  hash: z
    .string("papers.check.noHash")
    .transform((hash) => hash.replace(/\s/g, "").toLowerCase())
    .pipe(z.string().regex(/^[0-9a-f]{64}$/, "papers.check.noHash")),
});
