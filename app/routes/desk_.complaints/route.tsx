import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Pages } from "~/components/pages";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
const shapes = { open: "not-yet", drafted: "part", answered: "done" } as const;

export default function ComplaintsPage() {
  const { title, zone, until, isOver, complaints, page, pages } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.desk}>{t("site.desk")}</a>} title={title}>
        <p className="measure">{t("complaints.deskIntro")}</p>
        <p>
          {until ? (
            <T
              id={isOver ? "complaints.deskClosed" : "complaints.deskUntil"}
              at={<Moment at={until} zone={zone} />}
            />
          ) : (
            t("complaints.deskNotPublic")
          )}
        </p>
      </WorkHead>
      <section className="leaf" aria-labelledby="list">
        <h2 id="list">{t("complaints.list")}</h2>
        <div className="stack">
          {complaints.length === 0 ? <p>{t("complaints.none")}</p> : null}
          <dl className="answers">
            {complaints.map((one) => (
              <div key={one.id}>
                <dt className="code">{one.code}</dt>
                <dd>
                  <a href={paths.deskComplaint(one.id)}>
                    <Typed>{one.title}</Typed>
                  </a>
                  {one.state === "answered" ? null : (
                    <span className={one.isLate ? "block" : "small hint block"}>
                      <T
                        id={one.isLate ? "complaints.late" : "complaints.dueOn"}
                        at={<Moment at={one.dueAt} zone={zone} />}
                      />
                    </span>
                  )}
                </dd>
                <dd className="change">
                  <span className={`status ${one.isLate ? "mend" : shapes[one.state]}`}>
                    {t("complaints.state", { state: one.state })}
                  </span>
                  {one.outcome ? (
                    <span className="small block">
                      {t("complaints.outcomeShort", { outcome: one.outcome })}
                    </span>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
          <Pages path={paths.deskComplaints} page={page} pages={pages} />
        </div>
      </section>
    </div>
  );
}
