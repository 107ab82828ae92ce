import { isAddress } from "~/domain/address";
import { z } from "~/zod";
import { draftForm } from "./release";

const text = (missing: string, most: number) =>
  z.string(missing).trim().min(1, missing).max(most, "disclosure.tooLong");

/** Somebody outside, what they may read, why, and until when. Where no category is chosen it is one entry. */
export const disclosureForm = draftForm
  .pick({ day: true, time: true })
  .extend({
    name: text("disclosure.nameMissing", 120),
    office: text("disclosure.officeMissing", 120),
    organisation: text("disclosure.organisationMissing", 150),
    address: z
      .string("disclosure.addressMissing")
      .trim()
      .max(254, "disclosure.tooLong")
      .refine(isAddress, "disclosure.addressMissing"),
    category: z.string().max(60).default(""),
    code: z.string().trim().max(40, "disclosure.tooLong").default(""),
    reason: text("disclosure.reasonMissing", 1000),
  })
  .refine(({ category, code }) => category !== "" || code !== "", {
    path: ["category"],
    message: "disclosure.categoryMissing",
  });

/** The second person's answer. */
export const disclosureAnswerForm = z.object({
  answer: z.enum(["approved", "refused"], "disclosure.answerMissing"),
});
