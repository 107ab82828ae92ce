import { newId, type ViewerContext } from "~/context.server";
import { chosenBefore, faultsOfProposal, refuseAnswer, refuseProposal, winnersOf } from "~/domain/decision";
import { keptTo } from "~/domain/embargo";
import type { Message, Refusal } from "~/domain/message";
import { type Decidable, isSpecialAward } from "~/domain/rulebook";
import { inLanguage } from "~/domain/words";
import { paths } from "~/paths";
import { insertDecision, listDecisions, markAnswered } from "~db/queries/decisions";
import { listToldEntries } from "~db/queries/embargo";
import { listRoleHolders } from "~db/queries/people";
import { canonicalJson, sha256 } from "./canonical.server";
import { record } from "./history.server";
import { drawNotice } from "./notice.server";
import { post } from "./outbox.server";
import { readChoice, readStandings } from "./rankings.server";
import { freezeDecision } from "./result-files.server";

export type Proposal = {
  winners: readonly string[];
  reasons: Readonly<Record<string, string>>;
  note: string;
  /** What the public is told of places that go to nobody. */
  notAwarded?: string;
  /** SHA-256 of the ranking that the form was drawn from. */
  ranking: string;
};

/** A ranking in one number, so that a form drawn from an older one is noticed. */
export function rankingHash(ranking: object): string {
  return sha256(canonicalJson(ranking));
}

/** What a decision is called in mails: a category by its id, a special award by its name. */
function calledIn(decidable: Decidable, language: string): string {
  return isSpecialAward(decidable) ? inLanguage(decidable.name, language) : decidable.id;
}

/**
 * The chair proposes the winners of a category or of a special award. The ranking or field is frozen with it, and
 * organisers are told.
 */
export async function proposeWinners(
  context: ViewerContext,
  decidable: Decidable,
  proposal: Proposal,
): Promise<{ refusal: Refusal; faults: { field: string; message: Message }[] }> {
  const { db, edition, viewer, now, portal } = context;
  const told = await listRoleHolders(db, { editionId: edition.id, roles: ["organiser"] });
  const mails = await Promise.all(
    told.map(async ({ personId, address, name, language }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => {
        const category = calledIn(decidable, t.locale);
        const named = inLanguage(decidable.name, t.locale);
        return {
          subject: t("ranking.proposedMailSubject", { category }),
          heading: t("ranking.proposedMailSubject", { category }),
          name,
          paragraphs: [
            t("ranking.proposedMailWords", {
              name: viewer.name,
              count: proposal.winners.length,
              category: isSpecialAward(decidable) ? named : `${category} ${named}`,
            }),
          ],
          action: {
            label: t("ranking.proposedMailAction"),
            url: `${portal.publicUrl}${paths.decision(decidable.id)}`,
          },
        };
      }),
    })),
  );
  return db.transaction().execute(async (trx) => {
    const decisions = await listDecisions(trx, { editionId: edition.id, category: decidable.id });
    const standing = (await readStandings(trx, context))(decidable.id);
    const { ranking, waitsFor } = await readChoice(trx, context, decidable);
    const refusal =
      refuseProposal({
        book: edition.rulebook,
        now,
        openSheets: standing.openSheets,
        hasConflict: standing.hasConflict,
        waitsFor,
        newest: decisions[0]?.state ?? null,
      }) ?? standing.refusal;
    if (refusal) return { refusal, faults: [] };
    const hash = rankingHash(ranking);
    if (hash !== proposal.ranking) return { refusal: { id: "ranking.moved" as const }, faults: [] };
    const told = await listToldEntries(trx, { editionId: edition.id, now });
    const kept = keptTo(edition.rulebook, chosenBefore(ranking, decisions, told));
    const faults = faultsOfProposal(ranking, proposal, kept);
    if (faults.length > 0) return { refusal: null, faults };
    const winners = winnersOf(ranking, proposal);
    const id = newId(portal);
    const version = (decisions[0]?.version ?? 0) + 1;
    await insertDecision(trx, {
      id,
      editionId: edition.id,
      category: decidable.id,
      version,
      ranking,
      winners,
      note: proposal.note,
      proposedById: viewer.id,
      now,
    });
    await record(trx, context, {
      act: "decision.proposed",
      kind: "decision",
      id,
      facts: {
        category: decidable.id,
        version,
        ranking: hash,
        winners: winners.winners.map((one) => one.entryId),
        rulebook: edition.rulebookVersion,
      },
      words: { reasons: winners.reasons, note: proposal.note },
    });
    for (const { personId, address, mail } of mails)
      await post(trx, context, {
        key: `decision.proposed/${id}/${personId}/1`,
        kind: "decision.proposed",
        to: { personId, address },
        mail,
      });
    return { refusal: null, faults: [] };
  });
}

/** An organiser approves a proposal or returns it with words. Never the person who made it. */
export async function answerProposal(
  context: ViewerContext,
  decidable: Decidable,
  { id, state, answer }: { id: string; state: "approved" | "returned"; answer: string },
): Promise<Refusal> {
  const { db, edition, viewer, now, portal } = context;
  const [seen] = await listDecisions(db, { editionId: edition.id, category: decidable.id });
  const told = (await listRoleHolders(db, { editionId: edition.id, roles: ["chair"] })).filter(
    (one) => one.personId === seen?.proposedById,
  );
  const mails = await Promise.all(
    told.map(async ({ personId, address, name, language }) => ({
      personId,
      address,
      mail: await drawNotice(context, language, (t) => ({
        subject: t("ranking.answeredMailSubject", { state, category: calledIn(decidable, t.locale) }),
        heading: t("ranking.answeredMailSubject", { state, category: calledIn(decidable, t.locale) }),
        name,
        paragraphs: [
          t("ranking.answeredMailWords", {
            name: viewer.name,
            state,
            category: calledIn(decidable, t.locale),
          }),
          ...(answer ? [answer] : []),
        ],
        action: {
          label: t("ranking.answeredMailAction"),
          url: `${portal.publicUrl}${paths.decision(decidable.id)}`,
        },
      })),
    })),
  );
  return db.transaction().execute(async (trx): Promise<Refusal> => {
    const [decision] = await listDecisions(trx, { editionId: edition.id, category: decidable.id });
    if (decision?.id !== id) return { id: "ranking.notProposed" };
    const { hasConflict } = (await readStandings(trx, context))(decidable.id);
    const refusal = refuseAnswer(decision, { id: viewer.id, hasConflict });
    if (refusal) return refusal;
    const frozen = state === "approved" ? await freezeDecision(trx, context, decidable, decision) : null;
    if (frozen?.refusal) return frozen.refusal;
    if (!(await markAnswered(trx, { id, state, answeredById: viewer.id, answer, now })))
      throw new RangeError("A proposal was answered inside a transaction");
    await record(trx, context, {
      act: state === "approved" ? "decision.approved" : "decision.returned",
      kind: "decision",
      id,
      facts: {
        category: decidable.id,
        version: decision.version,
        proposer: decision.proposedById,
        ...(frozen && { result: frozen.hash }),
      },
      words: { answer },
    });
    for (const { personId, address, mail } of mails)
      await post(trx, context, {
        key: `decision.answered/${id}/${personId}/1`,
        kind: "decision.answered",
        to: { personId, address },
        mail,
      });
    return null;
  });
}
