/**
 * The message catalogue: ICU messages by id, one folder per language, one file per area of the portal. English is
 * complete by definition; another language must have the same ids (a test compares them). Messages are parsed here,
 * on the server: a page's scripts get them parsed, and the parser stays behind.
 */
import { parse, type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import { en } from "./en";
import type { Parsed } from "./translate";

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

const kept = new Map<string, Parsed>();

/** A message of a locale, parsed once. Throws what the parser finds wrong with it. */
export function parsedMessage(locale: Locale, id: MessageId): Parsed {
  const key = `${locale} ${id}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const elements = parse((catalogues[locale] ?? en)[id], { shouldParseSkeletons: true });
  const said = locale === "en-XA" || locale === "ar-XB" ? pseudo(elements, locale) : elements;
  const [first] = said;
  const parsed = said.length === 1 && first?.type === TYPE.literal ? first.value : said;
  kept.set(key, parsed);
  return parsed;
}

/** The parsed messages of some areas, or single ones by their id, as JSON, for the scripts of one page. */
export function messagesOf(locale: Locale, areas: readonly string[]): string {
  const wanted = (Object.keys(en) as MessageId[]).filter(
    (id) => areas.includes(id.slice(0, id.indexOf("."))) || areas.includes(id),
  );
  return JSON.stringify(Object.fromEntries(wanted.map((id) => [id, parsedMessage(locale, id)])));
}

function pseudo(elements: MessageFormatElement[], locale: Locale): MessageFormatElement[] {
  return elements.map((element) => {
    if (element.type === TYPE.literal)
      return { ...element, value: locale === "en-XA" ? lengthen(element.value) : `\u200f${element.value}` };
    if (element.type === TYPE.tag) return { ...element, children: pseudo(element.children, locale) };
    if (element.type === TYPE.select || element.type === TYPE.plural)
      return {
        ...element,
        options: Object.fromEntries(
          Object.entries(element.options).map(([key, option]) => [
            key,
            { ...option, value: pseudo(option.value, locale) },
          ]),
        ),
      };
    return element;
  });
}

const accents: Record<string, string> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ó",
  u: "ú",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
  n: "ñ",
  c: "ç",
  y: "ý",
  s: "š",
};

/** English with accents and about a third longer, so that what bypasses the catalogue or does not fit is seen. */
function lengthen(text: string): string {
  return text
    .replace(/[aeiouncysAEIOU]/g, (letter) => accents[letter] ?? letter)
    .replace(/(\p{L}{5,})/gu, "$1~~");
}
