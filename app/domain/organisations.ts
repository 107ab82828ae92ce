/** Organisations as a register: how names are compared, which stands for which, and which look alike. */
import type { Refusal } from "./message";

/**
 * A name as it is compared: without what people write differently, which is case, punctuation, spaces, a leading
 * article, and accents where a script has them beside its letters. Signs that are letters (Tamil, Thai) stay.
 */
export function normaliseOrganisation(name: string): string {
  return name
    .normalize("NFKD")
    .replace(besideLetters, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(besideLetters, "")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "");
}
const besideLetters =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{M}/gu;

/** One row of the register, as the rules of merging need it. */
export type Registered = { id: string; mergedIntoId: string | null };

/** For each organisation of the list the one that it counts as: the end of its chain of merges. */
export function rootsOf(register: readonly Registered[]): Map<string, string> {
  const into = new Map(register.map((one) => [one.id, one.mergedIntoId]));
  const roots = new Map<string, string>();
  for (const { id } of register) {
    let root = id;
    const seen = new Set([id]);
    for (let next = into.get(root); next && !seen.has(next); next = into.get(root)) seen.add((root = next));
    roots.set(id, root);
  }
  return roots;
}

/** Why one organisation may not be merged into another, or null: both must stand for themselves. */
export function refuseMerging(
  one: (Registered & { rootId: string }) | undefined,
  into: (Registered & { rootId: string }) | undefined,
): Refusal {
  if (!one || !into) return { id: "organisations.gone" };
  if (one.mergedIntoId !== null) return { id: "organisations.isMerged" };
  if (into.mergedIntoId !== null) return { id: "organisations.intoMerged" };
  return one.id === into.id ? { id: "organisations.itself" } : null;
}

/** Why a name may not be given to an organisation, or null. `ownerRootId` is whose it is already. */
export function refuseNaming(
  normalised: string,
  { ownerRootId, rootId }: { ownerRootId: string | null; rootId: string },
): Refusal {
  if (normalised === "") return { id: "organisations.nameEmpty" };
  return ownerRootId !== null && ownerRootId !== rootId ? { id: "organisations.nameTaken" } : null;
}

/** How alike two names are, from 0 to 1: by the letters in threes, or one is the other's initials. */
export function likeness(a: string, b: string): number {
  const [first, second] = [normaliseOrganisation(a), normaliseOrganisation(b)];
  if (first === "" || second === "") return 0;
  if (first === second) return 1;
  if (isInitials(first, second) || isInitials(second, first)) return 0.8;
  const [x, y] = [threesOf(first), threesOf(second)];
  let shared = 0;
  for (const three of x) if (y.has(three)) shared += 1;
  return (2 * shared) / (x.size + y.size);
}

/** From here on two names are shown to an organiser as perhaps one organisation. */
export const ALIKE = 0.55;
/** From here on a pair is shown without being asked for. */
const VERY_ALIKE = 0.7;

/** Whether two organisations can be one by where they are: in one country, or of one that is not known. */
export function mayBeOne(a: { country: string | null }, b: { country: string | null }): boolean {
  return !a.country || !b.country || a.country === b.country;
}

/** A name and one in the own language, as a register has them. */
type Named = { id: string; name: string; ownName: string; country: string | null };

/** How alike two organisations are by their names, in English or in their own language. */
export function likenessOf(a: Omit<Named, "id">, b: Omit<Named, "id">): number {
  return Math.max(likeness(a.name, b.name), a.ownName && b.ownName ? likeness(a.ownName, b.ownName) : 0);
}

/** A word that more organisations have in their names says nothing about any of them. */
const MOST_WITH_A_WORD = 12;

/** Pairs of a register that are perhaps one organisation, the most alike first. Its cost grows with the register's length. */
export function likelyDoubles<One extends Named>(register: readonly One[], most: number): [One, One][] {
  const byWord = new Map<string, One[]>();
  for (const one of register)
    for (const word of new Set(
      [one.name, one.ownName].flatMap((name) => normaliseOrganisation(name).split(" ").filter(Boolean)),
    ))
      byWord.set(word, [...(byWord.get(word) ?? []), one]);
  const pairs = new Map<string, { pair: [One, One]; alike: number }>();
  for (const those of byWord.values())
    if (those.length <= MOST_WITH_A_WORD)
      for (const [at, a] of those.entries())
        for (const b of those.slice(at + 1)) {
          const alike = mayBeOne(a, b) ? likenessOf(a, b) : 0;
          if (alike >= VERY_ALIKE) pairs.set(`${a.id} ${b.id}`, { pair: [a, b], alike });
        }
  return [...pairs.values()]
    .sort((a, b) => b.alike - a.alike)
    .slice(0, most)
    .map(({ pair }) => pair);
}

function threesOf(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: Math.max(1, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}

function isInitials(short: string, long: string): boolean {
  const words = long.split(" ");
  if (short.includes(" ") || short.length < 2 || words.length < short.length) return false;
  const all = words.map((word) => word[0]).join("");
  const without = words
    .filter((word) => !small.has(word))
    .map((word) => word[0])
    .join("");
  return short === all || short === without;
}
const small = new Set("of the and for in de la le du des et y da do e der und".split(" "));

/** A name with the domain that it is known by. */
export type AcademicName = { name: string; others: readonly string[]; domain: string };
type Indexed = AcademicName & { words: readonly string[] };

/** A list of names made ready for looking in: each with its words as they are compared. */
export function indexed(names: readonly AcademicName[]): Indexed[] {
  return names.map((one) => ({
    ...one,
    words: [one.name, ...one.others].map((name) => ` ${normaliseOrganisation(name)}`),
  }));
}

/**
 * Names that somebody may mean who has typed so much: a domain or an address, the beginning of a name, or the
 * beginnings of words in it. The nearest first: a name that begins so, then the shorter one.
 */
export function searchNames(list: readonly Indexed[], typed: string, most: number): AcademicName[] {
  const text = typed.trim().slice(0, 150).toLowerCase();
  const domain = /^(?:[^\s@]*@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(text)?.[1];
  const sought = normaliseOrganisation(text);
  if (sought.length < 2 && !domain) return [];
  const parts = sought.split(" ");
  const found: { one: Indexed; rank: number }[] = [];
  for (const one of list) {
    if (domain && (domain === one.domain || domain.endsWith(`.${one.domain}`))) {
      found.push({ one, rank: -1000 });
      continue;
    }
    const at = one.words.findIndex((words) => parts.every((part) => words.includes(` ${part}`)));
    if (at < 0) continue;
    const words = one.words[at]!; // found a line above
    found.push({ one, rank: (words.startsWith(` ${sought}`) ? 0 : 500) + words.length });
  }
  return found
    .sort((a, b) => a.rank - b.rank || (a.one.name < b.one.name ? -1 : 1))
    .slice(0, most)
    .map(({ one: { name, others, domain: of } }) => ({ name, others, domain: of }));
}
