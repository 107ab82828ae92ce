/**
 * A text without controls and without the marks that turn or hide letters, by which one name is made to look like
 * another. Joiners stay: some scripts need them within words.
 */
export function withoutSteering(text: string): string {
  return text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufff0-\uffff]/gu, "");
}
