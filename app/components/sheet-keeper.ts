import type { Rubric } from "~/domain/rulebook";
import { type Sheet, sheetOf } from "~/domain/scoring";
import type { Instant } from "~/domain/time";
import { paths } from "~/paths";

/** A scoresheet as the portal holds it. */
export type Saved = { version: number; changedAt: Instant; sheet: Sheet };

/** How the last save stands. */
export type Keeping =
  | { kind: "saved"; at: Instant }
  | { kind: "none" | "unsaved" | "saving" | "offline" | "signedOut" }
  | { kind: "refused"; reason: string }
  | { kind: "stale"; theirs: Saved };

/** What the portal answers to a draft that saves itself. */
export type DraftAnswer =
  | { kind: "saved"; version: number; at: Instant }
  | { kind: "stale"; theirs: Saved }
  | { kind: "refused"; reason: string };

/** Milliseconds without a key before a save, and before another try. */
const PAUSE = 900;
const RETRY = 5000;

/**
 * Saves a scoresheet's form as it is filled, one request at a time, and knows how that stands. A store outside
 * React: it lives as long as the form in the document, and `attach` is the form's ref.
 */
export function openSheetKeeper({
  assignment,
  rubric,
  saved,
  typedAs,
  isOpen,
}: {
  assignment: string;
  rubric: Pick<Rubric, "criteria">;
  saved: Saved | null;
  /** What a refused form left in the fields: the other side of a stale save, or words that were not kept. */
  typedAs: "stale" | "unsaved" | null;
  isOpen: boolean;
}) {
  type State = { sheet: Sheet | null; keeping: Keeping };
  const atFirst: State = { sheet: null, keeping: firstKeeping(saved, typedAs) };
  let state = atFirst;
  let form: HTMLFormElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let isDirty = typedAs !== null;
  let isHalted = typedAs === "stale";
  const listeners = new Set<() => void>();

  function set(change: Partial<State>) {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function read(from: HTMLFormElement): Sheet {
    const data = new FormData(from);
    return sheetOf(rubric, (field) => {
      const value = data.get(field);
      return typeof value === "string" ? value : undefined;
    });
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    if (running) await running;
    if (!isDirty || isHalted || !form) return;
    isDirty = false;
    set({ keeping: { kind: "saving" } });
    running = send(form);
    await running;
    running = null;
  }

  async function send(from: HTMLFormElement): Promise<void> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(from)) if (typeof value === "string") body.append(name, value);
    try {
      const answer = await fetch(paths.sheetDraft(assignment), { method: "POST", body, redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.status === 401) {
        isDirty = true;
        set({ keeping: { kind: "signedOut" } });
        return;
      }
      const said = (await answer.json()) as DraftAnswer;
      if (said.kind === "saved") {
        setDrawnFrom(from, said.version);
        set({ keeping: isDirty ? { kind: "unsaved" } : { kind: "saved", at: said.at } });
      } else {
        isDirty = true;
        isHalted = true;
        set({ keeping: said });
      }
    } catch {
      isDirty = true;
      set({ keeping: { kind: "offline" } });
      timer = setTimeout(() => void save(), RETRY);
    }
  }

  const leave = (event: BeforeUnloadEvent) => {
    if (isDirty && isOpen) event.preventDefault();
  };
  const hide = () => {
    if (document.visibilityState === "hidden") void save();
  };
  const online = () => void save();
  // A link of the error summary leads into the sheet, which may be folded away.
  const unfold = (event: MouseEvent) => {
    const link =
      event.target instanceof Element ? event.target.closest('.error-summary a[href^="#f-"]') : null;
    if (link && form && getComputedStyle(form).display === "none") form.showPopover();
  };

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    now: () => state,
    atFirst: () => atFirst,

    attach: (element: HTMLFormElement | null) => {
      form = element;
      const change = element ? "addEventListener" : "removeEventListener";
      window[change]("beforeunload", leave);
      window[change]("online", online);
      document[change]("visibilitychange", hide);
      document[change]("click", unfold as EventListener);
      if (!element) clearTimeout(timer);
      // What was typed before the script had come is there already.
      else if (isOpen) set({ sheet: read(element) });
    },

    changed: () => {
      if (!form) return;
      set({ sheet: read(form) });
      if (!isOpen) return;
      isDirty = true;
      if (isHalted) return;
      if (state.keeping.kind !== "offline") set({ keeping: { kind: "unsaved" } });
      clearTimeout(timer);
      timer = setTimeout(() => void save(), PAUSE);
    },

    takeMine: () => {
      if (form && state.keeping.kind === "stale") setDrawnFrom(form, state.keeping.theirs.version);
    },

    // A button of the form must not overtake a save that is on its way, or it would meet its own words as another's.
    submitting: (event: React.FormEvent<HTMLFormElement>) => {
      clearTimeout(timer);
      isDirty = false;
      if (!running) return;
      event.preventDefault();
      const button = (event.nativeEvent as SubmitEvent).submitter;
      void running.then(() => setTimeout(() => form?.requestSubmit(button)));
    },
  };
}

function firstKeeping(saved: Saved | null, typedAs: "stale" | "unsaved" | null): Keeping {
  if (typedAs === "stale" && saved) return { kind: "stale", theirs: saved };
  if (typedAs) return { kind: "unsaved" };
  return saved ? { kind: "saved", at: saved.changedAt } : { kind: "none" };
}

/** Notes in the form which version its next save is drawn from. */
function setDrawnFrom(form: HTMLFormElement, version: number) {
  const field = form.elements.namedItem("version");
  if (field instanceof HTMLInputElement) field.value = String(version);
}
