import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Answers, rowsOf, textOf } from "~/domain/answers";
import { incoherencesOf } from "~/domain/entry-coherence";
import { askedFields, countWords, type Fault, faultOf, isAnswered } from "~/domain/form";
import type { ViewSection } from "~/domain/entry-document";
import { readersOf } from "~/domain/readers";
import type { Field, PlainField } from "~/domain/rulebook";
import { controls, nextRowKey, readSection } from "~/forms/section-form";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { SectionData, SectionRefused } from "~/routes/entries_.$entry_.sections.$section/route.server";
import { type DraftState, openDraftKeeper } from "./draft-keeper";
import { FilesList } from "./entry-faults";
import {
  controlId,
  CriterionBeside,
  type Drawing,
  EntryField,
  EntryRows,
  Readers,
  valueIn,
} from "./entry-field";
import { SectionReading } from "./entry-reading";
import { Moment, ownClock, Said } from "./words";

/** Nothing to listen to: a page that has come to life stays alive. */
const never = () => () => undefined;

/**
 * The form of one section, drawn from the rulebook: counts words, asks what follows from an answer and adds rows while
 * it is filled. `refused` is what a form that could not be saved held.
 */
export function SectionForm({
  page,
  refused,
}: {
  page: SectionData["form"];
  refused: SectionRefused | null;
}) {
  const t = useT();
  const { entry, section } = page;
  const here = paths.section(entry.id, section.id);
  const rulebookForm = { anchors: page.agreeing.anchors, sections: [section] };
  const initial: Answers = refused ? { ...page.answers, ...refused.typed } : page.answers;

  const [answers, setAnswers] = useState<Answers>(initial);
  const [keeper] = useState(() =>
    openDraftKeeper({
      entry: entry.id,
      section: section.id,
      fields: section.fields,
      answers: page.answers,
      marks: refused?.marks ?? page.marks,
      changedAt: entry.changedAt,
      copySecret: page.copySecret,
      isUnsaved: refused !== null,
      filled: (fresh) => setAnswers((before) => ({ ...before, ...fresh })),
    }),
  );
  const kept = useSyncExternalStore(keeper.subscribe, keeper.now, keeper.atFirst);
  const element = useRef<HTMLFormElement>(null);
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [keys, setKeys] = useState<Record<string, string[]>>(() =>
    Object.fromEntries(
      section.fields.flatMap((field) => {
        if (field.type !== "rows") return [];
        const own = rowsOf(initial, field.id).map((row) => row.key);
        const blanks = page.more === field.id ? 1 : Math.max(0, Math.max(field.min, 1) - own.length);
        for (let at = 0; at < blanks; at++) own.push(nextRowKey(own));
        return [[field.id, own]];
      }),
    ),
  );
  const [said, setSaid] = useState("");
  const [found, setFound] = useState<Record<string, string>>({});
  const [apart, setApart] = useState(() => {
    const before = incoherencesOf(page.agreeing, initial);
    return { before, now: before };
  });

  const read = () => {
    if (element.current)
      setAnswers((known) => ({
        ...known,
        ...readSection(section.fields, new FormData(element.current!)).answers, // it was there a line above
      }));
  };
  useEffect(() => {
    queueMicrotask(read); // what was typed before the scripts arrived
    keeper.attach(element.current);
    if (refused) document.getElementById("errors")?.focus();
    return () => keeper.attach(null);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page has come to life
  }, []);

  // A count is spoken once typing rests, and only where it matters.
  useEffect(() => {
    const over = section.fields.find(
      (field) =>
        field.type === "prose" &&
        countWords(textOf(answers, field.id), page.charactersPerWord) > field.words.max,
    );
    const timer = setTimeout(
      () =>
        setSaid(
          over?.type === "prose"
            ? t("entering.tooManyWords", {
                over: countWords(textOf(answers, over.id), page.charactersPerWord) - over.words.max,
                limit: over.words.max,
              })
            : "",
        ),
      1500,
    );
    return () => clearTimeout(timer);
  }, [answers, section.fields, page.charactersPerWord, t]);

  const first = (fault: Fault, all: readonly Fault[]) => all.findIndex((one) => one.path === fault.path);
  const errors: Record<string, string> = {};
  page.faults.forEach((fault, at) => {
    if (first(fault, page.faults) === at) errors[fault.path] = t.say(fault.message);
  });
  Object.assign(errors, found);
  // What contradicts another answer: as it was when the page was drawn, then as it is after each field that is left.
  for (const { path, message } of apart.before) if (errors[path] === t.say(message)) errors[path] = "";
  for (const { path, message } of apart.now) errors[path] ||= t.say(message);

  // A field is looked at when it is left; what is merely missing waits for the end, unless it was said before.
  const look = (path: string) => {
    const field = plainFieldAt(section.fields, path);
    if (!field || !element.current) return;
    const typed = readSection(section.fields, new FormData(element.current)).answers;
    const fault = faultOf(field, typedAt(typed, path), page.charactersPerWord);
    const isSaid = fault !== null && (fault.kind === "wrong" || Boolean(errors[path]));
    setFound((known) => ({ ...known, [path]: isSaid ? t.say(fault.message) : "" }));
    setApart((known) => ({ ...known, now: incoherencesOf(page.agreeing, { ...page.answers, ...typed }) }));
  };

  // A message that comes or goes moves what is below it: while a button is being pressed, it would slip away from under
  // the pointer and the press would be lost. So a field that is left by pressing somewhere is looked at after it.
  const isPressed = useRef(false);
  const left = useRef<string[]>([]);
  const press = () => {
    isPressed.current = true;
    const over = new AbortController();
    const release = () => {
      over.abort();
      setTimeout(() => {
        isPressed.current = false;
        for (const path of left.current.splice(0)) look(path);
      });
    };
    for (const end of ["pointerup", "pointercancel"])
      window.addEventListener(end, release, { signal: over.signal });
  };
  const leave = (path: string) => {
    if (isPressed.current) left.current.push(path);
    else look(path);
  };

  const drawing: Drawing = {
    form: rulebookForm,
    answers,
    errors,
    charactersPerWord: page.charactersPerWord,
    countries: page.countries,
    readers: page.readers,
    run: page.agreeing.run,
  };
  const shown = askedFields(rulebookForm, section, answers);
  // What is shown in two versions already needs no second word about it.
  const shownApart = [refused?.saved, kept.theirs].flatMap((side) => side?.fields.map(({ id }) => id) ?? []);
  const isEmpty = section.fields.every((field) => !isAnswered(page.answers, field.id));
  const totalWords =
    page.narrative &&
    page.narrative.elsewhere +
      page.narrative.ids.reduce(
        (sum, id) => sum + countWords(textOf(answers, id), page.charactersPerWord),
        0,
      );
  return (
    <form
      ref={element}
      method="post"
      action={page.next ? here : `${here}?check=1`}
      noValidate
      className="stack-l entry-form"
      onSubmit={keeper.submitting}
      onInput={() => {
        keeper.changed();
        read();
      }}
      onPointerDown={press}
      onChange={({ target }) => {
        // A choice is made at once; what is typed is looked at when it is left.
        const { name = "", type = "" } = target as Partial<HTMLInputElement>;
        if (["select-one", "radio", "checkbox"].includes(type)) look(name);
      }}
      onBlur={({ target }) => leave((target as Partial<HTMLInputElement>).name ?? "")}
    >
      {/* Enter in a field presses the first button: it must be the one that saves. */}
      <button className="hidden" tabIndex={-1} aria-hidden="true">
        {t("entering.save")}
      </button>
      {refused?.saved ? (
        <section className="notice bad" aria-labelledby="saved-meanwhile">
          <h2 id="saved-meanwhile">{t("entering.savedMeanwhile")}</h2>
          <p>{t("entering.savedMeanwhileWords")}</p>
          <SectionReading section={refused.saved} />
          <p className="actions">
            <button className="button second">{t("entering.keepMine")}</button>
            <a href={here}>{t("entering.takeTheirs")}</a>
          </p>
        </section>
      ) : null}
      {page.setAside
        .filter(({ fieldId }) => !shownApart.includes(fieldId))
        .map((one) => (
          <p key={`${one.fieldId} ${one.createdAt}`} className="notice bad">
            <span>
              <T
                id="entering.setAside"
                what={
                  <Said
                    words={section.fields.find((f) => f.id === one.fieldId)?.label ?? { en: one.fieldId }}
                  />
                }
                moment={<Moment at={one.createdAt} zone={page.zone} />}
                link={(words) => <a href={paths.versions(entry.id, one.fieldId)}>{words}</a>}
              />
            </span>
          </p>
        ))}
      <p className="readers">
        {t("entering.readers", { of: "section", readers: page.readers })}{" "}
        {shown.some((field) => readersOf(field) !== page.readers) ? t("entering.readersDiffer") : null}
      </p>
      {kept.theirs ? <Sides theirs={kept.theirs} takeMine={keeper.takeMine} again={here} /> : null}
      {shown.map((field) => {
        const criterion =
          field.type === "prose" && field.criterion
            ? page.criteria.find((one) => one.id === field.criterion)
            : undefined;
        const drawn = (
          <>
            {field.type === "files" ? null : (
              <input type="hidden" name={controls.base(field.id)} value={kept.marks[field.id] ?? ""} />
            )}
            {field.type === "rows" ? (
              <EntryRows
                field={field}
                keys={keys[field.id] ?? []}
                drawing={drawing}
                action={`${here}?stay=1`}
                add={
                  live
                    ? () => {
                        const key = nextRowKey(keys[field.id] ?? []);
                        setKeys({ ...keys, [field.id]: [...(keys[field.id] ?? []), key] });
                        const id = controlId(`${field.id}.${key}.${field.fields[0]!.id}`); // a row has a field
                        setTimeout(() => document.getElementById(id)?.focus());
                      }
                    : undefined
                }
                remove={
                  live
                    ? (key) => {
                        setKeys({
                          ...keys,
                          [field.id]: (keys[field.id] ?? []).filter((one) => one !== key),
                        });
                        setTimeout(() => {
                          keeper.changed();
                          read();
                          document.getElementById(controlId(field.id))?.focus();
                        });
                      }
                    : undefined
                }
              />
            ) : field.type === "files" ? (
              <div
                className={errors[field.id] ? "field wrong" : "field"}
                id={controlId(field.id)}
                tabIndex={-1}
              >
                <h2 className="label">
                  <Said words={field.label} />
                </h2>
                {field.hint ? (
                  <p className="hint">
                    <Said words={field.hint} />
                  </p>
                ) : null}
                <Readers field={field} known={page.readers} />
                <p className="error">{errors[field.id] ?? ""}</p>
                <FilesList
                  files={page.files.filter((file) => file.fieldId === field.id)}
                  described={field.described}
                />
                <p>
                  <button className="button second" formAction={`${here}?files=${field.id}`}>
                    <span>
                      <T id="entering.saveAndFiles" what={<Said words={field.label} />} />
                    </span>
                  </button>
                </p>
              </div>
            ) : (
              <EntryField
                field={field}
                path={field.id}
                value={valueIn(answers, field)}
                drawing={drawing}
                isSettled={page.settled.includes(field.id) && !errors[field.id]}
                more={
                  page.narrative?.ids.includes(field.id) && totalWords !== null ? (
                    <span
                      className={totalWords > page.narrative.limit ? "over-limit" : undefined}
                      suppressHydrationWarning
                    >
                      {t("entering.wordsInAll", {
                        words: totalWords,
                        limit: page.narrative.limit,
                        texts: page.narrative.texts,
                      })}
                    </span>
                  ) : undefined
                }
              />
            )}
          </>
        );
        const elsewhere = page.elsewhere.filter(
          (one) => one.of === field.id && chosenIn(answers, field.id).some((id) => one.is.includes(id)),
        );
        const also =
          elsewhere.length > 0 ? (
            <p className="notice quiet">
              <span>
                {elsewhere.map((one, at) => (
                  <span key={at} className="block">
                    <T
                      id="entering.asksElsewhere"
                      section={
                        <>
                          {one.letter} <Said words={one.title} />
                        </>
                      }
                      what={
                        <a href={`${paths.section(entry.id, one.section)}#${controlId(one.id)}`}>
                          <Said words={one.label} />
                        </a>
                      }
                    />
                  </span>
                ))}
              </span>
            </p>
          ) : null;
        const earlier = page.versions.includes(field.id) ? (
          <p className="small">
            <a href={paths.versions(entry.id, field.id)}>
              <T id="entering.versionsOf" what={<Said words={field.label} />} />
            </a>
          </p>
        ) : null;
        return criterion ? (
          <div key={field.id} className="beside asked">
            <div>
              {drawn}
              {earlier}
            </div>
            <CriterionBeside id={field.id} criterion={criterion} floor={page.floors[criterion.id] ?? null} />
          </div>
        ) : (
          <div key={field.id} className="asked">
            {drawn}
            {also}
            {earlier}
          </div>
        );
      })}
      <p className="hidden" role="status">
        {said}
      </p>
      {live ? (
        <KeptLine kept={kept} signIn={page.signIn} isEmpty={isEmpty} />
      ) : refused || isEmpty ? null : (
        <p className="kept small">
          <T id="entering.keptSaved" moment={<Moment at={entry.changedAt} zone={page.zone} />} />
        </p>
      )}
      <div className="actions">
        <button className="button">
          {page.next ? (
            <span>
              <T
                id="entering.saveAndGoOn"
                section={
                  <>
                    {page.next.letter} <Said words={page.next.title} />
                  </>
                }
              />
            </span>
          ) : (
            t("entering.saveAndCheck")
          )}
        </button>
        <button className="button second" formAction={`${here}?list=1`}>
          {t("entering.saveAndReturn")}
        </button>
      </div>
      <p className="small hint">{t("entering.draftsHoldAnything")}</p>
    </form>
  );
}

/** What is chosen in a field of one or several options. */
function chosenIn(answers: Answers, fieldId: string): string[] {
  return [answers[fieldId] ?? []].flat().filter((one) => typeof one === "string");
}

/** How the form is kept, quietly, where it stays in view. */
function KeptLine({ kept, signIn, isEmpty }: { kept: DraftState; signIn: string; isEmpty: boolean }) {
  const t = useT();
  const { keeping } = kept;
  const [atFirst] = useState(keeping);
  return (
    <p className="kept small" role="status" data-keeping={keeping.kind}>
      {isEmpty && keeping === atFirst && keeping.kind === "saved" ? (
        t("entering.kept.nothing")
      ) : keeping.kind === "saved" ? (
        <T
          id="entering.keptSaved"
          moment={<time dateTime={keeping.at}>{ownClock(keeping.at, t.locale)}</time>}
        />
      ) : keeping.kind === "refused" ? (
        t("entering.keptRefused", { reason: keeping.reason })
      ) : keeping.kind === "signedOut" ? (
        <T
          id={keeping.isLocal ? "entering.keptSignedOut" : "entering.signedOut"}
          link={(words) => <a href={signIn}>{words}</a>}
        />
      ) : (
        t(`entering.kept.${keeping.kind === "none" || keeping.kind === "stale" ? "unsaved" : keeping.kind}`)
      )}
      {kept.isOlder ? ` ${t("entering.keptOlder")}` : null}
    </p>
  );
}

/** The other side of answers that somebody changed meanwhile, and the two ways on. Neither side is lost by choosing. */
function Sides({
  theirs,
  takeMine,
  again,
}: {
  theirs: ViewSection;
  takeMine: () => void;
  /** Where the form is drawn from what is saved. */
  again: string;
}) {
  const t = useT();
  return (
    <section className="notice bad" role="alert" aria-labelledby="saved-elsewhere">
      <h2 id="saved-elsewhere">{t("entering.changedElsewhere")}</h2>
      <p>{t("entering.changedElsewhereWords")}</p>
      <SectionReading section={theirs} />
      <p className="actions">
        <button type="button" className="button second" onClick={takeMine}>
          {t("entering.keepMine")}
        </button>
        <a href={again}>{t("entering.takeTheirs")}</a>
      </p>
    </section>
  );
}

/** The plain field that the control of a path stands for, in a row or outside. */
function plainFieldAt(fields: readonly Field[], path: string): PlainField | undefined {
  const [fieldId, , cell] = path.split(".");
  const field = fields.find((one) => one.id === fieldId);
  if (!field || field.type === "files") return undefined;
  return field.type === "rows" ? field.fields.find((one) => one.id === cell) : field;
}

function typedAt(answers: Answers, path: string): string | string[] {
  const [fieldId = "", key, cell = ""] = path.split(".");
  if (key !== undefined) return rowsOf(answers, fieldId).find((row) => row.key === key)?.[cell] ?? "";
  const answer = answers[fieldId];
  return typeof answer === "string" ? answer : ((answer ?? []) as string[]);
}
