import { useLoaderData } from "@remix-run/react";
import { ErrorSummary, MomentFields, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { dayText, languageName, Moment, Said, Typed } from "~/components/words";
import { momentText, offsetText } from "~/locales/moment";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function ReleasePage() {
  const page = useLoaderData<typeof loader>();
  const { title, release, categories, faults, moreFaults, draft, approval, mayStop } = page;
  const t = useT();
  const result = useFormResult();
  const isPublic = release?.state === "released";
  const isOpen = release?.state === "drafted" || release?.state === "approved";
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title}>
        <p className="measure">{t("release.intro")}</p>
        <p>
          <a href={paths.embargo}>{t("embargo.title")}</a>{" "}
          <span className="small hint">{t("embargo.goHint")}</span>
        </p>
        {page.mayWrite ? (
          <p>
            <a href={paths.letterWords}>{t("letterWords.title")}</a>{" "}
            <span className="small hint">{t("letterWords.goHint")}</span>
          </p>
        ) : null}
      </WorkHead>

      <section className="leaf" aria-labelledby="state">
        <h2 id="state">{t("release.state")}</h2>
        <div className="stack">
          <State page={page} />
          {release && release.state !== "stopped" ? (
            <>
              {release.reason ? (
                <p>
                  <T id="release.early" reason={<Typed>{release.reason}</Typed>} />
                </p>
              ) : null}
              <p className="small">
                {t("release.resultHash")}: <code className="hash">{release.resultHash}</code>
              </p>
            </>
          ) : null}
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
                  <a className="button" href={paths.releaseApproval}>
                    {t("release.goApprove")}
                  </a>
                </p>
              )}
            </div>
          ) : null}
          {page.isBeside ? (
            <p>
              <a href={paths.correction}>{t("correction.link")}</a>
            </p>
          ) : null}
          <p>
            <a href={paths.disclosures}>{t("disclosure.link")}</a>
          </p>
          {mayStop ? (
            <p>
              <a href={paths.releaseStop}>{t("release.goStop")}</a>
            </p>
          ) : null}
        </div>
      </section>

      {isPublic ? null : (
        <section className="leaf" aria-labelledby="faults">
          <h2 id="faults">{t("release.faults")}</h2>
          <div className="stack">
            {faults.length === 0 ? (
              <p>{t(isOpen ? "release.faultsNone" : "embargo.faultsNoneYet")}</p>
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

      <section className="leaf" aria-labelledby="categories">
        <h2 id="categories">{t("release.categories")}</h2>
        <dl className="answers">
          {categories.map((category) => (
            <div key={category.id}>
              <dt>{category.isAward ? t("ranking.specialAward") : category.id}</dt>
              <dd>
                <a href={paths.decision(category.id)}>
                  <Said words={category.name} />
                </a>
                :{" "}
                {category.winners !== null
                  ? t("release.categoryDecided", { winners: category.winners })
                  : category.valid === 0
                    ? t("release.categoryEmpty")
                    : t(category.isAward ? "release.awardOpen" : "release.categoryOpen", {
                        count: category.valid,
                      })}
              </dd>
            </div>
          ))}
        </dl>
      </section>

      {page.total > 0 ? <Letters page={page} /> : null}

      {draft && !page.isBeside ? (
        <section className="leaf" aria-labelledby="draft">
          <h2 id="draft">{t(release ? "release.draftAgain" : "release.draft")}</h2>
          {draft.refusal ? (
            <div className="stack">
              <button className="button second" disabled>
                {t("release.draftButton")}
              </button>
              <p>{t.say(draft.refusal)}</p>
            </div>
          ) : (
            <form method="post" className="stack" noValidate>
              <p>{t("release.draftWords")}</p>
              {faults.length > 0 && !isPublic ? (
                <p className="notice quiet">{t("release.draftNot")}</p>
              ) : null}
              <input type="hidden" name="version" value={release?.version ?? 0} />
              <MomentFields
                label={t("release.day")}
                hint={t("release.dayHint", {
                  zone: `${page.zone}, ${offsetText(page.announced, page.zone)}`,
                  announced: momentText(page.announced, { locale: t.locale, zone: page.zone }),
                })}
                result={result}
                at={draft}
              />
              <TextAreaField
                name="reason"
                rows={3}
                label={t("release.reason")}
                result={result}
                defaultValue={release?.reason ?? ""}
              />
              <button className={approval || faults.length > 0 ? "button second" : "button"}>
                {t("release.draftButton")}
              </button>
            </form>
          )}
        </section>
      ) : null}

      <section className="leaf" aria-labelledby="tries">
        <h2 id="tries">{t("release.tries")}</h2>
        <div className="stack">
          <p className="measure">{t("release.triesWords")}</p>
          {page.tries.length === 0 ? (
            <p>{t("release.triesNone")}</p>
          ) : (
            <dl className="answers">
              {page.tries.map(({ kind, count, days }) => (
                <div key={kind}>
                  <dt>{t("release.triesKind", { kind })}</dt>
                  <dd>
                    <span className="block">{t("release.triesCount", { count })}</span>
                    <span className="small hint">
                      {days
                        .map((one) =>
                          t("release.triesDay", { day: dayText(one.day, t.locale), count: one.count }),
                        )
                        .join(" · ")}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </section>
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function State({ page: { release, zone } }: { page: Page }) {
  const t = useT();
  if (!release) return <p>{t("release.stateNone")}</p>;
  const at = <Moment at={release.releaseAt} zone={zone} />;
  const { version } = release;
  return (
    <p
      className={`status ${release.state === "released" ? "done" : release.state === "stopped" ? "mend" : "part"}`}
    >
      <span>
        {release.state === "drafted" ? (
          <T
            id="release.stateDrafted"
            version={version}
            moment={<Moment at={release.createdAt} zone={zone} />}
            at={at}
          />
        ) : release.state === "approved" ? (
          <T id="release.stateApproved" version={version} at={at} />
        ) : release.state === "released" ? (
          <T id="release.stateReleased" version={version} at={at} />
        ) : (
          t("release.stateStopped", { version })
        )}
      </span>
    </p>
  );
}

function Letters({ page: { counts, total, result, letters, page, pages } }: { page: Page }) {
  const t = useT();
  const addressOf = (choice: { result?: string | null; page?: number }) =>
    `${paths.release}?${new URLSearchParams({
      ...(choice.result && { result: choice.result }),
      ...(choice.page && { page: String(choice.page) }),
    }).toString()}#letters`;
  return (
    <section className="leaf" aria-labelledby="letters">
      <h2 id="letters">{t("release.counts")}</h2>
      <div className="stack-l">
        <table>
          <caption>{t("release.countsCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("release.result")}</th>
              <th scope="col">{t("release.language")}</th>
              <th scope="col" className="num">
                {t("release.count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map((row) => (
              <tr key={`${row.outcome} ${row.language}`}>
                <th scope="row">
                  <a
                    href={addressOf({ result: row.outcome })}
                    aria-current={row.outcome === result ? "true" : undefined}
                  >
                    {t("release.outcome", { outcome: row.outcome })}
                  </a>
                </th>
                <td>{languageName(row.language, t.locale)}</td>
                <td className="num">{row.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          {t("release.total", { count: total })}{" "}
          {result ? <a href={addressOf({})}>{t("release.letterList")}</a> : null}
        </p>
        {/* A wide table scrolls inside its own region, which the keyboard must be able to reach. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="scroll rows" role="region" aria-labelledby="letter-list" tabIndex={0}>
          <table>
            <caption id="letter-list">
              {result ? t("release.outcome", { outcome: result }) : t("release.letterList")}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t("release.entry")}</th>
                <th scope="col">{t("release.to")}</th>
                <th scope="col">{t("release.result")}</th>
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr key={letter.id}>
                  <th scope="row">
                    <span className="code">{letter.code}</span>{" "}
                    <span className="block small hint">
                      <Typed>{letter.title}</Typed>
                    </span>
                  </th>
                  <td>
                    <a href={paths.letter(letter.id)} aria-label={t("release.open", { name: letter.name })}>
                      <Typed>{letter.name || letter.recipient}</Typed>
                    </a>
                    <span className="block small hint">
                      <Typed>{letter.recipient}</Typed>
                    </span>
                  </td>
                  <td>{t("release.outcome", { outcome: letter.outcome })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {pages > 1 ? (
          <nav className="pages" aria-label={t("release.letterList")}>
            <ul>
              {Array.from({ length: pages }, (_, at) => at + 1).map((number) => (
                <li key={number}>
                  <a
                    href={addressOf({ result, page: number })}
                    aria-current={number === page ? "page" : undefined}
                  >
                    {number}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
    </section>
  );
}
