import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { MailStatus, MailSubject } from "~/components/mail";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { isReturned } from "~/domain/outbox";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function MailMessagePage() {
  const { title, mail, isTooLate, zone } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={<MailSubject mail={mail} />} over={title}>
        <p>
          <MailStatus state={mail.state} />
        </p>
        {isReturned(mail.state) && mail.settledAt === null && !mail.isSecret ? (
          <p>
            <a href={paths.mailReturn(mail.id)}>{t("mail.returnAct")}</a>
          </p>
        ) : null}
        {mail.problem ? (
          <div className={mail.state === "held" ? "notice bad" : "notice quiet"}>
            <p>{t.say(mail.problem)}</p>
          </div>
        ) : null}
      </WorkHead>
      <section className="leaf" aria-labelledby="facts">
        <h2 id="facts">{t("mail.facts")}</h2>
        <dl className="answers">
          <div>
            <dt>{t("mail.to")}</dt>
            <dd>
              {mail.name ? (
                <span className="block">
                  <Typed>{mail.name}</Typed>
                </span>
              ) : null}
              <Typed>{mail.recipient}</Typed>
              {mail.isSecret ? <p className="hint small">{t("mail.masked")}</p> : null}
            </dd>
          </div>
          <div>
            <dt>{t("mail.written")}</dt>
            <dd>
              <Moment at={mail.createdAt} zone={zone} withSeconds />
            </dd>
          </div>
          {mail.state === "queued" ? (
            <div>
              <dt>{t("mail.next")}</dt>
              <dd>
                <Moment at={mail.notBefore} zone={zone} withSeconds />
              </dd>
            </div>
          ) : null}
          {mail.sentAt ? (
            <div>
              <dt>{t("mail.sentOn")}</dt>
              <dd>
                <Moment at={mail.sentAt} zone={zone} withSeconds />
              </dd>
            </div>
          ) : null}
          <div>
            <dt>{t("mail.tries")}</dt>
            <dd>{mail.attempts}</dd>
          </div>
        </dl>
      </section>
      {mail.state === "held" ? (
        <section className="leaf" aria-labelledby="decide">
          <h2 id="decide">{t("mail.decide")}</h2>
          <form method="post" className="stack" noValidate>
            <input type="hidden" name="copy" value={mail.copy} />
            <ChoiceField
              name="decision"
              label={t("mail.decision")}
              result={result}
              options={[
                ...(isTooLate
                  ? []
                  : [{ id: "sendAgain", label: t("mail.sendAgain"), hint: t("mail.sendAgainHint") }]),
                { id: "doNotSend", label: t("mail.doNotSend"), hint: t("mail.doNotSendHint") },
              ]}
            />
            {isTooLate ? <p>{t("mail.tooLate")}</p> : null}
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
        </section>
      ) : (
        <p>
          <a href={paths.mail}>{t("mail.back")}</a>
        </p>
      )}
    </div>
  );
}
