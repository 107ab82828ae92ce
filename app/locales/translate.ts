import { parse, type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import { IntlMessageFormat } from "intl-messageformat";
import type { Message } from "~/domain/message";
import type { Locale, MessageId } from "./catalogue";

export type Values = Record<string, string | number | boolean>;
export type Translate = {
  /** The sentence in the reader's language with the values in it, as plain text. */
  (id: MessageId, values?: Values): string;
  /** The same with parts that are more than text: `<link>…</link>` in the message is given to `parts.link`. */
  parts<Part>(
    id: MessageId,
    parts: Record<string, ((chunks: (string | Part)[]) => Part) | string | number | Part>,
  ): (string | Part)[];
  /** The sentence of a message made in the domain. */
  say(message: Message): string;
  locale: Locale;
};

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

function pseudo(nodes: MessageFormatElement[], locale: Locale): MessageFormatElement[] {
  return nodes.map((node) => {
    if (node.type === TYPE.literal)
      return { ...node, value: locale === "en-XA" ? lengthen(node.value) : `\u200f${node.value}` };
    if (node.type === TYPE.tag) return { ...node, children: pseudo(node.children, locale) };
    if (node.type === TYPE.select || node.type === TYPE.plural)
      return {
        ...node,
        options: Object.fromEntries(
          Object.entries(node.options).map(([key, option]) => [
            key,
            { ...option, value: pseudo(option.value, locale) },
          ]),
        ),
      };
    return node;
  });
}

const translators = new Map<string, Translate>();

/** The translator of a locale over these messages; formats are kept, for making one costs fifty times its use. */
export function translator(locale: Locale, messages: Partial<Record<MessageId, string>>): Translate {
  const kept = translators.get(locale);
  if (kept) return kept;
  const formats = new Map<MessageId, IntlMessageFormat>();
  const plain = locale === "en-XA" || locale === "ar-XB";
  const formatOf = (id: MessageId) => {
    let format = formats.get(id);
    if (!format) {
      const text = messages[id] ?? id;
      format = plain
        ? new IntlMessageFormat(pseudo(parse(text), locale), "en")
        : new IntlMessageFormat(text, locale);
      formats.set(id, format);
    }
    return format;
  };
  const t = ((id, values) => String(formatOf(id).format(values))) as Translate;
  t.parts = (id, parts) => {
    const result = formatOf(id).format(parts) as unknown;
    return (Array.isArray(result) ? result : [result]) as never;
  };
  t.say = (message) => t(message.id, message.values);
  t.locale = locale;
  translators.set(locale, t);
  return t;
}
