import { type ReactNode, useState, useSyncExternalStore } from "react";
import { countWords } from "~/domain/form";
import type { Message } from "~/domain/message";
import type { SheetReaders } from "~/domain/readers";
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
  at,
  of,
  book,
  saved,
  typed,
  result,
  refusal,
  pause,
  zone,
  closes,
  copySecret,
  signIn,
}: {
  /** Where the sheet goes, and the name of its copies on the device. */
  at: { place: string; save: string; draft: string; handIn: string };
  /** An own entry, with where its judge goes who cannot go on; or a sample case, which takes marks alone. */
  of:
    | { kind: "entry"; report: string; abstention: string; recusal: string; seesOthers: boolean }
    | { kind: "sample" };
  book: ScoresheetBook;
  saved: Saved | null;
  typed: Sheet | null;
  result: FormResult;
  /** Why nothing can be saved now, or null. */
  refusal: Message | null;
  /** Why it can be saved but not handed in, or null. */
  pause: Message | null;
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
      place: at.place,
      draft: at.draft,
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
  const lacking = refusal ?? pause ?? summaryOfFaults(book, sheet);
  const words = countWords(sheet.comment, book.languages.charactersPerWord);
  const marked = t("judging.marked", { marked: points.marked, criteria: points.criteria });
  const popover = (action: "show" | "hide") => ({ popovertarget: "sheet", popovertargetaction: action });
  return (
    <>
      <form
        className="sheet"
        id="sheet"
        method="post"
        action={at.save}
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
            {of.kind === "entry" ? (
              <>
                <T id="judging.deadline" moment={<Moment at={closes} zone={zone} />} />{" "}
                {t("judging.othersHidden", { open: String(of.seesOthers) })}
              </>
            ) : (
              t("calibrating.sheetWords")
            )}
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
          again={at.save}
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
                <div key={level.mark} id={levelId(criterion.id, level.mark)}>
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
                    aria-describedby={
                      criterion.levels.some((level) => level.mark === mark)
                        ? levelId(criterion.id, mark)
                        : undefined
                    }
                    defaultChecked={shown?.marks[criterion.id] === mark}
                  />
                  <span>{mark}</span>
                </label>
              ))}
            </div>
            <Chosen rubric={rubric} mark={sheet.marks[criterion.id]} />
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
                <Readers readers="entrant" />
              </div>
            ) : null}
            {of.kind === "entry" ? (
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
                <Readers readers="entrant" />
              </details>
            ) : null}
          </fieldset>
        ))}
        {of.kind === "entry" ? (
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
            <Readers readers="entrant" />
            <TextAreaField
              name="note"
              label={t("judging.note")}
              hint={t("judging.noteHint")}
              result={result}
              rows={3}
              defaultValue={shown?.note ?? ""}
            />
            <Readers readers="chair" />
          </fieldset>
        ) : null}
        <div className="stack">
          <p className="small">
            {score === null
              ? t("judging.points", { marked: points.marked, points: points.points, of: points.of })
              : t("judging.score", { score })}
          </p>
          <p className="actions">
            <button
              className="button"
              formAction={at.handIn}
              disabled={lacking !== null}
              aria-describedby="why"
            >
              {of.kind === "entry" ? t("judging.submit") : t("calibrating.submit")}
            </button>
            <button className="button second" disabled={refusal !== null}>
              {t("judging.save")}
            </button>
          </p>
          <p className="small hint" id="why">
            {lacking
              ? t.say(lacking)
              : of.kind === "entry"
                ? t("judging.finality")
                : t("calibrating.finality")}
            {lacking && refusal === null ? <noscript> {t("judging.saveFirst")}</noscript> : null}
          </p>
          {of.kind === "entry" ? (
            <ul className="plain-list small ways">
              <li>
                <a href={of.report}>{t("judging.reportLink")}</a>
              </li>
              <li>
                <a href={of.abstention}>{t("judging.abstainLink")}</a>
              </li>
              <li>
                <a href={of.recusal}>{t("judging.cannotJudge")}</a>
              </li>
            </ul>
          ) : null}
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

const levelId = (criterion: string, mark: number) => `level-${criterion}-${String(mark).replace(".", "-")}`;

/** What the chosen mark means on the scale; between two described marks, both. */
function Chosen({ rubric, mark }: { rubric: ScoresheetBook["rubric"]; mark: number | undefined }) {
  const levels = rubric.scale.levels;
  if (mark === undefined || levels.length === 0) return null;
  const below = levels.findLast((level) => level.mark <= mark);
  const above = levels.find((level) => level.mark >= mark);
  const said = [...new Set([below, above])].flatMap((level) => level ?? []);
  return (
    <p className="small chosen">
      <strong>{mark}</strong>{" "}
      {said.map((level, at) => (
        <span key={level.mark}>
          {at > 0 ? " – " : ""}
          <Said words={level.words} />
        </span>
      ))}
    </p>
  );
}

/** Who reads the words above, as the entry's form says it. */
function Readers({ readers }: { readers: SheetReaders }) {
  const t = useT();
  return <p className="readers">{t("judging.readers", { readers })}</p>;
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
