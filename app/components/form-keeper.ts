import type { Instant } from "~/domain/time";
import type { LocalCopies } from "./local-copy";

/** How what stands in a form is kept. `local` has it on this device: it will be sent. */
export type Keeping<Theirs> =
  | { kind: "none" | "unsaved" | "saving" | "local" }
  | { kind: "signedOut"; isLocal: boolean }
  | { kind: "saved"; at: Instant }
  /** Saved but for answers that somebody else changed: a person has to choose. */
  | { kind: "partly"; at: Instant }
  | { kind: "refused"; reason: string }
  | { kind: "stale"; theirs: Theirs };

/** What the portal answers to a form that saves itself. */
export type KeeperAnswer<Saved, Theirs> =
  | ({ kind: "saved"; at: Instant } & Saved)
  | { kind: "stale"; theirs: Theirs }
  | { kind: "refused"; reason: string };

/** Milliseconds: without a key before a save, at most between a first key and its save, and before another try. */
const PAUSE = 900;
const LONGEST = 3000;
const RETRIES = [2000, 5000, 15_000, 30_000];

/** A body that may be sent while the page goes away; browsers refuse longer ones. */
const KEEPALIVE_BYTES = 60_000;

/**
 * Keeps a form while it is filled: at every stroke on this device, and on the server as soon as the hand rests. A
 * store outside React; it lives as long as the form in the document, and `attach` is the form's ref.
 */
export function openFormKeeper<Saved, Theirs>({
  url,
  first,
  isDirty: startsDirty,
  isHalted: startsHalted,
  openCopies,
  fieldsOf,
  taken,
  adopted,
  clashed,
}: {
  url: string;
  first: Keeping<Theirs>;
  /** Whether the form holds at first what the server does not have: typed before the script came, or given back. */
  isDirty: (form: HTMLFormElement) => boolean;
  /** Nothing is sent until `goOn`: a person has to choose first. */
  isHalted: boolean;
  openCopies: () => Promise<LocalCopies | null>;
  /** What is to be sent of the form now; nothing where it holds what the server has. */
  fieldsOf: (form: HTMLFormElement, to: "server" | "copy") => [name: string, value: string][];
  /** The server answered: the form notes what it is drawn from. Gives whether all of what was sent is kept now. */
  taken: (
    form: HTMLFormElement,
    answer: { at: Instant } & Saved,
    sent: readonly [string, string][],
  ) => boolean;
  /** Words of a page of this device that ended before it could send them are on the server now: the form takes them in. */
  adopted: (
    form: HTMLFormElement,
    answer: { at: Instant } & Saved,
    fields: readonly [string, string][],
  ) => void;
  /** The same could not be saved because the server holds other words: the form takes them up, and a person chooses. */
  clashed?: (form: HTMLFormElement, fields: readonly [string, string][]) => void;
}) {
  type State = Keeping<Theirs>;
  let state: State = first;
  /** What is said once nothing is left to send. */
  let settled: State = first;
  let form: HTMLFormElement | null = null;
  let copies: LocalCopies | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let firstStroke = 0;
  let stroke = 0;
  let savedStroke = 0;
  let localStroke = 0;
  let isHalted = startsHalted;
  let failures = 0;
  const listeners = new Set<() => void>();
  const isDirty = () => stroke > savedStroke;

  function set(next: State) {
    state = next;
    for (const listener of listeners) listener();
  }

  /** What is to be said while the server does not have everything. */
  function setUnsaved(kind: "unsaved" | "saving" | "signedOut" | "local") {
    const isLocal = localStroke >= stroke;
    if (kind === "signedOut") set({ kind, isLocal });
    // "On this device" is only said once it is true.
    else set({ kind: kind === "local" && !isLocal ? "unsaved" : kind });
  }

  let copying: Promise<void> | null = null;
  function keepCopy(): void {
    if (!copies || !form || copying) return;
    const kept = stroke;
    copying = copies
      .put(fieldsOf(form, "copy"))
      .then(() => {
        localStroke = kept;
        if (!isDirty()) return;
        if (state.kind === "signedOut") setUnsaved("signedOut");
        else if (failures > 0 && state.kind === "unsaved") setUnsaved("local");
      })
      .catch(() => undefined)
      .then(() => {
        copying = null;
        if (stroke > kept && isDirty()) keepCopy();
      });
  }

  async function save({ isLeaving = false } = {}): Promise<void> {
    clearTimeout(timer);
    if (running) await running;
    if (!isDirty() || isHalted || !form) return;
    running = send(form, isLeaving);
    await running;
    running = null;
  }

  async function send(from: HTMLFormElement, isLeaving: boolean): Promise<void> {
    const sent = fieldsOf(from, "server");
    const kept = stroke;
    firstStroke = 0;
    if (failures === 0) setUnsaved("saving");
    const answer = sent.length > 0 ? await ask(sent, isLeaving) : null;
    if (answer === "signedOut") return void setUnsaved("signedOut");
    if (answer === "failed") {
      timer = setTimeout(() => void save(), RETRIES[Math.min(failures, RETRIES.length - 1)]);
      failures += 1;
      return void setUnsaved("local");
    }
    failures = 0;
    if (answer !== null && answer.kind !== "saved") {
      isHalted = true;
      return void set(answer);
    }
    savedStroke = kept;
    if (answer) settled = { kind: taken(from, answer, sent) ? "saved" : "partly", at: answer.at };
    if (isDirty()) {
      setUnsaved("unsaved");
      timer = setTimeout(() => void save(), PAUSE);
    } else {
      if (settled.kind !== "partly") await copies?.drop().catch(() => undefined);
      set(settled);
    }
  }

  async function ask(sent: readonly [string, string][], isLeaving: boolean) {
    const body = new URLSearchParams(sent as [string, string][]);
    try {
      const answer = await fetch(url, {
        method: "POST",
        body,
        redirect: "manual",
        keepalive: isLeaving && body.toString().length < KEEPALIVE_BYTES,
      });
      if (answer.type === "opaqueredirect" || answer.status === 401) return "signedOut" as const;
      return (await answer.json()) as KeeperAnswer<Saved, Theirs>;
    } catch {
      return "failed" as const;
    }
  }

  async function adoptCopies(): Promise<void> {
    await copies?.adopt(async ({ fields }) => {
      const answer = await ask(fields, false);
      if (answer === "signedOut" || answer === "failed") return false;
      if (!form) return false;
      if (answer.kind === "saved") {
        if (settled.kind !== "partly") settled = { kind: "saved", at: answer.at };
        adopted(form, answer, fields);
        if (!isDirty() && !isHalted) set(settled);
      }
      if (answer.kind === "stale" && !isDirty()) {
        clashed?.(form, fields);
        stroke += 1;
        isHalted = true;
        set(answer);
        await copies?.put(fieldsOf(form, "copy"));
        return true;
      }
      return answer.kind === "saved";
    });
  }

  function stroked(): void {
    stroke += 1;
    keepCopy();
    if (isHalted) return;
    if (state.kind !== "signedOut") setUnsaved(failures > 0 ? "local" : "unsaved");
    firstStroke ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(
      () => void save(),
      failures > 0 ? RETRIES[0] : Math.max(0, Math.min(PAUSE, firstStroke + LONGEST - Date.now())),
    );
  }

  const leave = (event: BeforeUnloadEvent) => {
    if (isDirty() && localStroke < stroke) event.preventDefault();
  };
  // On the way out, and again on the way back: somebody may have signed in on another page meanwhile.
  const turn = () => void save({ isLeaving: document.visibilityState === "hidden" });
  const online = () => void save();

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: () => state,
    atFirst: () => first,

    attach: (element: HTMLFormElement | null) => {
      form = element;
      const change = element ? "addEventListener" : "removeEventListener";
      window[change]("beforeunload", leave);
      window[change]("online", online);
      document[change]("visibilitychange", turn);
      if (!element) return void clearTimeout(timer);
      // Else a browser fills a page that is drawn anew with what stood in it when it was left.
      element.setAttribute("autocomplete", "off");
      if (startsDirty(element)) stroked();
      void openCopies().then((opened) => {
        copies = opened;
        if (isDirty()) keepCopy();
        void adoptCopies();
      });
    },

    changed: () => {
      if (form) stroked();
    },

    /** The person has chosen: what the form holds is sent again. */
    goOn: () => {
      isHalted = false;
      stroke += 1;
      void save();
    },

    // A button of the form must not overtake a save that is on its way, or it would meet its own words as another's.
    submitting: (event: React.FormEvent<HTMLFormElement>) => {
      clearTimeout(timer);
      localStroke = stroke; // the form itself carries everything now
      if (!running) return;
      event.preventDefault();
      const button = (event.nativeEvent as SubmitEvent).submitter;
      void running.then(() => setTimeout(() => form?.requestSubmit(button)));
    },
  };
}
