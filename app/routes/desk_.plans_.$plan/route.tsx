import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { PlanForecasts } from "~/components/figures";
import { ChoiceField, ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };
type Page = Awaited<ReturnType<typeof useLoaderData<typeof loader>>>;

export default function PlanPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { plan } = page;
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.plans}>{t("plans.back")}</a>}
        title={t("plans.planTitle", { state: plan.state, kind: plan.kind })}
      >
        <p>
          {t("plans.facts", {
            seed: plan.seed,
            filled: page.places.filled,
            wanted: page.places.wanted,
            entries: page.entries.length,
            judges: page.judges,
          })}
        </p>
        <p className="small hint">
          <T
            id="plans.madeBy"
            date={<Moment at={plan.createdAt} zone={page.zone} />}
            name={<Typed>{plan.author}</Typed>}
          />
        </p>
      </WorkHead>

      {page.change ? (
        <section className="leaf" aria-labelledby="change">
          <h2 id="change">{t("plans.topUpAdded")}</h2>
          <div className="stack">
            <Pairs pairs={page.change.added} />
            <h3>{t("plans.topUpRemoved")}</h3>
            <Pairs pairs={page.change.removed} />
          </div>
        </section>
      ) : null}

      <section className="leaf" aria-labelledby="short">
        <h2 id="short">{t("plans.shortfalls")}</h2>
        <div className="stack">
          {page.shortfalls.length === 0 ? (
            <p className="status done">{t("plans.noShortfalls", { k: page.k })}</p>
          ) : (
            <>
              <ul className="plain-list stack">
                {page.shortfalls.map((short) => (
                  <li key={short.entryId} className="notice bad">
                    <h3>
                      {t("plans.shortEntry", { filled: short.filled, wanted: short.wanted })}:{" "}
                      <span className="code">{short.code}</span> <Typed>{short.title}</Typed>
                    </h3>
                    <Shortfall short={short} />
                  </li>
                ))}
              </ul>
              {plan.state === "draft" ? <p className="hint">{t("plans.shortNext")}</p> : null}
            </>
          )}
          {page.worst ? (
            <>
              <h3>{t("plans.worst")}</h3>
              <p>
                {t("plans.worstWords", {
                  code: page.worst.code,
                  judges: page.worst.judges,
                  k: page.k,
                  fit: page.worst.fit,
                  best: page.best,
                  neighbours: page.worst.neighbours,
                  outside: page.worst.outside ? "yes" : "no",
                })}
              </p>
              <p className="hint">{t("plans.fitWords", { total: page.proof.total })}</p>
              <h3>{t("plans.proven", { proven: page.proof.proven ? "yes" : "no" })}</h3>
              <p>
                {page.proof.byHand
                  ? t("plans.byHandWords", {
                      changes: page.proof.byHand.changes,
                      worst: page.proof.byHand.worstEntry,
                      total: page.proof.byHand.total,
                      proven: page.proof.byHand.proven ? "yes" : "no",
                    })
                  : t("plans.provenWords", {
                      proven: page.proof.proven ? "yes" : "no",
                      gap: page.proof.gap,
                      seconds: page.proof.seconds,
                    })}{" "}
                {t("plans.linked", { components: page.proof.components })}
              </p>
            </>
          ) : null}
        </div>
      </section>

      {page.forecast ? (
        <section className="leaf" aria-labelledby="forecast">
          <h2 id="forecast">{t("figures.forecast")}</h2>
          <PlanForecasts {...page.forecast} />
        </section>
      ) : null}

      <section className="leaf" aria-labelledby="publish">
        <h2 id="publish">{t("plans.publishHead")}</h2>
        {plan.state === "draft" ? (
          <div className="stack">
            <form method="post" action={paths.plan(plan.id)} className="stack" noValidate>
              <p>{t(page.change ? "plans.publishTopUp" : "plans.publishWords", { judges: page.judges })}</p>
              <ChoiceField
                name="looked"
                many
                label={<span className="hidden">{t("plans.publishHead")}</span>}
                result={result}
                options={[{ id: "yes", label: t("plans.confirm") }]}
              />
              <div className="actions">
                <button className="button" disabled={page.refusal !== null}>
                  {t("plans.publish")}
                </button>
                <a href={paths.planDiscard(plan.id)}>{t("plans.discard")}</a>
              </div>
              {page.refusal ? <p className="hint">{t.say(page.refusal)}</p> : null}
            </form>
          </div>
        ) : plan.state === "published" && plan.publishedAt ? (
          <p className="status done">
            <span>
              <T id="plans.publishedOn" date={<Moment at={plan.publishedAt} zone={page.zone} />} />
            </span>
          </p>
        ) : (
          <p className="status not-yet">{t("plans.states", { state: plan.state })}</p>
        )}
      </section>

      <section className="leaf">
        <h2 id="loads">{t("plans.loads")}</h2>
        <Table id="loads-table" caption={t("plans.loads")}>
          <thead>
            <tr>
              <th scope="col">{t("plans.judge")}</th>
              <th scope="col" className="num">
                {t("plans.load")}
              </th>
              <th scope="col" className="num">
                {t("plans.most")}
              </th>
              <th scope="col">{t("plans.entriesOf")}</th>
            </tr>
          </thead>
          <tbody>
            {page.loads.map((load) => (
              <tr key={load.judgeId}>
                <th scope="row">
                  <a href={paths.judge(load.judgeId)}>
                    <Typed>{load.name}</Typed>
                  </a>
                </th>
                <td className="num">{load.load}</td>
                <td className="num">{load.max}</td>
                <td className="small code">{load.codes.join(" ")}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>

      <section className="leaf">
        <h2 id="entries">{t("plans.byEntry")}</h2>
        <Table id="entries-table" caption={t("plans.byEntry")}>
          <thead>
            <tr>
              <th scope="col">{t("plans.entry")}</th>
              <th scope="col">{t("plans.category")}</th>
              <th scope="col">{t("plans.panel")}</th>
              <th scope="col">{t("plans.mix")}</th>
              {plan.state === "draft" ? <th scope="col">{t("plans.panelChange")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {page.entries.map((entry) => (
              <tr key={entry.id}>
                <th scope="row">
                  <a href={paths.screen(entry.id)}>
                    <span className="code">{entry.code}</span> <Typed>{entry.title}</Typed>
                  </a>
                  <span className="block small hint">
                    <Typed>{entry.organisationName}</Typed>
                  </span>
                </th>
                <td className="code">{entry.category}</td>
                <td>
                  {entry.judges.map((judge) => (
                    <span key={judge.id} className="block whole">
                      <Typed>{judge.name}</Typed>
                    </span>
                  ))}
                </td>
                <td className="small">
                  {t("plans.mixWords", {
                    outside: entry.outside ? "yes" : "no",
                    neighbours: entry.neighbours,
                  })}
                  {entry.lacks.map((lack) => (
                    <span key={lack.tag} className="block">
                      {t("plans.lacks", lack)}
                    </span>
                  ))}
                </td>
                {plan.state === "draft" ? (
                  <td>
                    <a
                      href={paths.planPanel(plan.id, entry.id)}
                      aria-label={t("plans.panelChangeOf", { code: entry.code })}
                    >
                      {t("plans.panelChange")}
                    </a>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      </section>

      <section className="leaf">
        <h2 id="refused">{t("plans.refused")}</h2>
        <div className="stack">
          <p>{t("plans.refusedWords", { count: page.refused.length })}</p>
          {page.refused.length > 0 ? (
            <Table id="refused-table" caption={t("plans.refused")}>
              <thead>
                <tr>
                  <th scope="col">{t("plans.entry")}</th>
                  <th scope="col">{t("plans.judge")}</th>
                  <th scope="col">{t("judges.tie")}</th>
                </tr>
              </thead>
              <tbody>
                {page.refused.map((pair) => (
                  <tr key={pair.key}>
                    <th scope="row" className="code">
                      {pair.code}
                    </th>
                    <td>
                      <Typed>{pair.judge}</Typed>
                    </td>
                    <td>
                      {t("conflicts.allKinds", { kind: pair.kind })}
                      <span className="block small hint">
                        {t("conflicts.origins", { origin: pair.origin })}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          ) : null}
        </div>
      </section>
    </div>
  );
}

function Pairs({ pairs }: { pairs: NonNullable<Page["change"]>["added"] }) {
  const t = useT();
  return pairs.length === 0 ? (
    <p>{t("plans.topUpNothing")}</p>
  ) : (
    <ul>
      {pairs.map((pair) => (
        <li key={pair.key}>
          <span className="code">{pair.code}</span> <Typed>{pair.judge}</Typed>
        </li>
      ))}
    </ul>
  );
}

/** Why an entry is short, in sentences made of the solver's numbers. */
function Shortfall({ short }: { short: Page["shortfalls"][number] }) {
  const t = useT();
  const barred = Object.entries(short.barred);
  return (
    <ul>
      <li>{t("plans.shortPool", { pool: short.pool, category: short.category })}</li>
      {barred.length > 0 ? (
        <li>
          {t("plans.shortBarred", {
            list: barred.map(([kind, count]) => t("plans.shortBarredOne", { kind, count })).join("; "),
          })}
        </li>
      ) : null}
      {short.crowd ? (
        <li>{t("plans.shortCrowd", short.crowd)}</li>
      ) : short.eligible > 0 ? (
        <li>{t("plans.shortUsed", { eligible: short.eligible })}</li>
      ) : null}
    </ul>
  );
}

function Table({ id, caption, children }: { id: string; caption: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls by keyboard too
    <div className="scroll wide" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id} className="hidden">
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}
