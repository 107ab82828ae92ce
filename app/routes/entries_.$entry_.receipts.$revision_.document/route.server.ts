import type { LoaderFunctionArgs } from "@remix-run/node";
import { attachmentHeader } from "~/domain/file-name";
import { findReceipt } from "../entries_.$entry_.receipts.$revision/route.server";

/** The frozen document, byte for byte as it was hashed. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { entry, revision } = await findReceipt(context, request, params);
  return new Response(revision.documentJson, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": attachmentHeader(`${entry.code}-${revision.number}.json`),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
