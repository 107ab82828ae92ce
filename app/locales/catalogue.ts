/**
 * The message catalogue: ICU messages by id, one folder per language, one file per area of the portal. English is
 * complete by definition; another language must have the same ids (a test compares them).
 */
import { en } from "./en";

export type MessageId = keyof typeof en;
export type Messages = Record<MessageId, string>;
/** `en-XA` and `ar-XB` are pseudo-locales: English made longer and accented, and English set right to left. */
export type Locale = "en" | "en-XA" | "ar-XB";

export const catalogues: Record<string, Messages> = { en };

/** Languages a reader may choose. */
export const locales: readonly { id: Locale; name: string }[] = [{ id: "en", name: "English" }];
/** Languages for tests alone; the server offers them only where its configuration says so. */
export const pseudoLocales: readonly Locale[] = ["en-XA", "ar-XB"];

/** Languages offered to a reader; the two for tests only where the configuration says so. */
export function languagesOf(portal: { pseudoLocales: boolean }): readonly { id: Locale; name: string }[] {
  return portal.pseudoLocales ? [...locales, ...pseudoLocales.map((id) => ({ id, name: id }))] : locales;
}

/** The messages of some areas, or single ones by their id, as JSON, for the scripts of one page; safe inside a script element. */
export function messagesOf(locale: Locale, areas: readonly string[]): string {
  const messages = catalogues[locale] ?? en;
  const wanted = Object.entries(messages).filter(
    ([id]) => areas.includes(id.slice(0, id.indexOf("."))) || areas.includes(id),
  );
  return JSON.stringify(Object.fromEntries(wanted)).replaceAll("<", "\\u003c");
}
