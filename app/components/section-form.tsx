import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Answers, rowsOf, textOf } from "~/domain/answers";
import { askedFields, countWords, type Fault, faultOf } from "~/domain/form";
import type { Field, PlainField } from "~/domain/rulebook";
import { controls, nextRowKey, readSection } from "~/forms/section-form";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { SectionData, SectionRefused } from "~/routes/entries_.$entry_.sections.$section/route.server";
import { FilesList } from "./entry-faults";
import { controlId, CriterionBeside, type Drawing, EntryField, EntryRows, valueIn } from "./entry-field";
import { SectionReading } from "./entry-reading";
import { Said, Typed } from "./words";

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
  const rulebookForm = { anchors: page.anchors, sections: [section] };
  const initial: Answers = refused ? { ...page.answers, ...refused.typed } : page.answers;

  const element = useRef<HTMLFormElement>(null);
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [answers, setAnswers] = useState<Answers>(initial);
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
  const changed = useRef(Boolean(refused));
  const [found, setFound] = useState<Record<string, string>>({});

  const read = () => {
    if (element.current)
      setAnswers((known) => ({
        ...known,
        ...readSection(section.fields, new FormData(element.current!)).answers, // it was there a line above
      }));
  };
  useEffect(() => {
    queueMicrotask(read); // what was typed before the scripts arrived
    const warn = (event: BeforeUnloadEvent) => {
      if (changed.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    if (refused) document.getElementById("errors")?.focus();
    return () => {
      window.removeEventListener("beforeunload", warn);
    };
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

  // A field is looked at when it is left; what is merely missing waits for the end, unless it was said before.
  const look = (path: string) => {
    const field = plainFieldAt(section.fields, path);
    if (!field || !element.current) return;
    const typed = readSection(section.fields, new FormData(element.current)).answers;
    const fault = faultOf(field, typedAt(typed, path), page.charactersPerWord);
    const isSaid = fault !== null && (fault.kind === "wrong" || Boolean(errors[path]));
    setFound((known) => ({ ...known, [path]: isSaid ? t.say(fault.message) : "" }));
  };

  const drawing: Drawing = {
    form: rulebookForm,
    answers,
    errors,
    charactersPerWord: page.charactersPerWord,
    countries: page.countries,
  };
  const shown = askedFields(rulebookForm, section, answers);
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
      action={here}
      noValidate
      className="stack-l entry-form"
      onSubmit={() => {
        changed.current = false;
      }}
      onInput={() => {
        changed.current = true;
        read();
      }}
      onBlur={({ target }) => look((target as Partial<HTMLInputElement>).name ?? "")}
    >
      <input type="hidden" name={controls.base} value={page.base} />
      {/* Enter in a field presses the first button: it must be the one that saves. */}
      <button className="hidden" tabIndex={-1} aria-hidden="true">
        {t("entering.save")}
      </button>
      {refused?.saved ? (
        <section className="notice bad" aria-labelledby="saved-meanwhile">
          <h2 id="saved-meanwhile">{t("entering.savedMeanwhile")}</h2>
          <p>{t("entering.savedMeanwhileWords")}</p>
          <SectionReading section={refused.saved} />
        </section>
      ) : null}
      {shown.map((field) => {
        const criterion =
          field.type === "prose" && field.criterion
            ? page.criteria.find((one) => one.id === field.criterion)
            : undefined;
        const drawn = (
          <>
            <input type="hidden" name={controls.drawn} value={field.id} />
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
                        changed.current = true;
                        setKeys({
                          ...keys,
                          [field.id]: (keys[field.id] ?? []).filter((one) => one !== key),
                        });
                        setTimeout(() => {
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
                <p className="error">{errors[field.id] ?? ""}</p>
                <FilesList files={page.files.filter((file) => file.fieldId === field.id)} />
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
        return criterion ? (
          <div key={field.id} className="beside asked">
            <div>{drawn}</div>
            <CriterionBeside id={field.id} criterion={criterion} floor={page.floors[criterion.id] ?? null} />
          </div>
        ) : (
          <div key={field.id} className="asked">
            {drawn}
          </div>
        );
      })}
      <p className="hidden" role="status">
        {said}
      </p>
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
      {entry.title ? (
        <p className="small hint">
          <Typed>{entry.title}</Typed>
        </p>
      ) : null}
    </form>
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
