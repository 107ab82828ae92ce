import { newId, type ViewerContext } from "~/context.server";
import type { Message, Refusal } from "~/domain/message";
import {
  type Brand,
  brandFaults,
  brandInHand,
  refuseProposalAnswer,
  refuseProposing,
  refuseSending,
  refuseTakingBack,
} from "~/domain/proposals";
import { hasLeft } from "~/domain/sponsors";
import type { FormFault } from "~/forms/form-result";
import { paths } from "~/paths";
import type { Db } from "~db/client";
import { listPeopleOfSponsor } from "~db/queries/sponsor-people";
import {
  findNewestProposal,
  findSentProposal,
  insertProposal,
  moveProposal,
  returnProposal,
  updateProposal,
} from "~db/queries/sponsor-proposals";
import { findSponsor, type SponsorRow, updateSponsor } from "~db/queries/sponsors";
import { canonicalJson, sha256 } from "./canonical.server";
import { record } from "./history.server";
import { drawForPerson, drawForRoles, postAll } from "./notice.server";
import { readLogo, refuseSponsorChange, unpermittedFaults } from "./sponsors.server";

type SponsorContext = ViewerContext & { sponsor: SponsorRow };
/** `version` is that of the draft the page was drawn from; 0 where there was none. */
type Seen = { version: number };

const stale: Message = { id: "sponsoring.stale" };

/** Keeps what a sponsor's person wrote as a draft. Gives what stands against it, by field. */
export async function saveProposal(
  context: SponsorContext,
  { version, ...change }: Pick<Brand, "name" | "words" | "link" | "colour"> & Seen,
): Promise<FormFault[]> {
  const faults = brandFaults(change);
  if (faults.length > 0) return faults;
  return context.db.transaction().execute((trx) => changeDraft(trx, context, { version, change }));
}

/** Takes a picture as the proposed logo for a light or a dark ground, with the words that stand for it. */
export async function proposeLogo(
  context: SponsorContext,
  { version, alt, ground, bytes }: Seen & { alt: string; ground: "light" | "dark"; bytes: Uint8Array },
): Promise<FormFault[]> {
  const read = await readLogo(context, { bytes, ground });
  if (read.fault) return [{ field: "logo", message: read.fault }];
  const change = { logoAlt: alt, [ground === "dark" ? "logoDark" : "logo"]: read.logo };
  return context.db.transaction().execute((trx) => changeDraft(trx, context, { version, change }));
}

async function changeDraft(
  trx: Db,
  context: SponsorContext,
  { version, change }: Seen & { change: Partial<Brand> },
): Promise<FormFault[]> {
  const { now, viewer, edition, portal } = context;
  const sponsor = await findSponsor(trx, { id: context.sponsor.id, editionId: edition.id });
  if (!sponsor || hasLeft(sponsor, now)) return [{ field: "", message: { id: "sponsoring.gone" } }];
  const newest = await findNewestProposal(trx, sponsor.id);
  const refusal = refuseProposing(newest);
  if (refusal) return [{ field: "", message: refusal }];
  const open = newest?.state === "draft" ? newest : undefined;
  if ((open?.version ?? 0) !== version) return [{ field: "", message: stale }];
  const brand = { ...brandInHand(newest, sponsor), ...change };
  const id = open?.id ?? newId(portal);
  if (!open)
    await insertProposal(trx, {
      id,
      sponsorId: sponsor.id,
      number: (newest?.number ?? 0) + 1,
      basedOn: sponsor.version,
      brand,
      createdById: viewer.id,
      now,
    });
  else if (!(await updateProposal(trx, { id, version, brand, basedOn: sponsor.version })))
    return [{ field: "", message: stale }];
  await record(trx, context, {
    act: "sponsorProposal.saved",
    kind: "sponsor",
    id: sponsor.id,
    facts: { proposal: id, version: version + 1, content: sha256(canonicalJson(brand)) },
  });
  return [];
}

/** Sends the draft to the organisers, who are told by mail. */
export async function sendProposal(context: SponsorContext, { version }: Seen): Promise<Refusal> {
  const { db, now, viewer, edition, portal } = context;
  const draft = await findNewestProposal(db, context.sponsor.id);
  const mails = await drawForRoles(context, ["organiser"], (t) => ({
    subject: t("sponsoring.sentSubject", { name: context.sponsor.name }),
    heading: t("sponsoring.sentSubject", { name: context.sponsor.name }),
    paragraphs: [t("sponsoring.sentWords", { person: viewer.name })],
    action: {
      label: t("sponsoring.sentAction"),
      url: portal.publicUrl + paths.proposal(context.sponsor.id, draft?.id ?? ""),
    },
  }));
  return db.transaction().execute(async (trx) => {
    const sponsor = await findSponsor(trx, { id: context.sponsor.id, editionId: edition.id });
    if (!sponsor || hasLeft(sponsor, now)) return { id: "sponsoring.gone" };
    const proposal = await findNewestProposal(trx, sponsor.id);
    const refusal = refuseSending(proposal, sponsor);
    if (refusal || !proposal) return refusal;
    if (proposal.version !== version || proposal.id !== draft?.id) return stale;
    const { id } = proposal;
    if (!(await moveProposal(trx, { id, version, personId: viewer.id, now, to: "sent" }))) return stale;
    await record(trx, context, {
      act: "sponsorProposal.sent",
      kind: "sponsor",
      id: sponsor.id,
      facts: { proposal: id, version: version + 1, content: sha256(canonicalJson(proposal.brand)) },
      words: { name: proposal.brand.name },
    });
    await postAll(trx, context, { kind: "sponsorProposal", id, version: String(version) }, mails);
    return null;
  });
}

/** Takes back what was sent and not answered: it is its sponsor's draft again. Organisers are told by mail. */
export async function takeBackProposal(context: SponsorContext, { version }: Seen): Promise<Refusal> {
  const { db, viewer, portal, sponsor } = context;
  const mails = await drawForRoles(context, ["organiser"], (t) => ({
    subject: t("sponsoring.takenBackSubject", { name: sponsor.name }),
    heading: t("sponsoring.takenBackSubject", { name: sponsor.name }),
    paragraphs: [t("sponsoring.takenBackWords", { person: viewer.name })],
    action: { label: t("sponsoring.takenBackAction"), url: portal.publicUrl + paths.sponsor(sponsor.id) },
  }));
  return db.transaction().execute(async (trx) => {
    const proposal = await findNewestProposal(trx, sponsor.id);
    const refusal = refuseTakingBack(proposal);
    if (refusal || !proposal) return refusal;
    const { id } = proposal;
    if (proposal.version !== version || !(await returnProposal(trx, { id, version }))) return stale;
    await record(trx, context, {
      act: "sponsorProposal.takenBack",
      kind: "sponsor",
      id: sponsor.id,
      facts: { proposal: id, version: version + 1 },
    });
    await postAll(trx, context, { kind: "sponsorProposalBack", id, version: String(version) }, mails);
    return null;
  });
}

/**
 * Accepts a proposal, which from then on is how the sponsor stands, or refuses it with a reason. `seen` are the versions
 * that the organiser compared. The sponsor's people are told.
 */
export async function answerProposal(
  context: ViewerContext,
  {
    id,
    sponsorId,
    seen,
    ...said
  }: {
    id: string;
    sponsorId: string;
    seen: { proposal: number; sponsor: number };
    answer: "accepted" | "refused";
    reason: string;
  },
): Promise<Refusal> {
  const { db, edition, now, viewer, portal } = context;
  const people = (await listPeopleOfSponsor(db, sponsorId)).filter(({ state }) => state === "active");
  const mails = (
    await Promise.all(
      people.map((person) =>
        drawForPerson(context, person.id, (t) => ({
          subject: t("sponsoring.answerSubject", { answer: said.answer }),
          heading: t("sponsoring.answerSubject", { answer: said.answer }),
          paragraphs: [t("sponsoring.answerWords", { answer: said.answer })],
          ...(said.reason && { facts: [[t("sponsoring.reason"), said.reason]] as const }),
          action: { label: t("sponsoring.open"), url: portal.publicUrl + paths.ownSponsor },
        })),
      ),
    )
  ).flat();
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const sponsor = await findSponsor(trx, { id: sponsorId, editionId: edition.id });
    if (!sponsor || hasLeft(sponsor, now)) return { id: "sponsors.ended" };
    const proposal = await findSentProposal(trx, { id, sponsorId });
    const refusal = refuseProposalAnswer(proposal, said);
    if (refusal || !proposal) return refusal;
    if (proposal.version !== seen.proposal) return { id: "sponsoring.answeredBefore" };
    if (said.answer === "accepted") {
      const waiting = await refuseSponsorChange(trx, context);
      if (waiting) return waiting;
      if (sponsor.version !== seen.sponsor) return { id: "sponsoring.sponsorChanged" };
      const [unpermitted] = await unpermittedFaults(trx, context, proposal.brand);
      if (unpermitted) return unpermitted.message;
      if (!(await updateSponsor(trx, { ...sponsor, ...proposal.brand, version: sponsor.version })))
        return { id: "sponsoring.sponsorChanged" };
    }
    const moved = await moveProposal(trx, {
      id,
      version: seen.proposal,
      personId: viewer.id,
      now,
      to: said.answer,
      answer: said.reason,
    });
    // Nobody else can have: there is one writer, and it was read in this transaction.
    if (!moved) throw new Error("A proposal was answered by two at once");
    await record(trx, context, {
      act: said.answer === "accepted" ? "sponsorProposal.accepted" : "sponsorProposal.refused",
      kind: "sponsor",
      id: sponsorId,
      facts: {
        proposal: id,
        ...(said.answer === "accepted" && {
          version: sponsor.version + 1,
          content: sha256(canonicalJson(proposal.brand)),
        }),
      },
      ...(said.reason && { words: { reason: said.reason } }),
    });
    await postAll(trx, context, { kind: "sponsorProposalAnswer", id }, mails);
    return null;
  });
}
