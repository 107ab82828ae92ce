import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
type Compared = Awaited<ReturnType<typeof useLoaderData<typeof loader>>>["plans"][number];

export default function PlanComparisonPage() {
  const { plans, changes, more, zone } = useLoaderData<typeof loader>();
  const t = useT();
  const rows: [label: string, of: (plan: Compared) => ReactNode][] = [
    [t("plans.filled"), (plan) => <T id="plans.filledOf" {...plan.places} />],
    [t("plans.short"), (plan) => plan.short],
    [t("plans.compareWorst"), (plan) => t("plans.number", { n: plan.worst })],
    [t("plans.compareTotal"), (plan) => t("plans.number", { n: plan.total })],
    [t("plans.compareLoads"), (plan) => t("plans.compareLoadsOf", plan.loads)],
    [t("plans.compareReserves"), (plan) => plan.reserves],
    [t("plans.compareWishes"), (plan) => plan.wishes],
    [t("plans.compareParts"), (plan) => plan.components],
    [t("plans.comparePairs"), (plan) => plan.unlike],
    [
      t("plans.compareProof"),
      (plan) =>
        plan.isByHand
          ? t("plans.compareProofHand")
          : t("plans.compareProofOf", { proven: plan.proven ? "yes" : "no", gap: plan.gap }),
    ],
    [t("plans.state"), (plan) => t("plans.states", { state: plan.state })],
  ];
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.plans}>{t("plans.back")}</a>} title={t("plans.compareTitle")} />
      {plans.length < 2 ? (
        <p className="empty">{t("plans.compareChoose")}</p>
      ) : (
        <>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
          <div className="scroll wide" role="region" aria-labelledby="figures" tabIndex={0}>
            <table>
              <caption id="figures" className="hidden">
                {t("plans.compareTitle")}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{t("plans.compareFigure")}</th>
                  {plans.map((plan, at) => (
                    <th key={plan.id} scope="col" className="num">
                      <a href={paths.plan(plan.id)}>{t("plans.comparePlan", { n: at + 1 })}</a>
                      <span className="block small hint">
                        <Moment at={plan.createdAt} zone={zone} />
                      </span>
                      <span className="block small hint">
                        {t("plans.seed")} {plan.seed}
                      </span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([label, of]) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    {plans.map((plan) => (
                      <td key={plan.id} className="num">
                        {of(plan)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <section className="leaf">
            <h2 id="changes">{t("plans.compareChanges")}</h2>
            {changes.length === 0 ? (
              <p>{t("plans.compareSame")}</p>
            ) : (
              <div className="stack">
                {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
                <div className="scroll wide" role="region" aria-labelledby="changes" tabIndex={0}>
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">{t("plans.entry")}</th>
                        {plans.slice(1).map((plan, at) => (
                          <th key={plan.id} scope="col">
                            {t("plans.comparePlan", { n: at + 2 })}
                          </th>
                        ))}
                      </tr>
                    </thead>
                    <tbody>
                      {changes.map((entry) => (
                        <tr key={entry.id}>
                          <th scope="row">
                            <span className="code">{entry.code}</span> <Typed>{entry.title}</Typed>
                          </th>
                          {entry.plans.map((change, at) => (
                            <td key={at}>
                              {(["out", "in"] as const).map((way) =>
                                change[way].length > 0 ? (
                                  <span key={way} className="block">
                                    <T
                                      id={way === "out" ? "plans.compareOut" : "plans.compareIn"}
                                      names={<Typed>{change[way].join(", ")}</Typed>}
                                    />
                                  </span>
                                ) : null,
                              )}
                            </td>
                          ))}
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
                {more > 0 ? <p className="hint">{t("plans.compareMore", { count: more })}</p> : null}
              </div>
            )}
          </section>
        </>
      )}
    </div>
  );
}
