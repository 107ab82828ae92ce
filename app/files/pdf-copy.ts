/**
 * A PDF made anew: its pages, and of them what is drawn. Nothing is taken out of the old file; what is known to draw is
 * put into a new one, so whatever else a program, a person or an attacker wrote is not there to be found again:
 * metadata, earlier versions, comments, files inside, programs, links.
 */
import {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStreamWriter,
  PDFString,
} from "@cantoo/pdf-lib";
import { drawingAlone, Unreadable } from "./content-stream";
import { key, numberIn, type Source, type SourcePage } from "./pdf";
import { openStreams, TooMuch } from "./pdf-streams";
import { deflateSync } from "node:zlib";

/** Every key of ISO 32000 that says how something is drawn, or read aloud. Others are left behind, whoever holds them. */
const drawing = new Set(
  `Type Subtype FormType BBox Matrix Resources Group StructParent StructParents OC S CS I K
  Width Height ColorSpace BitsPerComponent ImageMask Mask Decode Interpolate SMask SMaskInData Matte
  LW LC LJ ML D OP op OPM Font SA BM CA ca AIS TK G BC
  PatternType PaintType TilingType XStep YStep Shading ExtGState
  ShadingType Background AntiAlias Coords Domain Function Extend BitsPerCoordinate BitsPerFlag VerticesPerRow
  FunctionType Range Size BitsPerSample Order Encode C0 C1 N Functions Bounds
  WhitePoint BlackPoint Gamma
  BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode FontBBox FontMatrix CharProcs DescendantFonts
  CIDSystemInfo DW W DW2 W2 CIDToGIDMap Registry Ordering Supplement
  FontName FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH
  AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 Length1 Length2 Length3
  BaseEncoding Differences CMapName WMode UseCMap
  OCGs P VE ON OFF BaseState
  ParentTree ParentTreeNextKey RoleMap Nums Limits Kids Pg Lang Alt E ActualText MCID Stm A O Scope RowSpan ColSpan
  Predictor Colors Columns EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals
  ColorTransform EarlyChange`.split(/\s+/),
);
/** Texts are kept where they are drawn with or read aloud. */
const texts = new Set(["Registry", "Ordering", "Lang", "Alt", "E", "ActualText"]);
/** Dictionaries whose keys are names that the page gives. */
const named = new Set(["CharProcs", "RoleMap"]);
const pageKeys = [
  "MediaBox",
  "CropBox",
  "BleedBox",
  "TrimBox",
  "ArtBox",
  "Rotate",
  "UserUnit",
  "Group",
  "StructParents",
];
const resourceKeys = ["ExtGState", "ColorSpace", "Pattern", "Shading", "XObject", "Font", "Properties"];
/** Colours that a page would draw all others with; they are profiles, and those are replaced. */
const defaultColours = new Set(["DefaultGray", "DefaultRGB", "DefaultCMYK"]);
/** Notes that lie on a page without being part of it, or do something. All others are drawn onto it. */
const notDrawn = new Set(
  [
    "Link",
    "Popup",
    "Text",
    "FileAttachment",
    "Sound",
    "Movie",
    "Screen",
    "RichMedia",
    "3D",
    "PrinterMark",
    "TrapNet",
  ].map(key),
);
const HIDDEN = 2 | 32;
const NESTED = 100;
const OBJECTS = 500_000;

/** Thrown where the pages leave words to the program that opens them. */
export class Undrawn extends Error {}

type Role = "value" | "resources" | "named" | "drawing" | "texts";

/** The bytes of the new document. Throws Unreadable, TooMuch or Undrawn. */
export async function copyDrawn({ context: from, catalog, pages }: Source): Promise<Uint8Array> {
  const to = PDFContext.create();
  const streams = openStreams(from);
  const copies = new Map<string, PDFRef>();
  const waiting: { ref: PDFRef; value: PDFObject; role: Role }[] = [];

  /** A reference to the copy of what is referred to; the copy itself is made when its turn comes. */
  function copyRef(ref: PDFRef, role: Role): PDFObject {
    const value = from.lookup(ref);
    if (value === undefined || value === PDFNull) return PDFNull;
    const name = `${role} ${ref.toString()}`;
    let copy = copies.get(name);
    if (!copy) {
      copies.set(name, (copy = to.nextRef()));
      if (copies.size > OBJECTS) throw new TooMuch("too many objects");
      waiting.push({ ref: copy, value, role });
    }
    return copy;
  }

  function copy(value: PDFObject, role: Role, depth: number): PDFObject {
    if (depth > NESTED) throw new Unreadable("nested without end");
    if (value instanceof PDFRef) return copyRef(value, role);
    if (value instanceof PDFRawStream) return copyStream(value, role, depth);
    if (value instanceof PDFDict)
      return role === "resources" ? copyResources(value, depth) : copyDict(value, role, depth);
    if (value instanceof PDFArray) return copyArray(value, role, depth);
    if (value instanceof PDFString || value instanceof PDFHexString)
      return role === "texts" ? value : PDFNull;
    return value instanceof PDFName || value instanceof PDFNumber || value instanceof PDFBool
      ? value
      : PDFNull;
  }

  function copyDict(dict: PDFDict, role: Role, depth: number): PDFDict {
    const made = PDFDict.withContext(to);
    const type = from.lookup(dict.get(key("Type")));
    for (const [name, value] of dict.entries()) {
      const word = name.decodeText();
      if ((role !== "named" && !drawing.has(word)) || isNote(value)) continue;
      made.set(
        name,
        copy(
          value,
          word === "Resources"
            ? "resources"
            : named.has(word)
              ? "named"
              : texts.has(word)
                ? "texts"
                : role === "named" && !(value instanceof PDFName)
                  ? "drawing"
                  : "value",
          depth + 1,
        ),
      );
    }
    // A layer is switched by what it is; what it is called tells of the program and who used it.
    if (type === key("OCG")) made.set(key("Name"), PDFString.of("Layer"));
    return made;
  }

  function copyResources(dict: PDFDict, depth: number): PDFDict {
    const made = PDFDict.withContext(to);
    for (const category of resourceKeys) {
      const things = from.lookup(dict.get(key(category)));
      if (!(things instanceof PDFDict)) continue;
      const own = PDFDict.withContext(to);
      for (const [name, value] of things.entries())
        if (category !== "ColorSpace" || !defaultColours.has(name.decodeText()))
          own.set(name, copy(value, "value", depth + 2));
      made.set(key(category), own);
    }
    return made;
  }

  function copyArray(array: PDFArray, role: Role, depth: number): PDFObject {
    const items = array.asArray();
    const first = from.lookup(items[0]);
    if (first === key("ICCBased")) return plainColours(from.lookup(items[1]));
    const isPalette = first === key("Indexed") || first === key("I");
    const made = PDFArray.withContext(to);
    for (const item of items)
      if (!isNote(item))
        made.push(copy(item, isPalette ? "texts" : role === "texts" ? "value" : role, depth + 1));
    return made;
  }

  /** Where the structure of a document points at a note on a page; the note is not there any more. */
  function isNote(value: PDFObject): boolean {
    const found = from.lookup(value);
    return found instanceof PDFDict && from.lookup(found.get(key("Type"))) === key("OBJR");
  }

  /** The plain colours in place of a profile, which carries words of its own. */
  function plainColours(profile: PDFObject | undefined): PDFName {
    const parts = profile instanceof PDFRawStream ? numberIn(from, profile.dict.get(key("N")), 3) : 3;
    return key(parts === 1 ? "DeviceGray" : parts === 4 ? "DeviceCMYK" : "DeviceRGB");
  }

  function copyStream(stream: PDFRawStream, role: Role, depth: number): PDFRawStream {
    const made = copyDict(stream.dict, "value", depth);
    const isDrawing =
      role === "drawing" ||
      from.lookup(stream.dict.get(key("Subtype"))) === key("Form") ||
      numberIn(from, stream.dict.get(key("PatternType")), 0) === 1 ||
      numberIn(from, stream.dict.get(key("FunctionType")), 0) === 4;
    if (isDrawing) return packed(made, drawingAlone(streams.textOf(stream)));
    const { bytes, filter, parms } = streams.repack(stream);
    made.set(key("Filter"), key(filter));
    if (parms) made.set(key("DecodeParms"), copyDict(parms, "value", depth + 1));
    return PDFRawStream.of(made, bytes);
  }

  function packed(dict: PDFDict, text: string): PDFRawStream {
    dict.set(key("Filter"), key("FlateDecode"));
    return PDFRawStream.of(dict, deflateSync(Buffer.from(text, "latin1")));
  }

  const tree = to.nextRef();
  const refs = pages.map(() => to.nextRef());
  pages.forEach(({ ref }, at) => {
    if (ref) copies.set(`value ${ref.toString()}`, refs[at]!); // one for each page
  });
  pages.forEach((page, at) => {
    to.assign(refs[at]!, copyPage(page)); // one for each page
  });

  function copyPage({ dict, inherited }: SourcePage): PDFDict {
    const made = PDFDict.withContext(to);
    made.set(key("Type"), key("Page"));
    made.set(key("Parent"), tree);
    for (const name of pageKeys) {
      const value = dict.get(key(name)) ?? inherited.get(name);
      if (value) made.set(key(name), copy(value, "value", 1));
    }
    const own = from.lookup(inherited.get("Resources"));
    const resources = own instanceof PDFDict ? copyResources(own, 1) : PDFDict.withContext(to);
    const parts = contentsOf(dict.get(key("Contents"))).map((part) => streams.textOf(part));
    const onTop = drawNotes(dict, resources);
    made.set(key("Resources"), resources);
    made.set(
      key("Contents"),
      to.register(packed(PDFDict.withContext(to), `q ${drawingAlone(parts.join("\n"))} Q${onTop}`)),
    );
    return made;
  }

  function contentsOf(value: PDFObject | undefined): PDFRawStream[] {
    if (value === undefined) return [];
    const found = from.lookup(value);
    if (found instanceof PDFRawStream) return [found];
    if (found instanceof PDFArray) return found.asArray().flatMap((one) => contentsOf(one));
    throw new Unreadable("what a page draws is missing");
  }

  /** Draws filled fields, stamps, signatures and marks onto the page. Gives the instructions for it. */
  function drawNotes(page: PDFDict, resources: PDFDict): string {
    const list = from.lookup(page.get(key("Annots")));
    if (!(list instanceof PDFArray)) return "";
    let instructions = "";
    list.asArray().forEach((one, at) => {
      const note = from.lookup(one);
      if (!(note instanceof PDFDict)) return;
      const kind = from.lookup(note.get(key("Subtype")));
      if ((kind instanceof PDFName && notDrawn.has(kind)) || numberIn(from, note.get(key("F")), 0) & HIDDEN)
        return;
      const look = appearanceOf(note);
      if (!look && saysSomething(note)) throw new Undrawn("a field is filled and not drawn");
      const place = look && placement(note, look.dict);
      if (!place) return;
      const form = copyStream(look, "drawing", 1);
      form.dict.set(key("Type"), key("XObject"));
      form.dict.set(key("Subtype"), key("Form"));
      const name = key(`PortalNote${at}`);
      const known = resources.get(key("XObject"));
      const drawings = known instanceof PDFDict ? known : PDFDict.withContext(to);
      drawings.set(name, to.register(form));
      resources.set(key("XObject"), drawings);
      instructions += ` q ${place.join(" ")} cm ${name.toString()} Do Q`;
    });
    return instructions;
  }

  /** Words of a field or a note that each program draws in its own way, if it draws them at all. */
  function saysSomething(note: PDFDict): boolean {
    const kind = from.lookup(note.get(key("Subtype")));
    if (kind === key("FreeText")) return true;
    const field = note.has(key("FT")) || note.has(key("V")) ? note : from.lookup(note.get(key("Parent")));
    const value = field instanceof PDFDict ? from.lookup(field.get(key("V"))) : undefined;
    return (
      kind === key("Widget") &&
      (value instanceof PDFString || value instanceof PDFHexString) &&
      value.asBytes().length > 0
    );
  }

  function appearanceOf(note: PDFDict): PDFRawStream | null {
    const looks = from.lookup(note.get(key("AP")));
    const normal = looks instanceof PDFDict ? from.lookup(looks.get(key("N"))) : undefined;
    if (normal instanceof PDFRawStream) return normal;
    const state = from.lookup(note.get(key("AS")));
    const chosen =
      normal instanceof PDFDict && state instanceof PDFName ? from.lookup(normal.get(state)) : undefined;
    return chosen instanceof PDFRawStream ? chosen : null;
  }

  /** How an appearance is moved and stretched to where its note lies (ISO 32000-1, 12.5.5, algorithm 8.1). */
  function placement(note: PDFDict, look: PDFDict): number[] | null {
    const numbers = (value: PDFObject | undefined, length: number) => {
      const list = from.lookup(value);
      const all = list instanceof PDFArray ? list.asArray().map((one) => numberIn(from, one, NaN)) : [];
      return all.length === length && all.every(Number.isFinite) ? all : null;
    };
    const rect = numbers(note.get(key("Rect")), 4);
    const box = numbers(look.get(key("BBox")), 4);
    if (!rect || !box) return null;
    const [a, b, c, d, e, f] = numbers(look.get(key("Matrix")), 6) ?? [1, 0, 0, 1, 0, 0];
    const corners = [0, 2].flatMap(
      (x) => [1, 3].map((y) => [box[x]! * a! + box[y]! * c! + e!, box[x]! * b! + box[y]! * d! + f!] as const), // six numbers, four corners
    );
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const left = Math.min(...xs);
    const bottom = Math.min(...ys);
    const wide = Math.max(...xs) - left;
    const high = Math.max(...ys) - bottom;
    if (wide === 0 || high === 0) return null;
    const [x0, y0, x1, y1] = rect as [number, number, number, number]; // four numbers
    const across = Math.abs(x1 - x0) / wide;
    const up = Math.abs(y1 - y0) / high;
    return [across, 0, 0, up, Math.min(x0, x1) - left * across, Math.min(y0, y1) - bottom * up];
  }

  const root = PDFDict.withContext(to);
  root.set(key("Type"), key("Catalog"));
  root.set(key("Pages"), tree);
  const language = from.lookup(catalog.get(key("Lang")));
  if (language instanceof PDFString || language instanceof PDFHexString) root.set(key("Lang"), language);
  const structure = catalog.get(key("StructTreeRoot"));
  if (structure) {
    root.set(key("StructTreeRoot"), copy(structure, "value", 1));
    root.set(key("MarkInfo"), to.obj({ Marked: true }));
  }
  const layers = catalog.get(key("OCProperties"));
  if (layers) root.set(key("OCProperties"), copy(layers, "value", 1));
  // The list grows while it is worked through.
  for (const { ref, value, role } of waiting) to.assign(ref, copy(value, role, 0));

  to.assign(tree, to.obj({ Type: "Pages", Kids: refs, Count: refs.length }));
  to.trailerInfo.Root = to.register(root);
  return PDFStreamWriter.forContext(to, Infinity).serializeToBuffer();
}
