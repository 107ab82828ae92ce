import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { refuseCertificateReplacement, refuseCertificateWithdrawal } from "~/domain/certificates";
import { groupedSerial } from "~/domain/serial";
import { replacementForm } from "~/forms/certificate";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { replaceCertificate } from "~/services/certificates.server";
import { findCertificate } from "~db/queries/certificates";

/** One certificate with what became of it, and the form that sets its names right. Organisers alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const {
    facts,
    subject: _subject,
    entryId: _entry,
    personId: _person,
    member: _member,
    ...certificate
  } = found(await findCertificate(db, { id: params["certificate"] ?? "", editionId: edition.id }));
  return {
    title: t("certificates.oneTitle", { serial: groupedSerial(certificate.serial) }),
    zone: edition.rulebook.edition.zone,
    certificate: {
      ...certificate,
      nextSerial: certificate.nextSerial && groupedSerial(certificate.nextSerial),
    },
    facts: {
      name: facts.name,
      ownName: facts.ownName,
      organisation:
        certificate.kind === "teamMember" || certificate.kind === "partner"
          ? (facts.entry?.organisation ?? "")
          : null,
      code: facts.entry?.code ?? null,
      title: facts.entry?.title ?? null,
    },
    replacing: refuseCertificateReplacement(certificate),
    withdrawing: refuseCertificateWithdrawal(certificate),
  };
}

/** Issues it anew. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const id = params["certificate"] ?? "";
  found(await findCertificate(known.db, { id, editionId: known.edition.id }));
  const { data, values, refused } = await parseForm(context, request, replacementForm);
  if (refused) return refuseForm(refused);
  const done = await replaceCertificate(known, { id, ...data });
  return done.refusal ? refuseAct(done.refusal, values) : redirect(paths.deskCertificate(done.id), 303);
}
