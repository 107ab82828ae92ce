import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { isReturned, isTooLate } from "~/domain/outbox";
import { mailReturnForm } from "~/forms/mail";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { refuseHandoverNow } from "~/services/people.server";
import { settleReturned } from "~/services/returned-mails.server";
import { findOtherAddress } from "~db/queries/addresses";
import { findSentMail } from "~db/queries/returned-mails";

/** One mail that came back: who it was for, and what can be done; for organisers, without its words. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition, now, t } = known;
  const mail = found(await findSentMail(db, params["message"] ?? ""));
  const { id, kind, subject, state, copy, recipient, name, sentAt, personId } = mail;
  return {
    title: t("mail.returnTitle"),
    mail: { id, kind, subject, isSecret: false, state, copy, recipient, name, sentAt, personId },
    isOpen: isReturned(state) && mail.settledAt === null,
    settledAt: mail.settledAt,
    isTooLate: isTooLate(mail, now),
    other: personId ? await findOtherAddress(db, { personId, address: recipient }) : undefined,
    mayHandOver: personId !== null && (await refuseHandoverNow(db, known, personId)) === null,
    zone: edition.rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, mailReturnForm);
  if (refused) return refuseForm(refused);
  const id = params["message"] ?? "";
  found(await findSentMail(known.db, id));
  const refusal = await settleReturned(known, { id, ...data });
  return refusal ? refuseAct(refusal, values) : redirect(paths.mail);
}
