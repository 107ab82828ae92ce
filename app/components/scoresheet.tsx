import { type ReactNode, useState, useSyncExternalStore } from "react";
import { countWords } from "~/domain/form";
import type { Message } from "~/domain/message";
import type { Rubric } from "~/domain/rulebook";
import {
  marksOf,
  needsReason,
  pointsOf,
  type ScoringBook,
  sheetOf,
  sheetScore,
  type Sheet,
  summaryOfFaults,
} from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import type { FormResult } from "~/forms/form-result";
import { T, useT } from "~/locales/locale";
import type { Translate } from "~/locales/translate";
import { paths } from "~/paths";
import { TextAreaField } from "./form";
import type { Keeping } from "./form-keeper";
import { openSheetKeeper, type Saved } from "./sheet-keeper";
import { Moment, Said, Typed } from "./words";

/** What the sheet is drawn from: the rubric as judges see it, and how words are counted. */
export type ScoresheetBook = Pick<ScoringBook, "languages"> & { rubric: Omit<Rubric, "levels"> };

/**
 * The scoresheet beside the entry: one form that saves itself while it is filled, and works by its buttons without
 * a script. `typed` is what a refused form held; it stands in the fields before what is saved.
 */
export function Scoresheet({
  assignment,
  book,
  saved,
  typed,
  result,
  refusal,
  zone,
  closes,
  copySecret,
  signIn,
}: {
  assignment: string;
  book: ScoresheetBook;
  saved: Saved | null;
  typed: Sheet | null;
  result: FormResult;
  /** Why nothing can be saved now, or null. */
  refusal: Message | null;
  zone: string;
  closes: Instant;
  /** What the copies on this person's device are locked with. */
  copySecret: string;
  /** Where one signs in again and comes back here. */
  signIn: string;
}) {
  const t = useT();
  const { rubric } = book;
  const shown = typed ?? saved?.sheet;
  const [keeper] = useState(() =>
    openSheetKeeper({
      assignment,
      rubric,
      saved,
      typedAs:
        typed === null
          ? null
          : result.faults.some((f) => f.message.id === "fault.stale")
            ? "stale"
            : "unsaved",
      isOpen: refusal === null,
      copySecret,
    }),
  );
  const { attach, changed, submitting, takeMine } = keeper;
  const kept = useSyncExternalStore(keeper.subscribe, keeper.now, keeper.atFirst);
  const sheet = kept.sheet ?? shown ?? sheetOf(rubric, () => "");
  const points = pointsOf(rubric, sheet.marks);
  const score = sheetScore(rubric, sheet.marks);
  const lacking = refusal ?? summaryOfFaults(book, sheet);
  const words = countWords(sheet.comment, book.languages.charactersPerWord);
  const marked = t("judging.marked", { marked: points.marked, criteria: points.criteria });
  const popover = (action: "show" | "hide") => ({ popovertarget: "sheet", popovertargetaction: action });
  return (
    <>
      <form
        className="sheet"
        id="sheet"
        method="post"
        action={paths.assignment(assignment)}
        aria-labelledby="sheet-title"
        ref={attach}
        onInput={changed}
        onSubmit={submitting}
        {...{ popover: "manual" }}
      >
        <div className="close">
          <span>{marked}</span>
          <button type="button" className="button plain" {...popover("hide")}>
            {t("judging.close")}
          </button>
        </div>
        <h2 id="sheet-title">{t("judging.sheet")}</h2>
        <div className="small hint stack">
          <p>
            <T id="judging.deadline" moment={<Moment at={closes} zone={zone} />} />{" "}
            {t("judging.othersHidden")}
          </p>
          <p role="status">
            <Kept keeping={kept.keeping} zone={zone} signIn={signIn} />
          </p>
        </div>
        <Sides
          keeping={kept.keeping}
          mine={sheet}
          book={book}
          takeMine={takeMine}
          again={paths.assignment(assignment)}
          zone={zone}
        />
        <input type="hidden" name="version" value={kept.version} />
        {rubric.criteria.map((criterion) => (
          <fieldset
            key={criterion.id}
            className="mark-field"
            disabled={refusal !== null}
            aria-describedby={`f-mark-${criterion.id}-e`}
          >
            <legend>
              <span>
                <Said words={criterion.name} />
              </span>{" "}
              <span className="weight">{t("judging.weight", { weight: criterion.weight })}</span>
            </legend>
            <dl className="levels">
              {criterion.levels.map((level) => (
                <div key={level.mark}>
                  <dt>{level.mark}</dt>
                  <dd>
                    <Said words={level.words} />
                  </dd>
                </div>
              ))}
            </dl>
            <p className="error" id={`f-mark-${criterion.id}-e`}>
              {faultOf(result, `mark.${criterion.id}`, t)}
            </p>
            <div className="scale">
              {marksOf(rubric.scale).map((mark, at) => (
                <label
                  key={mark}
                  className={[
                    Number.isInteger(mark) ? "full" : "",
                    needsReason(rubric, mark) ? "extreme" : "",
                  ]
                    .join(" ")
                    .trim()}
                >
                  <input
                    type="radio"
                    name={`mark.${criterion.id}`}
                    id={at === 0 ? `f-mark-${criterion.id}` : undefined}
                    value={mark}
                    defaultChecked={shown?.marks[criterion.id] === mark}
                  />
                  <span>{mark}</span>
                </label>
              ))}
            </div>
            {rubric.reasonAtExtremes ? (
              <div className="reason">
                <TextAreaField
                  name={`reason.${criterion.id}`}
                  label={t("judging.extremeReason", {
                    mark: sheet.marks[criterion.id] ?? "",
                    known: needsReason(rubric, sheet.marks[criterion.id]) ? "yes" : "no",
                  })}
                  hint={t("judging.extremeHint", { min: rubric.scale.min, max: rubric.scale.max })}
                  result={result}
                  rows={3}
                  defaultValue={shown?.reasons[criterion.id] ?? ""}
                />
              </div>
            ) : null}
            <details open={Boolean(shown?.comments[criterion.id])}>
              <summary>{t("judging.criterionComment")}</summary>
              <TextAreaField
                name={`comment.${criterion.id}`}
                label={
                  <>
                    <span className="hidden">
                      <Said words={criterion.name} />:{" "}
                    </span>
                    {t("judging.criterionComment")}
                  </>
                }
                result={result}
                rows={3}
                defaultValue={shown?.comments[criterion.id] ?? ""}
              />
            </details>
          </fieldset>
        ))}
        <fieldset className="stack" disabled={refusal !== null}>
          <TextAreaField
            name="comment"
            label={t("judging.comment")}
            hint={t("judging.commentHint", { least: rubric.commentWords })}
            result={result}
            rows={5}
            after={<span>{t("judging.commentCount", { words, least: rubric.commentWords })}</span>}
            defaultValue={shown?.comment ?? ""}
          />
          <TextAreaField
            name="note"
            label={t("judging.note")}
            hint={t("judging.noteHint")}
            result={result}
            rows={3}
            defaultValue={shown?.note ?? ""}
          />
        </fieldset>
        <div className="stack">
          <p className="small">
            {score === null
              ? t("judging.points", { marked: points.marked, points: points.points, of: points.of })
              : t("judging.score", { score })}
          </p>
          <p className="actions">
            <button
              className="button"
              formAction={paths.handIn(assignment)}
              disabled={lacking !== null}
              aria-describedby="why"
            >
              {t("judging.submit")}
            </button>
            <button className="button second" disabled={refusal !== null}>
              {t("judging.save")}
            </button>
          </p>
          <p className="small hint" id="why">
            {lacking ? t.say(lacking) : t("judging.finality")}
            {lacking && refusal === null ? <noscript> {t("judging.saveFirst")}</noscript> : null}
          </p>
          <p className="small">
            <a href={paths.recusal(assignment)}>{t("judging.cannotJudge")}</a>
          </p>
        </div>
      </form>
      <div className="thumb">
        <span className="small">{marked}</span>
        <button type="button" className="button" {...popover("show")}>
          {t("judging.open")}
        </button>
      </div>
    </>
  );
}

function faultOf(result: FormResult, field: string, t: Translate) {
  const fault = result.faults.find((one) => one.field === field);
  return fault ? t.say(fault.message) : "";
}

function Kept({ keeping, zone, signIn }: { keeping: Keeping<Saved>; zone: string; signIn: string }) {
  const t = useT();
  switch (keeping.kind) {
    case "saved":
      return <T id="judging.saved" moment={<Moment at={keeping.at} zone={zone} withSeconds />} />;
    case "signedOut":
      return (
        <T
          id={keeping.isLocal ? "judging.signedOut" : "judging.signedOutUnsaved"}
          link={(words) => <a href={signIn}>{words}</a>}
        />
      );
    case "refused":
      return t("judging.refusedSave", { reason: keeping.reason });
    case "stale":
      return t("judging.staleHeading");
    case "none":
      return t("judging.notSavedYet");
    case "saving":
      return t("judging.saving");
    case "local":
      return t("judging.offline");
    default:
      return t("judging.unsaved");
  }
}

/** Both sides of a sheet that was changed elsewhere: what differs, here and there, and the two ways on. */
function Sides({
  keeping,
  mine,
  book,
  takeMine,
  again,
  zone,
}: {
  keeping: Keeping<Saved>;
  mine: Sheet;
  book: ScoresheetBook;
  takeMine: () => void;
  /** Where the sheet is drawn from what is saved. */
  again: string;
  zone: string;
}) {
  const t = useT();
  if (keeping.kind !== "stale") return null;
  const { theirs } = keeping;
  const parts: { key: string; label: ReactNode; here: string; there: string }[] = [
    ...book.rubric.criteria.flatMap(({ id, name }) =>
      (["marks", "reasons", "comments"] as const).map((part) => ({
        key: `${part}.${id}`,
        label: (
          <>
            <Said words={name} />
            {part === "marks" ? "" : ", "}
            {part === "reasons"
              ? t("judging.reasonPart")
              : part === "comments"
                ? t("judging.commentPart")
                : ""}
          </>
        ),
        here: String(mine[part][id] ?? ""),
        there: String(theirs.sheet[part][id] ?? ""),
      })),
    ),
    { key: "comment", label: t("judging.comment"), here: mine.comment, there: theirs.sheet.comment },
    { key: "note", label: t("judging.note"), here: mine.note, there: theirs.sheet.note },
  ].filter((part) => part.here !== part.there);
  return (
    <div className="notice bad" role="alert">
      <h3>{t("judging.staleHeading")}</h3>
      <p className="small">{t("judging.staleWords")}</p>
      <dl className="small stack">
        {parts.map((part) => (
          <div key={part.key}>
            <dt>
              <strong>{part.label}</strong>
            </dt>
            <dd className="bare">
              {t("judging.here")}: {part.here ? <Typed>{part.here}</Typed> : t("judging.empty")}
            </dd>
            <dd className="bare">
              {t("judging.there")} (<Moment at={theirs.changedAt} zone={zone} withSeconds />
              ): {part.there ? <Typed>{part.there}</Typed> : t("judging.empty")}
            </dd>
          </div>
        ))}
      </dl>
      <p className="actions">
        <button type="button" className="button second" onClick={takeMine}>
          {t("judging.keepMine")}
        </button>
        <a href={again}>{t("judging.takeTheirs")}</a>
      </p>
    </div>
  );
}

/** The scoresheet as it was handed in, for reading. */
export function HandedIn({ book, sheet, facts }: { book: ScoresheetBook; sheet: Sheet; facts: ReactNode }) {
  const t = useT();
  return (
    // Beside a long entry the sheet scrolls by itself, which the keyboard must be able to do too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="sheet stack" aria-labelledby="sheet-title" tabIndex={0}>
      <h2 id="sheet-title">{t("judging.sheet")}</h2>
      <div className="small hint stack">{facts}</div>
      <p>{t("judging.score", { score: sheetScore(book.rubric, sheet.marks) ?? "" })}</p>
      <dl className="answers">
        {book.rubric.criteria.map(({ id, name }) => (
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
    </section>
  );
}
