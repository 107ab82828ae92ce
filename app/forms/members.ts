import { isAddress } from "~/domain/address";
import { capacities } from "~/domain/members";
import { z } from "~/zod";

const address = z.string("members.addressMissing").trim().refine(isAddress, "members.addressMissing");
const capacity = z.enum(capacities, "members.asMissing");

export const inviteMemberForm = z.object({ address, capacity });
/** `was` is what the page showed: what somebody else changed meanwhile is not changed back. */
export const capacityForm = z.object({
  capacity,
  was: z.enum(["deputy", "editor", "reader"], "members.gone"),
});
export const endMemberForm = z.object({ was: z.string("members.gone").min(1, "members.gone").max(20) });
/** How often the invitation had been sent when the page was drawn. */
export const invitationForm = z.object({ sent: z.coerce.number("members.invitationOver").int() });
export const invitationAnswerForm = z.object({
  answer: z.enum(["accept", "decline"], "members.listingChoose"),
});
/** To whom the lead goes: a member by their id, or another by an address. */
export const leadForm = z
  .object({
    to: z.string("members.leadToMissing").min(1, "members.leadToMissing"),
    address: z.string().trim().default(""),
  })
  .refine(({ to, address }) => to !== "other" || isAddress(address), {
    path: ["address"],
    message: "members.addressMissing",
  });
export const handOverForm = leadForm.and(
  z.object({
    reason: z
      .string("members.deskReasonMissing")
      .trim()
      .min(1, "members.deskReasonMissing")
      .max(1000, "deadlines.reasonLong"),
  }),
);
export const listingForm = z.object({ answer: z.enum(["confirmed", "declined"], "members.listingChoose") });
export const beginForForm = z.object({ address });
