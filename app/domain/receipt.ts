/** What a receipt lets people check: how its files are called, and with which commands. */
import type { EntryDocument } from "./entry-document";

/** Names of what a receipt's page gives away, for one revision of an entry. */
export function receiptFiles({ code, number }: { code: string; number: number }) {
  return {
    document: `${code}-${number}.json`,
    sums: `${code}-${number}.sha256`,
    receipt: `${code}-${number}-receipt.pdf`,
    entry: `${code}-${number}.pdf`,
  };
}

/** Commands that check a whole list of fingerprints in the folder where its files lie. */
export function checkCommands(sums: string) {
  return { unix: `sha256sum -c ${sums}`, mac: `shasum -a 256 -c ${sums}` };
}

/** Commands that work out the fingerprint of one file. */
export function hashCommands(file: string) {
  return {
    unix: `sha256sum ${file}`,
    mac: `shasum -a 256 ${file}`,
    windows: `certutil -hashfile ${file} SHA256`,
  };
}

/**
 * The list of fingerprints that `sha256sum -c` reads: the document itself, then each file under the name that a
 * browser saves it by. Names hold neither line ends nor backslashes; of files with the same name only the first
 * stands in it, for a browser gives the others new names.
 */
export function sumsOf(
  document: Pick<EntryDocument, "files">,
  { code, number, hash }: { code: string; number: number; hash: string },
): string {
  const files = new Map([[receiptFiles({ code, number }).document, hash]]);
  for (const file of document.files) if (!files.has(file.name)) files.set(file.name, file.sha256);
  return [...files].map(([name, sum]) => `${sum}  ${name}\n`).join("");
}

/** The code that a document from a receipt's page names, or null if the text is no such document. */
export function codeIn(text: string): string | null {
  try {
    const document = JSON.parse(text) as { entry?: { code?: unknown } } | null;
    const code = document?.entry?.code;
    return typeof code === "string" && code !== "" && code.length <= 60 ? code : null;
  } catch {
    return null;
  }
}
