/** JPEG 2000, which some scanners put into PDFs: the boxes that make the picture, and its codestream without comments. */

const drawing = new Set(["jP  ", "ftyp", "jp2h", "jp2c", "ihdr", "bpcc", "colr", "pclr", "cmap", "cdef"]);

/** The picture alone; null for what cannot be read as one. */
export function withoutMetadataJp2(bytes: Uint8Array): Buffer | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.length < 12) return null;
  return whole.readUInt16BE(0) === 0xff4f ? codestream(whole) : boxes(whole);
}

function boxes(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 8 > bytes.length) return null;
    const name = bytes.toString("latin1", at + 4, at + 8);
    const said = bytes.readUInt32BE(at);
    // 1: the length is a longer number behind the name; 0: the box goes to the end.
    const head = said === 1 ? 16 : 8;
    if (at + head > bytes.length) return null;
    const length = said === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : said === 0 ? bytes.length - at : said;
    if (length < head || at + length > bytes.length) return null;
    const content = bytes.subarray(at + head, at + length);
    at += length;
    if (!drawing.has(name)) continue;
    const clean = name === "jp2c" ? codestream(content) : name === "jp2h" ? boxes(content) : content;
    if (!clean) return null;
    const start = Buffer.alloc(8);
    start.writeUInt32BE(clean.length + 8, 0);
    start.write(name, 4, "latin1");
    kept.push(start, clean);
  }
  return kept.length > 0 ? Buffer.concat(kept) : null;
}

/** Parts until the first tile are named by a mark and a length; a comment (FF64) is one of them. */
function codestream(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff4f) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const mark = bytes.readUInt16BE(at);
    if (mark === 0xff90) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (mark >> 8 !== 0xff || end > bytes.length) return null;
    if (mark !== 0xff64) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}
