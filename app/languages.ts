import { writtenIn } from "./components/words";

/** Languages that a judge may read entries in: those of the rulebook, and the widest spoken in higher education. */
export function readingLanguages(
  locale: string,
  { entries, pages }: { entries: readonly string[]; pages: readonly string[] },
): { id: string; label: string }[] {
  const names = new Intl.DisplayNames([writtenIn(locale)], { type: "language" });
  const wide = ["en", "zh", "fr", "es", "ar", "ru", "pt"];
  return [...new Set([...entries, ...wide, ...pages])].map((id) => ({ id, label: names.of(id) ?? id }));
}
