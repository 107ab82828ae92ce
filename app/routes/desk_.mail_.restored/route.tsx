import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment } from "~/components/words";
import { waitingChoices } from "~/domain/backups";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function RestoredPage() {
  const { title, restored, waiting, zone } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  if (!restored)
    return (
      <div className="wrap">
        <WorkHead title={title} over={<a href={paths.mail}>{t("mail.title")}</a>} />
        <p>{t("backups.notRestored")}</p>
      </div>
    );
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.mail}>{t("mail.title")}</a>}>
        <p className="measure">
          <T
            id="backups.restoredWords"
            backup={<Moment at={restored.backupAt} zone={zone} withSeconds />}
            at={<Moment at={restored.at} zone={zone} withSeconds />}
          />
        </p>
      </WorkHead>
      <section className="leaf" aria-labelledby="lost">
        <h2 id="lost">{t("backups.lostHeading")}</h2>
        <div className="stack">
          <p>{t("backups.lostWords")}</p>
          <ul>
            <li>{t("backups.askColleagues")}</li>
            <li>{t("backups.askEntrants")}</li>
            <li>{t("backups.askMailService")}</li>
          </ul>
        </div>
      </section>
      <section className="leaf" aria-labelledby="waiting">
        <h2 id="waiting">{t("backups.waitingHeading", { count: waiting })}</h2>
        <form method="post" className="stack" noValidate>
          <input type="hidden" name="seen" value={restored.at} />
          {waiting > 0 ? (
            <p>
              <a href={`${paths.mail}?state=queued`}>{t("backups.seeWaiting")}</a>
            </p>
          ) : null}
          <ChoiceField
            name="waiting"
            label={t("backups.choice")}
            result={result}
            options={waitingChoices.map((id) => ({
              id,
              label: t(`backups.choice.${id}`),
              hint: t(`backups.choice.${id}Hint`),
            }))}
          />
          <div className="actions">
            <button className="button">{t("backups.letGo")}</button>
          </div>
        </form>
      </section>
    </div>
  );
}
