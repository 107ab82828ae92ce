import type { MailState } from "~/domain/outbox";
import { useT } from "~/locales/locale";
import { Typed } from "./words";

const shapes: Record<MailState, string> = {
  queued: "status not-yet",
  sending: "status part",
  sent: "status part",
  delivered: "status done",
  bounced: "status mend",
  complained: "status mend",
  held: "status mend",
  stopped: "status",
};

/** Where a mail is, as a shape and a word. */
export function MailStatus({ state }: { state: MailState }) {
  const t = useT();
  return <span className={shapes[state]}>{t(`mail.state.${state}`)}</span>;
}

/**
 * What a mail is about; of a sign-in mail or a test only its kind is known here, and of a result letter too where its
 * subject may not be read.
 */
export function MailSubject({
  mail,
  withoutResult = false,
}: {
  mail: { isSecret: boolean; kind: string; subject: string };
  withoutResult?: boolean;
}) {
  const t = useT();
  if (withoutResult && mail.kind === "letter") return <>{t("mail.kindLetter")}</>;
  if (!mail.isSecret) return <Typed>{mail.subject}</Typed>;
  return <>{t(mail.kind === "testMail" ? "mail.kindTest" : "mail.kindSignIn")}</>;
}
