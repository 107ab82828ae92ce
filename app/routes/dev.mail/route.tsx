import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export default function MailFolderPage() {
  const { title, mails, zone } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={title}>
        <p className="measure">{t("mail.folderIntro")}</p>
      </WorkHead>
      {mails.length === 0 ? (
        <p>{t("mail.folderEmpty")}</p>
      ) : (
        <dl className="answers">
          {mails.map((mail) => (
            <div key={mail.id}>
              <dt>
                <Typed>{mail.to}</Typed>
              </dt>
              <dd>
                <a href={paths.devMessage(mail.id)}>
                  <Typed>{mail.subject}</Typed>
                </a>
                <p className="hint small">
                  <Moment at={mail.at} zone={zone} withSeconds />
                </p>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
