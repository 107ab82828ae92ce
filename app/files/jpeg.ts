/** JPEG as a row of parts: what is inside a PDF is cleaned part by part, for a PDF says itself how its colours are meant. */

/**
 * A JPEG made anew of its picture alone; null for what cannot be read as one. Programs that cut the end mark off are
 * many: the picture before it is whole.
 */
export function withoutMetadata(jpeg: Uint8Array): Buffer | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const parts: Uint8Array[] = [jpeg.subarray(0, 2)];
  let isDrawn = false;
  let at = 2;
  for (;;) {
    while (jpeg[at] === 0xff && jpeg[at + 1] === 0xff) at += 1;
    const mark = jpeg[at] === 0xff ? jpeg[at + 1] : undefined;
    if (mark === 0xd9 || mark === undefined || at + 4 > jpeg.length) {
      if (!isDrawn) return null;
      parts.push(Uint8Array.of(0xff, 0xd9));
      return Buffer.concat(parts);
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > jpeg.length) return null;
    const isApplication = mark >= 0xe0 && mark <= 0xef;
    // Adobe's part says how the colours are stored; everything else that programs add is left behind.
    if ((!isApplication && mark !== 0xfe) || mark === 0xee) parts.push(jpeg.subarray(at, end));
    at = end;
    if (mark === 0xda) {
      const from = at;
      while (at < jpeg.length && !(jpeg[at] === 0xff && !isInScan(jpeg[at + 1] ?? 0))) at += 1;
      parts.push(jpeg.subarray(from, at));
      isDrawn = true;
    }
  }
}

const isInScan = (mark: number) => mark === 0 || (mark >= 0xd0 && mark <= 0xd7);
