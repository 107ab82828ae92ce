import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseCertificateWithdrawal } from "~/domain/certificates";
import { groupedSerial } from "~/domain/serial";
import { certificateWithdrawalForm } from "~/forms/certificate";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { withdrawCertificate } from "~/services/certificates.server";
import { findCertificate } from "~db/queries/certificates";

/** Asks an organiser whether a certificate is withdrawn, and why. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const certificate = found(
    await findCertificate(db, { id: params["certificate"] ?? "", editionId: edition.id }),
  );
  const { id, version, facts, serial } = certificate;
  return {
    title: t("certificates.withdrawTitle", { serial: groupedSerial(serial) }),
    certificate: { id, version, name: facts.name },
    refusal: refuseCertificateWithdrawal(certificate),
  };
}

/** Withdraws it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["certificate"] ?? "";
  found(await findCertificate(known.db, { id, editionId: known.edition.id }));
  const { data, values, refused } = await parseForm(context, request, certificateWithdrawalForm);
  if (refused) return refuseForm(refused);
  const refusal = await withdrawCertificate(known, { id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.deskCertificate(id), 303);
}
