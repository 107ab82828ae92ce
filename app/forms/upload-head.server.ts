import { Metadata } from "@tus/server";

/** A browser's mark of a file: its size and when it was changed. */
const MARK_CHARACTERS = 60;

/** What the head of a first request says of an upload (tus, creation). Throws a 400 on one that says no size. */
export function readUploadHead(request: Request): { name: string; size: number; mark: string } {
  const size = request.headers.get("upload-length") ?? "";
  let said: Record<string, string | null> = {};
  try {
    said = Metadata.parse(request.headers.get("upload-metadata") ?? undefined) ?? {};
  } catch {
    throw new Response("Upload-Metadata cannot be read", { status: 400 });
  }
  if (!/^\d{1,12}$/.test(size)) throw new Response("Upload-Length is missing", { status: 400 });
  return {
    name: said["filename"] ?? "",
    size: Number(size),
    mark: (said["mark"] ?? "").slice(0, MARK_CHARACTERS),
  };
}
