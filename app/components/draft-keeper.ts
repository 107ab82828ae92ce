import type { Answer, Answers } from "~/domain/answers";
import type { ViewSection } from "~/domain/entry-document";
import { written } from "~/domain/form";
import type { Field } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import { controls, readSection } from "~/forms/section-form";
import { paths } from "~/paths";
import { type Keeping, type KeeperAnswer, openFormKeeper } from "./form-keeper";
import { openLocalCopies } from "./local-copy";

/** What the portal adds when it has saved: the marks of what it holds now, and what it did not overwrite. */
export type DraftSaved = {
  marks: Record<string, string>;
  /** What the fields that were sent hold now. */
  answers: Answers;
  stale: string[];
  /** The other side of the stale fields, for reading. */
  saved: ViewSection | null;
};
export type DraftAnswer = KeeperAnswer<DraftSaved, never>;

export type DraftState = {
  keeping: Keeping<never>;
  /** Fields that somebody else changed, with their side; nothing of them is sent until a person chooses. */
  stale: readonly string[];
  theirs: ViewSection | null;
  /** Marks of what the fields were drawn from, for the form's own button. */
  marks: Readonly<Record<string, string>>;
  /** Words of an earlier page are on the server that this page cannot take in by itself. */
  isOlder: boolean;
};

/** Keeps the form of one section of an entry while it is filled: see `openFormKeeper`. */
export function openDraftKeeper({
  entry,
  section,
  fields,
  answers,
  marks,
  changedAt,
  copySecret,
  isUnsaved,
  filled,
}: {
  entry: string;
  section: string;
  fields: readonly Field[];
  /** What the server holds. */
  answers: Answers;
  marks: Readonly<Record<string, string>>;
  changedAt: Instant;
  copySecret: string;
  /** The form holds what a refused save brought back. */
  isUnsaved: boolean;
  /** Answers were put into the form that nobody typed in it. */
  filled: (answers: Answers) => void;
}) {
  let known: Answers = answers;
  const first: DraftState = {
    keeping: isUnsaved ? { kind: "unsaved" } : { kind: "saved", at: changedAt },
    stale: [],
    theirs: null,
    marks,
    isOlder: false,
  };
  let state = first;
  const listeners = new Set<() => void>();
  function set(change: Partial<DraftState>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /** The fields that differ from what the server holds, each with the mark of what it was drawn from. */
  function fieldsOf(form: HTMLFormElement, to: "server" | "copy"): [string, string][] {
    const data = new FormData(form);
    const now = readSection(fields, data).answers;
    const changed = Object.keys(now).filter(
      (id) => written(now, id) !== written(known, id) && (to === "copy" || !state.stale.includes(id)),
    );
    return changed.flatMap((id) => [
      [controls.base(id), state.marks[id] ?? ""] as [string, string],
      ...[...data].filter(
        (pair): pair is [string, string] => typeof pair[1] === "string" && isOf(id, pair[0]),
      ),
    ]);
  }

  /** Notes what the server holds of what was sent, and what it did not take. */
  function learn(sent: Answers, answer: DraftSaved) {
    const taken = Object.keys(sent).filter((id) => !answer.stale.includes(id));
    known = { ...known, ...only(sent, taken) };
    for (const id of answer.stale) theirMarks[id] = answer.marks[id] ?? "";
    set({
      marks: { ...state.marks, ...only(answer.marks, taken) },
      ...(answer.stale.length > 0 && {
        stale: [...new Set([...state.stale, ...answer.stale])],
        theirs: joined(state.theirs, answer.saved),
      }),
    });
  }

  const theirMarks: Record<string, string> = {};
  const keeper = openFormKeeper<DraftSaved, never>({
    url: paths.sectionDraft(entry, section),
    first: first.keeping,
    isDirty: (form) => isUnsaved || fieldsOf(form, "server").length > 0,
    isHalted: false,
    openCopies: () => openLocalCopies({ secret: copySecret, place: `${entry} ${section}` }),
    fieldsOf,
    taken(_form, answer, sent) {
      const body = new FormData();
      for (const [name, value] of sent) body.append(name, value);
      learn(readSection(fields, body).answers, answer);
      return state.stale.length === 0;
    },
    adopted(form, answer) {
      const now = readSection(fields, new FormData(form)).answers;
      const fresh = Object.entries(answer.answers).filter(
        ([id]) => written(answer.answers, id) !== written(known, id),
      );
      const put: Record<string, Answer> = {};
      let isOlder = state.isOlder;
      for (const [id, theirs] of fresh) {
        const merged = id in now ? joinedText(known[id], now[id], theirs) : theirs;
        if (merged === null) continue; // the next save shows both sides
        if (id in now && !fill(form, id, merged)) isOlder = true;
        else put[id] = merged;
      }
      const taken = Object.keys(put);
      known = { ...known, ...only(answer.answers, taken) };
      set({ isOlder, marks: { ...state.marks, ...only(answer.marks, taken) } });
      if (taken.length === 0) return;
      filled(put);
      if (fieldsOf(form, "server").length > 0) keeper.changed();
    },
  });
  keeper.subscribe(() => {
    set({ keeping: keeper.now() });
  });

  return {
    attach: keeper.attach,
    changed: keeper.changed,
    submitting: keeper.submitting,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: () => state,
    atFirst: () => first,
    /** What this page holds takes the place of what somebody else saved; theirs stays among the earlier versions. */
    takeMine: () => {
      set({ marks: { ...state.marks, ...theirMarks }, stale: [], theirs: null });
      keeper.goOn();
    },
  };
}

/** Whether a control of that name belongs to a field. */
function isOf(id: string, name: string): boolean {
  return name === id || name.startsWith(`${id}.`);
}

function joined(one: ViewSection | null, other: ViewSection | null): ViewSection | null {
  if (!one || !other) return other ?? one;
  const fresh = new Set(other.fields.map((field) => field.id));
  return { ...other, fields: [...one.fields.filter((field) => !fresh.has(field.id)), ...other.fields] };
}

function only<Value>(of: Readonly<Record<string, Value>>, ids: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(of).filter(([id]) => ids.includes(id)));
}

/** A text to which words were added here while it changed there: theirs, then what was added. Null where both changed it otherwise. */
function joinedText(base: Answer | undefined, mine: Answer | undefined, theirs: Answer): Answer | null {
  if (JSON.stringify(mine ?? "") === JSON.stringify(base ?? "")) return theirs;
  if (typeof mine !== "string" || typeof theirs !== "string") return null;
  const before = typeof base === "string" ? base : "";
  return mine.startsWith(before) ? theirs + mine.slice(before.length) : null;
}

/** Puts an answer into its control. Gives false for those that are more than one control. */
function fill(form: HTMLFormElement, id: string, answer: Answer): boolean {
  const control = form.elements.namedItem(id);
  if (typeof answer !== "string") return false;
  if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = answer === "yes";
  else if (control instanceof HTMLInputElement && control.type === "date") return false;
  else if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement ||
    control instanceof RadioNodeList
  )
    control.value = answer;
  else return false;
  return true;
}
