import { ownKinds, type Tier, tiers } from "~/domain/conflicts";
import { isAddress } from "~/domain/address";
import { decidingRoles } from "~/domain/deputies";
import { z } from "~/zod";
import type { FormFault } from "./form-result";

/** A category's declaration: the ticked entries; what is said of each is read by `readTies`. */
export const conflictsForm = z.object({
  category: z.string("conflicts.otherCategory").max(40, "conflicts.otherCategory"),
  ties: z.array(z.string().max(40)).max(2000).default([]),
});

const tie = z.object({
  kind: z.enum(ownKinds, { error: "conflicts.kindMissing" }),
  tier: z.enum(tiers as [Tier, ...Tier[]], { error: "conflicts.tierMissing" }),
  reason: z
    .string("conflicts.reasonMissing")
    .trim()
    .min(1, "conflicts.reasonMissing")
    .max(500, "conflicts.reasonLong"),
});

/** What is said of each ticked entry, or the faults at its fields; entries without a tick are not read. */
export function readTies(entryIds: readonly string[], values: Record<string, string | string[]>) {
  const ties: ({ entryId: string } & z.infer<typeof tie>)[] = [];
  const faults: FormFault[] = [];
  for (const entryId of new Set(entryIds)) {
    const read = tie.safeParse({
      kind: values[`kind-${entryId}`],
      tier: values[`tier-${entryId}`],
      reason: values[`reason-${entryId}`],
    });
    if (read.success) ties.push({ entryId, ...read.data });
    else
      for (const issue of read.error.issues)
        faults.push({
          field: `${issue.path.join(".")}-${entryId}`,
          message: { id: issue.message as FormFault["message"]["id"] }, // the messages above are catalogue ids
        });
  }
  return { ties, faults };
}

/** The chair's word on a tie. */
export const settlementForm = z.object({
  settlement: z.enum(["confirm", "lift"], { error: "conflicts.settlementMissing" }),
  reason: z
    .string("conflicts.reasonMissing")
    .trim()
    .min(1, "conflicts.reasonMissing")
    .max(500, "conflicts.reasonLong"),
});

/** A tie that came up after the plan. */
export const lateConflictForm = tie.omit({ tier: true });

/** A chair's or organiser's own tie to a category, with who acts there instead. */
export const deputyForm = z.object({
  role: z.enum(decidingRoles, { error: "conflicts.roleMissing" }),
  category: z.string("conflicts.categoryMissing").min(1, "conflicts.categoryMissing").max(40),
  kind: z.enum(ownKinds, { error: "conflicts.kindMissing" }),
  reason: z
    .string("conflicts.reasonMissing")
    .trim()
    .min(1, "conflicts.reasonMissing")
    .max(500, "conflicts.reasonLong"),
  deputyId: z
    .string()
    .max(40)
    .default("")
    .transform((id) => id || null),
  version: z.coerce.number("fault.stale").int("fault.stale").min(0, "fault.stale"),
});

/** Whom an organiser thinks of inviting. */
export const askForm = z.object({
  name: z.string().trim().min(1, "conflicts.askName").max(200, "conflicts.askName"),
  address: z.string().trim().refine(isAddress, "conflicts.askAddress"),
  organisation: z.string().trim().max(150, "judges.organisationLong").default(""),
  category: z.string("conflicts.categoryMissing").min(1, "conflicts.categoryMissing").max(40),
});
