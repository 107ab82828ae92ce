import type { Brand, ProposalState } from "~/domain/proposals";
import type { Instant } from "~/domain/time";
import type { Db } from "../client";
import { fromJson, toJson } from "../columns";

const ofProposals = (db: Db) =>
  db
    .selectFrom("sponsor_proposal")
    .leftJoin("person as sender", "sender.id", "sponsor_proposal.sentById")
    .leftJoin("person as answerer", "answerer.id", "sponsor_proposal.answeredById")
    .selectAll("sponsor_proposal")
    .select(["sender.name as sender", "answerer.name as answerer"]);

type Row = Awaited<ReturnType<ReturnType<typeof ofProposals>["executeTakeFirstOrThrow"]>>;
const proposalOf = ({ brandJson, ...row }: Row) => ({ ...row, brand: fromJson<Brand>(brandJson) });
export type ProposalRow = ReturnType<typeof proposalOf>;

/** The newest proposal of a sponsor, in any state. */
export async function findNewestProposal(db: Db, sponsorId: string): Promise<ProposalRow | undefined> {
  const row = await ofProposals(db)
    .where("sponsorId", "=", sponsorId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && proposalOf(row);
}

/** A proposal that was sent, or had its answer; a draft is its sponsor's alone. */
export async function findSentProposal(
  db: Db,
  { id, sponsorId }: { id: string; sponsorId: string },
): Promise<ProposalRow | undefined> {
  const row = await ofProposals(db)
    .where("sponsor_proposal.id", "=", id)
    .where("sponsorId", "=", sponsorId)
    .where("state", "!=", "draft")
    .executeTakeFirst();
  return row && proposalOf(row);
}

/** Proposals of a sponsor that were sent, newest first; at most 50. */
export async function listSentProposals(db: Db, sponsorId: string): Promise<ProposalRow[]> {
  const rows = await ofProposals(db)
    .where("sponsorId", "=", sponsorId)
    .where("state", "!=", "draft")
    .orderBy("number", "desc")
    .limit(50)
    .execute();
  return rows.map(proposalOf);
}

/** Sponsors of an edition that wait for an answer to a proposal. */
export async function listWaitingProposals(db: Db, editionId: string) {
  return db
    .selectFrom("sponsor_proposal")
    .innerJoin("sponsor", "sponsor.id", "sponsor_proposal.sponsorId")
    .select(["sponsor_proposal.id", "sponsorId"])
    .where("sponsor.editionId", "=", editionId)
    .where("state", "=", "sent")
    .limit(100)
    .execute();
}

/** Begins a proposal as a draft. */
export async function insertProposal(
  db: Db,
  proposal: {
    id: string;
    sponsorId: string;
    number: number;
    basedOn: number;
    brand: Brand;
    createdById: string;
    now: Instant;
  },
) {
  const { now, brand, ...row } = proposal;
  await db
    .insertInto("sponsor_proposal")
    .values({
      ...row,
      state: "draft",
      brandJson: toJson(brand),
      version: 1,
      createdAt: now,
      sentById: null,
      sentAt: null,
      answeredById: null,
      answeredAt: null,
      answer: null,
    })
    .execute();
}

/** Replaces what a draft says, if it is still as it was read. Gives whether it was. */
export async function updateProposal(
  db: Db,
  { id, version, brand, basedOn }: { id: string; version: number; brand: Brand; basedOn: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sponsor_proposal")
    .set({ brandJson: toJson(brand), basedOn, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("state", "=", "draft")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Moves a proposal on, with who did so, if it is still as it was read. Gives whether it was. */
export async function moveProposal(
  db: Db,
  move: { id: string; version: number; personId: string; now: Instant } & (
    { to: "sent" } | { to: Exclude<ProposalState, "draft" | "sent">; answer: string }
  ),
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sponsor_proposal")
    .set({
      state: move.to,
      version: move.version + 1,
      ...(move.to === "sent"
        ? { sentById: move.personId, sentAt: move.now }
        : { answeredById: move.personId, answeredAt: move.now, answer: move.answer }),
    })
    .where("id", "=", move.id)
    .where("version", "=", move.version)
    .where("state", "=", move.to === "sent" ? "draft" : "sent")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Makes a draft of a proposal that was sent, if it is still as it was read. Gives whether it was. */
export async function returnProposal(
  db: Db,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sponsor_proposal")
    .set({ state: "draft", version: version + 1, sentById: null, sentAt: null })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("state", "=", "sent")
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
