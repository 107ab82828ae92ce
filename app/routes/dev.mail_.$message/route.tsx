import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export default function KeptMailPage() {
  const { title, mail, links, zone } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={<Typed>{title}</Typed>} over={<a href={paths.devMail}>{t("mail.folderTitle")}</a>} />
      <dl className="answers">
        <div>
          <dt>{t("mail.from")}</dt>
          <dd>
            <Typed>{mail.from}</Typed>
          </dd>
        </div>
        {mail.replyTo ? (
          <div>
            <dt>{t("mail.replyTo")}</dt>
            <dd>
              <Typed>{mail.replyTo}</Typed>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t("mail.to")}</dt>
          <dd>
            <Typed>{mail.to}</Typed>
          </dd>
        </div>
        <div>
          <dt>{t("mail.sentOn")}</dt>
          <dd>
            <Moment at={mail.at} zone={zone} withSeconds />
          </dd>
        </div>
      </dl>
      {links.length > 0 ? (
        <section className="leaf" aria-labelledby="links">
          <h2 id="links">{t("mail.links")}</h2>
          <ul>
            {links.map((link) => (
              <li key={link}>
                <a href={link}>
                  <Typed>{link}</Typed>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="leaf" aria-labelledby="page">
        <h2 id="page">{t("mail.asPage")}</h2>
        <iframe
          className="mail-frame"
          sandbox=""
          src={paths.devMessagePage(mail.id)}
          title={t("mail.asPage")}
        />
      </section>
      <section className="leaf" aria-labelledby="text">
        <h2 id="text">{t("mail.asText")}</h2>
        <pre className="mail-text">
          <Typed>{mail.text}</Typed>
        </pre>
      </section>
    </div>
  );
}
