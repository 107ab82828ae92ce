import { namings } from "~/domain/embargo";
import { z } from "~/zod";

const line = z.string().trim().max(300, "embargo.lineLong").default("");
/** A box that has to be ticked. */
const ticked = (missing: string) => z.array(z.string(), missing).min(1, missing);
const words = z.string().trim().max(3000, "screening.reasonLong");

/** A winner's answer: that the letter was read and is kept in confidence, and who is named. */
export const acknowledgementForm = z.object({
  naming: z.enum(namings, { error: "embargo.namingMissing" }),
  confidence: ticked("embargo.confidenceMissing"),
});

/** Names as they should stand, with why; those of the team by the keys of their rows. */
export const namesForm = z
  .object({
    title: line.pipe(z.string().min(1, "embargo.titleMissing")),
    ownTitle: line,
    organisation: line.pipe(z.string().min(1, "embargo.organisationMissing")),
    ownOrganisation: line,
    reason: words.min(1, "embargo.reasonMissing"),
  })
  .catchall(line)
  .transform(({ title, ownTitle, organisation, ownOrganisation, reason, ...rest }) => ({
    reason,
    names: {
      title,
      ownTitle,
      organisation,
      ownOrganisation,
      team: Object.fromEntries(
        Object.entries(rest).flatMap(([name, value]) =>
          name.startsWith("team.") ? [[name.slice("team.".length), value] as const] : [],
        ),
      ),
    },
  }));

/** The prize given back, with why. */
export const declineForm = z.object({
  reason: words.min(1, "embargo.declineMissing"),
  sure: ticked("embargo.sureMissing"),
});

/** The organiser's answer to a correction; a refusal has its words. */
export const namesAnswerForm = z
  .object({
    change: z.string().max(40),
    state: z.enum(["accepted", "refused"], { error: "embargo.answerMissing" }),
    answer: words.default(""),
  })
  .refine(({ state, answer }) => state === "accepted" || answer !== "", {
    path: ["answer"],
    message: "embargo.refusalMissing",
  });
