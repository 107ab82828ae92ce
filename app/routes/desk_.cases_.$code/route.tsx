import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { momentText } from "~/locales/moment";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export default function CaseDatePage() {
  const { title, zone, releaseAt, name, opensAt, isOpen, version, refusal, date, code } =
    useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.deskCases}>{t("winners.deskTitle")}</a>} title={title}>
        <p>
          <Typed>{name}</Typed>
        </p>
      </WorkHead>
      <section className="leaf" aria-labelledby="date">
        <h2 id="date">{t("winners.deskDate")}</h2>
        {refusal ? (
          <div className="stack">
            <p>
              <T id="winners.deskOpen" at={<Moment at={opensAt} zone={zone} />} />
            </p>
            <button className="button second" disabled>
              {t("winners.deskSave")}
            </button>
            <p>{t.say(refusal)}</p>
            {isOpen ? (
              <p>
                <a href={paths.winner(code)}>{t("winners.deskSee")}</a>
              </p>
            ) : null}
          </div>
        ) : (
          <form method="post" className="stack-l" noValidate>
            <input type="hidden" name="version" value={version} />
            <p className="measure">{t("winners.deskDateWords")}</p>
            <TextField
              name="day"
              type="date"
              className="short"
              label={t("winners.deskDay")}
              hint={t("winners.deskDayHint", {
                zone,
                release: momentText(releaseAt, { locale: t.locale, zone }),
              })}
              result={result}
              defaultValue={date.day}
            />
            <TextField
              name="time"
              className="short"
              label={t("release.time")}
              hint={t("winners.deskTimeHint")}
              result={result}
              defaultValue={date.time}
            />
            <p>
              <button className="button">{t("winners.deskSave")}</button>
            </p>
          </form>
        )}
      </section>
    </div>
  );
}
