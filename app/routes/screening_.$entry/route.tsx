import { useLoaderData } from "@remix-run/react";
import { Difference } from "~/components/difference";
import { FoldedReading, Value } from "~/components/entry-reading";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { ScreeningFaults, ScreeningForm } from "~/components/screening-form";
import { Recorded, ScreeningStatus } from "~/components/screening-status";
import { Moment, Said, Typed } from "~/components/words";
import type { Words } from "~/domain/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

/** The same label in every language with a word behind it, so that no two regions of a page are called alike. */
const labelled = (label: Words, word: string): Words =>
  Object.fromEntries(
    Object.entries(label).map(([language, text]) => [language, `${text}, ${word}`]),
  ) as Words;

export const handle: Handle = { look: "work" };
export default function ScreenEntryPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  const { entry, revision, zone } = page;
  const fields = page.sections.flatMap((section) => section.fields);
  // What can no longer be decided is no form, unless something was typed into it.
  const isForm = page.mayScreen && (!page.refusal || page.mayMove || result.faults.length > 0);
  const form = (
    <ScreeningForm page={page} result={result}>
      {page.refusal ? (
        <p id="why-not">{page.mayMove ? t("screening.publishedMove") : t.say(page.refusal)}</p>
      ) : (
        <p className="hint">{t(page.decided ? "screening.mailedAnew" : "screening.mailed")}</p>
      )}
    </ScreeningForm>
  );
  return (
    <div className="wrap">
      <ScreeningFaults checks={page.checks} result={result} />
      <WorkHead
        over={t("screening.of", { code: entry.code, category: entry.category ?? "" })}
        title={<Typed>{entry.title}</Typed>}
      >
        <p>
          <ScreeningStatus state={page.state} />
        </p>
        <Recorded recorded={page.recorded} />
        {page.revision.accepted !== null && page.revision.accepted !== revision.number ? (
          <p>{t("screening.acceptedIs", { number: page.revision.accepted })}</p>
        ) : null}
        <p className="small hint">
          <T
            id="screening.revision"
            number={revision.number}
            date={<Moment at={revision.createdAt} zone={zone} />}
          />
        </p>
        <nav aria-label={t("screening.steps")}>
          <ul className="steps">
            <li>
              <a href={`${paths.screening}${page.query}`}>{t("screening.back")}</a>
            </li>
            {page.previous ? (
              <li>
                <a rel="prev" href={`${paths.screen(page.previous.id)}${page.query}`}>
                  {t("screening.previous", { code: page.previous.code })}
                </a>
              </li>
            ) : null}
            {page.next ? (
              <li>
                <a rel="next" href={`${paths.screen(page.next.id)}${page.query}`}>
                  {t("screening.next", { code: page.next.code })}
                </a>
              </li>
            ) : (
              <li className="hint">{t("screening.noNext")}</li>
            )}
            {page.mayScreen ? (
              <li>
                <a href={paths.screenPaper(entry.id)}>{t("papers.entry.download")}</a>
              </li>
            ) : null}
          </ul>
        </nav>
      </WorkHead>
      <nav aria-label={t("screening.jump")} className="jump">
        <ul className="steps">
          {page.screenings.length > 0 ? (
            <li>
              <a href="#so-far">{t("screening.history")}</a>
            </li>
          ) : null}
          {isForm && page.decided ? (
            <li>
              <a href="#anew">{t("screening.anew")}</a>
            </li>
          ) : isForm ? (
            <>
              <li>
                <a href="#checks">{t("screening.toChecks")}</a>
              </li>
              <li>
                <a href="#decision">{t("screening.decision")}</a>
              </li>
            </>
          ) : null}
          <li>
            <a href="#case">{t("screening.theCase")}</a>
          </li>
        </ul>
      </nav>
      <div className="stack-l notices">
        {page.standing === "inCompetition" ? null : (
          <div className="notice bad">
            <h2>{t("standing.name", { standing: page.standing })}</h2>
            <p>
              <Typed>{page.standingReason ?? ""}</Typed>
            </p>
          </div>
        )}
        {page.change ? (
          <div className="notice bad">
            <p>
              {t("standing.waitsFor", {
                name: page.change.proposedBy ?? "",
                standing: page.change.standing,
              })}
            </p>
            <p>
              <a href={paths.standing(entry.id)}>{t("standing.askedOpen")}</a>
            </p>
          </div>
        ) : null}
        {page.reply ? (
          <section className="notice bad" aria-labelledby="reply">
            <h2 id="reply">{t("screening.replyTitle")}</h2>
            <p dir="auto">
              <Typed>{page.reply.words}</Typed>
            </p>
            <p className="small hint">
              <T
                id="screening.by"
                name={<Typed>{page.reply.from ?? ""}</Typed>}
                date={<Moment at={page.reply.createdAt} zone={zone} />}
              />
            </p>
            <p>
              <a href={`${paths.screenReply(entry.id)}${page.query}`}>
                {t("screening.replyOpen", { state: page.reply.state })}
              </a>
            </p>
          </section>
        ) : null}
        {page.repaired ? (
          <section className="notice" aria-labelledby="repaired">
            <h2 id="repaired">{t("screening.repaired", { revision: page.repaired.revision })}</h2>
            <p>{t("screening.repairedCount", { count: page.repaired.fields.length })}</p>
            {page.repaired.fields.map(({ id, label, was, is, parts }) => (
              <section key={id} className="stack" aria-labelledby={`changed-${id}`}>
                <h3 id={`changed-${id}`}>
                  <a href={`#field-${id}`}>
                    <Said words={label} />
                  </a>
                </h3>
                {parts ? (
                  <Difference parts={parts} />
                ) : (
                  <dl className="answers">
                    {(
                      [
                        ["was", was],
                        ["is", is],
                      ] as const
                    ).map(([when, value]) => (
                      <div key={when}>
                        <dt>{t(`screening.${when}`)}</dt>
                        <dd>
                          <Value field={id} label={labelled(label, t(`screening.${when}`))} value={value} />
                        </dd>
                      </div>
                    ))}
                  </dl>
                )}
              </section>
            ))}
            {page.repaired.unchanged.length > 0 ? (
              <p>
                {t("screening.unchanged")}:{" "}
                <FieldNames of={fields.filter(({ id }) => page.repaired?.unchanged.includes(id))} />
              </p>
            ) : null}
          </section>
        ) : null}
      </div>
      <div className="desk">
        <div className="stack-l">
          {page.screenings.length > 0 ? (
            <section className="stack" aria-labelledby="so-far">
              <h2 id="so-far">{t("screening.history")}</h2>
              <p className="small hint">{t("screening.historyHint")}</p>
              <ol className="plain-list">
                {page.screenings.map((one) => (
                  <li key={one.id} className="notice quiet">
                    <strong>
                      {one.moveTo
                        ? t("screening.decidedMove", { category: one.moveTo, revision: one.revision })
                        : t("screening.decided", { outcome: one.outcome, revision: one.revision })}
                    </strong>
                    <span className="small hint">
                      <T
                        id="screening.by"
                        name={<Typed>{one.screener}</Typed>}
                        date={<Moment at={one.createdAt} zone={zone} />}
                      />
                    </span>
                    {one.reason ? (
                      <p dir="auto">
                        <Typed>{one.reason}</Typed>
                      </p>
                    ) : null}
                    {fields.some(({ id }) => one.fields.includes(id)) ? (
                      <p className="small">
                        {t("screening.fields")}:{" "}
                        <FieldNames of={fields.filter(({ id }) => one.fields.includes(id))} />
                      </p>
                    ) : null}
                    <ul className="small">
                      {page.checks
                        .filter(
                          ({ id }) =>
                            one.checks[id] && (one.checks[id].answer !== "yes" || one.checks[id].note),
                        )
                        .map(({ id, text }) => (
                          <li key={id}>
                            <Said words={text} />{" "}
                            <strong>{t("screening.answer", { answer: one.checks[id]?.answer ?? "" })}</strong>{" "}
                            <Typed>{one.checks[id]?.note ?? ""}</Typed>
                          </li>
                        ))}
                    </ul>
                  </li>
                ))}
              </ol>
            </section>
          ) : null}
          {isForm && page.decided ? (
            <details open={result.faults.length > 0}>
              <summary id="anew">{t("screening.anew")}</summary>
              {form}
            </details>
          ) : isForm ? (
            form
          ) : page.refusal ? (
            <p className="notice quiet">{t.say(page.refusal)}</p>
          ) : null}
          {page.mayScreen ? (
            <p>
              <a href={paths.standing(entry.id)}>{t("standing.open")}</a>
            </p>
          ) : null}
        </div>
        {/* It scrolls by itself where it stands beside the work, so the keyboard must reach it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <aside id="case" className="looked-up stack-l" aria-label={t("screening.theCase")} tabIndex={0}>
          {page.alike.length > 0 ? (
            <section className="stack" aria-labelledby="alike">
              <h2 id="alike">{t("likeness.title")}</h2>
              <ul>
                {page.alike.map((other) => (
                  <li key={other.id}>
                    <Typed>{other.title}</Typed>{" "}
                    <span className="small hint">
                      <span className="code">{other.code}</span>, <Typed>{other.organisationName}</Typed>
                      {other.edition ? <>, {t("likeness.edition", { edition: other.edition })}</> : null}
                    </span>
                    {other.isOpen ? null : (
                      <span className="block small">
                        {t("likeness.settled", { name: other.settledBy ?? "", note: other.note })}
                      </span>
                    )}
                    <span className="block small">
                      <a href={`${paths.likeness(entry.id, other.id)}${page.query}`} target="_blank">
                        {t("likeness.compareWith", { code: other.code })}
                      </a>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {page.endorsements.length > 0 ? (
            <section className="stack" aria-labelledby="endorsements">
              <h2 id="endorsements">{t("screening.endorsements")}</h2>
              <dl className="answers">
                {page.endorsements.map((one) => (
                  <div key={one.key}>
                    <dt>
                      <Typed>{one.organisation}</Typed>
                    </dt>
                    <dd>
                      {t("screening.endorsed", { state: one.state })}
                      {one.name ? (
                        <>
                          {" "}
                          <Typed>{one.name}</Typed>
                        </>
                      ) : null}
                      {one.at && one.revision !== null ? (
                        <span className="small hint block">
                          <Moment at={one.at} zone={zone} />,{" "}
                          {t("entry.endorsedRevision", { revision: one.revision })}
                          {one.revision !== revision.number ? (
                            <> {t("entry.endorsedOlder", { revision: revision.number })}</>
                          ) : null}
                        </span>
                      ) : null}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ) : null}
          {page.beside.length > 0 ? (
            <section className="stack" aria-labelledby="beside">
              <h2 id="beside">{t("organisations.beside")}</h2>
              <p>{t("organisations.besideCount", { count: page.beside.length })}</p>
              <ul>
                {page.beside.map((other) => (
                  <li key={other.id}>
                    <a href={`${paths.screen(other.id)}${page.query}`} target="_blank">
                      <Typed>{other.title}</Typed>
                    </a>{" "}
                    <span className="small hint">
                      <span className="code">{other.code}</span> {other.category}, {t("screening.newTab")}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <FoldedReading view={page.view} />
          {page.team.length > 0 ? (
            <section className="stack" aria-labelledby="team">
              <h2 id="team">{t("screening.team")}</h2>
              <dl className="answers">
                {page.team.map((one) => (
                  <div key={one.rowKey}>
                    <dt>
                      <Typed>{one.name}</Typed>
                    </dt>
                    <dd>{t("members.listed", { state: one.state })}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ) : null}
        </aside>
      </div>
    </div>
  );
}

/** Fields of the form by their labels, in one line. */
function FieldNames({ of }: { of: readonly { id: string; label: Words }[] }) {
  return of.map(({ id, label }, at) => (
    <span key={id}>
      {at > 0 ? "; " : ""}
      <Said words={label} />
    </span>
  ));
}
