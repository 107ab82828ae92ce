import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Pages } from "~/components/pages";
import { EntryFlagWords } from "~/components/sheet-facts";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function JudgingDeskPage() {
  const t = useT();
  const result = useFormResult();
  const desk = useLoaderData<typeof loader>();
  const { judges, entries, zone } = desk;
  const { all, handedIn, behind } = desk;
  const named = desk.reports.length + desk.lost.length + desk.flagged.length;
  const waiting = desk.waiting.reports + desk.waiting.lost + desk.waiting.flagged;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={t("moderating.title")} over={<a href={paths.desk}>{t("site.desk")}</a>}>
        {all > 0 ? (
          <p>
            <T
              id="moderating.facts"
              handedIn={handedIn}
              all={all}
              judges={desk.judgeCount}
              moment={<Moment at={desk.closes} zone={zone} />}
            />
          </p>
        ) : (
          <p>
            {t("moderating.empty")} <a href={paths.plans}>{t("moderating.toPlans")}</a>
          </p>
        )}
      </WorkHead>
      {desk.reminded === null ? null : (
        <p className="notice quiet" role="status">
          {t("moderating.reminded", { count: desk.reminded })}
        </p>
      )}
      <section className="leaf" aria-labelledby="waiting">
        <h2 id="waiting">{t(desk.isChair ? "moderating.waiting" : "moderating.waitingReader")}</h2>
        <div className="stack">
          {waiting === 0 ? <p>{t("moderating.nothingWaiting")}</p> : null}
          <ul className="tasks bare">
            {desk.reports.map((one) => (
              <li key={one.id}>
                <span className="what">
                  <a href={paths.report(one.id)}>
                    <T
                      id="moderating.reported"
                      kind={t("reporting.kindShort", { kind: one.kind })}
                      judge={<Typed>{one.judge}</Typed>}
                    />
                  </a>
                  <span className="small hint">
                    <span className="code">{one.code}</span> · <Moment at={one.createdAt} zone={zone} />
                  </span>
                </span>
                <span className="status part">{t("moderating.answerIt")}</span>
              </li>
            ))}
            {desk.lost.map((one) => (
              <li key={one.id}>
                <span className="what">
                  <a href={paths.judgingOfEntry(one.entryId)}>
                    <T
                      id="moderating.lostJudge"
                      reason={one.reason ?? ""}
                      judge={<Typed>{one.judge}</Typed>}
                    />
                  </a>
                  <span className="small hint">
                    <span className="code">{one.code}</span>
                    {one.words ? (
                      <>
                        {" "}
                        · <Typed>{one.words}</Typed>
                      </>
                    ) : null}
                  </span>
                </span>
                <span className="status part">
                  {t("moderating.lostState", {
                    counted: one.counted,
                    wanted: one.wanted,
                    running: one.running,
                  })}
                </span>
              </li>
            ))}
            {desk.flagged.map((one) => (
              <li key={one.id}>
                <span className="what">
                  <a href={paths.judgingOfEntry(one.id)}>
                    <Typed>{one.title || t("judging.untitled")}</Typed>
                  </a>
                  <span className="small hint">
                    <span className="code">{one.code}</span>
                    {one.flags.map((flag, at) => (
                      <span key={at}>
                        {" "}
                        · <EntryFlagWords flag={flag} criteria={desk.criteria} />
                      </span>
                    ))}
                  </span>
                </span>
                <span className="status part">{t("moderating.entryState", { state: "flagged" })}</span>
              </li>
            ))}
          </ul>
          {waiting > named ? <p>{t("moderating.moreWaiting", { count: waiting - named })}</p> : null}
          {desk.lost.length > 0 ? (
            <p className="actions">
              <a className="button second" href={paths.planTopUp}>
                {t("plans.topUp")}
              </a>
            </p>
          ) : null}
          {desk.hidden.map(({ category, refusal }) => (
            <p key={category} className="small hint">
              {t("moderating.hiddenFor", { categories: category })} {t.say(refusal)}
            </p>
          ))}
        </div>
      </section>
      {all > 0 ? (
        <>
          <section className="leaf" aria-labelledby="by-judge">
            <h2 id="by-judge">{t("moderating.progress")}</h2>
            <div className="stack">
              {desk.isChair && behind > 0 ? (
                <form method="post" action={paths.judgingReminder} className="stack">
                  <p className="actions">
                    <button className="button">{t("moderating.remind", { count: behind })}</button>
                  </p>
                  <p className="small hint measure">{t("moderating.remindWords")}</p>
                </form>
              ) : null}
              <dl className="answers">
                {judges.map((one) => (
                  <div key={one.id}>
                    <dt>
                      <a href={paths.judgingOfJudge(one.id)}>
                        <Typed>{one.name}</Typed>
                      </a>
                    </dt>
                    <dd>
                      <span className={`status ${shapeOf(one)}`}>
                        {t("moderating.ofAll", { handedIn: one.handedIn, all: one.all })}:{" "}
                        {t("moderating.judgeState", { state: stateOf(one) })}
                      </span>
                      <span className="small hint block">
                        {one.lastAt ? (
                          <>
                            {t("moderating.last")}: <Moment at={one.lastAt} zone={zone} />
                          </>
                        ) : (
                          t("moderating.never")
                        )}
                        {one.closes > desk.closes ? (
                          <>
                            ; <T id="moderating.untilShort" moment={<Moment at={one.closes} zone={zone} />} />
                          </>
                        ) : null}
                      </span>
                    </dd>
                  </div>
                ))}
              </dl>
              <Pages
                path={`${paths.judgingDesk}?page=${desk.page}`}
                name="judges"
                list={t("moderating.progress")}
                page={desk.judgesPage}
                pages={desk.judgesPages}
              />
            </div>
          </section>
          <section className="leaf" aria-labelledby="by-entry">
            <h2 id="by-entry">{t("moderating.byEntry")}</h2>
            <div className="stack">
              <dl className="answers">
                {entries.map((one) => (
                  <div key={one.id}>
                    <dt className="wrap-anywhere">
                      <a href={paths.judgingOfEntry(one.id)}>
                        <Typed>{one.title || t("judging.untitled")}</Typed>
                      </a>
                      <span className="small hint block code">{one.code}</span>
                    </dt>
                    <dd>
                      <span className={`status ${entryShape(one)}`}>
                        {t("moderating.entryState", { state: entryState(one) })}
                      </span>
                      <span className="small hint block">{t("moderating.lostState", one)}</span>
                    </dd>
                  </div>
                ))}
              </dl>
              <Pages
                path={`${paths.judgingDesk}?judges=${desk.judgesPage}`}
                list={t("moderating.byEntry")}
                page={desk.page}
                pages={desk.pages}
              />
              {entries.some((one) => ["asked", "short"].includes(entryState(one))) ? (
                <p className="actions">
                  <a className="button second" href={paths.planTopUp}>
                    {t("plans.topUp")}
                  </a>
                </p>
              ) : null}
            </div>
          </section>
        </>
      ) : null}
      {desk.fast.length > 0 ? (
        <section className="leaf" aria-labelledby="fast">
          <h2 id="fast">{t("moderating.fast")}</h2>
          <div className="stack">
            <p className="measure">{t("moderating.fastWords")}</p>
            <dl className="answers">
              {desk.fast.map((one) => (
                <div key={one.assignmentId}>
                  <dt>
                    <a href={paths.deskSheet(one.assignmentId)}>
                      <Typed>{one.judge}</Typed>, <span className="code">{one.code}</span>
                    </a>
                  </dt>
                  <dd>
                    <T
                      id="moderating.fastSheet"
                      minutes={one.minutes}
                      judge={<Typed>{one.judge}</Typed>}
                      own={one.own ?? -1}
                      others={one.others ?? -1}
                    />
                  </dd>
                </div>
              ))}
            </dl>
            {desk.fastCount > desk.fast.length ? (
              <p>{t("entry.andMore", { count: desk.fastCount - desk.fast.length })}</p>
            ) : null}
          </div>
        </section>
      ) : null}
    </div>
  );
}

function stateOf(one: { all: number; handedIn: number; isBehind: boolean; isReminded: boolean }) {
  if (one.handedIn === one.all) return "done";
  if (!one.isBehind) return "onTime";
  return one.isReminded ? "reminded" : "behind";
}
const shapeOf = (one: Parameters<typeof stateOf>[0]) =>
  ({ done: "done", onTime: "", behind: "part", reminded: "part" })[stateOf(one)];

type EntryStanding = {
  counted: number;
  running: number;
  wanted: number;
  isRescreened: boolean;
  isFlagged: boolean;
  isSettled: boolean;
  furtherJudgeAsked: boolean;
};
function entryState(one: EntryStanding) {
  if (one.isRescreened) return "screening";
  if (one.furtherJudgeAsked) return "asked";
  if (one.isFlagged && !one.isSettled) return "flagged";
  if (one.counted + one.running < one.wanted) return "short";
  if (one.running > 0) return "underWay";
  return one.isFlagged ? "settled" : "done";
}
const entryShape = (one: EntryStanding) =>
  ({
    screening: "part",
    asked: "part",
    flagged: "part",
    short: "part",
    underWay: "",
    settled: "done",
    done: "done",
  })[entryState(one)];
