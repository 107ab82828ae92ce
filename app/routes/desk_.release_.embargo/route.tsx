import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, MomentFields } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { momentText } from "~/locales/moment";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function EmbargoPage() {
  const page = useLoaderData<typeof loader>();
  const { title, release, faults, moreFaults, letters, told, draft, approval, mayStop } = page;
  const t = useT();
  const result = useFormResult();
  const isOpen = release?.state === "drafted" || release?.state === "approved";
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.release}>{t("release.back")}</a>}>
        <p className="measure">{t("embargo.intro")}</p>
        {draft ? (
          <p>
            <a href={paths.letterWords}>{t("letterWords.title")}</a>{" "}
            <span className="small hint">{t("letterWords.goHint")}</span>
          </p>
        ) : null}
      </WorkHead>

      {told.length > 0 ? <Told page={page} /> : null}

      <section className="leaf" aria-labelledby="state">
        <h2 id="state">{t("release.state")}</h2>
        <div className="stack">
          <State page={page} />
          {approval ? (
            <div className="stack">
              {approval.refusal || faults.length > 0 ? (
                <>
                  <button className="button" disabled>
                    {t("release.goApprove")}
                  </button>
                  <p>{approval.refusal ? t.say(approval.refusal) : t("release.faultsWords")}</p>
                </>
              ) : (
                <p>
                  <a className="button" href={paths.embargoApproval}>
                    {t("release.goApprove")}
                  </a>
                </p>
              )}
            </div>
          ) : null}
          {mayStop ? (
            <p>
              <a href={paths.embargoStop}>{t("embargo.goStop")}</a>
            </p>
          ) : null}
        </div>
      </section>

      {page.isPublic ? null : (
        <section className="leaf" aria-labelledby="faults">
          <h2 id="faults">{t("release.faults")}</h2>
          <div className="stack">
            {faults.length === 0 ? (
              <p>{t(isOpen ? "embargo.faultsNone" : "embargo.faultsNoneYet")}</p>
            ) : (
              <>
                <p>{t("release.faultsWords")}</p>
                <ul>
                  {faults.map((fault, at) => (
                    <li key={at}>{t.say(fault)}</li>
                  ))}
                </ul>
                {moreFaults > 0 ? <p>{t("release.faultsMore", { count: moreFaults })}</p> : null}
              </>
            )}
          </div>
        </section>
      )}

      {letters.length > 0 ? (
        <section className="leaf" aria-labelledby="letters">
          <h2 id="letters">{t("release.counts")}</h2>
          <ul className="plain-list" role="list">
            {letters.map((letter) => (
              <li key={letter.id}>
                <span className="code">{letter.code}</span>{" "}
                <a href={paths.letter(letter.id)} aria-label={t("release.open", { name: letter.name })}>
                  <Typed>{letter.name || letter.recipient}</Typed>
                </a>{" "}
                <span className="block small hint">
                  <Typed>{letter.title}</Typed> · {t("release.outcome", { outcome: letter.outcome })}
                </span>
                <span className="block small hint">
                  <Typed>{letter.recipient}</Typed>
                </span>
                {letter.isReturned ? (
                  <span className="status mend">
                    {draft ? <a href={paths.mail}>{t("embargo.comesBack")}</a> : t("embargo.comesBack")}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}

      {draft && !page.isPublic ? (
        <section className="leaf" aria-labelledby="draft">
          <h2 id="draft">{t(release ? "release.draftAgain" : "embargo.draft")}</h2>
          {draft.refusal ? (
            <div className="stack">
              <button className="button second" disabled>
                {t("embargo.draftButton")}
              </button>
              <p>{t.say(draft.refusal)}</p>
            </div>
          ) : release?.state === "released" && result.faults.length === 0 ? (
            <details>
              <summary>{t("embargo.draftMore")}</summary>
              <DraftForm page={page} />
            </details>
          ) : (
            <DraftForm page={page} />
          )}
        </section>
      ) : null}
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** Sets the day and drafts the letters. */
function DraftForm({ page: { release, zone, publicAt, draft, approval } }: { page: Page }) {
  const t = useT();
  const result = useFormResult();
  if (!draft) return null;
  return (
    <form method="post" className="stack" noValidate>
      <p>{t("embargo.draftWords")}</p>
      <input type="hidden" name="version" value={release?.version ?? 0} />
      <MomentFields
        label={t("embargo.day")}
        hint={t("embargo.dayHint", {
          zone,
          moment: momentText(publicAt, { locale: t.locale, zone }),
        })}
        result={result}
        at={draft}
      />
      <button className={approval ? "button second" : "button"}>{t("embargo.draftButton")}</button>
    </form>
  );
}

function State({ page: { release, zone } }: { page: Page }) {
  const t = useT();
  if (!release) return <p>{t("embargo.stateNone")}</p>;
  const tone = { drafted: "part", approved: "part", released: "done", stopped: "mend" }[release.state];
  return (
    <p className={`status ${tone}`}>
      <span>
        <T
          id="embargo.state"
          state={release.state}
          version={release.version}
          at={<Moment at={release.releaseAt} zone={zone} />}
        />
      </span>
    </p>
  );
}

const tones = {
  declined: "mend",
  out: "not-yet",
  names: "part",
  answered: "done",
  silent: "part",
  waiting: "not-yet",
} as const;

/** Those who know, with what they answered and what is to be done about it. */
function Told({ page: { told, zone, publicAt } }: { page: Page }) {
  const t = useT();
  const count = (state: (typeof told)[number]["state"]) => told.filter((one) => one.state === state).length;
  return (
    <section className="leaf" aria-labelledby="told">
      <h2 id="told">{t("embargo.told", { count: told.length })}</h2>
      <div className="stack-l">
        <p>
          <T id="embargo.toldUntil" moment={<Moment at={publicAt} zone={zone} />} />{" "}
          {t("embargo.answeredSum", {
            answered: count("answered") + count("names"),
            open: count("waiting"),
            silent: count("silent"),
            declined: count("declined"),
          })}
        </p>
        {/* A wide table scrolls inside its own region, which the keyboard must be able to reach. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="scroll rows" role="group" aria-labelledby="told" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("release.entry")}</th>
                <th scope="col">{t("embargo.answered")}</th>
                <th scope="col">{t("embargo.next")}</th>
                <th scope="col">{t("embargo.read")}</th>
              </tr>
            </thead>
            <tbody>
              {told.map((one) => (
                <tr key={one.entryId}>
                  <th scope="row">
                    <a href={paths.toldEntry(one.entryId)} className="code">
                      {one.code}
                    </a>{" "}
                    <span className="block small hint">
                      <Typed>{one.title}</Typed>
                    </span>
                    <span className="block small hint">
                      <Typed>{one.organisation}</Typed>
                    </span>
                  </th>
                  <td>
                    <span className={`status ${tones[one.state]}`}>
                      {t("embargo.answerState", { state: one.state })}
                    </span>
                  </td>
                  <td>
                    {one.state === "names" ? (
                      <a href={paths.toldEntry(one.entryId)}>{t("embargo.nextNames")}</a>
                    ) : one.state === "declined" ? (
                      <a href={one.isOut ? paths.decision(one.category) : paths.standing(one.entryId)}>
                        {t(one.isOut ? "embargo.nextDecide" : "embargo.nextOut")}
                      </a>
                    ) : one.state === "waiting" ? (
                      <T id="embargo.nextWait" moment={<Moment at={one.due} zone={zone} />} />
                    ) : null}
                  </td>
                  <td className="whole">{t("embargo.readOf", { read: one.read, people: one.people })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
