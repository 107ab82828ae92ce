import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "~/context.server";
import { openMailFolder } from "~db/mail-folder";

/** The page of a mail for a sandboxed frame: its own styles, the pictures it carries, and nothing that runs. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { portal } = context;
  const mail = found(await openMailFolder(portal.mail.folder).find(params["message"] ?? ""));
  let html = mail.html;
  for (const { cid, kind, sha256 } of mail.attachments ?? []) {
    const picture = await portal.files.readWhole(sha256);
    html = html.replaceAll(`cid:${cid}`, `data:${kind};base64,${picture.toString("base64")}`);
  }
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      "X-Frame-Options": "SAMEORIGIN",
    },
  });
}
