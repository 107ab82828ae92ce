import { z } from "~/zod";

const text = z.string().trim().max(5000, "ranking.textLong").default("");

/** The chair's proposal: who wins, with reasons by entry, and the ranking it was drawn from. */
export const proposalForm = z
  .object({
    winners: z.array(z.string()).max(200).default([]),
    note: text,
    notAwarded: text,
    ranking: z.string().default(""),
  })
  .catchall(text)
  .transform(({ winners, note, notAwarded, ranking, ...rest }) => ({
    winners: winners,
    note: note,
    notAwarded: notAwarded,
    ranking: ranking,
    reasons: Object.fromEntries(
      Object.entries(rest).flatMap(([name, value]) =>
        name.startsWith("reason.") ? [[name.slice("reason.".length), value] as const] : [],
      ),
    ),
  }));

/** The organiser's answer to a proposal; what is returned goes back with words. */
export const answerForm = z
  .object({
    id: z.string().default(""),
    state: z.enum(["approved", "returned"], "ranking.answerMissing"),
    answer: text,
  })
  .refine(({ state, answer }) => state === "approved" || answer !== "", {
    path: ["answer"],
    message: "ranking.wordsMissing",
  });
