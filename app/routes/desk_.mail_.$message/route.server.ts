import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { isTooLate } from "~/domain/outbox";
import { mailDecisionForm } from "~/forms/mail";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { decideMail } from "~/services/outbox.server";
import { findMail } from "~db/queries/outbox";

/** One mail: who it is for, how far it came, and what hinders it; for organisers. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { db, edition, now, t } = requireRole(context, request, "organiser");
  const mail = found(await findMail(db, params["message"] ?? ""));
  return {
    title: t("mail.messageTitle"),
    mail,
    isTooLate: isTooLate(mail, now),
    zone: edition.rulebook.edition.zone,
  };
}

/** Takes a person's decision about a mail that is held. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, mailDecisionForm);
  if (refused) return refuseForm(refused);
  const id = params["message"] ?? "";
  found(await findMail(known.db, id));
  const refusal = await decideMail(known, { id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.mailMessage(id));
}
