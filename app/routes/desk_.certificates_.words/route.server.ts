import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { clockIn } from "~/domain/time";
import { readPermission } from "~/domain/unesco";
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
  const { permissionBy, permissionDay, permissionLetter, ...words } = data;
  const read = readPermission(
    { by: permissionBy, day: permissionDay, letter: permissionLetter },
    clockIn(known.edition.rulebook.edition.zone, known.now).day,
  );
  if (read.fault) {
    const field = { by: "permissionBy", day: "permissionDay", letter: "permissionLetter" }[read.fault.part];
    return refuseForm({ faults: [{ field, message: read.fault.message }], values });
  }
  const faults = await saveCertificateWords(known, { ...words, permission: read.permission });
  return faults.length > 0 ? refuseForm({ faults, values }) : redirect(paths.deskCertificates, 303);
}
