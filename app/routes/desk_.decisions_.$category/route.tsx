import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ChoiceField, ErrorSummary, TextAreaField } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { CategoryTabs, figureText, TieNotice } from "~/components/ranking";
import { Moment, Said, Typed } from "~/components/words";
import { factsOfRow } from "~/domain/ranking";
import { inLanguage } from "~/domain/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
type Page = Awaited<ReturnType<typeof loader>>;
type Shown = NonNullable<Page["shown"]>;
type Award = NonNullable<Page["award"]>;

export default function DecisionPage() {
  const t = useT();
  const result = useFormResult();
  const {
    title,
    category,
    award,
    categories,
    specialAwards,
    zone,
    moderationOver,
    moderationIsOver,
    refusal,
    shown,
  } = useLoaderData<typeof loader>();
  const newest = shown?.decisions[0];
  const isOpen = newest === undefined || newest.state === "returned" || newest.state === "superseded";
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={title}
        over={
          award ? (
            <a href={paths.rankings}>{t("ranking.title")}</a>
          ) : (
            <a href={paths.ranking(category.id)}>{t("ranking.titleOf", { category: category.id })}</a>
          )
        }
      >
        <CategoryTabs
          categories={categories}
          specialAwards={specialAwards}
          current={category.id}
          to={paths.decision}
        />
        {award ? <AwardRules award={award} cap={category.cap} /> : null}
      </WorkHead>
      {refusal ? <p className="notice">{t.say(refusal)}</p> : null}
      {shown ? (
        <div className="stack-l">
          {shown.freePlace && isOpen ? (
            <p className="notice">{t("ranking.freePlace", { rule: shown.freePlace })}</p>
          ) : null}
          {newest ? <Decided decision={newest} zone={zone} isAward={award !== null} /> : null}
          {newest?.state === "approved" ? (
            <p>
              <a href={paths.decisionResult(category.id)}>
                {t("results.downloadOf", {
                  category: award ? inLanguage(award.name, t.locale) : category.id,
                })}
              </a>
              <br />
              <a href={paths.decisionMinutes(category.id)}>{t("results.minutesLink")}</a>
            </p>
          ) : null}
          {!award && (shown.isChair || shown.isOrganiser) ? (
            <p>
              <a href={paths.meetings(category.id)}>{t("meeting.link")}</a>
            </p>
          ) : null}
          {shown.acts.length > 0 ? <Acts acts={shown.acts} zone={zone} /> : null}
          {newest?.state === "proposed" && shown.isOrganiser ? (
            <Answer category={category.id} id={newest.id} refusal={shown.answering} />
          ) : null}
          {!newest && !shown.isChair ? (
            award ? (
              <p>{t("ranking.waitAward", { categories: award.categories.join(", ") })}</p>
            ) : (
              <p>
                <T
                  id={moderationIsOver ? "ranking.waitChairNow" : "ranking.waitChair"}
                  moment={<Moment at={moderationOver} zone={zone} />}
                />
              </p>
            )
          ) : null}
          {shown.isChair && isOpen ? (
            award && shown.proposing ? (
              // Before its categories are decided there is nobody to choose from.
              <p className="notice">{t.say(shown.proposing)}</p>
            ) : (
              <Proposal category={category.id} shown={shown} />
            )
          ) : null}
          {shown.decisions.length > 1 ? (
            <section className="stack" aria-labelledby="earlier">
              <h2 id="earlier">{t("ranking.earlier")}</h2>
              {shown.decisions.slice(1).map((one) => (
                <details key={one.id}>
                  <summary>
                    <T
                      id="ranking.proposedBy"
                      name={<Typed>{one.proposedBy ?? ""}</Typed>}
                      moment={<Moment at={one.proposedAt} zone={zone} />}
                    />
                    {". "}
                    {t("ranking.state", { state: one.state })}
                  </summary>
                  <Decided decision={one} zone={zone} isAward={award !== null} />
                </details>
              ))}
            </section>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** What a special award is for, and who can win it. */
function AwardRules({ award, cap }: { award: Award; cap: number }) {
  const t = useT();
  return (
    <div className="measure stack">
      <p>
        <Said words={award.criteria} />
      </p>
      <p className="small hint">
        {t("ranking.awardFrom", { categories: award.categories.join(", ") })}{" "}
        {t("ranking.awardCap", { count: cap })}{" "}
        {award.atLeast === null ? null : t("ranking.awardAtLeast", { score: award.atLeast })}
      </p>
    </div>
  );
}

function Decided({
  decision,
  zone,
  isAward,
}: {
  decision: Shown["decisions"][number];
  zone: string;
  isAward: boolean;
}) {
  const t = useT();
  const { winners, reasons } = decision.winners;
  const rowOf = (id: string) => decision.rows.find((row) => row.id === id);
  const codeOf = (id: string) => rowOf(id)?.code ?? decision.tooFew.find((one) => one.id === id)?.code ?? "";
  return (
    <section className="stack">
      <p>
        <span
          className={`status ${decision.state === "approved" ? "done" : decision.state === "returned" ? "mend" : "part"}`}
        >
          {t("ranking.state", { state: decision.state })}
        </span>
      </p>
      <p className="small hint">
        <T
          id="ranking.proposedBy"
          name={<Typed>{decision.proposedBy ?? ""}</Typed>}
          moment={<Moment at={decision.proposedAt} zone={zone} />}
        />
        {decision.answeredAt ? (
          <>
            {". "}
            <T
              id="ranking.answeredBy"
              state={decision.state}
              name={<Typed>{decision.answeredBy ?? ""}</Typed>}
              moment={<Moment at={decision.answeredAt} zone={zone} />}
            />
          </>
        ) : null}
        .
      </p>
      {decision.answer ? (
        <blockquote className="notice">
          <p>
            <Typed>{decision.answer}</Typed>
          </p>
        </blockquote>
      ) : null}
      <h2>{t("ranking.winners")}</h2>
      {winners.length === 0 ? (
        <p>{t(isAward ? "ranking.noAwardWinners" : "ranking.noWinners")}</p>
      ) : (
        <dl className="programme">
          {winners.map((one) => {
            const row = rowOf(one.entryId);
            return (
              <div key={one.entryId}>
                <dt>
                  <span>
                    <Typed>{row?.organisation ?? one.code}</Typed>
                  </span>
                </dt>
                <dd className="whole">
                  {row ? t.say(factsOfRow(row, figureText(row.rawMean, 1, t.locale))) : one.code}
                </dd>
                {row ? (
                  <dd className="note small">
                    <Typed>{row.title}</Typed>
                  </dd>
                ) : null}
              </div>
            );
          })}
        </dl>
      )}
      {decision.winners.notAwarded ? (
        <>
          <h3>{t("results.notAwarded")}</h3>
          <p>
            <Typed>{decision.winners.notAwarded}</Typed>
          </p>
        </>
      ) : null}
      {Object.keys(reasons).length > 0 ? (
        <>
          <h3>{t("ranking.reasons")}</h3>
          <dl className="answers">
            {Object.entries(reasons).map(([id, reason]) => (
              <div key={id}>
                <dt className="code">{codeOf(id)}</dt>
                <dd>
                  <Typed>{reason}</Typed>
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {decision.note ? (
        <>
          <h3>{t("ranking.noteLabel")}</h3>
          <p>
            <Typed>{decision.note}</Typed>
          </p>
        </>
      ) : null}
    </section>
  );
}

/** The chair's ballot: winners ticked as the rules propose, words where they are left. */
function Proposal({ category, shown }: { category: string; shown: Shown }) {
  const t = useT();
  const result = useFormResult();
  const { ranking, proposing } = shown;
  const isAward = ranking.standsOn !== undefined;
  const open = new Set([
    ...result.faults.map((fault) => fault.field),
    ...Object.keys(result.values).filter((name) => result.values[name] !== ""),
    ...ranking.tooFew.map((one) => `reason.${one.id}`),
    ...(ranking.tie?.chair?.entries ?? []).map((id) => `reason.${id}`),
  ]);
  const facts = (row: Shown["ranking"]["rows"][number]) =>
    t.say(factsOfRow(row, figureText(row.rawMean, 1, t.locale)));
  const reasonOf = ({ id, code }: { id: string; code: string }, summary: ReactNode) => (
    <details key={id} open={open.has(`reason.${id}`)}>
      <summary>{summary}</summary>
      <TextAreaField
        name={`reason.${id}`}
        label={t("ranking.reasonFor", { code })}
        result={result}
        rows={2}
      />
    </details>
  );
  return (
    <section className="stack-l" aria-labelledby="propose">
      <h2 id="propose">{t("ranking.propose")}</h2>
      <TieNotice ranking={ranking} band={shown.band} />
      <form method="post" action={paths.decision(category)} className="stack-l">
        <input type="hidden" name="ranking" value={shown.rankingHash} />
        <ChoiceField
          name="winners"
          label={t("ranking.winners")}
          hint={
            isAward
              ? `${t("ranking.awardWinnersHint", { cap: ranking.cap })} ${t("ranking.awardOrder")} ${t("results.awardReasonsHint")}`
              : t("ranking.winnersHint", { cap: ranking.cap })
          }
          result={result}
          many
          defaultValue={shown.proposed}
          options={ranking.rows.map((row) => ({
            id: row.id,
            label: (
              <>
                {row.category
                  ? null
                  : row.place.from === row.place.to
                    ? row.place.from
                    : t("ranking.share", { from: row.place.from, to: row.place.to })}{" "}
                <Typed>{row.organisation}</Typed>
              </>
            ),
            hint: isAward ? (
              // Criteria in words are met by a case, not by an organisation or a score.
              <>
                <Typed>{row.title}</Typed>
                <span className="block">{facts(row)}</span>
              </>
            ) : (
              facts(row)
            ),
            below: isAward ? reasonOf(row, t("ranking.reason")) : null,
          }))}
        />
        {isAward ? null : (
          <div className="stack">
            <h3>{t("ranking.reasons")}</h3>
            <p className="hint">{t("results.reasonsHint")}</p>
            {[...ranking.rows, ...ranking.tooFew].map((row) =>
              reasonOf(
                row,
                <>
                  <span className="code">{row.code}</span> <Typed>{row.organisation}</Typed>
                </>,
              ),
            )}
          </div>
        )}
        <TextAreaField
          name="notAwarded"
          label={t("results.notAwardedLabel")}
          hint={t("results.notAwardedHint")}
          result={result}
          rows={2}
        />
        <TextAreaField
          name="note"
          label={t("ranking.noteLabel")}
          hint={t("ranking.noteHint")}
          result={result}
          rows={3}
        />
        <p className="actions">
          <button
            className="button"
            disabled={proposing !== null}
            aria-describedby={proposing ? "why" : undefined}
          >
            {t("ranking.propose")}
          </button>
        </p>
        {proposing ? (
          <p className="small hint" id="why">
            {t.say(proposing)}
          </p>
        ) : null}
      </form>
    </section>
  );
}

/** What changed the sheets after scores could be seen: it is read before it is approved. */
function Acts({ acts, zone }: { acts: Shown["acts"]; zone: string }) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="acts">
      <h2 id="acts">{t("results.acts")}</h2>
      <p className="hint">{t("results.actsWords")}</p>
      <dl className="answers">
        {acts.map((one, at) => (
          <div key={at}>
            <dt className="code">{one.code}</dt>
            <dd>
              {t("results.act", { act: one.act })}
              <span className="block small hint">
                <Moment at={one.at} zone={zone} />
              </span>
              <span className="block small">{t("results.trigger", { trigger: one.trigger ?? "none" })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Answer({ category, id, refusal }: { category: string; id: string; refusal: Shown["answering"] }) {
  const t = useT();
  const result = useFormResult();
  return (
    <form method="post" action={paths.decisionAnswer(category)} className="stack-l">
      <input type="hidden" name="id" value={id} />
      <ChoiceField
        name="state"
        label={t("ranking.answer")}
        result={result}
        options={[
          { id: "approved", label: t("ranking.approve") },
          { id: "returned", label: t("ranking.return") },
        ]}
      />
      <TextAreaField
        name="answer"
        label={t("ranking.words")}
        hint={t("ranking.wordsHint")}
        result={result}
        rows={3}
      />
      <p className="actions">
        <button className="button" disabled={refusal !== null} aria-describedby={refusal ? "why" : undefined}>
          {t("ranking.giveAnswer")}
        </button>
      </p>
      {refusal ? (
        <p className="small hint" id="why">
          {t.say(refusal)}
        </p>
      ) : null}
    </form>
  );
}
