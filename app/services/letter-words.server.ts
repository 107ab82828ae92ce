import { type Context, translatorOf, type ViewerContext } from "~/context.server";
import {
  type LetterPart,
  letterParts,
  type LetterWords,
  tidied,
  type Wording,
  wordingId,
  wordsFault,
} from "~/domain/letter-words";
import { outcomesOf, waves } from "~/domain/release";
import type { FormFault } from "~/forms/form-result";
import { locales } from "~/locales/catalogue";
import type { Refusal } from "~/domain/message";
import { findLetterWords, upsertLetterWords } from "~db/queries/letter-words";
import { defaultWords } from "~emails/result-letter";
import { record } from "./history.server";

/** Every wording that the portal's letters have: a letter of a wave, with an outcome, in a language. */
export const wordings: readonly Wording[] = waves.flatMap((wave) =>
  outcomesOf(wave).flatMap((outcome) => locales.map(({ id }) => ({ wave, outcome, language: id }))),
);

/** One wording as it stands: each part, which of them were written, and the version. Undefined if there is none. */
export async function readWording({ db, edition }: Pick<Context, "db" | "edition">, id: string) {
  const wording = wordings.find((one) => wordingId(one) === id);
  if (!wording) return undefined;
  const { version, words } = (await findLetterWords(db, edition.id))[id] ?? { version: 0, words: {} };
  const defaults = defaultsOf(wording);
  return { wording, version, written: words, defaults, words: { ...defaults, ...words } };
}

/** How many parts of each wording were written. */
export async function listWordings({ db, edition }: Pick<Context, "db" | "edition">) {
  const kept = await findLetterWords(db, edition.id);
  return wordings.map((wording) => ({
    ...wording,
    id: wordingId(wording),
    languageName: locales.find(({ id }) => id === wording.language)?.name ?? wording.language,
    written: Object.keys(kept[wordingId(wording)]?.words ?? {}).length,
  }));
}

/** Keeps the parts that differ from the catalogue's words. Gives what stands against it, at its part. */
export async function saveLetterWords(
  context: ViewerContext,
  wording: Wording,
  { version, words }: { version: number; words: Readonly<Record<LetterPart, string>> },
): Promise<FormFault[]> {
  const defaults = defaultsOf(wording);
  const faults: FormFault[] = [];
  const written: LetterWords = {};
  for (const part of letterParts) {
    const text = tidied(words[part]);
    const message = wordsFault(wording, part, text);
    if (message) faults.push({ field: part, message });
    if (text !== defaults[part]) written[part] = text;
  }
  if (faults.length > 0) return faults;
  const refusal = await keep(context, wording, version, written);
  return refusal ? [{ field: "", message: refusal }] : [];
}

/** Puts the catalogue's words back in every part. */
export async function dropLetterWords(
  context: ViewerContext,
  wording: Wording,
  { version }: { version: number },
): Promise<Refusal> {
  return keep(context, wording, version, {});
}

async function keep(
  context: ViewerContext,
  wording: Wording,
  version: number,
  words: LetterWords,
): Promise<Refusal> {
  const { db, edition } = context;
  const id = wordingId(wording);
  return db.transaction().execute(async (trx) => {
    const kept = await findLetterWords(trx, edition.id);
    if ((kept[id]?.version ?? 0) !== version) return { id: "fault.stale" };
    await upsertLetterWords(trx, edition.id, { ...kept, [id]: { version: version + 1, words } });
    await record(trx, context, {
      act: "letter.worded",
      kind: "edition",
      id: edition.id,
      facts: { letter: id, version: version + 1, parts: Object.keys(words) },
      words,
    });
    return null;
  });
}

function defaultsOf(wording: Wording): Readonly<Record<LetterPart, string>> {
  return defaultWords(translatorOf(wording.language as (typeof locales)[number]["id"]), wording);
}
