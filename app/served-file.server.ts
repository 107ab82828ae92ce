import { once } from "node:events";
import { createReadableStreamFromReadable } from "@remix-run/node";
import type { FileKind } from "~/domain/attachment";
import type { Files } from "~db/files";

const types: Record<FileKind, string> = { pdf: "application/pdf", jpeg: "image/jpeg", png: "image/png" };

/** An answer with a stored file, which no browser takes for a page: its kind is said, and nothing in it may run. */
export async function servedFile(
  files: Pick<Files, "read">,
  { sha256, kind, headers }: { sha256: string; kind: FileKind; headers: Record<string, string> },
): Promise<Response> {
  const stream = files.read(sha256);
  await once(stream, "open");
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      "Content-Type": types[kind],
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      ...headers,
    },
  });
}
