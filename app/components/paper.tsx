import { T, useT } from "~/locales/locale";
import type { MessageId } from "~/locales/catalogue";
import type { Words } from "~/domain/words";
import { Said } from "./words";

/** A page of plain information: a lead, then leaves of a heading and its sentences, then whom to ask. */
export function Paper({
  title,
  lead,
  leaves,
  organiser,
  contact,
}: {
  title: MessageId;
  lead: MessageId;
  leaves: readonly {
    id: string;
    head: MessageId;
    sentences: readonly MessageId[];
    /** Where to go from there. */
    link?: { to: string; words: MessageId };
  }[];
  organiser: Words;
  contact: string | null;
}) {
  const t = useT();
  return (
    <>
      <div className="wrap cover">
        <h1>{t(title)}</h1>
        <p className="lead">{t(lead)}</p>
      </div>
      <div className="wrap">
        {leaves.map(({ id, head, sentences, link }) => (
          <section className="leaf" aria-labelledby={id} key={id}>
            <h2 id={id}>{t(head)}</h2>
            <div className="stack">
              {sentences.map((one) => (
                <p key={one}>{t(one)}</p>
              ))}
              {link ? (
                <p>
                  <a href={link.to}>{t(link.words)}</a>
                </p>
              ) : null}
            </div>
          </section>
        ))}
        <section className="leaf" aria-labelledby="contact">
          <h2 id="contact">{t("call.contact")}</h2>
          <p>
            {contact ? (
              <T
                id="call.contactAt"
                organiser={<Said words={organiser} />}
                address={<a href={`mailto:${contact}`}>{contact}</a>}
              />
            ) : (
              <T id="call.contactNone" organiser={<Said words={organiser} />} />
            )}
          </p>
        </section>
      </div>
    </>
  );
}
