import { z } from "~/zod";
import { addressField, codeField, nameField } from "./sign-in";

export const accountForm = z.object({
  name: nameField,
  language: z.string().regex(/^[a-zA-Z-]{2,20}$/, "account.languageMissing"),
  next: z.string().max(2000).default(""),
});
export const addressForm = z.object({ address: addressField });
export const addressCodeForm = z.object({ code: codeField });
/** A form that only asks for the act itself. */
export const bareForm = z.object({});
/** `offer` is the secret as the page showed it, sealed for its owner. */
export const totpForm = z.object({
  code: codeField,
  offer: z.string().max(500).default(""),
  next: z.string().max(2000).default(""),
});
export const invitationForm = z.object({
  role: z.string().max(100).default(""),
  answer: z.enum(["accept", "decline"], "account.answerMissing"),
  organisation: z.string().trim().max(300, "account.organisationLong").default(""),
  reason: z.string().trim().max(1000, "account.reasonLong").default(""),
});
