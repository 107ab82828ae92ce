import type { Context, ViewerContext } from "~/context.server";
import { type Act, firstFault, GENESIS } from "~/domain/history";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { findHead, insertAct, listActs } from "~db/queries/history";
import { canonicalJson, sha256 } from "./canonical.server";

/**
 * Adds an act to the chain, inside the transaction of the act itself. `facts` are ids, numbers and hashes only;
 * `words` (a reason, a title) stand beside the chain under a salted hash, so that they can be erased later.
 */
export async function record(
  trx: Db,
  context: Pick<Context, "now" | "viewer" | "portal">,
  {
    act,
    kind,
    id,
    facts = {},
    words,
    actorId,
  }: {
    act: string;
    kind: string;
    id: string;
    facts?: Record<string, unknown>;
    words?: Record<string, unknown>;
    actorId?: string | null;
  },
): Promise<string> {
  const head = await findHead(trx);
  const salt = Buffer.from(context.portal.random(16)).toString("base64url");
  const text = words ? canonicalJson(words) : null;
  const row: Act = {
    seq: (head?.seq ?? 0) + 1,
    at: context.now,
    act,
    actorId: actorId === undefined ? (context.viewer?.id ?? null) : actorId,
    subjectKind: kind,
    subjectId: id,
    facts,
    wordsHash: text === null ? null : wordsHash(salt, text),
    previousHash: head?.hash ?? GENESIS,
  };
  const hash = actHash(row);
  const { facts: _, ...columns } = row;
  await insertAct(
    trx,
    { ...columns, factsJson: canonicalJson(facts), hash },
    text === null ? null : { salt, words: text },
  );
  return hash;
}

export function actHash(act: Act): string {
  return sha256(canonicalJson(act));
}

export function wordsHash(salt: string, words: string): string {
  return sha256(`${salt}\n${words}`);
}

/**
 * Records that somebody looked at, or took away, what is secret: scores, conflicts, words beside the history. `what`
 * names it; no content goes in.
 */
export async function recordView(
  context: ViewerContext,
  { kind, id, what }: { kind: string; id: string; what: string },
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    await record(trx, context, { act: `${kind}.viewed`, kind, id, facts: { what } });
  });
}

const STRETCH = 500;

/** The acts from the first on, in stretches, so that a long history is never held whole. */
export async function* readHistory(db: Db) {
  let from = 1;
  for (;;) {
    const rows = await listActs(db, { from, limit: STRETCH });
    const end = rows.at(-1);
    if (!end) return;
    yield rows;
    from = end.seq + 1;
  }
}

export type HistoryCheck = {
  acts: number;
  head: string;
  fault: ReturnType<typeof firstFault>;
};

/** Checks the whole chain: every hash, every link, every word that was not erased. Changes nothing. */
export async function checkHistory(db: Db): Promise<HistoryCheck> {
  let last = { seq: 0, hash: GENESIS };
  for await (const rows of readHistory(db)) {
    const acts = rows.map(({ factsJson, ...row }) => ({
      ...row,
      facts: fromJson<Record<string, unknown>>(factsJson),
    }));
    const fault = firstFault(acts, last, actHash, wordsHash);
    if (fault) return { acts: last.seq, head: last.hash, fault };
    const end = rows.at(-1)!; // a stretch is never empty
    last = { seq: end.seq, hash: end.hash };
  }
  return { acts: last.seq, head: last.hash, fault: null };
}
