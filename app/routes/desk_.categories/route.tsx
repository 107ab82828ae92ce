import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, SelectField, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Said, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = { proposed: "part", made: "done", refused: "", ended: "" };

export default function CategoriesPage() {
  const page = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  const movable = page.categories.filter((one) => one.mayMove);
  const choose = { id: "", label: t("merging.choose") };
  const optionOf = ({ id, text }: { id: string; text: string }) => ({ id, label: text });
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead over={<a href={paths.desk}>{t("site.desk")}</a>} title={t("merging.title")}>
        <p className="measure">{t("merging.intro")}</p>
      </WorkHead>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too */}
      <div className="scroll" role="region" aria-labelledby="categories" tabIndex={0}>
        <table>
          <caption id="categories" className="hidden">
            {t("merging.table")}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("merging.category")}</th>
              <th scope="col" className="num">
                {t("merging.valid")}
              </th>
              <th scope="col" className="num">
                {t("merging.openEntries")}
              </th>
              <th scope="col" className="num">
                {t("merging.minimum")}
              </th>
              <th scope="col">{t("merging.where")}</th>
            </tr>
          </thead>
          <tbody>
            {page.categories.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <span className="code">{one.id}</span> <Said words={one.name} />
                </th>
                <td className="num">{one.valid}</td>
                <td className="num">{one.open}</td>
                <td className="num">{one.minimum}</td>
                <td>
                  {one.judgedIn === one.id ? (
                    t("merging.asItself")
                  ) : (
                    <span className="status part">{t("merging.inOther", { into: one.judgedIn })}</span>
                  )}
                  {one.isThin ? (
                    <span className="block small">
                      <span className="status mend">{t("merging.thin")}</span>
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {page.acts.length > 0 ? (
        <section className="leaf" aria-labelledby="acts">
          <h2 id="acts">{t("merging.acts")}</h2>
          <dl className="answers">
            {page.acts.map((one) => (
              <div key={one.id}>
                <dt>
                  <a href={paths.categoryMerge(one.id)}>
                    {t("merging.act", { kind: one.kind, category: one.category, into: one.into })}
                  </a>
                </dt>
                <dd>
                  <span className={`status ${shapes[one.state]}`}>
                    {t("merging.state", { state: one.state })}
                  </span>
                  <span className="small hint block">
                    <Typed>{one.proposedBy ?? ""}</Typed>, <Moment at={one.proposedAt} zone={page.zone} />
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <section className="leaf" aria-labelledby="propose">
        <h2 id="propose">{t("merging.propose")}</h2>
        {page.isPublished || movable.length === 0 ? (
          <p>{t(page.isPublished ? "merging.proposeOver" : "merging.proposeNone")}</p>
        ) : page.mayPropose ? (
          <form method="post" action={paths.categories} className="stack-l" noValidate>
            <SelectField
              name="category"
              label={t("merging.from")}
              result={result}
              options={[choose, ...movable.map(optionOf)]}
            />
            <SelectField
              name="into"
              label={t("merging.into")}
              hint={t("merging.intoHint")}
              result={result}
              options={[choose, ...page.categories.map(optionOf)]}
            />
            <TextAreaField
              name="reason"
              rows={3}
              label={t("merging.reason")}
              hint={t("merging.reasonHint")}
              result={result}
            />
            <p className="actions">
              <button className="button">{t("merging.send")}</button>
              <span className="hint small">{t("merging.sendWords")}</span>
            </p>
          </form>
        ) : (
          <p>{t("merging.warningMay")}</p>
        )}
      </section>
    </div>
  );
}
