import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import type { Result } from "~/domain/release";
import { picturesOf, readLetter } from "~/services/release.server";
import { fromJson } from "~db/columns";

/**
 * The page of one letter for a frame of the desk: its bytes as they will be sent, the pictures that travel with the
 * mail set in. Nothing in it can run, load or be framed elsewhere.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const letter = found(await readLetter(known, params["letter"] ?? ""));
  const result = fromJson<Result>(letter.resultJson);
  let page = letter.html;
  for (const { cid, sha256 } of picturesOf({ sponsors: result.sponsors.map((one) => one.id) }, result)) {
    if (!page.includes(`src="cid:${cid}"`)) continue;
    const picture = await known.portal.files.readWhole(sha256);
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
