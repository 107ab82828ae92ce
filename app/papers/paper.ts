/**
 * A paper before it is printed: what stands on it, in order, as plain values. Templates make it; `print-paper` sets
 * it as PDF, `write-docx` as a document for word processors. Nothing here knows of either.
 */
import type { Rulebook } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import { inLanguage, type Words } from "~/domain/words";
import { momentText, offsetText } from "~/locales/moment";
import type { Translate } from "~/locales/translate";

/**
 * A text: in the page's own language; as somebody typed it, in whatever script and direction; what a machine reads
 * (a fingerprint, a command); or a second voice.
 */
export type Text = string | { typed: string } | { code: string } | { hint: string };

export type Block =
  | { kind: "over"; text: string }
  /** Level 1 is the paper's title and stands once; 2 begins a section; 3 hangs in the margin beside its blocks. */
  | { kind: "title"; text: Text; own?: string }
  | { kind: "section"; letter: string; text: string; intro?: string }
  | { kind: "field"; label: string; note?: string; blocks: readonly Block[]; isWide?: boolean }
  /** Label and value, one line each: what is short. */
  | { kind: "facts"; facts: readonly { label: string; values: readonly Text[] }[] }
  | { kind: "paragraphs"; texts: readonly Text[]; voice?: "lead" | "small" }
  /** The first text of an item is the item, the others are said about it. */
  | { kind: "list"; items: readonly (readonly Text[])[]; mark: "dash" | "number" | "box" }
  | {
      kind: "table";
      columns: readonly { label: string; isNumber: boolean; share: number }[];
      rows: readonly (readonly (readonly Text[])[])[];
      /** Rows to be filled in by hand. */
      blank?: number;
    }
  /** Empty lines to write on; in a document for word processors, a place to type. */
  | { kind: "room"; lines: number }
  | { kind: "notice"; texts: readonly Text[] };

export type Paper = {
  title: string;
  /** Language of the page's own words. */
  language: string;
  /** What stands in the foot beside the page's number: code and title. */
  foot: Text;
  /** Printed in the head of every page, such as DRAFT. */
  stamp: string | null;
  /** The edition's spot colour. */
  accent: string;
  /** The moment that the paper carries as its own; the same paper printed later is the same bytes. */
  at: Instant;
  blocks: readonly Block[];
  pageOf: (page: number, pages: number) => string;
  /** The sentence about letters that no face has, with their codes. */
  missing: (codes: string) => string;
};

/** The words of a text without who wrote them. */
export function plain(text: Text): string {
  if (typeof text === "string") return text;
  return "typed" in text ? text.typed : "code" in text ? text.code : text.hint;
}

/** Words of the rulebook in the page's language; in English if need be, and then set as English is. */
export function said(t: Translate, words: Words): Text {
  const text = inLanguage(words, t.locale);
  return text === words.en ? { typed: text } : text;
}

/** A moment on the edition's clock and on that of UTC, to the second. */
export function bothClocks(t: Translate, at: Instant, zone: string): string {
  const clock = (on: string) => momentText(at, { locale: t.locale, zone: on, withSeconds: true });
  return t("papers.zonedAndUtc", { moment: clock(zone), zone: offsetText(at, zone), utc: clock("UTC") });
}

/** A paper of an edition: the award's name over it, pages numbered, the edition's colour. */
export function framed(
  t: Translate,
  { book, blocks, ...paper }: { book: Rulebook } & Pick<Paper, "title" | "foot" | "stamp" | "at" | "blocks">,
): Paper {
  return {
    ...paper,
    language: t.locale,
    accent: book.edition.accent,
    blocks: [
      {
        kind: "over",
        text: t("papers.edition", {
          award: inLanguage(book.names.award, t.locale),
          edition: book.edition.id,
        }),
      },
      ...blocks,
    ],
    pageOf: (page, pages) => t("papers.page", { page, pages }),
    missing: (codes) => t("papers.missing", { codes }),
  };
}
