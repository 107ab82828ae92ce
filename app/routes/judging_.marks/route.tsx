import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Said, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
const figures = ["mean", "deviation", "lowest", "highest"] as const;

export default function OwnMarksPage() {
  const t = useT();
  const { criteria, rows, summary } = useLoaderData<typeof loader>();
  const round = (value: number | null | undefined) =>
    value === null || value === undefined
      ? ""
      : value.toLocaleString(t.locale === "ar-XB" || t.locale.startsWith("en") ? "en-GB" : t.locale, {
          maximumFractionDigits: 1,
        });
  return (
    <div className="wrap">
      <WorkHead title={t("marks.title")} over={<a href={paths.judging}>{t("judging.title")}</a>}>
        <p className="measure">{t("marks.intro")}</p>
      </WorkHead>
      {rows.length === 0 ? (
        <p className="empty">{t("marks.none")}</p>
      ) : (
        <div className="stack-l ending">
          <div
            className="scroll"
            role="group"
            aria-labelledby="marks-table"
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the keyboard
            tabIndex={0}
          >
            <table className="marks">
              <caption id="marks-table">{t("marks.table")}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("marks.entry")}</th>
                  {criteria.map(({ id, name }, at) => (
                    <th key={id} scope="col" className="num">
                      <abbr className="short-name" aria-hidden="true">
                        {at + 1}
                      </abbr>
                      <span className="full-name">
                        <Said words={name} />
                      </span>
                    </th>
                  ))}
                  <th scope="col" className="num">
                    {t("marks.score")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <a href={paths.assignment(row.id)}>
                        <span className="code">{row.code}</span>{" "}
                        <span className="full-name">
                          <Typed>{row.title || t("judging.untitled")}</Typed>
                        </span>
                      </a>
                      <span className="small hint block">{t("marks.state", { state: row.state })}</span>
                    </th>
                    {criteria.map(({ id }) => (
                      <td key={id} className="num">
                        {row.marks[id] ?? (
                          <>
                            <span aria-hidden="true">–</span>
                            <span className="hidden">{t("marks.notMarked")}</span>
                          </>
                        )}
                      </td>
                    ))}
                    <td className="num">
                      <strong>{round(row.score)}</strong>
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                {figures.map((figure) => (
                  <tr key={figure}>
                    <th scope="row">{t(`marks.${figure}`)}</th>
                    {criteria.map(({ id }) => (
                      <td key={id} className="num">
                        {round(summary.criteria[id]?.[figure])}
                      </td>
                    ))}
                    <td className="num">{round(summary.score?.[figure])}</td>
                  </tr>
                ))}
              </tfoot>
            </table>
          </div>
          <p className="small hint measure">{t("marks.spreadWords")}</p>
          <section className="stack short-only" aria-labelledby="criteria">
            <h2 id="criteria">{t("marks.criteria")}</h2>
            <ol>
              {criteria.map(({ id, name, weight }) => (
                <li key={id}>
                  <Said words={name} />, {t("judging.weight", { weight })}
                </li>
              ))}
            </ol>
          </section>
        </div>
      )}
    </div>
  );
}
