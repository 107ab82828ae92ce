import { useLoaderData } from "@remix-run/react";
import { MailStatus, MailSubject } from "~/components/mail";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { mailStates } from "~/domain/outbox";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export default function MailsPage() {
  const { title, mails, returned, counts, state, page, pages, total, transport, zone } =
    useLoaderData<typeof loader>();
  const t = useT();
  const address = (to: { state: string | null; page?: number }) => {
    const search = new URLSearchParams();
    if (to.state) search.set("state", to.state);
    if (to.page && to.page > 1) search.set("page", String(to.page));
    return search.size > 0 ? `${paths.mail}?${search}` : paths.mail;
  };
  return (
    <div className="wrap">
      <WorkHead title={title}>
        <p className="measure">{t("mail.intro", { transport })}</p>
        {counts.held && state !== "held" ? (
          <div className="notice bad">
            <p>
              <a href={address({ state: "held" })}>{t("mail.heldCount", { count: counts.held })}</a>
            </p>
          </div>
        ) : null}
      </WorkHead>
      {returned.total > 0 ? (
        <section className="leaf" aria-labelledby="returned">
          <h2 id="returned">{t("mail.returnedHeading", { count: returned.total })}</h2>
          <div className="stack">
            <p className="measure">{t("mail.returnedLead")}</p>
            <dl className="answers">
              {returned.mails.map((mail) => (
                <div key={mail.id}>
                  <dt>
                    <span className="block">
                      <Typed>{mail.name || t("people.unnamed")}</Typed>
                    </span>
                    <span className="small">
                      <Typed>{mail.recipient}</Typed>
                    </span>
                  </dt>
                  <dd>
                    <span className="block">
                      <MailSubject mail={{ ...mail, isSecret: false }} withoutResult />
                    </span>
                    <MailStatus state={mail.state} />
                  </dd>
                  <dd className="change">
                    <a href={paths.mailReturn(mail.id)}>
                      {t("mail.returnAct")}
                      <span className="hidden">
                        {" "}
                        <Typed>{mail.recipient}</Typed>
                      </span>
                    </a>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      ) : null}
      <nav aria-label={t("mail.byState")}>
        <ul className="tabs">
          <li>
            <a href={paths.mail} aria-current={state === null ? "page" : undefined}>
              {t("mail.all")}
            </a>
          </li>
          {mailStates
            .filter((one) => counts[one] || one === state)
            .map((one) => (
              <li key={one}>
                <a href={address({ state: one })} aria-current={state === one ? "page" : undefined}>
                  {t("mail.stateCount", { state: one, count: counts[one] ?? 0 })}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      {mails.length === 0 ? (
        <p>{t(state ? "mail.noneInState" : "mail.none")}</p>
      ) : (
        <>
          {/* A region that scrolls must be reached by keyboard. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="scroll rows" role="region" aria-label={title} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("mail.what")}</th>
                  <th scope="col">{t("mail.to")}</th>
                  <th scope="col">{t("mail.written")}</th>
                  <th scope="col">{t("mail.state")}</th>
                </tr>
              </thead>
              <tbody>
                {mails.map((mail) => (
                  <tr key={mail.id}>
                    <th scope="row">
                      <a href={paths.mailMessage(mail.id)}>
                        <MailSubject mail={mail} />
                      </a>
                    </th>
                    <td>
                      {mail.name ? (
                        <span className="block">
                          <Typed>{mail.name}</Typed>
                        </span>
                      ) : null}
                      <span className="small">
                        <Typed>{mail.recipient}</Typed>
                      </span>
                    </td>
                    <td>
                      <Moment at={mail.createdAt} zone={zone} />
                    </td>
                    <td>
                      <MailStatus state={mail.state} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="pages">
            <p>{t("mail.count", { count: total, page, pages })}</p>
            <ul>
              {page > 1 ? (
                <li>
                  <a rel="prev" href={address({ state, page: page - 1 })}>
                    {t("mail.newer")}
                  </a>
                </li>
              ) : null}
              {page < pages ? (
                <li>
                  <a rel="next" href={address({ state, page: page + 1 })}>
                    {t("mail.older")}
                  </a>
                </li>
              ) : null}
            </ul>
          </div>
        </>
      )}
    </div>
  );
}
