import { iso31661 } from "iso-3166";
import { countryName, writtenIn } from "./components/words";

const lists = new Map<string, { id: string; label: string }[]>();

/** Countries and territories (ISO 3166-1) with their names in a language, in that language's order. */
export function countriesIn(locale: string): { id: string; label: string }[] {
  let list = lists.get(locale);
  if (!list) {
    const { compare } = new Intl.Collator(writtenIn(locale));
    list = iso31661
      .map(({ alpha2 }) => ({ id: alpha2, label: countryName(alpha2, locale) }))
      .sort((a, b) => compare(a.label, b.label));
    lists.set(locale, list);
  }
  return list;
}
