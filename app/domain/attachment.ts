/** Files of an entry: what is taken, what a file says beside what it shows, and what each reader gets of it. */
import type { EntryDocument } from "./entry-document";
import { countCharacters, kindsOf } from "./form";
import type { Message, Refusal } from "./message";
import type { FilesField } from "./rulebook";
import { withoutSteering } from "./steering-marks";

export type FileKind = "pdf" | "jpeg" | "png";

/**
 * What a file says beside what it shows. Entrants are told of it; judges and the public get a copy without it.
 */
export type Findings = {
  /** Who the file names as its author. */
  names: string[];
  /** Whether it says where it was taken. */
  place: boolean;
  /** Files inside it. */
  files: number;
  /** What it would run or start. */
  programs: number;
  /** Earlier versions of itself. */
  versions: number;
};

/** Of a file that says nothing. */
export const nothingFound: Findings = { names: [], place: false, files: 0, programs: 0, versions: 0 };

/**
 * Why no clean copy can be made of a file: it is damaged or incomplete; it unfolds to too much; it is locked by a
 * password; its pages are a shell around something else; it has too many pixels.
 */
export type FileFault = "broken" | "tooMuch" | "locked" | "shell" | "pixels";

/** How far the scanner is with a file: there is no scanner, it has not looked yet, it found nothing, or something. */
export type ScanState = "none" | "waiting" | "clean" | "infected";

/** What the scanner said of a file; `down` if it said nothing that counts. */
export type Scanned =
  { state: "clean" } | { state: "infected"; threat: string } | { state: "down"; reason: string };

/** Whether a file may leave the portal. */
export const mayLeave = (scan: ScanState) => scan === "none" || scan === "clean";

export const MEGABYTE = 1_048_576;
/** Names are shown, never used as paths; longer ones are made by accident. */
const NAME_CHARACTERS = 150;

const endings: Record<FileKind, readonly string[]> = { pdf: ["pdf"], jpeg: ["jpg", "jpeg"], png: ["png"] };
const endingOf = (name: string) => name.split(".").at(-1)?.toLowerCase() ?? "";
const claimedKind = (name: string) =>
  (Object.keys(endings) as FileKind[]).find((kind) => endings[kind].includes(endingOf(name))); // its own keys

/** Why a file is not taken, by its name and size alone, or null. `size` in bytes. */
export function refuseSize(
  field: Pick<FilesField, "megabytes">,
  { name, size }: { name: string; size: number },
): Refusal {
  if (size === 0) return { id: "files.empty", values: { name } };
  if (countCharacters(name) > NAME_CHARACTERS)
    return { id: "files.nameTooLong", values: { limit: NAME_CHARACTERS } };
  return size > field.megabytes * MEGABYTE
    ? { id: "files.tooLarge", values: { name, megabytes: field.megabytes } }
    : null;
}

/** Why a file is not taken, by what its first bytes say it is, or null. */
export function refuseKind(
  field: Pick<FilesField, "kinds">,
  { name, kind }: { name: string; kind: FileKind | null },
): Refusal {
  if (kind && field.kinds.includes(kind)) return null;
  const claimed = claimedKind(name);
  return {
    id: claimed && claimed !== kind && field.kinds.includes(claimed) ? "files.lies" : "files.wrongType",
    values: { name, kinds: kindsOf(field) },
  };
}

/** Why a file is not taken, by how long it is, or null. */
export function refusePages(
  field: Pick<FilesField, "pages">,
  { name, pages }: { name: string; pages: number | null },
): Refusal {
  return field.pages !== undefined && pages !== null && pages > field.pages
    ? { id: "files.tooManyPages", values: { name, pages, limit: field.pages } }
    : null;
}

/** Why a field cannot hold so many files, or null. */
export function refuseCount(field: FilesField, count: number): Refusal {
  return count > field.max ? { id: "files.tooMany", values: { max: field.max } } : null;
}

const faults = {
  broken: "files.damaged",
  tooMuch: "files.tooMuch",
  locked: "files.locked",
  shell: "files.shell",
  pixels: "files.pixels",
} as const satisfies Record<FileFault, Message["id"]>;

/** Why no clean copy can be made of a file, in words. */
export function faultOfFile(fault: FileFault, { name, kind }: { name: string; kind: FileKind }): Message {
  return { id: faults[fault], values: { name, kind } };
}

/**
 * The name under which a file is kept and given back: without a path, controls, and the marks that turn or hide
 * letters; with an ending that fits what the file is, for computers open files by it.
 */
export function fileName(sent: string, kind: FileKind | null): string {
  const name = withoutSteering(sent.normalize("NFC").replace(/^.*[\\/]/s, "")).replace(
    /^[\s.]+|[\s.]+$/g,
    "",
  );
  if (kind === null || endings[kind].includes(endingOf(name))) return name;
  return `${name || "file"}.${endings[kind][0]!}`; // each kind has one
}

/**
 * What judges and the public know a file by: its question and its place there. Names that people give to files tell who
 * they are.
 */
export function plainName({ files }: Pick<EntryDocument, "files">, id: string): string {
  const file = files.find((one) => one.id === id);
  if (!file) return "file";
  const beside = files.filter((one) => one.field === file.field);
  const number = beside.length > 1 ? `-${beside.indexOf(file) + 1}` : "";
  return `${file.field}${number}.${endings[file.kind][0]!}`; // each kind has one
}
