import { codeIn } from "~/domain/receipt";
import type { Db } from "~db/client";
import { findRevisionByHash } from "~db/queries/entries";
import { canonicalJson, sha256 } from "./canonical.server";

/** What a check tells of a revision: that it is there, when it came, and whether it was superseded. */
export type Known = NonNullable<Awaited<ReturnType<typeof findRevisionByHash>>>;

/**
 * Whether the portal has a revision with exactly this document. Gives what is told of it, or `found: null`; null for
 * what is no document of a receipt. A copy that was laid out anew (by a viewer, by pasting) says the same, and is
 * recognised by its canonical form; `isExact` is false then.
 */
export async function checkDocument(
  db: Db,
  bytes: Uint8Array,
): Promise<{ found: Known | null; isExact: boolean } | null> {
  const text = new TextDecoder().decode(bytes);
  const code = codeIn(text);
  if (code === null) return null;
  const exact = await findRevisionByHash(db, { code, hash: sha256(bytes) });
  if (exact) return { found: exact, isExact: true };
  const canonical = canonicalOf(text);
  const same =
    canonical === null ? undefined : await findRevisionByHash(db, { code, hash: sha256(canonical) });
  // What surrounds a pasted text is no part of it.
  return { found: same ?? null, isExact: same ? text.trim() === canonical : true };
}

/** The canonical form of a document, or null for what has none: nested without end, or with halves of letters. */
function canonicalOf(text: string): string | null {
  try {
    return canonicalJson(JSON.parse(text));
  } catch {
    return null;
  }
}
