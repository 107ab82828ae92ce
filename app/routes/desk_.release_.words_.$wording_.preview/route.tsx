import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function WordingPreviewPage() {
  const { title, id, to, subject, text, wasSent } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={title} over={<a href={paths.wording(id)}>{t("letterWords.backOne")}</a>}>
        <p className="measure">{t(to ? "letterWords.previewReal" : "letterWords.previewSample")}</p>
      </WorkHead>
      {wasSent ? (
        <p className="notice" role="status">
          {t("letterWords.sent")}
        </p>
      ) : null}
      <div className="stack-l">
        <dl className="answers">
          {to ? (
            <div>
              <dt>{t("release.letterTo")}</dt>
              <dd>
                <Typed>{to}</Typed>
              </dd>
            </div>
          ) : null}
          <div>
            <dt>{t("release.letterSubjectLabel")}</dt>
            <dd>
              <Typed>{subject}</Typed>
            </dd>
          </div>
        </dl>
        <p className="actions">
          <a href={paths.wordingTest(id)}>{t("letterWords.toTest")}</a>
          <a href={paths.letterWords}>{t("letterWords.back")}</a>
        </p>
      </div>
      <section className="leaf letter-view" aria-labelledby="page">
        <h2 id="page">{t("letterWords.frame")}</h2>
        <iframe
          className="letter-frame"
          src={paths.wordingPage(id)}
          sandbox=""
          title={t("letterWords.frame")}
        />
      </section>
      <section className="leaf" aria-labelledby="text">
        <h2 id="text">{t("release.letterText")}</h2>
        <div className="stack">
          <p className="hint">{t("release.letterTextWords")}</p>
          <pre className="plain-text" dir="auto">
            {text}
          </pre>
        </div>
      </section>
    </div>
  );
}
