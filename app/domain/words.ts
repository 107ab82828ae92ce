/** Words of a rulebook in one or more languages; English is always there and stands in for a missing one. */
export type Words = { en: string } & Record<string, string>;

/** The words in the reader's language, or in English. */
export function inLanguage(of: Words, language: string): string {
  return of[language] ?? of[language.split("-")[0] ?? "en"] ?? of.en;
}

/** The direction that a text of unknown language is written in: that of its first letter. */
export function directionOfText(text: string): "ltr" | "rtl" {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter)
    ? "rtl"
    : "ltr";
}
