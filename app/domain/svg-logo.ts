/** Logos that come as SVG: only shapes are taken, and they leave as pixels. */
import type { Refusal } from "./message";

/** The text of an SVG file, or null for what is none. A declaration of its type without rules of its own is left out. */
export function svgText(bytes: Uint8Array): string | null {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const body = text.replace(/<!DOCTYPE[^>[]*>/gi, "").replace(/<!--[\s\S]*?-->/g, "");
  return /^\s*(<\?[^>]*\?>\s*)*(<!DOCTYPE|<([\w-]+:)?svg[\s>])/i.test(body) ? body : null;
}

/** What an SVG may not hold, by what an organiser would call it. */
const more: [what: string, pattern: RegExp][] = [
  ["entities", /<!DOCTYPE|<!ENTITY|<!\[CDATA|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i],
  ["instructions", /<\?(?!xml\s)/i],
  ["programs", /<(?:[\w-]+:)?script|\son[a-z]+\s*=|javascript:/i],
  ["pages", /<(?:[\w-]+:)?(?:foreignObject|iframe|object|embed|audio|video)\b/i],
  ["pictures", /<(?:[\w-]+:)?(?:image|feImage)\b/i],
  ["texts", /<(?:[\w-]+:)?(?:text|tspan|textPath|font)\b/i],
  ["filters", /<(?:[\w-]+:)?(?:filter|pattern|marker)\b/i],
  ["animations", /<(?:[\w-]+:)?(?:animate\w*|set)\b/i],
  ["links", /\b(?:href|src)\s*=\s*(?!\s*["']#)|<(?:[\w-]+:)?a[\s>]|@import|url\(\s*["']?(?!\s*["']?#)/i],
];

/** Copies of a part in a drawing, beyond which copies of copies could grow without end. */
const COPIES = 20;

/** Why an SVG cannot be a logo, with what it holds beside shapes, or null. */
export function refuseSvg(text: string): Refusal {
  // Escapes could hide a word from the patterns, and no shape needs them.
  const what = /&#|\\/.test(text) ? "entities" : more.find(([, pattern]) => pattern.test(text))?.[0];
  if ((text.match(/<(?:[\w-]+:)?use\b/gi)?.length ?? 0) > COPIES)
    return { id: "sponsors.logoSvgHolds", values: { what: "copies" } };
  return what ? { id: "sponsors.logoSvgHolds", values: { what } } : null;
}
