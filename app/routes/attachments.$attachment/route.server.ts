import { once } from "node:events";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { attachmentHeader } from "~/domain/file-name";
import { isShown } from "~/domain/readers";
import { fieldsOf } from "~/domain/rulebook";
import { findAttachmentFor } from "~db/queries/attachments";

const types = { pdf: "application/pdf", jpeg: "image/jpeg", png: "image/png" };

/** A file as a download, to those entitled to it; for everyone else it is not there. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const file = found(
    await findAttachmentFor(known.db, {
      id: params["attachment"] ?? "",
      editionId: known.edition.id,
      personId: known.viewer.id,
      judgedFields: fieldsOf(known.edition.rulebook)
        .filter((field) => field.type === "files" && isShown(field, "judge"))
        .map((field) => field.id),
    }),
  );
  const stream = known.portal.files.read(file.sha256);
  await once(stream, "open");
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      "Content-Type": types[file.kind],
      "Content-Length": String(file.size),
      "Content-Disposition": attachmentHeader(file.name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
      "Cross-Origin-Resource-Policy": "same-origin",
    },
  });
}
