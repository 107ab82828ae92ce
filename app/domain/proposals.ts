/** What a sponsor's people want to be said and shown of it. Nothing of it stands anywhere before an organiser accepts it. */
import type { Message, Refusal } from "./message";
import { refuseColour, type Sponsor } from "./sponsors";

/** What a sponsor may propose; tier, categories, prefix and dates are the organiser's. */
export type Brand = Required<
  Pick<Sponsor, "name" | "words" | "link" | "colour" | "logo" | "logoAlt" | "logoDark">
>;

export const proposalStates = ["draft", "sent", "accepted", "refused"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** The brand of a sponsor as it stands. */
export function brandOf({
  name,
  words,
  link,
  colour,
  logo,
  logoAlt,
  logoDark = null,
}: Pick<Sponsor, keyof Brand>): Brand {
  return { name, words, link, colour, logo, logoAlt, logoDark };
}

/** The brand that a change begins with: a draft, what was sent or refused, else what stands now. */
export function brandInHand(
  newest: { state: ProposalState; brand: Brand } | undefined,
  sponsor: Pick<Sponsor, keyof Brand>,
): Brand {
  return newest && newest.state !== "accepted" ? newest.brand : brandOf(sponsor);
}

/** What is wrong with a proposed brand, by the field it is told at. */
export function brandFaults({ colour }: Pick<Brand, "colour">): { field: "colour"; message: Message }[] {
  const faint = refuseColour(colour);
  return faint ? [{ field: "colour", message: faint }] : [];
}

/** The parts in which two brands differ, in the order in which they are read. */
export function changedParts(before: Brand, after: Brand): (keyof Brand)[] {
  const parts = ["name", "words", "link", "colour", "logo", "logoDark", "logoAlt"] as const;
  return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/** Why a proposal may not be changed now, or null: what was sent waits for the organiser. */
export function refuseProposing(open: { state: ProposalState } | undefined): Refusal {
  return open?.state === "sent" ? { id: "sponsoring.waits" } : null;
}

/** Why a proposal may not be sent, or null. */
export function refuseSending(
  proposal: { state: ProposalState; brand: Brand } | undefined,
  sponsor: Pick<Sponsor, keyof Brand>,
): Refusal {
  if (proposal?.state !== "draft") return { id: "sponsoring.nothingToSend" };
  return changedParts(brandOf(sponsor), proposal.brand).length === 0 ? { id: "sponsoring.sameAsNow" } : null;
}

/** Why a proposal may not be taken back, or null: it was sent, and nobody has answered it. */
export function refuseTakingBack(proposal: { state: ProposalState } | undefined): Refusal {
  return proposal?.state === "sent" ? null : { id: "sponsoring.nothingToTakeBack" };
}

/** Why a proposal may not be answered, or null: it waits, and whoever refuses says why. */
export function refuseProposalAnswer(
  proposal: { state: ProposalState } | undefined,
  { answer, reason }: { answer: "accepted" | "refused"; reason: string },
): Refusal {
  if (proposal?.state !== "sent") return { id: "sponsoring.answeredBefore" };
  return answer === "refused" && reason.trim() === "" ? { id: "sponsoring.reasonMissing" } : null;
}
