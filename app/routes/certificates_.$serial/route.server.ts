import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type Context } from "~/context.server";
import { isNameOn, verdictOn } from "~/domain/certificates";
import { groupedSerial, readSerial } from "~/domain/serial";
import { nameOnForm } from "~/forms/certificate";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { findCertificateBySerial } from "~db/queries/certificates";

/** The certificate with a serial, or undefined; what is no serial leads back to where one is typed in. */
async function certificateAt({ db }: Pick<Context, "db">, typed = "") {
  const serial = readSerial(typed);
  if (!serial) throw redirect(`${paths.certificates}?serial=${encodeURIComponent(typed.slice(0, 100))}`);
  return { serial, certificate: await findCertificateBySerial(db, serial) };
}

/** What is known of a serial. Everyone may ask, and who has none learns nothing. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { serial, certificate } = await certificateAt(context, params["serial"]);
  return {
    title: context.t("certificates.checkTitle"),
    serial: groupedSerial(serial),
    zone: context.edition.rulebook.edition.zone,
    verdict: verdictOn(certificate),
  };
}

/** Whether a name is the one that stands on a valid certificate: so that who holds it can be believed. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { certificate } = await certificateAt(context, params["serial"]);
  const form = await parseForm(context, request, nameOnForm);
  if (form.refused) return refuseForm(form.refused);
  return data({
    faults: [],
    values: form.values,
    isSame: certificate?.state === "valid" && isNameOn(certificate.facts, form.data.name),
  });
}
