import { Metadata } from "@tus/server";

/** A browser's mark of a file: its size and when it was changed. */
const MARK_CHARACTERS = 60;

/** What the head of a first request says of an upload (tus, creation). Throws a 400 on one that says no size. */
export function readUploadHead(request: Request): { name: string; size: number; mark: string } {
  const size = request.headers.get("upload-length") ?? "";
  const said = metadataOf(request);
  if (!/^\d{1,12}$/.test(size)) throw new Response("Upload-Length is missing", { status: 400 });
  return {
    name: said["filename"] ?? "",
    size: Number(size),
    mark: (said["mark"] ?? "").slice(0, MARK_CHARACTERS),
  };
}

function metadataOf(request: Request): Record<string, string | null> {
  const text = request.headers.get("upload-metadata");
  try {
    return text ? Metadata.parse(text) : {};
  } catch {
    throw new Response("Upload-Metadata cannot be read", { status: 400 });
  }
}
