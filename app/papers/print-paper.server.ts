/** Prints a paper: A4, in the look of the portal, as PDF. Everything is laid out first, and drawn after. */
import { setImmediate as breathe } from "node:timers/promises";
import { composerOf, textsOf } from "./compose.server";
import { draw } from "./draw.server";
import { codeOf, invisible, openFaces } from "./faces.server";
import { pagesOf } from "./pages";
import type { Paper } from "./paper";
import type { Node, Strip } from "./strips";

/** Gives the file of the PDF: the same paper is the same bytes. */
export async function printPaper(paper: Paper): Promise<Buffer> {
  const missing = new Set<string>();
  const faces = await openFaces(textsOf(paper));
  const composer = composerOf(paper, faces, (letters) => {
    for (const letter of Array.from(letters)) if (!invisible.test(letter)) missing.add(codeOf(letter));
  });
  const root: Node = { tag: "Document", children: [] };
  const strips: Strip[] = [];
  for (const at of paper.blocks.keys()) {
    strips.push(...composer.stripsAt(at, root));
    // Others are served while a long paper is set.
    await breathe();
  }
  if (missing.size > 0) strips.push(...composer.missingStrips([...missing].sort(), root));
  return draw(paper, composer, pagesOf(strips), root);
}
