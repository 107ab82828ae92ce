import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function SamplesPage() {
  const t = useT();
  const { cases } = useLoaderData<typeof loader>();
  const next = cases.find((one) => one.state === "begun") ?? cases.find((one) => one.state === "open");
  return (
    <div className="wrap">
      <WorkHead title={t("samples.title")} over={<a href={paths.judging}>{t("judging.title")}</a>}>
        <p className="measure">{t(cases.length > 0 ? "samples.intro" : "samples.none")}</p>
      </WorkHead>
      <div className="stack-l ending">
        {next ? (
          <p>
            <a className="button" href={paths.sampleCase(next.id)}>
              <span>
                <T id="samples.open" state={next.state} title={<Said words={next.title} />} />
              </span>
            </a>
          </p>
        ) : (
          <p className="notice quiet">
            {cases.length > 0 ? t("samples.allDone") : null}{" "}
            <a href={paths.judging}>{t("samples.toEntries")}</a>
          </p>
        )}
        {cases.length > 0 ? (
          <ol className="tasks">
            {cases.map((one, at) => (
              <li key={one.id}>
                <span className="letter" aria-hidden="true">
                  {at + 1}
                </span>
                <span className="what">
                  <a href={paths.sampleCase(one.id)}>
                    <Said words={one.title} />
                  </a>
                </span>
                <span
                  className={`status ${one.state === "done" ? "done" : one.state === "begun" ? "part" : ""}`}
                >
                  {t("samples.state", { state: one.state })}
                </span>
              </li>
            ))}
          </ol>
        ) : null}
      </div>
    </div>
  );
}
