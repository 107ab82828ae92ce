/** Who and where a file's metadata name, read from the formats that programs write them in. */

/** Longer names, and more of them, are not told. */
const NAME_CHARACTERS = 120;
const NAMES = 5;

/** Names as people read them: each once, without controls and empty ones. */
export function namesOf(found: readonly (string | null | undefined)[]): string[] {
  const names = found
    .map((name) =>
      (name ?? "")
        .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
        .trim()
        .slice(0, NAME_CHARACTERS),
    )
    .filter((name) => name !== "");
  return [...new Set(names)].slice(0, NAMES);
}

/** The authors that XMP names. A packet that is no XML names nobody. */
export function authorsInXmp(packet: string): string[] {
  const elements = packet.matchAll(
    /<(dc:creator|pdf:Author|photoshop:Credit|xmpRights:Owner|Iptc4xmpCore:CreatorContactInfo)\b[^>]*>([^]{0,4000}?)<\/\1>/g,
  );
  const attributes = packet.matchAll(/\b(?:pdf:Author|photoshop:Credit)="([^"]{1,400})"/g);
  return [
    ...[...elements].flatMap(([, , inner = ""]) => {
      const items = [...inner.matchAll(/<rdf:li\b[^>]*>([^<]*)<\/rdf:li>/g)].map(([, item = ""]) => item);
      return items.length > 0 ? items : [inner.replace(/<[^>]*>/g, " ")];
    }),
    ...[...attributes].map(([, value = ""]) => value),
  ].map(withoutEntities);
}

function withoutEntities(xml: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return xml.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** What an Exif block says of people and places. It starts with "Exif\0\0" or straight with its TIFF head. */
export function readExif(block: Uint8Array): { names: string[]; place: boolean } {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const tiff = bytes.subarray(bytes.toString("latin1", 0, 4) === "Exif" ? 6 : 0);
  if (tiff.length < 8) return { names: [], place: false };
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const names: string[] = [];
  let place = false;
  const directory = (start: number, depth: number) => {
    if (start + 2 > tiff.length || depth > 2) return;
    for (
      let entry = start + 2, left = u16(start);
      left > 0 && entry + 12 <= tiff.length;
      entry += 12, left -= 1
    ) {
      const tag = u16(entry);
      const size = u32(entry + 4);
      const from = size <= 4 ? entry + 8 : u32(entry + 8);
      const value = tiff.subarray(from, from + Math.min(size, 400));
      if (tag === 0x013b || tag === 0x8298 || tag === 0xa430) names.push(value.toString("utf8"));
      if (tag === 0x9c9d) names.push(value.toString("utf16le"));
      if (tag === 0x8825) place = true;
      if (tag === 0x8769) directory(u32(entry + 8), depth + 1);
    }
  };
  directory(u32(4), 0);
  return { names, place };
}

/** The names that an IPTC block gives: by-line and credit. */
export function authorsInIptc(block: Uint8Array): string[] {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const names: string[] = [];
  for (let at = bytes.indexOf(0x1c); at >= 0 && at + 5 <= bytes.length;) {
    const size = bytes.readUInt16BE(at + 3);
    if (bytes[at] !== 0x1c) break;
    if (bytes[at + 1] === 2 && [80, 110, 116].includes(bytes[at + 2] ?? 0))
      names.push(bytes.toString("utf8", at + 5, at + 5 + size));
    at += 5 + size;
  }
  return names;
}
