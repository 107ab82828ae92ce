/** What in a judge's comment may tell who wrote it, or hurt whoever reads it. Hints for a reader's eye, never a verdict. */
import { normaliseName } from "./conflicts";

export const hintKinds = ["address", "person", "organisation", "self", "tone"] as const;
export type HintKind = (typeof hintKinds)[number];
export type Hint = { kind: HintKind; found: string };

/** Names as they are looked for: written once for many comments. */
export type KnownNames = readonly { kind: "person" | "organisation"; name: string; key: string }[];

/** Makes names ready to be looked for; those too short to tell anything are left out. */
export function knownNames(names: {
  people: readonly string[];
  organisations: readonly string[];
}): KnownNames {
  const of = (kind: "person" | "organisation", list: readonly string[]) =>
    [...new Set(list)].flatMap((name) => {
      const key = normaliseName(name);
      const least = isUnspaced(name) ? 2 : 4;
      return key.length < least ? [] : [{ kind, name, key }];
    });
  return [...of("person", names.people), ...of("organisation", names.organisations)];
}

/** Everything in a comment that somebody should look at twice, each once, in the order of the kinds. */
export function hintsOf(text: string, known: KnownNames): Hint[] {
  const plain = ` ${normaliseName(text)} `;
  const found: Hint[] = [];
  const add = (kind: HintKind, what: string) => {
    if (!found.some((one) => one.kind === kind && one.found === what)) found.push({ kind, found: what });
  };
  for (const [match] of text.matchAll(/\S+@\S+\.\S+|https?:\/\/\S+|www\.\S+|\+\d[\d ()-]{6,}/giu))
    add("address", match);
  for (const { kind, name, key } of known)
    if (isUnspaced(name) ? plain.includes(key) : plain.includes(` ${key} `)) add(kind, name);
    else if (kind === "person" && partsOf(name).some((part) => text.includes(part))) add(kind, name);
  for (const [match] of text.matchAll(selves)) add("self", match);
  for (const [match] of text.matchAll(tones)) add("tone", match);
  return found;
}

/** Chinese, Japanese and Thai put no spaces between words, so a name can stand anywhere in them. */
function isUnspaced(name: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(name);
}

/** Words of a name that give it away when they stand alone, written with a capital as in the name. */
function partsOf(name: string): string[] {
  return name.split(/[\s.,]+/u).filter((part) => /^\p{Lu}\p{L}{4,}$/u.test(part) && !titles.has(part));
}
const titles = new Set(["Professor"]);

/** Where judges speak of where they are and what they did. */
const selves =
  /\b(?:my|our)(?: \w+)? (?:university|institute|institution|faculty|department|school|company|ministry|country|city|region|students|colleagues|team|project|paper|book|course|lab|field)\b|\b(?:mi|nuestra|nuestro|notre|mon|ma) (?:universidad|facultad|país|proyecto|université|faculté|pays|projet)\b|我(?:们)?的?(?:大学|学校|国家|团队|项目|学院)|جامعتي|جامعتنا|بلدي|كليتي|مشروعي/giu;

/** Words that hurt without helping. */
const tones =
  /\b(?:stupid|idiotic|ridiculous|laughable|nonsense|rubbish|garbage|worthless|pathetic|incompetent|lazy|liars?|cheats?|fraud(?:ulent)?|shameful|embarrassing|joke|waste of (?:my )?time|amateurish|hopeless|absurd|estúpid[oa]|ridícul[oa]|ridicule|stupide|nul(?:le)?)\b|荒谬|可笑|愚蠢|垃圾|骗子|سخيف|غبي|تافه/giu;
