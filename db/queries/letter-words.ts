import { type LetterWords } from "~/domain/letter-words";
import type { WrittenWords } from "~/domain/release";
import type { Db } from "../client";
import { findSetting, upsertSetting } from "./settings";

/** What was written for one wording; without words it stands as the catalogue has it again. */
export type KeptWords = { version: number; words: LetterWords };

const settingOf = (editionId: string) => `letterWords.${editionId}`;

/** All wordings of an edition that were ever written, by their id. */
export async function findLetterWords(db: Db, editionId: string): Promise<Record<string, KeptWords>> {
  return (await findSetting<Record<string, KeptWords>>(db, settingOf(editionId))) ?? {};
}

/** What organisers wrote and letters are drawn with, by wording. */
export async function listWrittenWords(db: Db, editionId: string): Promise<WrittenWords> {
  const kept = await findLetterWords(db, editionId);
  return Object.fromEntries(
    Object.entries(kept).flatMap(([id, { words }]) => (Object.keys(words).length > 0 ? [[id, words]] : [])),
  );
}

export async function upsertLetterWords(
  db: Db,
  editionId: string,
  kept: Record<string, KeptWords>,
): Promise<void> {
  await upsertSetting(db, settingOf(editionId), kept);
}
