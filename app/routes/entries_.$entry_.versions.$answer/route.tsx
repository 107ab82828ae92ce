import { useLoaderData } from "@remix-run/react";
import { DeadlineLine } from "~/components/deadline";
import { SectionReading } from "~/components/entry-reading";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Said, Typed } from "~/components/words";
import type { ViewField } from "~/domain/entry-document";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function VersionsPage() {
  const { entry, section, field, mark, now, versions, refusal, zone, deadline } =
    useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span> ·{" "}
            <a href={paths.section(entry.id, section.id)}>
              <Said words={section.title} />
            </a>
          </>
        }
        title={<T id="entering.versionsOf" what={<Said words={field.label} />} />}
      >
        <p>{t("entering.versionsWords")}</p>
        {refusal ? <p>{t.say(refusal)}</p> : null}
        <DeadlineLine deadline={deadline} />
      </WorkHead>
      <div className="stack-l ending">
        <section className="stack" aria-labelledby="now">
          <h2 id="now">{t("entering.versionNow")}</h2>
          <Read field={now} />
        </section>
        {versions.length === 0 ? <p className="hint">{t("entering.noVersions")}</p> : null}
        {versions.map((version) => (
          <section key={version.id} className="stack" aria-labelledby={`v-${version.id}`}>
            <h2 id={`v-${version.id}`}>
              {version.kind === "setAside" ? (
                <T
                  id="entering.versionSetAside"
                  name={<Typed>{version.author ?? ""}</Typed>}
                  moment={<Moment at={version.createdAt} zone={zone} />}
                />
              ) : (
                <T id="entering.versionEarlier" moment={<Moment at={version.createdAt} zone={zone} />} />
              )}
            </h2>
            <Read field={version.value} />
            <form method="post" className="actions">
              <input type="hidden" name="mark" value={mark} />
              <button className="button second" name="use" value={version.id} disabled={refusal !== null}>
                {t("entering.useVersion")}
              </button>
              {version.kind === "setAside" ? (
                <button
                  className="button plain"
                  name="discard"
                  value={version.id}
                  disabled={refusal !== null}
                >
                  {t("entering.discardVersion")}
                </button>
              ) : null}
            </form>
          </section>
        ))}
      </div>
    </div>
  );
}

function Read({ field }: { field: ViewField | null }) {
  const t = useT();
  return (
    <div className="reading">
      {field ? (
        <SectionReading section={{ id: "one", letter: "", title: field.label, fields: [field] }} />
      ) : (
        <p className="hint">{t("entering.notProvided")}</p>
      )}
    </div>
  );
}
