/**
 * The words of result letters that an organiser may write, and the placeholders in them. What entrants typed is kept
 * apart from what the portal and its organisers know: each kind has a list of its own, and the lines that become a
 * header know only the second.
 */
import type { Message } from "./message";
import type { Outcome, Wave } from "./release";

/** What can be written anew; everything else of a letter is a fact that it must state. */
export const letterParts = ["subject", "heading", "opening", "what", "next", "closing"] as const;
export type LetterPart = (typeof letterParts)[number];
/** Parts that are written anew; the others stand as the catalogue has them. */
export type LetterWords = Partial<Record<LetterPart, string>>;

/** Which letter words are for: each wave has its own. */
export type Wording = { wave: Wave; outcome: Outcome; language: string };

/** The name of a wording, in addresses and where it is kept. */
export const wordingId = ({ wave, outcome, language }: Wording) => `${wave}.${outcome}.${language}`;

/** Values that are the portal's or its organisers' own. */
export const knownPlaceholders = [
  "edition",
  "award",
  "organiser",
  "category",
  "winners",
  "awards",
  "code",
  "feedbackDay",
] as const;
export type KnownPlaceholder = (typeof knownPlaceholders)[number];
/** Values that people of an entry typed. */
export const typedPlaceholders = ["name", "title", "organisation"] as const;
export type TypedPlaceholder = (typeof typedPlaceholders)[number];

/** What stands in for the placeholders of one letter. */
export type LetterValues = {
  known: Readonly<Record<KnownPlaceholder, string>>;
  typed: Readonly<Record<TypedPlaceholder, string>>;
};

const lines: readonly LetterPart[] = ["subject", "heading", "closing"];
/** The parts that are one line. */
export const isLine = (part: LetterPart) => lines.includes(part);

/** Characters at most, before values are put in. */
export const mostOf = (part: LetterPart) => (isLine(part) ? 120 : 1500);

/** Whether a letter tells of special awards or mentions alone. */
const namesAwards = (outcome: Outcome) => outcome === "specialAward" || outcome === "honourableMention";

/** What a part may call, and what it must. */
export function placeholdersOf(
  { wave, outcome }: Pick<Wording, "wave" | "outcome">,
  part: LetterPart,
): { known: KnownPlaceholder[]; typed: TypedPlaceholder[]; needed: (KnownPlaceholder | TypedPlaceholder)[] } {
  const isJudged = outcome !== "notValid";
  const isHeader = part === "subject" || part === "heading";
  return {
    known: knownPlaceholders.filter((one) => {
      if (one === "winners") return !isHeader && (outcome === "winner" || outcome === "notSelected");
      if (one === "awards") return namesAwards(outcome);
      return one === "feedbackDay" ? isJudged : true;
    }),
    typed: isHeader ? [] : [...typedPlaceholders],
    needed:
      part === "subject"
        ? ["code"]
        : part === "opening"
          ? namesAwards(outcome)
            ? ["category", "awards"]
            : ["category"]
          : part === "what" && isJudged && wave === "release"
            ? ["feedbackDay"]
            : [],
  };
}

/** A piece of a text: words as they stand, or the name between braces. */
export type Piece = { words: string } | { placeholder: string };

/** A text taken apart, or null where a brace has no partner. */
export function piecesOf(text: string): Piece[] | null {
  const pieces: Piece[] = [];
  for (const [at, part] of text.split(/(\{[^{}]*\})/u).entries()) {
    if (at % 2 === 1) pieces.push({ placeholder: part.slice(1, -1).trim() });
    else if (/[{}]/u.test(part)) return null;
    else if (part !== "") pieces.push({ words: part });
  }
  return pieces;
}

/** Letters that are not seen and turn the order of others, and control characters but for the end of a line. */
const HIDDEN = /[\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?!\n)\p{Cc}/u;

/** The text as it is kept: line ends of one kind, nothing at its ends. */
export const tidied = (text: string) => text.replace(/\r\n?/gu, "\n").trim();

/** What is wrong with one part as an organiser wrote it, or null. */
export function wordsFault(wording: Wording, part: LetterPart, text: string): Message | null {
  if (text === "") return { id: "letterWords.missing" };
  const most = mostOf(part);
  const length = Array.from(text).length;
  if (length > most) return { id: "letterWords.long", values: { most, over: length - most } };
  if (isLine(part) && text.includes("\n")) return { id: "letterWords.line" };
  if (HIDDEN.test(text)) return { id: "letterWords.hidden" };
  const pieces = piecesOf(text);
  if (!pieces) return { id: "letterWords.brace" };
  const called = pieces.flatMap((piece) => ("placeholder" in piece ? [piece.placeholder] : []));
  const { known, typed, needed } = placeholdersOf(wording, part);
  const allowed: readonly string[] = [...known, ...typed];
  const strange = called.find((one) => !allowed.includes(one));
  if (strange !== undefined)
    return (typedPlaceholders as readonly string[]).includes(strange)
      ? { id: "letterWords.typedInLine", values: { placeholder: braced(strange) } }
      : {
          id: "letterWords.unknown",
          values: { placeholder: braced(strange), list: allowed.map(braced).join(", ") },
        };
  const missing = needed.find((one) => !called.includes(one));
  return missing === undefined
    ? null
    : { id: "letterWords.needed", values: { placeholder: braced(missing) } };
}

/** A placeholder as it is typed. */
export const braced = (name: string) => `{${name}}`;

/**
 * A line for a header, its known values put in. What entrants typed is not at hand here, so a line that calls it
 * shows the call.
 */
export function filledLine(text: string, known: LetterValues["known"]): string {
  return (piecesOf(text) ?? [{ words: text }])
    .map((piece) =>
      "words" in piece
        ? piece.words
        : Object.hasOwn(known, piece.placeholder)
          ? known[piece.placeholder as KnownPlaceholder]
          : braced(piece.placeholder),
    )
    .join("");
}

/** Words, a value, or an address of the portal itself. */
export type Filled = { words: string } | { value: string } | { link: string };

/**
 * The paragraphs of a text, each as lines of words and values. Addresses of the portal itself are named as such;
 * whatever else looks like one stays words.
 */
export function filledParagraphs(text: string, values: LetterValues, portalUrl: string): Filled[][][] {
  return text.split(/\n{2,}/u).map((paragraph) =>
    paragraph.split("\n").map((line) =>
      (piecesOf(line) ?? [{ words: line }]).flatMap((piece): Filled[] => {
        if ("words" in piece) return withLinks(piece.words, portalUrl);
        const { placeholder } = piece;
        if (Object.hasOwn(values.typed, placeholder))
          return [{ value: values.typed[placeholder as TypedPlaceholder] }];
        if (Object.hasOwn(values.known, placeholder))
          return [{ value: values.known[placeholder as KnownPlaceholder] }];
        return [{ words: braced(placeholder) }];
      }),
    ),
  );
}

function withLinks(words: string, portalUrl: string): Filled[] {
  return words.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/u).flatMap((part, at): Filled[] => {
    if (part === "") return [];
    return at % 2 === 1 && isOf(portalUrl, part) ? [{ link: part }] : [{ words: part }];
  });
}

/** Whether an address is one of the portal, whose own has no slash at its end. */
function isOf(portalUrl: string, address: string): boolean {
  return address === portalUrl || address.startsWith(`${portalUrl}/`);
}

/** Whether two sets of written words say the same. */
export function isSameWords(one: LetterWords | undefined, other: LetterWords | undefined): boolean {
  return letterParts.every((part) => one?.[part] === other?.[part]);
}
