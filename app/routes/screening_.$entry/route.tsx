import { useLoaderData } from "@remix-run/react";
import { Difference } from "~/components/difference";
import { EntryReading, Value } from "~/components/entry-reading";
import { ChoiceField, ErrorSummary, SelectField, TextAreaField, TextField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { ScreeningStatus } from "~/components/screening-status";
import { Moment, Said, Typed } from "~/components/words";
import { checkAnswers, choices } from "~/domain/screening";
import { inLanguage, type Words } from "~/domain/words";
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
  const newest = page.screenings[0];
  // After a stale save the page shows the newest state, while the form keeps what was chosen.
  const drawn = { revision: String(revision.number), last: page.last };
  const isRepair = result.values["outcome"] === "repair";
  const flagged = [result.values["fields"] ?? (newest?.outcome === "repair" ? newest.fields : [])].flat();
  const shut = page.refusal && !page.mayMove ? { disabled: true, "aria-describedby": "why-not" } : {};
  return (
    <div className="wrap">
      <ErrorSummary
        faults={result.faults}
        nameOf={(field) => {
          const check = page.checks.find(({ id }) => field === `check-${id}`);
          return check ? <Said words={check.text} /> : null;
        }}
      />
      <WorkHead
        over={t("screening.of", { code: entry.code, category: entry.category ?? "" })}
        title={<Typed>{entry.title}</Typed>}
      >
        <p>
          <ScreeningStatus state={page.state} />
        </p>
        {page.recorded ? (
          <p className="notice" role="status">
            <span>
              {t("screening.recorded", { code: page.recorded.code })}{" "}
              <ScreeningStatus state={page.recorded.state} />
            </span>
          </p>
        ) : null}
        {page.revision.accepted !== null && page.revision.accepted !== revision.number ? (
          <p>{t("screening.acceptedIs", { number: page.revision.accepted })}</p>
        ) : null}
        <p className="small hint">
          <T
            id="screening.revision"
            number={revision.number}
            date={<Moment at={revision.createdAt} zone={zone} />}
          />{" "}
          <span className="wrap-anywhere">{t("screening.sha", { hash: revision.hash })}</span>
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
      <div className="beside">
        <div className="stack-l">
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
                  {page.fields
                    .filter(({ id }) => page.repaired?.unchanged.includes(id))
                    .map(({ id, label }, at) => (
                      <span key={id}>
                        {at > 0 ? "; " : ""}
                        <Said words={label} />
                      </span>
                    ))}
                </p>
              ) : null}
            </section>
          ) : null}
          <EntryReading view={page.view} />
          {page.alike.length > 0 ? (
            <section className="stack" aria-labelledby="alike">
              <h2 id="alike">{t("likeness.title")}</h2>
              <ul>
                {page.alike.map((other) => (
                  <li key={other.id}>
                    <a href={`${paths.likeness(entry.id, other.id)}${page.query}`}>
                      <Typed>{other.title}</Typed>
                    </a>{" "}
                    <span className="small hint">
                      <span className="code">{other.code}</span>, <Typed>{other.organisationName}</Typed>
                      {other.edition ? <>, {t("likeness.edition", { edition: other.edition })}</> : null}
                    </span>
                    <span className="block small">
                      {other.isOpen
                        ? t("likeness.open")
                        : t("likeness.settled", { name: other.settledBy ?? "", note: other.note })}
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
          {page.beside.length > 0 ? (
            <section className="stack" aria-labelledby="beside">
              <h2 id="beside">{t("organisations.beside")}</h2>
              <p>{t("organisations.besideCount", { count: page.beside.length })}</p>
              <ul>
                {page.beside.map((other) => (
                  <li key={other.id}>
                    <a href={`${paths.screen(other.id)}${page.query}`}>
                      <Typed>{other.title}</Typed>
                    </a>{" "}
                    <span className="small hint">
                      <span className="code">{other.code}</span> {other.category}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
        <aside className="stack-l" aria-label={t("screening.decision")}>
          {page.mayScreen ? (
            <form
              method="post"
              action={`${paths.screen(entry.id)}${page.query}`}
              className="stack-l"
              noValidate
            >
              <input type="hidden" name="revision" value={drawn.revision} />
              <input type="hidden" name="last" value={drawn.last} />
              <h2>{t("screening.checks")}</h2>
              {page.checks.map((check) => (
                <div key={check.id} className="check">
                  <ChoiceField
                    name={`check-${check.id}`}
                    label={<Said words={check.text} />}
                    result={result}
                    {...(page.earlier.includes(check.id) && { defaultValue: "yes" })}
                    options={checkAnswers.map((answer) => ({
                      id: answer,
                      label: t("screening.answer", { answer }),
                    }))}
                  />
                  <TextField
                    name={`note-${check.id}`}
                    label={
                      <>
                        {t("screening.note")}
                        <span className="hidden">
                          : <Said words={check.text} />
                        </span>
                      </>
                    }
                    result={result}
                    maxLength={500}
                    autoComplete="off"
                  />
                </div>
              ))}
              <h2>{t("screening.decision")}</h2>
              <ChoiceField
                name="outcome"
                label={t("screening.outcome")}
                result={result}
                options={choices.map((outcome) => ({
                  id: outcome,
                  label: t("screening.outcomes", { outcome }),
                  ...(outcome === "repair"
                    ? {
                        hint: (
                          <T
                            id={page.mayRepair ? "screening.repairHint" : "screening.repairClosed"}
                            date={<Moment at={page.due} zone={zone} />}
                          />
                        ),
                      }
                    : outcome === "move"
                      ? {
                          hint: <T id="screening.moveHint" date={<Moment at={page.moveDue} zone={zone} />} />,
                        }
                      : {}),
                }))}
              />
              <SelectField
                name="moveTo"
                label={t("screening.moveTo")}
                result={result}
                options={[
                  { id: "", label: t("screening.moveNone") },
                  ...page.categories.map(({ id, name }) => ({
                    id,
                    label: `${id} ${inLanguage(name, t.locale)}`,
                  })),
                ]}
              />
              <TextAreaField
                name="reason"
                label={t("screening.reason")}
                hint={t("screening.reasonHint")}
                result={result}
                rows={5}
              />
              <details open={isRepair || flagged.length > 0}>
                <summary>{t("screening.fieldsOpen")}</summary>
                <ChoiceField
                  name="fields"
                  many
                  label={t("screening.fields")}
                  hint={t("screening.fieldsHint")}
                  result={result}
                  defaultValue={flagged}
                  options={page.fields.map(({ id, label }) => ({ id, label: <Said words={label} /> }))}
                />
              </details>
              <div className="stack">
                {page.refusal ? (
                  <p id="why-not">{page.mayMove ? t("screening.publishedMove") : t.say(page.refusal)}</p>
                ) : (
                  <p className="hint">{t("screening.mailed")}</p>
                )}
                <p className="actions">
                  <button className="button" {...shut}>
                    {t("screening.submit")}
                  </button>
                  <button
                    className="button second"
                    formAction={`${paths.screen(entry.id)}${page.query}${page.query ? "&" : "?"}then=next`}
                    {...shut}
                  >
                    {t("screening.submitNext")}
                  </button>
                </p>
              </div>
            </form>
          ) : null}
          {page.mayScreen ? (
            <p>
              <a href={paths.standing(entry.id)}>{t("standing.open")}</a>
            </p>
          ) : null}
          {page.screenings.length > 0 ? (
            <section className="stack" aria-labelledby="so-far">
              <h2 id="so-far">{t("screening.history")}</h2>
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
                    {page.fields.some(({ id }) => one.fields.includes(id)) ? (
                      <p className="small">
                        {t("screening.fields")}:{" "}
                        {page.fields
                          .filter(({ id }) => one.fields.includes(id))
                          .map(({ id, label }, at) => (
                            <span key={id}>
                              {at > 0 ? "; " : ""}
                              <Said words={label} />
                            </span>
                          ))}
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
        </aside>
      </div>
    </div>
  );
}
