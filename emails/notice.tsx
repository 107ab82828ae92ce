import type { ReactNode } from "react";
import type { Translate } from "~/locales/translate";
import { Facts, Letterhead, LetterHeading, LetterPage, Paragraph, Press, Small } from "./letter-parts";
import { type Mail, renderMail } from "./render";

/** A plain mail of the portal: what happened, the facts, the next step. All values are plain text. */
export type Notice = {
  subject: string;
  heading: string;
  /** The addressee's name; left out where it is not known. */
  name?: string;
  paragraphs: readonly string[];
  /** Label and value, one a line: code, time, hash. */
  facts?: readonly (readonly [string, string])[];
  action?: { label: string; url: string };
  small?: readonly string[];
  award: string;
  organiser: string;
};

/** Draws a notice in the reader's language. */
export function renderNotice(t: Translate, notice: Notice): Promise<Mail> {
  const { subject, name, facts = [], action, small = [] } = notice;
  return renderMail(
    subject,
    <LetterPage t={t} subject={subject} preview={notice.paragraphs[0] ?? notice.heading}>
      <Letterhead organiser={notice.organiser} award={notice.award} />
      <LetterHeading>{notice.heading}</LetterHeading>
      {name ? (
        <Paragraph>{t.parts<ReactNode>("mail.dear", { name: <bdi key="name">{name}</bdi> })}</Paragraph>
      ) : null}
      {notice.paragraphs.map((words, at) => (
        <Paragraph key={at}>{words}</Paragraph>
      ))}
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      {action ? <Press {...action} or={t("mail.orOpen")} /> : null}
      {small.map((words, at) => (
        <Small key={at}>{words}</Small>
      ))}
    </LetterPage>,
  );
}
