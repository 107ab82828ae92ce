import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, SelectField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { ThinCategories } from "~/components/thin-categories";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = {
  planning: "part",
  failed: "mend",
  draft: "part",
  published: "done",
  discarded: "not-yet",
} as const;

export default function PlansPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("plans.title")}>
        <p className="measure">{t("plans.intro", { k: page.k })}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="gate">
        <h2 id="gate">{t(page.isPublished ? "plans.inForce" : "plans.gate")}</h2>
        <div className="stack-l">
          <dl className="programme">
            {(page.isPublished
              ? ([
                  ["plans.valid", page.valid],
                  ["plans.judges", page.judges],
                  ["plans.short", page.short],
                ] as const)
              : ([
                  ["plans.valid", page.valid],
                  ["plans.unscreened", page.unscreened],
                  ["plans.judges", page.judges],
                  ["plans.places", page.places],
                  ["plans.capacity", page.capacity],
                ] as const)
            ).map(([id, n]) => (
              <div key={id}>
                <dt>
                  <span>{t(id)}</span>
                </dt>
                <dd>{n}</dd>
              </div>
            ))}
          </dl>
          {page.waiting.length > 0 ? (
            <div className="notice">
              <h3>{t("plans.waitingFor")}</h3>
              <ul>
                {page.waiting.map((judge) => (
                  <li key={judge.id}>
                    <a href={paths.judge(judge.id)}>
                      <Typed>{judge.name}</Typed>
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ) : page.judges > 0 ? (
            <p className="status done">{t("plans.allDeclared")}</p>
          ) : null}
          {page.isPublished ? null : <ThinCategories thin={page.thin} mayOpen />}
          {page.unscreened > 0 ? (
            <p className="hint">{t("plans.unscreenedWords", { count: page.unscreened })}</p>
          ) : null}
          {page.isPublished ? (
            <p className="actions">
              <a className="button" href={paths.planTopUp}>
                {t("plans.topUp")}
              </a>
            </p>
          ) : (
            <form method="post" action={paths.plans} className="stack" noValidate>
              <SelectField
                name="seconds"
                label={t("plans.seconds")}
                hint={t("plans.secondsHint")}
                result={result}
                options={page.patience.map((seconds) => ({
                  id: String(seconds),
                  label: t("plans.secondsOf", { seconds: String(seconds) }),
                }))}
              />
              <p>
                <button className="button" disabled={page.refusal !== null}>
                  {t("plans.make")}
                </button>
              </p>
              <p className="hint">{page.refusal ? t.say(page.refusal) : t("plans.makeWords")}</p>
            </form>
          )}
        </div>
      </section>
      <section className="leaf" aria-labelledby="made">
        <h2 id="made">{t("plans.title")}</h2>
        {page.plans.length === 0 ? (
          <p>{t("plans.none")}</p>
        ) : (
          <form action={paths.planComparison} className="stack">
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
            <div className="scroll wide" role="region" aria-labelledby="plans" tabIndex={0}>
              <table>
                <caption id="plans" className="hidden">
                  {t("plans.list")}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">{t("plans.made")}</th>
                    <th scope="col" className="num">
                      {t("plans.seed")}
                    </th>
                    <th scope="col" className="num">
                      {t("plans.filled")}
                    </th>
                    <th scope="col" className="num">
                      {t("plans.short")}
                    </th>
                    <th scope="col">{t("plans.state")}</th>
                    <th scope="col">{t("plans.compare")}</th>
                  </tr>
                </thead>
                <tbody>
                  {page.plans.map((plan) => (
                    <tr key={plan.id}>
                      <th scope="row">
                        <a href={plan.figures ? paths.plan(plan.id) : paths.planProgress(plan.id)}>
                          <Moment at={plan.createdAt} zone={page.zone} />
                        </a>
                        <span className="block small hint">
                          {t("plans.kinds", { kind: plan.kind })} · <Typed>{plan.author}</Typed>
                        </span>
                      </th>
                      <td className="num code">{plan.seed}</td>
                      <td className="num">
                        {plan.figures ? <T id="plans.filledOf" {...plan.figures.places} /> : null}
                      </td>
                      <td className="num">{plan.figures?.short}</td>
                      <td>
                        <span className={`status ${shapes[plan.state]}`}>
                          {t("plans.states", { state: plan.state })}
                        </span>
                      </td>
                      <td>
                        {plan.figures ? (
                          <label className="tick">
                            <input type="checkbox" name="plan" value={plan.id} />
                            <span className="hidden">
                              <T
                                id="plans.compareTick"
                                date={<Moment at={plan.createdAt} zone={page.zone} />}
                              />
                            </span>
                          </label>
                        ) : null}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {page.plans.filter((plan) => plan.figures).length > 1 ? (
              <p className="actions">
                <button className="button second">{t("plans.compare")}</button>
                <span className="hint small">{t("plans.compareHint")}</span>
              </p>
            ) : null}
          </form>
        )}
      </section>
    </div>
  );
}
