import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "~/context.server";
import { servedLetter } from "~/served-letter.server";
import { openMailFolder } from "~db/mail-folder";

/** The page of a mail for a sandboxed frame: its own styles, the pictures it carries, and nothing that runs. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { portal } = context;
  const mail = found(await openMailFolder(portal.mail.folder).find(params["message"] ?? ""));
  return servedLetter(portal.files, { html: mail.html, pictures: mail.attachments ?? [] });
}
