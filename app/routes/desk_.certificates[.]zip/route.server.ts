import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { archive } from "~/papers/archive.server";
import { certificateFile, certificateFileName } from "~/services/certificates.server";
import { listCertificates } from "~db/queries/certificates";

/** Every valid certificate of the edition in one archive, each drawn while it is sent. Organisers alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition } = known;
  const valid = (await listCertificates(db, edition.id)).filter((one) => one.state === "valid");
  return archive(
    `certificates-${edition.id}.zip`,
    valid.map((one) => ({ name: certificateFileName(one), draw: () => certificateFile(known, one) })),
  );
}
