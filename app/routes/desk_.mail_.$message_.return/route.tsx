import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { MailStatus, MailSubject } from "~/components/mail";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function MailReturnPage() {
  const { mail, isOpen, isTooLate, other, mayHandOver, settledAt, zone, title } =
    useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.mail}>{t("mail.title")}</a>} title={title}>
        <p>
          <MailStatus state={mail.state} />
        </p>
      </WorkHead>
      <section className="leaf" aria-labelledby="facts">
        <h2 id="facts">{t("mail.returnWhat")}</h2>
        <dl className="answers">
          <div>
            <dt>{t("mail.what")}</dt>
            <dd>
              <MailSubject mail={mail} withoutResult />
            </dd>
          </div>
          <div>
            <dt>{t("mail.to")}</dt>
            <dd>
              {mail.personId ? (
                <a href={paths.person(mail.personId)} className="block">
                  <Typed>{mail.name || t("people.unnamed")}</Typed>
                </a>
              ) : null}
              <Typed>{mail.recipient}</Typed>
            </dd>
          </div>
          {mail.sentAt ? (
            <div>
              <dt>{t("mail.sentOn")}</dt>
              <dd>
                <Moment at={mail.sentAt} zone={zone} withSeconds />
              </dd>
            </div>
          ) : null}
        </dl>
      </section>
      {isOpen ? (
        <section className="leaf" aria-labelledby="decide">
          <h2 id="decide">{t("mail.returnDecide")}</h2>
          <div className="stack">
            <p>{t(mail.state === "bounced" ? "mail.returnBounced" : "mail.returnComplained")}</p>
            <p>{t("mail.returnInbox")}</p>
            {mail.personId ? (
              <p>
                {mayHandOver ? (
                  <T
                    id="mail.returnHandover"
                    handover={<a href={paths.personHandover(mail.personId)}>{t("people.handoverMake")}</a>}
                  />
                ) : (
                  t("mail.returnOwner")
                )}
              </p>
            ) : null}
            <form method="post" className="stack" noValidate>
              <input type="hidden" name="copy" value={mail.copy} />
              <ChoiceField
                name="choice"
                label={t("mail.decision")}
                result={result}
                options={[
                  ...(other && !isTooLate
                    ? [
                        {
                          id: "otherAddress",
                          label: t("mail.returnOther", { address: other }),
                          hint: t("mail.returnOtherHint"),
                        },
                      ]
                    : []),
                  { id: "settled", label: t("mail.returnSettled"), hint: t("mail.returnSettledHint") },
                  ...(isTooLate
                    ? []
                    : [{ id: "sameAddress", label: t("mail.returnSame"), hint: t("mail.returnSameHint") }]),
                ]}
              />
              <TextAreaField
                name="reason"
                label={t("mail.reason")}
                hint={t("mail.reasonHint")}
                result={result}
                rows={3}
                maxLength={1000}
              />
              <div className="actions">
                <button className="button">{t("mail.decide")}</button>
                <a href={paths.mail}>{t("mail.back")}</a>
              </div>
            </form>
          </div>
        </section>
      ) : (
        <p>
          {settledAt ? (
            <T id="mail.returnDone" at={<Moment at={settledAt} zone={zone} />} />
          ) : (
            t("mail.notReturned")
          )}
        </p>
      )}
    </div>
  );
}
