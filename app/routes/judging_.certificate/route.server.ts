import type { LoaderFunctionArgs } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { download } from "~/papers/download.server";
import { certificateFile, certificateFileName } from "~/services/certificates.server";
import { findCertificateOfJudge } from "~db/queries/certificates";

/** A judge's own certificate as PDF; nobody else's is found here. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "judge");
  const { db, edition, viewer } = known;
  const certificate = found(await findCertificateOfJudge(db, { editionId: edition.id, personId: viewer.id }));
  return download(await certificateFile(known, certificate), {
    name: certificateFileName(certificate),
    type: "pdf",
  });
}
