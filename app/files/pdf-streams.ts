/** The streams of a PDF, opened within bounds and closed again without anything that draws nothing. */
import { inflateRawSync, inflateSync, deflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from "@cantoo/pdf-lib";
import { Unreadable } from "./content-stream";
import { withoutMetadata } from "./jpeg";
import { withoutMetadataJp2 } from "./jpeg2000";

/** Thrown where a document would unfold to more than is opened here: bytes, pixels or objects. */
export class TooMuch extends Error {}

const MEGABYTE = 1_048_576;
/** Bytes of one stream, opened: a text, font or drawing; a picture; and all of a document. */
const MOST = { stream: 64 * MEGABYTE, picture: 400 * MEGABYTE, document: 1500 * MEGABYTE };
/** Pixels of one picture: more than a page of A3 in 600 dots an inch has. */
const PIXELS = 120_000_000;

const generic = new Set(["FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"]);
const abbreviated: Record<string, string> = {
  Fl: "FlateDecode",
  LZW: "LZWDecode",
  A85: "ASCII85Decode",
  AHx: "ASCIIHexDecode",
  RL: "RunLengthDecode",
  CCF: "CCITTFaxDecode",
  DCT: "DCTDecode",
};
const ofPictures = new Set(["DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"]);

const key = (name: string) => PDFName.of(name);

/** A stream as it is written again: its bytes, how they are packed, and what the unpacking must know. */
export type Packed = { bytes: Uint8Array; filter: string; parms: PDFDict | null };

/** Opens the streams of one document, and counts what they unfold to. */
export function openStreams(context: PDFContext) {
  let unfolded = 0;
  const count = (bytes: number) => {
    unfolded += bytes;
    if (unfolded > MOST.document) throw new TooMuch("the document unfolds to too much");
  };

  function filtersOf(dict: PDFDict): { name: string; parms: PDFDict | null }[] {
    const filter = context.lookup(dict.get(key("Filter")));
    const parms = context.lookup(dict.get(key("DecodeParms")) ?? dict.get(key("DP")));
    const list = (value: PDFObject | undefined) =>
      value instanceof PDFArray ? value.asArray().map((one) => context.lookup(one)) : [value];
    const allParms = list(parms);
    return list(filter)
      .filter((one) => one !== undefined && one !== PDFNull)
      .map((one, at) => {
        if (!(one instanceof PDFName)) throw new Unreadable("a filter has no name");
        const name = one.decodeText();
        const own = allParms[at];
        return { name: abbreviated[name] ?? name, parms: own instanceof PDFDict ? own : null };
      });
  }

  const predictorOf = (parms: PDFDict | null) => {
    const value = parms ? context.lookup(parms.get(key("Predictor"))) : undefined;
    return value instanceof PDFNumber ? value.asNumber() : 1;
  };

  function unpack(bytes: Uint8Array, { name, parms }: { name: string; parms: PDFDict | null }, most: number) {
    if (name === "FlateDecode") return inflate(bytes, most).opened;
    const dict = PDFDict.withContext(context);
    dict.set(key("Filter"), key(name));
    if (parms) dict.set(key("DecodeParms"), parms);
    const opened = Uint8Array.from(decodePDFRawStream(PDFRawStream.of(dict, bytes)).getBytes(most + 1));
    if (opened.length > most) throw new TooMuch("a stream unfolds to too much");
    return opened;
  }

  /** Takes the general packing off; what packs pictures stays. */
  function unfold(stream: PDFRawStream, most: number) {
    let bytes: Uint8Array = stream.contents;
    const filters = filtersOf(stream.dict);
    let last: PDFDict | null = null;
    while (filters.length > 0 && generic.has(filters[0]!.name)) {
      // there is one
      const filter = filters.shift()!; // there was one
      if (predictorOf(last) > 1) throw new Unreadable("a prediction within a prediction");
      bytes = unpack(bytes, filter, most);
      count(bytes.length);
      last = filter.parms;
    }
    return { bytes, left: filters, parms: predictorOf(last) > 1 ? last : null };
  }

  /** The bytes of a drawing, a text or a function, opened altogether. */
  function textOf(stream: PDFRawStream): string {
    const { bytes, left, parms } = unfold(stream, MOST.stream);
    if (left.length > 0 || parms) throw new Unreadable("instructions are packed like a picture");
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  }

  /** Any other stream, packed again: its bytes end where they end, and a picture in it is the picture alone. */
  function repack(stream: PDFRawStream): Packed {
    const { dict } = stream;
    const number = (name: string) => {
      const value = context.lookup(dict.get(key(name)));
      return value instanceof PDFNumber ? value.asNumber() : 0;
    };
    const isPicture = context.lookup(dict.get(key("Subtype"))) === key("Image");
    if (isPicture && number("Width") * number("Height") > PIXELS)
      throw new TooMuch("a picture has too many pixels");
    const most = isPicture ? MOST.picture : MOST.stream;
    const filters = filtersOf(dict);
    if (filters.length === 1 && filters[0]!.name === "FlateDecode") {
      // it has one
      const { opened, taken } = inflate(stream.contents, most);
      count(opened.length);
      // Closed streams that open are kept as they are, cut where they end: closing pictures anew takes seconds.
      return { bytes: taken, filter: "FlateDecode", parms: filters[0]!.parms };
    }
    const { bytes, left, parms } = unfold(stream, most);
    const [form, ...more] = left;
    if (!form) return { bytes: deflateSync(bytes), filter: "FlateDecode", parms };
    if (more.length > 0 || parms || !ofPictures.has(form.name)) throw new Unreadable("an unknown packing");
    const picture =
      form.name === "DCTDecode"
        ? withoutMetadata(bytes)
        : form.name === "JPXDecode"
          ? withoutMetadataJp2(bytes)
          : bytes;
    if (!picture) throw new Unreadable("a picture in the document is damaged");
    return { bytes: picture, filter: form.name, parms: form.parms };
  }

  return { textOf, repack };
}

/** Opens a stream within bounds. Gives its content, and the closed bytes without what stands behind their end. */
function inflate(bytes: Uint8Array, most: number): { opened: Uint8Array; taken: Uint8Array } {
  const limit = { maxOutputLength: most };
  try {
    const { buffer, engine } = inflateSync(bytes, { ...limit, info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    }; // `info` makes it so; the types do not say it
    return { opened: buffer, taken: bytes.subarray(0, engine.bytesWritten) };
  } catch (error) {
    if (isTooLong(error)) throw new TooMuch("a stream unfolds to too much");
  }
  try {
    // A wrong checksum at the end is common, and every reader forgives it.
    const opened = inflateRawSync(bytes.subarray(2), limit);
    return { opened, taken: deflateSync(opened) };
  } catch (error) {
    if (isTooLong(error)) throw new TooMuch("a stream unfolds to too much");
    throw new Unreadable("a stream cannot be opened");
  }
}

const isTooLong = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
