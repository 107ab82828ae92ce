import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { download } from "~/papers/download.server";
import { certificateFile, certificateFileName } from "~/services/certificates.server";
import { findOwnEntry } from "~/services/entries.server";
import { listCertificatesOfEntry } from "~db/queries/certificates";

/** A valid certificate of an entry as PDF, for the people of the entry. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const certificate = found(
    (await listCertificatesOfEntry(known.db, entry.id)).find((one) => one.id === params["certificate"]),
  );
  return download(await certificateFile(known, certificate), {
    name: certificateFileName(certificate),
    type: "pdf",
  });
}
