import type { LoaderFunctionArgs } from "@remix-run/node";
import { found } from "~/context.server";
import { openMailFolder } from "~db/mail-folder";

/** One mail of the folder as it left, with its links, for they do not work inside the frame. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { portal, edition } = context;
  const id = params["message"] ?? "";
  const mail = found(await openMailFolder(portal.mail.folder).find(id));
  const { at, from, replyTo, to, subject, text } = mail;
  return {
    title: subject,
    mail: { id, at, from, replyTo, to, text },
    links: [...new Set(text.match(/https?:\/\/[^\s<>"]+/g) ?? [])]
      .filter((link) => link.startsWith(`${portal.publicUrl}/`))
      .map((link) => link.slice(portal.publicUrl.length)),
    zone: edition.rulebook.edition.zone,
  };
}
