import type { ReactNode } from "react";
import type { EntryFlag } from "~/domain/moderation";
import type { Rubric } from "~/domain/rulebook";
import { type FaultKind, type Marks, sheetScore, type Sheet } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { Words } from "~/domain/words";
import { T, useT } from "~/locales/locale";
import { Quoted } from "./quoted";
import { Moment, Said, Typed } from "./words";

export type OwnReport = {
  id: string;
  kind: FaultKind;
  words: string;
  createdAt: Instant;
  answer: string | null;
  outcome: string | null;
  answeredAt: Instant | null;
};

/** The faults that a judge reported on an entry, each with the chair's answer or the word that it is awaited. */
export function OwnReports({ reports, zone }: { reports: readonly OwnReport[]; zone: string }) {
  const t = useT();
  return (
    <section className="stack matters" aria-labelledby="own-reports">
      <h2 id="own-reports">{t("reporting.yours")}</h2>
      {reports.map((one) => (
        <div key={one.id} className={one.answeredAt ? "notice quiet" : "notice"}>
          <p>
            <strong>{t("reporting.kindShort", { kind: one.kind })}</strong>: <Typed>{one.words}</Typed>
          </p>
          {one.answeredAt ? (
            <p>
              <T
                id="reporting.answered"
                outcome={one.outcome ?? ""}
                moment={<Moment at={one.answeredAt} zone={zone} />}
              />{" "}
              <Typed>{one.answer ?? ""}</Typed>
            </p>
          ) : (
            <p>
              <T id="reporting.waiting" moment={<Moment at={one.createdAt} zone={zone} />} />
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

/** The scoresheet as it was handed in, for its judge to read beside the entry. */
export function HandedIn({
  rubric,
  sheet,
  facts,
  children,
}: {
  rubric: Rubric;
  sheet: Sheet;
  facts: ReactNode;
  children?: ReactNode;
}) {
  const t = useT();
  return (
    // Beside a long entry the sheet scrolls by itself, which the keyboard must be able to do too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="sheet stack" aria-labelledby="sheet-title" tabIndex={0}>
      <h2 id="sheet-title">{t("judging.sheet")}</h2>
      <div className="small hint stack">{facts}</div>
      <SheetWords rubric={rubric} sheet={sheet} />
      {children}
    </section>
  );
}

/** What is on a sheet: score, marks with reasons and comments, the words for the entrant and the note. */
export function SheetWords({ rubric, sheet }: { rubric: Rubric; sheet: Sheet }) {
  const t = useT();
  return (
    <>
      <p>{t("judging.score", { score: sheetScore(rubric, sheet.marks) ?? "" })}</p>
      <dl className="answers">
        {rubric.criteria.map(({ id, name }) => (
          <div key={id}>
            <dt>
              <Said words={name} />
            </dt>
            <dd>
              {sheet.marks[id]}
              {[sheet.reasons[id], sheet.comments[id]].map((text, at) =>
                text ? (
                  <p key={at} className="small">
                    <Typed>{text}</Typed>
                  </p>
                ) : null,
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("judging.comment")}</dt>
          <dd>
            <Typed>{sheet.comment}</Typed>
          </dd>
        </div>
        {sheet.note ? (
          <div>
            <dt>{t("judging.note")}</dt>
            <dd>
              <Typed>{sheet.note}</Typed>
            </dd>
          </div>
        ) : null}
      </dl>
    </>
  );
}

/** A sheet as it was each time before it was reopened, folded away, each with who reopened it and why. */
export function SheetVersions({
  rubric,
  versions,
  zone,
}: {
  rubric: Rubric;
  versions: readonly {
    number: number;
    sheet: Sheet;
    submittedAt: Instant;
    reopenedAt: Instant;
    reopenedBy: string;
    reason: string;
  }[];
  zone: string;
}) {
  return versions.map((one) => (
    <div key={one.number} className="notice quiet">
      <p>
        <T
          id="moderating.versionReopened"
          person={<Typed>{one.reopenedBy}</Typed>}
          moment={<Moment at={one.reopenedAt} zone={zone} />}
          reason={<Typed>{one.reason}</Typed>}
        />
      </p>
      <details>
        <summary>
          <T id="moderating.version" moment={<Moment at={one.submittedAt} zone={zone} />} />
        </summary>
        <SheetWords rubric={rubric} sheet={one.sheet} />
      </details>
    </div>
  ));
}

/** The marks of the other judges of an entry, side by side, without names. */
export function OthersMarks({ rubric, others }: { rubric: Rubric; others: readonly Marks[] }) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="others">
      <h3 id="others">{t("judging.others")}</h3>
      {others.length === 0 ? <p className="small">{t("judging.othersNone")}</p> : null}
      <dl className="answers">
        {others.length === 0
          ? null
          : rubric.criteria.map(({ id, name }) => (
              <div key={id}>
                <dt>
                  <Said words={name} />
                </dt>
                <dd>{others.map((marks) => marks[id] ?? "–").join(" · ")}</dd>
              </div>
            ))}
      </dl>
    </section>
  );
}

/** One thing that lies apart in an entry's sheets, in words. */
export function EntryFlagWords({
  flag,
  criteria,
}: {
  flag: EntryFlag;
  criteria: Readonly<Record<string, Words>>;
}) {
  const name = flag.kind === "gap" ? criteria[flag.criterion] : undefined;
  return (
    <T
      id="moderating.flag"
      kind={flag.kind}
      value={flag.kind === "reasons" ? flag.count : flag.value}
      criterion={name ? <Said words={name} /> : ""}
    />
  );
}

/** What of a judge's comments the entrant was sent otherwise than it was written, or not at all, and why. */
export function SentComments({
  rubric,
  sent,
}: {
  rubric: Pick<Rubric, "criteria">;
  sent: readonly { criterion: string; state: string; words: string | null; reason: string | null }[];
}) {
  const t = useT();
  const changed = sent.filter(({ state }) => state === "edited" || state === "withheld");
  return (
    <section className="stack matters" aria-labelledby="sent">
      <h2 id="sent">{t("feedback.judgeTitle")}</h2>
      <p>{t(changed.length > 0 ? "feedback.judgeSome" : "feedback.judgeAll")}</p>
      {changed.map(({ criterion, state, words, reason }, at) => {
        const name = rubric.criteria.find(({ id }) => id === criterion)?.name;
        return (
          <div className="stack" key={at}>
            <h3>{name ? <Said words={name} /> : t("feedback.whole")}</h3>
            <p>{t("feedback.state", { state })}</p>
            <Quoted>{words ?? reason ?? ""}</Quoted>
          </div>
        );
      })}
    </section>
  );
}
