import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** Canonical JSON by RFC 8785: one text for one value, whatever the order of its keys. Throws on what JSON has not. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Only JSON values have a canonical form");
  return text;
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
