import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Pages } from "~/components/pages";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = { proposed: "part", granted: "done", declined: "" };

export default function ExtensionsPage() {
  const page = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.desk}>{t("site.desk")}</a>} title={t("deadlines.title")}>
        <p className="measure">{t("deadlines.intro")}</p>
        {page.mayGive ? (
          <p>
            <a href={paths.stageDates}>{t("deadlines.moveDates")}</a>
          </p>
        ) : null}
      </WorkHead>
      <section className="leaf" aria-labelledby="list">
        <h2 id="list">{t("deadlines.title")}</h2>
        <div className="stack">
          {page.extensions.length === 0 ? (
            <p>{t("deadlines.none")}</p>
          ) : (
            <dl className="answers">
              {page.extensions.map((one) => (
                <div key={one.id}>
                  <dt className="wrap-anywhere">
                    <a href={paths.extension(one.id)}>
                      <Typed>{one.whom}</Typed>
                    </a>
                    <span className="small hint block">
                      <Typed>{one.title}</Typed>
                    </span>
                  </dt>
                  <dd>
                    <span className={`status ${shapes[one.state]}`}>
                      {t("deadlines.state", { state: one.state })}
                    </span>
                    <span className="small hint block">
                      {t("deadlines.until")} <Moment at={one.until} zone={page.zone} />
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <Pages path={paths.extensions} page={page.page} pages={page.pages} />
        </div>
      </section>
      {page.mayGive ? (
        <section className="leaf" aria-labelledby="give">
          <h2 id="give">{t("deadlines.give")}</h2>
          <form method="post" action={paths.extensions} className="stack-l" noValidate>
            <p className="notice">{t(page.needsSecond ? "deadlines.givingSecond" : "deadlines.givingNow")}</p>
            <TextField
              name="subject"
              label={t("deadlines.whom")}
              hint={t("deadlines.whomHint")}
              autoComplete="off"
              defaultValue={page.subject}
              result={result}
            />
            <TextField
              name="until"
              type="datetime-local"
              label={t("deadlines.until")}
              hint={t("deadlines.untilHint", { zone: page.zone })}
              defaultValue={page.until}
              result={result}
            />
            <TextAreaField
              name="reason"
              rows={3}
              label={t("deadlines.reason")}
              hint={t("deadlines.reasonHint")}
              result={result}
            />
            <p className="actions">
              <button className="button">
                {t(page.needsSecond ? "deadlines.propose" : "deadlines.give")}
              </button>
            </p>
          </form>
        </section>
      ) : null}
    </div>
  );
}
