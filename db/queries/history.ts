import type { Instant } from "~/domain/time";
import type { Db } from "../client";

/** When the newest act was recorded; `undefined` in an empty history. */
export async function findNewestAct(db: Db): Promise<Instant | undefined> {
  return (await findHead(db))?.at;
}

/** The newest row of the chain. */
export function findHead(db: Db) {
  return db
    .selectFrom("history")
    .select(["seq", "at", "hash"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function insertAct(
  db: Db,
  row: {
    seq: number;
    at: Instant;
    act: string;
    actorId: string | null;
    subjectKind: string;
    subjectId: string;
    factsJson: string;
    wordsHash: string | null;
    previousHash: string;
    hash: string;
  },
  words: { salt: string; words: string } | null,
) {
  await db.insertInto("history").values(row).execute();
  if (words)
    await db
      .insertInto("history_words")
      .values({ seq: row.seq, ...words })
      .execute();
}

/** A stretch of the chain from `from` on, oldest first, with the words that were not erased. */
export function listActs(db: Db, { from, limit }: { from: number; limit: number }) {
  return db
    .selectFrom("history")
    .leftJoin("history_words", "history_words.seq", "history.seq")
    .select([
      "history.seq",
      "at",
      "act",
      "actorId",
      "subjectKind",
      "subjectId",
      "factsJson",
      "wordsHash",
      "previousHash",
      "hash",
      "salt",
      "words",
    ])
    .where("history.seq", ">=", from)
    .orderBy("history.seq")
    .limit(limit)
    .execute();
}

/** What a page of the history is narrowed to. */
export type HistoryFilter = { kind?: string; subjectId?: string };

/** Acts before `before`, newest first, without words, with the name of who did them. */
export function listActsBefore(
  db: Db,
  { kind, subjectId, before, limit }: HistoryFilter & { before: number; limit: number },
) {
  let query = db
    .selectFrom("history")
    .leftJoin("person", "person.id", "history.actorId")
    .leftJoin("history_words", "history_words.seq", "history.seq")
    .select([
      "history.seq",
      "at",
      "act",
      "subjectKind",
      "subjectId",
      "factsJson",
      "wordsHash",
      "hash",
      "person.name as actor",
      "history_words.seq as wordsSeq",
    ])
    .where("history.seq", "<", before);
  if (kind) query = query.where("subjectKind", "=", kind);
  if (subjectId) query = query.where("subjectId", "=", subjectId);
  return query.orderBy("history.seq", "desc").limit(limit).execute();
}

/** Kinds of subject that stand in the history, for its filter. */
export async function listSubjectKinds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("history")
    .select("subjectKind")
    .distinct()
    .orderBy("subjectKind")
    .limit(100)
    .execute();
  return rows.map((row) => row.subjectKind);
}

/** One act with its words, if they were not erased. */
export function findAct(db: Db, seq: number) {
  return db
    .selectFrom("history")
    .leftJoin("person", "person.id", "history.actorId")
    .leftJoin("history_words", "history_words.seq", "history.seq")
    .select([
      "history.seq",
      "at",
      "act",
      "subjectKind",
      "subjectId",
      "factsJson",
      "wordsHash",
      "previousHash",
      "hash",
      "salt",
      "words",
      "person.name as actor",
    ])
    .where("history.seq", "=", seq)
    .executeTakeFirst();
}
