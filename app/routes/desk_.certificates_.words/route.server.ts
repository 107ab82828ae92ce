import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { certificateWordsForm } from "~/forms/certificate";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { readCertificateWords, saveCertificateWords } from "~/services/certificates.server";

/** Who issues certificates and who signs them, for organisers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const words = await readCertificateWords(known.db, known);
  return { title: known.t("certificates.wordsTitle"), words, version: words?.version ?? 0 };
}

/** Keeps them. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, certificateWordsForm);
  if (refused) return refuseForm(refused);
  const faults = await saveCertificateWords(known, data);
  return faults.length > 0 ? refuseForm({ faults, values }) : redirect(paths.deskCertificates, 303);
}
