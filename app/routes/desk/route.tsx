import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Moment, Said } from "~/components/words";
import { T, useT } from "~/locales/locale";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function DeskPage() {
  const desk = useLoaderData<typeof loader>();
  const t = useT();
  const rows = desk.categories.filter((c) => c.id !== null || c.submitted > 0 || (c.drafts ?? 0) > 0);
  const main = desk.acts.find((act) => act.isYours && act.path);
  return (
    <div className="wrap">
      <WorkHead title={t("organising.desk.head", { edition: desk.edition })}>
        <p>
          <T id="organising.desk.stage" stage={<Said words={desk.stage} />} />{" "}
          {desk.next ? (
            <T
              id="organising.desk.next"
              stage={<Said words={desk.next.name} />}
              moment={<Moment at={desk.next.opens} zone={desk.zone} />}
            />
          ) : null}
        </p>
      </WorkHead>
      <section className="leaf" aria-labelledby="next">
        <h2 id="next">{t("organising.desk.acts")}</h2>
        <div className="stack">
          {desk.acts.length === 0 ? <p>{t("organising.desk.nothing")}</p> : null}
          <ul className="tasks">
            {desk.acts.map((act, at) => (
              <li key={at}>
                <span className="letter" aria-hidden="true">
                  {at + 1}
                </span>
                <span className="what">
                  {act.path && act !== main ? (
                    <a href={act.path}>{t.say(act.message)}</a>
                  ) : (
                    <span>{t.say(act.message)}</span>
                  )}
                </span>
                <span className={act.isYours ? "status part" : "status not-yet"}>
                  {t("organising.desk.by", { by: act.by, isYours: String(act.isYours) })}
                </span>
              </li>
            ))}
          </ul>
          {main?.path ? (
            <p className="actions">
              <a className="button" href={main.path}>
                {t("organising.desk.doIt", { number: desk.acts.indexOf(main) + 1 })}
              </a>
            </p>
          ) : null}
        </div>
      </section>
      <section className="leaf" aria-labelledby="entries">
        <h2 id="entries">{t("organising.desk.entries")}</h2>
        <div
          className="scroll"
          role="group"
          aria-labelledby="entries"
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the keyboard
          tabIndex={0}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t("organising.desk.category")}</th>
                {desk.withDrafts ? (
                  <th scope="col" className="num">
                    {t("organising.desk.drafts")}
                  </th>
                ) : null}
                {(["submitted", "unscreened", "repair", "valid", "notValid"] as const).map((state) => (
                  <th key={state} scope="col" className="num">
                    {t(`organising.desk.${state}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((c) => (
                <tr key={c.id ?? ""}>
                  <th scope="row">
                    {c.id === null || c.name === null ? (
                      t("organising.desk.noCategory")
                    ) : (
                      <>
                        {c.id}{" "}
                        <span className="hidden">
                          <Said words={c.name} />
                        </span>
                      </>
                    )}
                  </th>
                  {desk.withDrafts ? <td className="num">{c.drafts}</td> : null}
                  <td className="num">{c.submitted}</td>
                  <td className="num">{c.unscreened}</td>
                  <td className="num">{c.repair}</td>
                  <td className="num">{c.valid}</td>
                  <td className="num">{c.notValid}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="leaf" aria-labelledby="rooms">
        <h2 id="rooms">{t("organising.desk.rooms")}</h2>
        <dl className="answers">
          {desk.rooms.map(({ room, path }) => (
            <div key={room}>
              <dt>
                <a href={path}>{t(`organising.room.${room}`)}</a>
              </dt>
              <dd>{t(`organising.room.${room}Words`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
