import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { download } from "~/papers/download.server";
import { certificateFile, certificateFileName } from "~/services/certificates.server";
import { findCertificate } from "~db/queries/certificates";

/** A valid certificate as PDF, for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition } = known;
  const certificate = found(
    await findCertificate(db, { id: params["certificate"] ?? "", editionId: edition.id }),
  );
  found(certificate.state === "valid" ? certificate : null);
  return download(await certificateFile(known, certificate), {
    name: certificateFileName(certificate),
    type: "pdf",
  });
}
