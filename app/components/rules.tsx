/** A rulebook's rubric and judging rules in words, for the public and for the desk alike. */
import type { Criterion, Judging, Rubric, SpecialAward, TieStep } from "~/domain/rulebook";
import { T, useT } from "~/locales/locale";
import { Said } from "./words";

/** Each criterion with its weight, its reason and its levels; the scale's own levels first. */
export function RubricRules({ scale, criteria }: { scale: Rubric["scale"]; criteria: readonly Criterion[] }) {
  const t = useT();
  return (
    <div className="stack">
      <p>{t("call.rules.scale", { min: scale.min, max: scale.max, step: scale.step })}</p>
      <Levels levels={scale.levels} />
      {criteria.map((c) => (
        <div className="criterion" key={c.id}>
          <h3>
            <Said words={c.name} />
          </h3>
          <p>{t("call.rules.weight", { weight: c.weight })}</p>
          {c.why ? (
            <p>
              <Said words={c.why} />
            </p>
          ) : null}
          <Levels levels={c.levels} />
        </div>
      ))}
    </div>
  );
}

function Levels({ levels }: { levels: Criterion["levels"] }) {
  return (
    <dl className="levels">
      {levels.map((level) => (
        <div key={level.mark}>
          <dt>{level.mark}</dt>
          <dd>
            <Said words={level.words} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How marks become a ranking, one sentence a rule. */
export function JudgingRules({
  judging,
  criteria,
  reasonAtExtremes,
  commentWords,
  replyDays,
}: {
  judging: Judging;
  criteria: readonly Criterion[];
  reasonAtExtremes: boolean;
  commentWords: number;
  /** Days that an entrant has to reply to "not valid". */
  replyDays: number;
}) {
  const t = useT();
  return (
    <ul className="measure">
      <li>{t("call.rules.perEntry", { count: judging.perEntry, minimum: judging.minimumSheets })}</li>
      <li>{t("call.rules.orders", { orders: judging.orders })}</li>
      <li>{t("call.rules.floor", { total: judging.floor.total })}</li>
      {criteria
        .filter((c) => judging.floor.criteria[c.id] !== undefined)
        .map((c) => (
          <li key={c.id}>
            <T
              id="call.rules.criterionFloor"
              criterion={<Said words={c.name} />}
              mark={judging.floor.criteria[c.id] ?? 0}
            />
          </li>
        ))}
      {reasonAtExtremes ? <li>{t("call.rules.extremes")}</li> : null}
      {commentWords > 0 ? <li>{t("call.rules.comment", { words: commentWords })}</li> : null}
      <li>{t("call.rules.outlier", { range: judging.outlier.range, gap: judging.outlier.criterionGap })}</li>
      <li>{t("call.rules.conflict", { years: judging.conflictYears })}</li>
      <li>{t("call.rules.reply", { days: replyDays })}</li>
      <li>{t("call.rules.freePlace", { rule: judging.freePlace, days: judging.answerDays })}</li>
      <li>{t("call.rules.complaint", { days: judging.complaintDays })}</li>
    </ul>
  );
}

/** What settles a tie, first to last. */
export function TieChain({ tie, criteria }: { tie: Judging["tie"]; criteria: readonly Criterion[] }) {
  const t = useT();
  return (
    <div className="stack">
      <p>{t("call.rules.tieBand", { band: tie.band })}</p>
      <ol className="measure">
        {tie.chain.map((step, at) => (
          <li key={at}>
            <TieWords step={step} criteria={criteria} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function TieWords({ step, criteria }: { step: TieStep; criteria: readonly Criterion[] }) {
  const t = useT();
  if (step === "chair") return <>{t("call.rules.tieChair")}</>;
  if (step === "countryWithoutWinner") return <>{t("call.rules.tieCountry")}</>;
  const name = criteria.find((c) => c.id === step.criterion)?.name ?? { en: step.criterion };
  return <T id="call.rules.tieCriterion" criterion={<Said words={name} />} />;
}

/** What each special award is for, who can win it, and how many. */
export function SpecialAwardRules({ awards }: { awards: readonly SpecialAward[] }) {
  const t = useT();
  return (
    <div className="stack">
      <p>{t("call.rules.specialWords")}</p>
      <dl className="programme">
        {awards.map(({ id, name, criteria, cap, categories, atLeast, isMention }) => (
          <div key={id}>
            <dt>
              <span>
                <Said words={name} />
              </span>
            </dt>
            <dd>{t("call.cap", { count: cap })}</dd>
            <dd className="note">
              <Said words={criteria} />{" "}
              {categories
                ? t("call.rules.specialCategories", { categories: categories.join(", ") })
                : t("call.rules.specialAll")}{" "}
              {isMention ? t("call.rules.specialMention") : null}{" "}
              {atLeast === undefined ? null : t("call.rules.specialAtLeast", { score: atLeast })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
