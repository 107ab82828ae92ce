import type { Context } from "~/context.server";
import { endLostCertificates } from "~/services/certificates.server";

/** Ends what certificates a correction took the ground from, once it is public. */
export async function endCertificates(context: Context): Promise<boolean> {
  await endLostCertificates(context);
  return false;
}
