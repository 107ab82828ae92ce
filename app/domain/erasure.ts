/** Erasing a person: when it may be, and how their name and addresses are taken out of what stays. */
import { normaliseAddress } from "./address";
import type { Capacity } from "./members";
import type { Refusal } from "./message";
import type { Role } from "./roles";
import { DAY, type Instant, later } from "./time";

/** An entry that the person is on now. */
export type ErasureEntry = {
  code: string;
  state: "draft" | "submitted" | "withdrawn";
  capacity: Capacity;
  /** How many others are on it. */
  others: number;
  /** Of its edition: nothing about its results can be asked for any more. */
  isOver: boolean;
};

/**
 * Whether an edition is over: its results are out and the days for complaints after them have passed. `releasedAt` is
 * when they were made known, or, where the portal has no release of it, when its rulebook said they would be.
 */
export function isEditionOver(
  edition: { releasedAt: Instant | null; announcedAt: Instant; complaintDays: number; isCurrent: boolean },
  now: Instant,
): boolean {
  const { releasedAt, announcedAt, complaintDays, isCurrent } = edition;
  return (releasedAt !== null || !isCurrent) && later(releasedAt ?? announcedAt, complaintDays * DAY) <= now;
}

/** Why a person may not be erased now, or null. */
export function refuseErasure({
  isErased,
  roles,
  entries,
}: {
  isErased: boolean;
  /** Roles that they hold in the edition in hand. */
  roles: readonly Role[];
  entries: readonly ErasureEntry[];
}): Refusal {
  if (isErased) return { id: "erasure.done" };
  const [role] = roles;
  if (role) return { id: "erasure.role", values: { role } };
  const running = entries.find((entry) => entry.state === "submitted" && !entry.isOver);
  if (running) return { id: "erasure.running", values: { code: running.code } };
  const led = entries.find((entry) => entry.capacity === "lead" && entry.others > 0 && !entry.isOver);
  return led ? { id: "erasure.led", values: { code: led.code } } : null;
}

/** Why this person may not answer a proposed erasure, or null. Refusing one takes no second person. */
export function refuseErasureAnswer(
  erasure: { state: "proposed" | "made" | "refused"; proposedById: string | null },
  { personId, isMade }: { personId: string; isMade: boolean },
): Refusal {
  if (erasure.state !== "proposed") return { id: "erasure.answered" };
  return isMade && erasure.proposedById === personId ? { id: "erasure.twoPeople" } : null;
}

/** Who is to be found in texts, and what stands there afterwards. */
export type Erased = {
  name: string;
  addresses: readonly string[];
  /** A mark of its own for each erasure, so that rows which were told apart by a name still are. */
  mark: string;
};

/** What stands where a name stood. */
export const nameMark = (mark: string) => `[erased ${mark}]`;
/** What stands where an address stood: an address still, at a domain that nobody can have (RFC 2606). */
export const addressMark = (mark: string) => `erased-${mark}@erased.invalid`;

/**
 * Whether a name can be taken out of every text: a single word is part of other people's names and of sentences. Such a
 * name, and one that somebody else has too, is taken out only where it stands with the address.
 */
export function isTelling(name: string): boolean {
  const words = name.trim().split(/\s+/u);
  return words.length > 1 || (/^[^\p{Script=Latin}]+$/u.test(name) && Array.from(name.trim()).length > 2);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
/** Scripts that write words without spaces between them: there a name ends nowhere that can be seen. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A text as it is, as HTML writes it, and as an address of the web does. */
function writings(text: string): string[] {
  const html = text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
  return [
    ...new Set([
      text,
      html.replace(/'/g, "&#x27;"),
      html.replace(/'/g, "&#39;"),
      encodeURIComponent(text),
      encodeURIComponent(text).replace(/%20/g, "+"),
    ]),
  ];
}

/** Finds a person's addresses, and their name, in a text, however it is composed, spaced and written large or small. */
function patternsOf({ name, addresses }: Pick<Erased, "name" | "addresses">) {
  const forms = [...new Set(addresses.flatMap((one) => [one.normalize("NFC"), normaliseAddress(one)]))]
    .filter((one) => one !== "")
    .flatMap(writings)
    .map(escaped);
  const address =
    forms.length > 0
      ? new RegExp(
          `(?<![\\p{L}\\p{N}.+_-])(?:${forms.join("|")})(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`,
          "giu",
        )
      : null;
  const spelled = name.normalize("NFC").trim();
  const [before, after] = unspaced.test(spelled) ? ["", ""] : ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"];
  const words =
    spelled === ""
      ? null
      : new RegExp(
          `${before}(?:${writings(spelled)
            .map((one) => escaped(one).replace(/\s+/gu, "\\s+"))
            .join("|")})${after}`,
          "giu",
        );
  return { address, words };
}

/** Reads and changes texts for one erasure. */
export type Eraser = {
  /** The text without name and addresses, or the very same text where it has none of them. */
  inText: (text: string, isBeside?: boolean) => string;
  /** The same for JSON, which stays JSON: each string and each key by itself. */
  inJson: (text: string, isBeside?: boolean) => string;
  /** Whether an address stands in the text. */
  hasAddress: (text: string) => boolean;
};

/**
 * Makes an eraser. With `names` "beside" the name goes only out of texts, and out of groups of values in JSON, that have
 * an address as well, or that are said to stand beside one; "always" takes it out wherever it is.
 */
export function eraserOf(erased: Erased, names: "always" | "beside"): Eraser {
  const { address, words } = patternsOf(erased);
  const has = (pattern: RegExp | null, text: string) => {
    if (!pattern) return false;
    pattern.lastIndex = 0;
    return pattern.test(text);
  };
  const replaced = (text: string, isBeside: boolean): string => {
    const composed = text.normalize("NFC");
    const withAddress = has(address, composed);
    const takesName = has(words, composed) && (names === "always" || isBeside || withAddress);
    if (!withAddress && !takesName) return text;
    const without = address ? composed.replace(address, addressMark(erased.mark)) : composed;
    return takesName && words ? without.replace(words, nameMark(erased.mark)) : without;
  };
  const inValue = (value: unknown, isBeside: boolean): unknown => {
    if (typeof value === "string") return replaced(value, isBeside);
    if (Array.isArray(value)) return value.map((one) => inValue(one, isBeside));
    if (typeof value !== "object" || value === null) return value;
    const beside =
      isBeside ||
      Object.values(value).some((one) => typeof one === "string" && has(address, one.normalize("NFC")));
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [replaced(key, false), inValue(one, beside)]),
    );
  };
  return {
    inText: (text, isBeside = false) => replaced(text, isBeside),
    inJson(text, isBeside = false) {
      const read: unknown = JSON.parse(text);
      const after = JSON.stringify(inValue(read, isBeside));
      return after === JSON.stringify(read) ? text : after;
    },
    hasAddress: (text) => has(address, text.normalize("NFC")),
  };
}

/** The texts to look for in the bytes of a file: as typed, composed and decomposed, and all small. */
export function spellingsOf(texts: readonly string[]): string[] {
  const typed = texts.filter((one) => one.trim() !== "");
  const forms = typed.flatMap((one) => [one, one.toLowerCase(), one.toUpperCase()]);
  return [...new Set(forms.flatMap((one) => [one.normalize("NFC"), one.normalize("NFD")]))];
}

/** The pieces of a name and of addresses in plain letters: what holds none of them holds none of the whole. Null where there are none. */
export function piecesOf({ name, addresses }: Pick<Erased, "name" | "addresses">): string[] | null {
  const pieces = [name, ...addresses.map((one) => one.slice(0, one.lastIndexOf("@")))]
    .filter((one) => one.trim() !== "")
    .map((one) => longest(one.normalize("NFC").toLowerCase()));
  return pieces.includes("") ? null : [...new Set(pieces)];
}
/** The longest run of plain letters and digits. */
const longest = (text: string) =>
  (text.match(/[a-z0-9]{2,}/g) ?? []).reduce((best, one) => (one.length > best.length ? one : best), "");
