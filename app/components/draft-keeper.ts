import type { Answers } from "~/domain/answers";
import { isAnswered } from "~/domain/form";
import type { ViewSection } from "~/domain/entry-document";
import type { Field } from "~/domain/rulebook";
import type { Instant } from "~/domain/time";
import { controls, readSection } from "~/forms/section-form";
import { paths } from "~/paths";
import { type Keeping, type KeeperAnswer, openFormKeeper } from "./form-keeper";
import { openLocalCopies } from "./local-copy";

/** What the portal adds when it has saved: the marks of what it holds now, and what it did not overwrite. */
export type DraftSaved = {
  marks: Record<string, string>;
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
  /** Words of an earlier page came to the server after this page was drawn. */
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
}) {
  const known: Record<string, string> = {};
  for (const field of fields) known[field.id] = written(answers, field.id);
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

  const keeper = openFormKeeper<DraftSaved, never>({
    url: paths.sectionDraft(entry, section),
    first: first.keeping,
    isDirty: isUnsaved,
    isHalted: false,
    openCopies: () => openLocalCopies({ secret: copySecret, place: `${entry} ${section}` }),
    fieldsOf(form, to) {
      const data = new FormData(form);
      const now = readSection(fields, data).answers;
      const changed = Object.keys(now).filter(
        (id) => written(now, id) !== known[id] && (to === "copy" || !state.stale.includes(id)),
      );
      return changed.flatMap((id) => [
        [controls.base(id), state.marks[id] ?? ""] as [string, string],
        ...[...data].filter(
          (pair): pair is [string, string] => typeof pair[1] === "string" && isOf(id, pair[0]),
        ),
      ]);
    },
    taken(_form, answer, sent) {
      const body = new FormData();
      for (const [name, value] of sent) body.append(name, value);
      const now = readSection(fields, body).answers;
      for (const id of Object.keys(now)) if (!answer.stale.includes(id)) known[id] = written(now, id);
      const fresh = Object.entries(answer.marks).filter(([id]) => !answer.stale.includes(id));
      set({
        marks: { ...state.marks, ...Object.fromEntries(fresh) },
        ...(answer.stale.length > 0 && {
          stale: [...new Set([...state.stale, ...answer.stale])],
          theirs: joined(state.theirs, answer.saved),
        }),
      });
      for (const id of answer.stale) theirMarks[id] = answer.marks[id] ?? "";
      return state.stale.length === 0;
    },
    adopted(answer, isUntouched) {
      // The words may have come on their own way out of the page that is gone, after this one was drawn.
      if (Object.entries(answer.marks).every(([id, mark]) => state.marks[id] === mark)) return;
      if (isUntouched) location.reload();
      else set({ isOlder: true });
    },
  });
  const theirMarks: Record<string, string> = {};
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

/** An answer as a text that two of them can be compared by; nothing and an empty answer are the same. */
function written(answers: Answers, id: string): string {
  return isAnswered(answers, id) ? JSON.stringify(answers[id]) : "";
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
