import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, SelectField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function PanelPage() {
  const { plan, entry, refusal, panel, free, refused } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const nobody = { id: "", label: t("plans.panelNobody") };
  const optionOf = (judge: (typeof free)[number]) => ({
    id: judge.id,
    label: t("plans.panelOption", {
      name: judge.name,
      fit: judge.fit,
      load: judge.load,
      most: judge.most,
      reserve: judge.isReserve ? "yes" : "no",
    }),
  });
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.plan(plan.id)}>{t("plans.panelBack")}</a>}
        title={t("plans.panelTitle", { code: entry.code })}
      >
        <p>
          <Typed>{entry.title}</Typed>
        </p>
        <p className="small hint">
          <Typed>{entry.organisationName}</Typed>
        </p>
      </WorkHead>
      <div className="stack-l ending">
        <section className="stack" aria-labelledby="now">
          <h2 id="now">{t("plans.panelNow")}</h2>
          {panel.length === 0 ? <p>{t("plans.panelNone")}</p> : null}
          <ul className="plain-list">
            {panel.map((judge) => (
              <li key={judge.id}>
                <a href={paths.judge(judge.id)}>
                  <Typed>{judge.name}</Typed>
                </a>
                <span className="block small hint">
                  <Typed>{judge.organisation}</Typed>
                </span>
              </li>
            ))}
          </ul>
        </section>
        <form method="post" action={paths.planPanel(plan.id, entry.id)} className="stack" noValidate>
          <input type="hidden" name="version" value={plan.version} />
          <SelectField
            name="remove"
            label={t("plans.panelRemove")}
            result={result}
            options={[nobody, ...panel.filter((judge) => !judge.isFixed).map(optionOf)]}
          />
          <SelectField
            name="add"
            label={t("plans.panelAdd")}
            hint={t("plans.panelHint")}
            result={result}
            options={[nobody, ...free.map(optionOf)]}
          />
          <p>
            <button className="button" disabled={refusal !== null}>
              {t("plans.panelSave")}
            </button>
          </p>
          {refusal ? (
            <p className="hint">{t.say(refusal)}</p>
          ) : free.length === 0 ? (
            <p className="hint">{t("plans.panelOthers")}</p>
          ) : null}
        </form>
        {refused.length > 0 ? (
          <section className="stack" aria-labelledby="refused">
            <h2 id="refused">{t("plans.panelRefused")}</h2>
            <ul>
              {refused.map((judge) => (
                <li key={judge.id}>
                  <a href={paths.judge(judge.id)}>
                    <Typed>{judge.name}</Typed>
                  </a>
                  : {t.say(judge.refusal)}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </div>
  );
}
