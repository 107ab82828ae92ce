import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary } from "~/components/form";
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
  const { versions, inForce, zone, change } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
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
      {change ? <Change change={change} zone={zone} /> : null}
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

type Waiting = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["change"]>;

/** A change of what decides, with everything that it changes, for a second organiser. */
function Change({ change, zone }: { change: Waiting; zone: string }) {
  const t = useT();
  const result = useFormResult();
  return (
    <section className="leaf" aria-labelledby="change">
      <h2 id="change">{t("organising.rulebook.change")}</h2>
      <div className="stack">
        <p>{t("organising.rulebook.changeWords")}</p>
        <p>
          <T
            id="organising.rulebook.changeBy"
            author={<Typed>{change.by}</Typed>}
            moment={<Moment at={change.at} zone={zone} />}
            reason={<Typed>{change.reason}</Typed>}
          />
        </p>
        <dl className="answers">
          {change.changes.map(({ where, before, after }) => (
            <div key={where}>
              <dt>
                <Typed>{where}</Typed>
              </dt>
              <dd>
                {before !== undefined ? (
                  <del>
                    <Typed>{before}</Typed>
                  </del>
                ) : null}{" "}
                {after !== undefined ? (
                  <ins>
                    <Typed>{after}</Typed>
                  </ins>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
        <form method="post" action={paths.ruleChange} className="stack">
          <input type="hidden" name="id" value={change.id} />
          <ChoiceField
            name="answer"
            label={t("organising.rulebook.changeAnswer")}
            result={result}
            options={[
              { id: "made", label: t("organising.rulebook.changeAgree") },
              { id: "refused", label: t("organising.rulebook.changeRefuse") },
            ]}
          />
          <p className="actions">
            <button
              className="button"
              disabled={change.refusal !== null}
              aria-describedby={change.refusal ? "why" : undefined}
            >
              {t("organising.rulebook.changeGive")}
            </button>
          </p>
          {change.refusal ? (
            <p className="small hint" id="why">
              {t.say(change.refusal)}
            </p>
          ) : null}
        </form>
      </div>
    </section>
  );
}
