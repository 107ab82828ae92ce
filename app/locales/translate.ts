import { type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import { IntlMessageFormat } from "intl-messageformat";
import type { Message } from "~/domain/message";
import { instant } from "~/domain/time";
import type { Locale, MessageId } from "./catalogue";
import { momentText } from "./moment";

/** A message as its parser left it: its words, or the parts of what has values, choices or tags. */
export type Parsed = string | MessageFormatElement[];

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

/**
 * The translator of a locale over parsed messages; formats are kept, for making one costs fifty times its use. An id
 * that has no message is said as it stands.
 */
export function translator(locale: Locale, parsed: (id: MessageId) => Parsed | undefined): Translate {
  const formats = new Map<MessageId, IntlMessageFormat>();
  // The pseudo-locales count and date as English does.
  const rules = locale === "en-XA" || locale === "ar-XB" ? "en" : locale;
  const formatOf = (id: MessageId) => {
    let format = formats.get(id);
    if (!format) {
      const message = parsed(id) ?? id;
      format = new IntlMessageFormat(
        typeof message === "string" ? [{ type: TYPE.literal, value: message }] : message,
        rules,
      );
      formats.set(id, format);
    }
    return format;
  };
  const t = ((id, values) => String(formatOf(id).format(values))) as Translate;
  t.parts = (id, parts) => {
    const result = formatOf(id).format(parts) as unknown;
    return (Array.isArray(result) ? result : [result]) as never;
  };
  t.say = ({ id, values }) => t(id, values && withDays(values, locale));
  t.locale = locale;
  return t;
}

function withDays(values: NonNullable<Message["values"]>, locale: Locale): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object"
        ? momentText(instant(`${value.day}T00:00:00Z`), { locale, zone: "UTC", withTime: false })
        : value,
    ]),
  );
}
