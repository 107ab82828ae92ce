import type { InlineFile } from "~/services/outbox.server";
import type { Files } from "~db/files";

/**
 * The page of a letter for a frame of the desk: its bytes as they would be sent, the pictures that travel with the
 * mail set in. Nothing in it can run, load or be framed elsewhere.
 */
export async function servedLetter(
  files: Pick<Files, "readWhole">,
  { html, pictures }: { html: string; pictures: readonly Pick<InlineFile, "cid" | "sha256">[] },
): Promise<Response> {
  let page = html;
  for (const { cid, sha256 } of pictures) {
    if (!page.includes(`src="cid:${cid}"`)) continue;
    const picture = await files.readWhole(sha256);
    page = page.replaceAll(`src="cid:${cid}"`, `src="data:image/png;base64,${picture.toString("base64")}"`);
  }
  return new Response(page, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'",
      "X-Frame-Options": "SAMEORIGIN",
    },
  });
}
