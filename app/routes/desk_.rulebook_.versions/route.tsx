import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function VersionsPage() {
  const { versions, inForce, zone } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary faults={result.faults} />
      <WorkHead
        over={<a href={paths.rulebook}>{t("organising.rulebook.title")}</a>}
        title={t("organising.rulebook.versions")}
      >
        <p>{t("organising.rulebook.versionsLead")}</p>
      </WorkHead>
      {typeof result.values["document"] === "string" ? (
        <form method="post" action={paths.rulebookReplacement} className="stack">
          <input type="hidden" name="document" value={result.values["document"]} />
          <input type="hidden" name="reason" value={result.values["reason"]} />
          <input type="hidden" name="version" value={inForce} />
          <p className="actions">
            <button className="button">{t("organising.rulebook.again")}</button>
          </p>
        </form>
      ) : null}
      <dl className="answers">
        {versions.map((v) => (
          <div key={v.version}>
            <dt>
              {t("organising.rulebook.versionNumber", {
                version: v.version,
                inForce: String(v.version === inForce),
              })}
            </dt>
            <dd>
              <T
                id="organising.rulebook.newest"
                moment={<Moment at={v.createdAt} zone={zone} />}
                author={<Typed>{v.author ?? t("organising.rulebook.setUp")}</Typed>}
                reason={<Typed>{v.reason}</Typed>}
              />
              <span className="small block long">{v.hash}</span>
            </dd>
            <dd className="change">
              <a href={paths.rulebookVersion(v.version)}>
                {t("organising.rulebook.downloadVersion", { version: v.version })}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
