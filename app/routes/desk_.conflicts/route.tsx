import { useLoaderData } from "@remix-run/react";
import { ChoiceField, ErrorSummary, SelectField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Said, Typed } from "~/components/words";
import { ownKinds } from "~/domain/conflicts";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskConflictsPage() {
  const { role, categories, standingIn, chosen, out } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("conflicts.deskTitle")}>
        <p className="measure">{t("conflicts.deskIntro")}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="own">
        <h2 id="own">{t("conflicts.ownTies")}</h2>
        <div className="stack-l">
          <dl className="answers">
            {categories.map((category) => (
              <div key={category.id}>
                <dt>
                  <span className="code">{category.id}</span> <Said words={category.name} />
                </dt>
                <dd>
                  <span className={`status ${category.isTied ? "mend" : "done"}`}>
                    {t("conflicts.ownState", { tied: category.isTied ? "yes" : "no" })}
                  </span>
                  {category.isOwnWord ? (
                    <span className="block small">
                      {category.deputy ? (
                        <T id="conflicts.deputyIs" name={<Typed>{category.deputy}</Typed>} />
                      ) : (
                        t("conflicts.deputyNone")
                      )}
                    </span>
                  ) : null}
                </dd>
                <dd className="change">
                  <a href={`${paths.deskConflicts}?category=${category.id}#declare`}>
                    {t(category.isOwnWord ? "conflicts.deputyChange" : "conflicts.ownDeclare")}
                    <span className="hidden"> {category.id}</span>
                  </a>
                </dd>
              </div>
            ))}
          </dl>
          {standingIn.length > 0 ? (
            <ul>
              {standingIn.map((one) => (
                <li key={`${one.category} ${one.name}`}>
                  <T
                    id="conflicts.standIn"
                    name={<Typed>{one.name}</Typed>}
                    category={<a href={paths.ranking(one.category)}>{one.category}</a>}
                  />
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </section>
      {chosen ? (
        <section className="leaf" aria-labelledby="declare">
          <h2 id="declare">{t("conflicts.declareOf", { category: chosen.id })}</h2>
          <form
            method="post"
            action={`${paths.deskConflicts}?category=${chosen.id}`}
            className="stack-l"
            noValidate
          >
            <p className="measure">{t("conflicts.declareWhat")}</p>
            <input type="hidden" name="role" value={role} />
            <input type="hidden" name="category" value={chosen.id} />
            <input type="hidden" name="version" value={chosen.own?.version ?? 0} />
            <ChoiceField
              name="kind"
              label={t("conflicts.kind")}
              result={result}
              defaultValue={chosen.own?.kind ?? ""}
              options={ownKinds.map((kind) => ({ id: kind, label: t("conflicts.kinds", { kind }) }))}
            />
            <TextField
              name="reason"
              label={t("conflicts.reason")}
              hint={t("conflicts.ownReasonHint")}
              result={result}
              defaultValue={chosen.own?.reason ?? ""}
              maxLength={500}
            />
            <SelectField
              name="deputyId"
              label={t("conflicts.deputy")}
              hint={t("conflicts.deputyHint", { role })}
              result={result}
              defaultValue={chosen.own?.deputyId ?? ""}
              options={[
                { id: "", label: t("conflicts.deputyLater") },
                ...chosen.free.map(({ id, name }) => ({ id, label: name })),
              ]}
            />
            <p>
              <button className="button">{t("conflicts.ownSave")}</button>
            </p>
          </form>
        </section>
      ) : null}
      <section className="leaf" aria-labelledby="late">
        <h2 id="late">{t("conflicts.late")}</h2>
        {out.length === 0 ? (
          <p>{t("conflicts.lateNone")}</p>
        ) : (
          <ul className="plain-list stack">
            {out.map((one) => (
              <li key={one.id}>
                <span className="code">{one.code}</span> <Typed>{one.title}</Typed>
                <span className="block">
                  <a href={paths.judgeAssignment(one.judgeId, one.id)}>
                    <Typed>{one.judge}</Typed>
                  </a>
                  : {t("conflicts.lateState", { sheet: one.hadSheet ? "yes" : "no" })}
                </span>
                {one.tie ? (
                  <span className="block small hint">
                    {t("conflicts.allKinds", { kind: one.tie.kind })}.{" "}
                    <a href={paths.judgeConflict(one.judgeId, one.tie.id)}>{t("conflicts.lateSettle")}</a>
                  </span>
                ) : null}
              </li>
            ))}
            <li>
              <a className="button second" href={paths.planTopUp}>
                {t("plans.topUp")}
              </a>
            </li>
          </ul>
        )}
      </section>
    </div>
  );
}
