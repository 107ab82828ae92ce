/** What a PDF is and holds, read by what is in it: pages, who it names, what it would do. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import type { FileFault, Findings } from "~/domain/attachment";
import { Unreadable } from "./content-stream";
import { authorsInXmp, namesOf } from "./metadata";
import { openStreams, TooMuch } from "./pdf-streams";

const PAGES = 3000;
const OBJECTS = 500_000;
/** Dictionaries within dictionaries that are looked into. */
const DEEP = 50;
/** The end of a whole PDF says where its table is; what follows the end is forgiven up to here. */
const END_BYTES = 4096;

export const key = (name: string) => PDFName.of(name);

/** A page with what it inherits from the tree above it. */
export type SourcePage = { ref: PDFRef | null; dict: PDFDict; inherited: ReadonlyMap<string, PDFObject> };
export type Source = { context: PDFContext; catalog: PDFDict; pages: SourcePage[] };

const inheritable = ["Resources", "MediaBox", "CropBox", "Rotate"];

/** Reads a PDF. Gives its pages, or why it is none that can be judged. Throws Unreadable or TooMuch. */
export async function readPdf(bytes: Uint8Array): Promise<Source | FileFault> {
  if (!tail(bytes).includes("startxref")) throw new Unreadable("the end is missing");
  let context: PDFContext;
  try {
    context = await PDFParser.forBytesWithOptions(bytes, Infinity).parseDocument();
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : "not a PDF");
  }
  if (context.enumerateIndirectObjects().length > OBJECTS) throw new TooMuch("too many objects");
  if (context.lookup(context.trailerInfo.Encrypt)) return "locked";
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) throw new Unreadable("there is no catalogue");
  // A form that only one program can draw, or a folder of other files: its pages say nothing.
  if (catalog.has(key("Collection")) || String(catalog.get(key("NeedsRendering"))) === "true") return "shell";
  const pages: SourcePage[] = [];
  const seen = new Set<PDFObject>();
  const visit = (at: PDFObject | undefined, above: ReadonlyMap<string, PDFObject>, depth: number) => {
    const node = context.lookup(at);
    if (!(node instanceof PDFDict) || seen.has(node) || depth > 60) throw new Unreadable("a page is missing");
    seen.add(node);
    const inherited = new Map(above);
    for (const name of inheritable) {
      const own = node.get(key(name));
      if (own) inherited.set(name, own);
    }
    const kids = context.lookup(node.get(key("Kids")));
    if (kids instanceof PDFArray) {
      for (const kid of kids.asArray()) visit(kid, inherited, depth + 1);
      return;
    }
    pages.push({ ref: at instanceof PDFRef ? at : null, dict: node, inherited });
    if (pages.length > PAGES) throw new TooMuch("too many pages");
  };
  visit(catalog.get(key("Pages")), new Map(), 0);
  if (pages.length === 0) throw new Unreadable("there is no page");
  return { context, catalog, pages };
}

function tail(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(Math.max(0, bytes.length - END_BYTES))).toString("latin1");
}

/** A text as people read it; null for what is none. */
function textOf(value: PDFObject | undefined): string | null {
  if (!(value instanceof PDFString) && !(value instanceof PDFHexString)) return null;
  try {
    return value.decodeText();
  } catch {
    return null;
  }
}

/** What stands in a PDF beside its pages: authors, files, programs, earlier versions of itself. */
export function findInPdf(bytes: Uint8Array, { context }: Source): Findings {
  const names: (string | null)[] = [];
  const info = context.lookup(context.trailerInfo.Info);
  if (info instanceof PDFDict)
    for (const name of ["Author", "Company", "Manager"])
      names.push(textOf(context.lookup(info.get(key(name)))));
  let files = 0;
  let programs = 0;
  const look = (object: PDFObject, depth: number): void => {
    if (depth > DEEP) return;
    if (object instanceof PDFArray) for (const one of object.asArray()) look(one, depth + 1);
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) return;
    if (object instanceof PDFRawStream && context.lookup(dict.get(key("Type"))) === key("Metadata"))
      names.push(...authorsInXmp(packetOf(context, object)));
    if (dict.has(key("EF"))) files += 1;
    if (dict.has(key("JS")) || context.lookup(dict.get(key("S"))) === key("Launch")) programs += 1;
    // Who wrote a comment beside the text.
    if (dict.has(key("Rect")) && dict.get(key("Subtype")) !== key("Widget"))
      names.push(textOf(context.lookup(dict.get(key("T")))));
    for (const value of dict.values()) look(value, depth + 1);
  };
  for (const [, object] of context.enumerateIndirectObjects()) look(object, 0);
  return { names: namesOf(names), place: false, files, programs, versions: earlierVersions(bytes) };
}

/** The words of an XMP packet; none of one that cannot be opened. */
function packetOf(context: PDFContext, stream: PDFRawStream): string {
  try {
    return Buffer.from(openStreams(context).textOf(stream), "latin1").toString("utf8");
  } catch {
    return "";
  }
}

/** A file that is opened page by page over a line has two tables from the start. */
function earlierVersions(bytes: Uint8Array): number {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let tables = 0;
  for (let at = whole.indexOf("startxref"); at >= 0; at = whole.indexOf("startxref", at + 9)) tables += 1;
  const isLinear = whole.subarray(0, 2048).includes("/Linearized");
  return Math.max(0, tables - (isLinear ? 2 : 1));
}

/** A number of a dictionary or array, or what stands for it. */
export function numberIn(context: PDFContext, value: PDFObject | undefined, otherwise: number): number {
  const number = context.lookup(value);
  return number instanceof PDFNumber ? number.asNumber() : otherwise;
}
