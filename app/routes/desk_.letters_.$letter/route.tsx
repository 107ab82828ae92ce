import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export default function LetterPage() {
  const { title, letter } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={title} over={<a href={paths.release}>{t("release.back")}</a>}>
        <p className="measure">{t("release.letterSame")}</p>
      </WorkHead>
      <dl className="answers">
        {(
          [
            [t("release.result"), t("release.outcome", { outcome: letter.outcome })],
            [t("release.letterTo"), letter.recipient],
            [t("release.letterSubjectLabel"), letter.subject],
            [t("release.language"), letter.language],
          ] as const
        ).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Typed>{value}</Typed>
            </dd>
          </div>
        ))}
      </dl>
      <section className="leaf letter-view" aria-labelledby="page">
        <h2 id="page">{t("release.letterFrame")}</h2>
        <iframe
          className="letter-frame"
          src={paths.letterPage(letter.id)}
          sandbox=""
          title={t("release.letterFrame")}
        />
      </section>
      <section className="leaf" aria-labelledby="text">
        <h2 id="text">{t("release.letterText")}</h2>
        <div className="stack">
          <p className="hint">{t("release.letterTextWords")}</p>
          <pre className="plain-text" dir="auto">
            {letter.text}
          </pre>
        </div>
      </section>
    </div>
  );
}
