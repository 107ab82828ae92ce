import type { Rubric } from "~/domain/rulebook";
import { sameSheet, type Sheet, sheetOf } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import { type Keeping, type KeeperAnswer, openFormKeeper } from "./form-keeper";
import { openLocalCopies } from "./local-copy";

/** A scoresheet as the portal holds it. */
export type Saved = { version: number; changedAt: Instant; sheet: Sheet };
export type SheetAnswer = KeeperAnswer<{ version: number }, Saved>;

/** Keeps a scoresheet's form while it is filled: see `openFormKeeper`. Nothing is sent once the sheet is closed. */
export function openSheetKeeper({
  place,
  draft,
  rubric,
  saved,
  typedAs,
  isOpen,
  copySecret,
}: {
  /** What tells the copies of this sheet on the device from those of others. */
  place: string;
  /** Where the sheet saves itself. */
  draft: string;
  rubric: Pick<Rubric, "criteria">;
  saved: Saved | null;
  /** What a refused form left in the fields: the other side of a stale save, or words that were not kept. */
  typedAs: "stale" | "unsaved" | null;
  isOpen: boolean;
  copySecret: string;
}) {
  /** `version` is the one that the next save is drawn from. */
  type State = { sheet: Sheet | null; keeping: Keeping<Saved>; version: number };
  const first: State = {
    sheet: null,
    keeping: firstKeeping(saved, typedAs),
    version: saved?.version ?? 0,
  };
  let state = first;
  let form: HTMLFormElement | null = null;
  const listeners = new Set<() => void>();
  function set(change: Partial<State>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  const read = (from: HTMLFormElement): Sheet => {
    const data = new FormData(from);
    return sheetOf(rubric, (field) => {
      const value = data.get(field);
      return typeof value === "string" ? value : undefined;
    });
  };

  const blank = sheetOf(rubric, () => undefined);

  const keeper = openFormKeeper<{ version: number }, Saved>({
    url: draft,
    first: first.keeping,
    isDirty: (from) => typedAs !== null || !sameSheet(read(from), saved?.sheet ?? blank),
    isHalted: typedAs === "stale",
    openCopies: () => openLocalCopies({ secret: copySecret, place: `sheet ${place}` }),
    fieldsOf: (from) => [
      ["version", String(state.version)],
      ...[...new FormData(from)].filter(
        (pair): pair is [string, string] => typeof pair[1] === "string" && pair[0] !== "version",
      ),
    ],
    taken(_form, { version }) {
      set({ version });
      return true;
    },
    adopted(into, { version }, fields) {
      // A form that was filled meanwhile keeps what it holds; its next save shows both sides.
      if (!sameSheet(read(into), saved?.sheet ?? blank) || state.version !== (saved?.version ?? 0)) return;
      fill(into, fields);
      set({ sheet: read(into), version });
    },
    clashed(into, fields) {
      fill(into, fields);
      set({ sheet: read(into) });
    },
  });
  keeper.subscribe(() => set({ keeping: keeper.now() }));

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: () => state,
    atFirst: () => first,
    attach: (element: HTMLFormElement | null) => {
      form = element;
      document[element ? "addEventListener" : "removeEventListener"]("click", unfold as EventListener);
      if (!isOpen) return;
      keeper.attach(element);
      // What was typed before the script had come is there already.
      if (element) set({ sheet: read(element) });
    },
    changed: () => {
      if (!form || !isOpen) return;
      set({ sheet: read(form) });
      keeper.changed();
    },
    submitting: keeper.submitting,
    takeMine: () => {
      if (state.keeping.kind !== "stale") return;
      set({ version: state.keeping.theirs.version });
      keeper.goOn();
    },
  };
}

function firstKeeping(saved: Saved | null, typedAs: "stale" | "unsaved" | null): Keeping<Saved> {
  if (typedAs === "stale" && saved) return { kind: "stale", theirs: saved };
  if (typedAs) return { kind: "unsaved" };
  return saved ? { kind: "saved", at: saved.changedAt } : { kind: "none" };
}

/** Puts marks and words back into the controls that they came from. */
function fill(form: HTMLFormElement, fields: readonly (readonly [name: string, value: string])[]) {
  for (const [name, value] of fields) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList || control instanceof HTMLTextAreaElement) control.value = value;
  }
}

/** A link of the error summary leads into the sheet, which may be folded away. */
function unfold(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('.error-summary a[href^="#f-"]') : null;
  const sheet = document.getElementById("sheet");
  if (link && sheet && getComputedStyle(sheet).display === "none") sheet.showPopover();
}
