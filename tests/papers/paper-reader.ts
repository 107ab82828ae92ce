/** Reads papers as other people's programs do: their text as Firefox takes it out, their fonts as they lie in the file. */
import { inflateSync } from "node:zlib";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { extractText, getDocumentProxy } from "unpdf";

/** The text of each page, line after line. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: false });
  return text;
}

/** The text of a paper with every space and line end left out, for words that were broken over lines. */
export async function lettersOf(bytes: Uint8Array): Promise<string> {
  return (await pagesOf(bytes)).join("").replace(/\s/g, "");
}

/** What a font in a file holds: its size, and the texts that its glyphs stand for, with the bytes of each outline. */
export type FontInFile = { name: string; size: number; glyphs: Map<string, number[]> };

/** The fonts of a paper; one that is not embedded has no size. */
export async function fontsOf(bytes: Uint8Array): Promise<FontInFile[]> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const get = (dict: PDFDict | undefined, key: string) => {
    const value = dict?.get(PDFName.of(key));
    return value && context.lookup(value);
  };
  const fonts: FontInFile[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || String(get(object, "Subtype")) !== "/Type0") continue;
    const descendants = get(object, "DescendantFonts");
    const descendant = descendants instanceof PDFArray ? context.lookup(descendants.get(0)) : undefined;
    const descriptor = descendant instanceof PDFDict ? get(descendant, "FontDescriptor") : undefined;
    const file = descriptor instanceof PDFDict ? get(descriptor, "FontFile2") : undefined;
    const map = get(object, "ToUnicode");
    const font = file instanceof PDFRawStream ? contentsOf(file) : Buffer.alloc(0);
    const outlines = outlinesOf(font);
    const glyphs = new Map<string, number[]>();
    if (map instanceof PDFRawStream)
      for (const [id, text] of textsOf(contentsOf(map).toString("latin1")))
        glyphs.set(text, [...(glyphs.get(text) ?? []), outlines[id] ?? 0]);
    fonts.push({ name: String(get(object, "BaseFont")), size: font.length, glyphs });
  }
  return fonts;
}

function contentsOf(stream: PDFRawStream): Buffer {
  const isPacked = String(stream.dict.get(PDFName.of("Filter"))) === "/FlateDecode";
  return isPacked ? inflateSync(stream.contents) : Buffer.from(stream.contents);
}

/** How many bytes the outline of each glyph of a TrueType font takes. */
function outlinesOf(font: Buffer): number[] {
  const at = font.indexOf("loca", 12, "latin1");
  if (at < 0) return [];
  const [start, length] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
  const starts = Array.from({ length: length / 4 }, (_, id) => font.readUInt32BE(start + id * 4));
  return starts.slice(1).map((end, id) => end - starts[id]!); // one start before each end
}

/** Which text each glyph stands for, by its number. */
function textsOf(map: string): [number, string][] {
  return [...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)].flatMap(
    ([, from = "", list = ""]) =>
      [...list.matchAll(/<([^>]*)>/g)].map(([, hex = ""], at): [number, string] => [
        Number.parseInt(from, 16) + at,
        Buffer.from(hex.replace(/\s/g, ""), "hex").swap16().toString("utf16le"),
      ]),
  );
}
