import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function ReadRulebookPage() {
  const { title, version, hash, note, zone, stages, categories, readAt } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title}>
        <p className="measure">{t("opening.readWords")}</p>
        {note ? (
          <div className="notice">
            <p>
              <Said words={note} />
            </p>
          </div>
        ) : null}
      </WorkHead>
      <dl className="answers">
        <div>
          <dt>{t("opening.readVersion")}</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>{t("opening.readHash")}</dt>
          <dd className="long">{hash}</dd>
        </div>
      </dl>
      <section className="leaf" aria-labelledby="dates">
        <h2 id="dates">{t("opening.readDates")}</h2>
        <dl className="answers">
          {stages.map((stage) => (
            <div key={stage.id}>
              <dt>
                <Said words={stage.name} />
              </dt>
              <dd>
                <T
                  id="opening.readWindow"
                  from={<Moment at={stage.opens} zone={zone} />}
                  to={<Moment at={stage.closes} zone={zone} />}
                />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="leaf" aria-labelledby="categories">
        <h2 id="categories">{t("opening.readCategories")}</h2>
        <dl className="answers">
          {categories.map((category) => (
            <div key={category.id}>
              <dt>{category.id}</dt>
              <dd>
                <Said words={category.name} />
                <p className="hint small">{t("opening.readCap", { cap: category.cap })}</p>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <form method="post" className="stack leaf">
        <input type="hidden" name="hash" value={hash} />
        <p>
          <a href={paths.rules}>{t("opening.readPublic")}</a>
        </p>
        <div className="actions">
          {readAt ? (
            <p>
              <T
                id="opening.step.rulebook.done"
                version={String(version)}
                moment={<Moment at={readAt} zone={zone} />}
              />
            </p>
          ) : (
            <button className="button">{t("opening.read", { version })}</button>
          )}
          <a href={paths.setUp}>{t("opening.back")}</a>
        </div>
      </form>
    </div>
  );
}
