import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { found } from "~/context.server";
import { findLogo } from "~db/queries/sponsors";

/** A sponsor's logo, for everyone. Its tag is the hash of its bytes, so a browser that has it fetches it no more. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { logoSha256 } = found(await findLogo(context.db, params["sponsor"] ?? ""));
  const hash = found(logoSha256);
  const headers = {
    "Content-Type": "image/png",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, max-age=3600",
    ETag: `"${hash}"`,
  };
  if (request.headers.get("if-none-match") === headers.ETag)
    return new Response(null, { status: 304, headers });
  return new Response(createReadableStreamFromReadable(context.portal.files.read(hash)), { headers });
}
