/**
 * Pictures as the portal takes them from strangers and shows them to everyone: read part by part, and put together
 * anew from the parts that make the picture, so that nothing else (words, places, another file behind the end) comes
 * with it.
 */
import type { Message } from "./message";

export const LOGO_BYTES = 500_000;
const least = { width: 80, height: 24 };
const most = { width: 2400, height: 1200 };

const kept = new Set(["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "pHYS", "IDAT", "IEND"]);
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const isPng = (bytes: Uint8Array) => signature.every((byte, at) => bytes[at] === byte);

/** A PNG made anew of its picture alone, with its size; null for one that is damaged or incomplete. */
function cleanPng(
  bytes: Uint8Array,
): { picture: Uint8Array<ArrayBuffer>; width: number; height: number } | null {
  if (!isPng(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  let at = 8;
  let width = 0;
  let height = 0;
  let isDrawn = false;
  for (let name = ""; name !== "IEND";) {
    if (at + 12 > bytes.length) return null;
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    if ((at === 8) !== (name === "IHDR")) return null;
    if (name === "IHDR") {
      if (end !== 33) return null;
      width = view.getUint32(16);
      height = view.getUint32(20);
    }
    if (name === "IDAT") isDrawn = true;
    if (kept.has(name)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return isDrawn ? { picture: joined(parts), width, height } : null;
}

/** A JPEG made anew of its picture alone, turned as it was; null for what cannot be read as one. */
function cleanJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let turned = 1;
  let isDrawn = false;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    if (at + 4 > bytes.length || bytes[at] !== 0xff) {
      // Programs that cut the end mark off are many; the picture before it is whole.
      if (!isDrawn) return null;
      parts.push(Uint8Array.of(0xff, 0xd9));
      break;
    }
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xd9) {
      parts.push(Uint8Array.of(0xff, 0xd9));
      break;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return null;
    const isApp = mark >= 0xe0 && mark <= 0xef;
    if (mark === 0xe1) turned = turnOf(bytes.subarray(at + 4, end)) ?? turned;
    // JFIF and Adobe say how the colours are stored; everything else that programs add is left behind.
    if ((!isApp && mark !== 0xfe) || mark === 0xe0 || mark === 0xee) parts.push(bytes.subarray(at, end));
    at = end;
    if (mark === 0xda) {
      const from = at;
      while (at < bytes.length && !(bytes[at] === 0xff && !isInScan(bytes[at + 1] ?? 0))) at += 1;
      parts.push(bytes.subarray(from, at));
      isDrawn = true;
    }
  }
  if (!isDrawn) return null;
  if (turned !== 1) parts.splice(1, 0, exifOf(turned));
  return joined(parts);
}

const isInScan = (mark: number) => mark === 0 || (mark >= 0xd0 && mark <= 0xd7);

/** How a camera says that the picture is turned, 1 to 8; null if it does not. */
function turnOf(exif: Uint8Array): number | null {
  if (exif.length < 20 || String.fromCharCode(...exif.subarray(0, 4)) !== "Exif") return null;
  const view = new DataView(exif.buffer, exif.byteOffset + 6, exif.byteLength - 6);
  const isLittle = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, isLittle);
  if (start + 2 > view.byteLength) return null;
  const count = view.getUint16(start, isLittle);
  for (let entry = 0; entry < count; entry += 1) {
    const at = start + 2 + entry * 12;
    if (at + 12 > view.byteLength) return null;
    if (view.getUint16(at, isLittle) !== 0x0112) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** The shortest note that says how a picture is turned. */
function exifOf(turned: number): Uint8Array {
  return Uint8Array.of(
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0],
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A picture without what cameras and programs write into it; null for what cannot be read as one. */
export function withoutMetadata(bytes: Uint8Array, kind: "png" | "jpeg"): Uint8Array<ArrayBuffer> | null {
  return kind === "png" ? (cleanPng(bytes)?.picture ?? null) : cleanJpeg(bytes);
}

/** A sponsor's logo, cleaned; or why it cannot be one. */
export function readLogo(
  bytes: Uint8Array,
): { logo: Uint8Array; width: number; height: number; fault: null } | { logo: null; fault: Message } {
  const fault = (id: Message["id"], values?: Message["values"]) => ({
    logo: null,
    fault: values ? { id, values } : { id },
  });
  if (bytes.length === 0) return fault("sponsors.logoMissing");
  if (bytes.length > LOGO_BYTES)
    return fault("sponsors.logoLarge", { kilobytes: Math.ceil(bytes.length / 1000) });
  if (!isPng(bytes)) return fault("sponsors.logoNotPng");
  const clean = cleanPng(bytes);
  if (!clean) return fault("sponsors.logoBroken");
  const { picture: logo, width, height } = clean;
  if (width < least.width || height < least.height || width > most.width || height > most.height)
    return fault("sponsors.logoSize", {
      width,
      height,
      leastWidth: least.width,
      leastHeight: least.height,
      mostWidth: most.width,
      mostHeight: most.height,
    });
  return { logo, width, height, fault: null };
}
