import { z } from "~/zod";
import { isAddress } from "~/domain/address";
import { digitsOf, longCodeOf } from "~/domain/sign-in";
import { withoutSteering } from "~/domain/steering-marks";

const next = z.string().max(2000).default("");
/** Where an address is typed. */
export const addressField = z
  .string()
  .trim()
  .min(1, "account.addressMissing")
  .refine(isAddress, {
    message: "account.addressWrong",
    when: ({ value }) => typeof value === "string" && value !== "",
  });
/** A code of six digits as it came by mail or stands in an app. */
export const codeField = z
  .string()
  .transform(digitsOf)
  .pipe(z.string().regex(/^\d{6}$/, "account.codeForm"));

export const askForm = z.object({ address: addressField, next });
export const codeForm = z.object({ code: codeField });
export const linkForm = z.object({});
/** Six digits of the app, or a recovery code. */
export const secondStepForm = z.object({
  code: z.string().trim().min(1, "account.stepCodeMissing").max(100, "account.stepCodeForm"),
  next,
});
export const handoverForm = z.object({
  code: z
    .string()
    .transform(longCodeOf)
    .pipe(z.string().min(1, "account.handoverMissing").max(60, "account.handoverWrong")),
});
/** What a person wants to be called; one must be able to read something of it. */
export const nameField = z
  .string()
  .overwrite(withoutSteering)
  .trim()
  .min(1, "account.nameMissing")
  .regex(/[\p{L}\p{N}]/u, "account.nameMissing")
  .max(200, "account.nameLong");
export const firstOrganiserForm = z.object({ name: nameField, address: addressField });
