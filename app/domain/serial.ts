/**
 * Serials of certificates: eleven random characters and one that checks them, in Crockford's base 32, which has no
 * letters that are taken for figures. One wrong character, or two that changed places, never gives another serial.
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 12;
/** How many random bytes a serial takes; 55 bits of them count. */
export const SERIAL_BYTES = LENGTH - 1;

/** Twice a value in the field of 32 elements (x⁵ + x² + 1); the powers of two run through all but zero. */
const doubled = (value: number) => (value & 16 ? (value << 1) ^ 0b100101 : value << 1);

/** Zero for a serial in order: each place weighs another power of two, so errors of one or two places never cancel. */
const checkOf = (values: readonly number[]) => values.reduce((sum, value) => doubled(sum) ^ value, 0);

/** A serial made of random bytes, as it is kept. */
export function serialOf(bytes: Uint8Array): string {
  const values = [...bytes.subarray(0, SERIAL_BYTES)].map((byte) => byte % 32);
  return [...values, doubled(checkOf(values))].map((value) => alphabet[value]).join("");
}

/** A serial as somebody typed it, as it is kept; null for what can be none. Takes small letters, and O, I and L for figures. */
export function readSerial(typed: string): string | null {
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const values = Array.from(letters, (letter) => alphabet.indexOf(letter));
  return values.length === LENGTH && !values.includes(-1) && checkOf(values) === 0 ? letters : null;
}

/** A serial in groups of four, as it is printed. */
export function groupedSerial(serial: string): string {
  return serial.replace(/(.{4})(?=.)/g, "$1-");
}
