import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { attachmentHeader } from "~/domain/file-name";
import { findComplaintDocument } from "~db/queries/complaints";

/** The text of a complaint, byte for byte as it was hashed, for the people of its entry. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, viewer } = requireViewer(context, request);
  const { code, documentJson } = found(
    await findComplaintDocument(db, {
      id: params["complaint"] ?? "",
      editionId: edition.id,
      personId: viewer.id,
    }),
  );
  return new Response(documentJson, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": attachmentHeader(`${code}.json`),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
