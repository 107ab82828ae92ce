/**
 * The form of an e-mail address under which the portal knows it: composed letters (NFC), no spaces around, all in
 * lower case. What was typed is kept beside it for sending.
 */
export function normaliseAddress(address: string): string {
  return address.normalize("NFC").trim().toLowerCase();
}

/** A text with every address in it taken out, for logs: a fault's own words may quote what a person typed. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s@<>"'()/\\:;,=]+@[^\s@<>"'()/\\:;,=]+\.[^\s@<>"'()/\\:;,=]+/gu, "[address]");
}

/** An address of which only its owner would know the rest: `k…@example.org`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 1 ? "…" : `${Array.from(address)[0] ?? ""}…${address.slice(at)}`;
}

/** Whether a text can be an e-mail address, in any script: something, one @, a domain with a dot, no spaces or controls. */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>"(),:;\p{Cc}]{1,64}@[^\s@<>"(),:;\p{Cc}]+\.[^\s@<>"(),:;.\p{Cc}]{2,}$/u.test(text)
  );
}
