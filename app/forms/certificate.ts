import { NAME_CHARACTERS } from "~/domain/certificates";
import { z } from "~/zod";

const words = z.string().trim().max(200, "certificates.long");

/** Who issues certificates and who signs them, and UNESCO's permission, if it was given. */
export const certificateWordsForm = z.object({
  issuer: words.min(1, "certificates.issuerMissing"),
  place: words.default(""),
  signatory: words.default(""),
  office: words.default(""),
  permissionBy: words.default(""),
  permissionDay: words.default(""),
  permissionLetter: z.string().trim().max(500, "certificates.long").default(""),
  version: z.coerce.number().int(),
});

const name = z.string().trim().max(NAME_CHARACTERS, "certificates.long");
const reason = z.string().trim().min(1, "certificates.reasonMissing").max(500, "certificates.long");

/** A certificate issued anew with names set right. */
export const replacementForm = z.object({
  name: name.min(1, "certificates.nameMissing"),
  ownName: name.default(""),
  organisation: name.optional(),
  reason,
  version: z.coerce.number().int(),
});

export const certificateWithdrawalForm = z.object({ reason, version: z.coerce.number().int() });

/** A name that somebody reads on the certificate of a judge. */
export const nameOnForm = z.object({ name: name.min(1, "certificates.nameMissing") });
