/** What is in a stranger's file, and a copy of it that shows the same and says nothing else. Bytes in, bytes out. */
import type { FileFault, FileKind, Findings } from "~/domain/attachment";
import type { Ground } from "~/domain/sponsors";
import { Unreadable } from "./content-stream";
import { findInPdf, readPdf } from "./pdf";
import { copyDrawn, Undrawn } from "./pdf-copy";
import { TooMuch } from "./pdf-streams";
import { examinePicture } from "./picture";
import { drawVector } from "./vector";

export type Examined = {
  fault: null;
  /** Of a PDF. */
  pages: number | null;
  /** Of a picture, as it is seen. */
  pixels: { width: number; height: number } | null;
  /** Of a picture that may be a logo: its contrast to each ground. */
  contrasts: Record<Ground, number> | null;
  findings: Findings;
  clean: Uint8Array;
  /** A picture small enough for a list: JPEG. */
  small: Uint8Array | null;
};

/** Where a file lies, and where its clean copy and its small picture are to be written. */
export type ExamineOrder = { path: string; kind: FileKind | "svg"; clean: string; small: string };
export type ExamineResult =
  { fault: FileFault } | (Omit<Examined, "clean" | "small"> & { hasSmall: boolean });

/** Examines a file that is of this kind by its first bytes. Takes time and memory: the portal asks a process of its own. */
export async function examineFile(
  bytes: Uint8Array,
  kind: ExamineOrder["kind"],
): Promise<Examined | { fault: FileFault }> {
  if (kind === "svg") return drawVector(bytes);
  if (kind !== "pdf") return examinePicture(bytes, kind);
  try {
    const source = await readPdf(bytes);
    if (typeof source === "string") return { fault: source };
    const findings = findInPdf(bytes, source);
    const clean = await copyDrawn(source);
    return {
      fault: null,
      pages: source.pages.length,
      pixels: null,
      contrasts: null,
      findings,
      clean,
      small: null,
    };
  } catch (error) {
    if (error instanceof Undrawn) return { fault: "shell" };
    if (error instanceof TooMuch) return { fault: "tooMuch" };
    // Also what the reader of PDFs itself stumbles over: whatever it is, no judge could read the file.
    if (error instanceof Unreadable || error instanceof Error) return { fault: "broken" };
    throw error;
  }
}
