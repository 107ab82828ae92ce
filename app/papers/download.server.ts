import { attachmentHeader } from "~/domain/file-name";

const types = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  sha256: "text/plain; charset=utf-8",
  json: "application/json; charset=utf-8",
};

/** A file as a download under its name, kept by no cache and drawn by no page. */
export function download(
  bytes: Uint8Array | string,
  { name, type }: { name: string; type: keyof typeof types },
) {
  return new Response(typeof bytes === "string" ? bytes : Uint8Array.from(bytes), {
    headers: {
      "Content-Type": types[type],
      "Content-Disposition": attachmentHeader(name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
