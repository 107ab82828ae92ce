import { createHash } from "node:crypto";
import { attachmentHeader } from "~/domain/file-name";
import type { Instant } from "~/domain/time";

const types = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
};

/**
 * A file for everyone and for other sites' pages. It is asked for again each time, so that nobody reads an old one, and
 * is not sent again where it is the same. Only its content says whether it is: somebody may leave a list at any time.
 * `sum` is a sum of that which was taken before; with a `name` it comes as a download.
 */
export function publicFile(
  request: Request,
  content: string | Uint8Array,
  {
    type,
    changedAt,
    sum = createHash("sha256").update(content).digest("base64url"),
    name,
  }: { type: keyof typeof types; changedAt: Instant; sum?: string; name?: string },
): Response {
  const tag = `W/"${sum.slice(0, 27)}"`;
  const headers = {
    ETag: tag,
    "Last-Modified": new Date(changedAt).toUTCString(),
    "Cache-Control": "public, no-cache",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    ...(name && { "Content-Disposition": attachmentHeader(name) }),
  };
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map((one) => one.trim());
  if (known.includes(tag)) return new Response(null, { status: 304, headers });
  return new Response(typeof content === "string" ? content : Uint8Array.from(content), {
    headers: { ...headers, "Content-Type": types[type] },
  });
}
