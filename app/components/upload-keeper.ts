import { DetailedError, Upload } from "tus-js-client";
import { type FileKind, fileName, refuseKind, refuseSize } from "~/domain/attachment";
import type { Message } from "~/domain/message";
import type { FilesField } from "~/domain/rulebook";
import type { ListedFile } from "~/routes/entries_.$entry_.files.$field/route.server";
import type { UploadAnswer } from "~/routes/entries_.$entry_.files.$field_.uploads_.$upload/route.server";

/** How far a file is on its way. `left` was begun on another visit, and waits for the file to be chosen again. */
export type SendingState =
  "waiting" | "sending" | "paused" | "cut" | "full" | "signedOut" | "examining" | "refused" | "left";

export type Sending = {
  key: string;
  name: string;
  size: number;
  sent: number;
  state: SendingState;
  /** Why it was refused: a sentence of the portal's, or of the page's own. */
  why: string | Message | null;
};

/** What was begun on another visit, as the server knows it. */
export type Unfinished = { id: string; name: string; size: number; mark: string; arrived: number };

/** Something happened that is worth saying aloud. */
export type Said = { kind: "added" | "refused" | "paused" | "cut" | "removed"; name: string };

/**
 * Bytes in one request. It bounds what is sent again after a cut, also where something between browser and portal
 * hands requests on only when they are whole.
 */
const PART = 512 * 1024;
/** Milliseconds: before another try, and without a sign of life until the line is taken for dead. */
const RETRIES = [1000, 2000, 5000, 10_000, 20_000];
const SILENCE = 60_000;

type Item = {
  sending: Sending;
  file: File | null;
  url: string | null;
  mark: string;
  upload: Upload | null;
  failures: number;
  timer?: ReturnType<typeof setTimeout>;
};

/**
 * Sends files in parts, one after another, and goes on after every break. A store outside React; it lives as long as
 * its page. What is on its way is noted by the server, so that nothing about it stays on a shared computer.
 */
export function openUploadKeeper({
  endpoint,
  urlOf,
  field,
  unfinished,
  there,
  attached,
}: {
  endpoint: string;
  urlOf: (id: string) => string;
  field: FilesField;
  unfinished: readonly Unfinished[];
  /** How many files the answer holds already. */
  there: number;
  /** The portal has taken a file. */
  attached: (file: ListedFile | null) => void;
}) {
  let items: Item[] = unfinished.map(({ id, name, size, mark, arrived }) => ({
    sending: { key: id, name, size, sent: arrived, state: "left", why: null },
    file: null,
    url: urlOf(id),
    mark,
    upload: null,
    failures: 0,
  }));
  const first = items.map((item) => item.sending);
  let shown: readonly Sending[] = first;
  let said: Said | null = null;
  let number = 0;
  const listeners = new Set<() => void>();

  function tell(news: Said | null = said) {
    said = news;
    shown = items.map((item) => item.sending);
    for (const listener of listeners) listener();
  }
  function set(item: Item, change: Partial<Sending>, news?: Said) {
    item.sending = { ...item.sending, ...change };
    tell(news);
  }
  const saying = (kind: Said["kind"], item: Item): Said => ({ kind, name: item.sending.name });

  /** Sends what is next, if nothing is on its way: one file after another, so that the first is there soon. */
  function next() {
    if (items.some((item) => ["sending", "examining", "cut", "full"].includes(item.sending.state))) return;
    const item = items.find((one) => one.sending.state === "waiting");
    if (item) start(item);
  }

  function start(item: Item) {
    if (!item.file) return;
    clearTimeout(item.timer);
    set(item, { state: "sending", why: null });
    item.upload ??= new Upload(item.file, {
      endpoint,
      uploadUrl: item.url,
      chunkSize: PART,
      metadata: { filename: item.file.name, mark: item.mark },
      retryDelays: null,
      storeFingerprintForResuming: false,
      onProgress: (sent) => {
        item.failures = 0;
        watch(item);
        set(item, { sent });
      },
      onUploadUrlAvailable: () => {
        item.url = item.upload?.url ?? null;
      },
      onSuccess: () => void finish(item),
      onError: (error) => {
        fail(item, error);
      },
    });
    watch(item);
    item.upload.start();
  }

  /** A line that died without a word is cut here, and taken up again. */
  function watch(item: Item) {
    clearTimeout(item.timer);
    item.timer = setTimeout(() => {
      void item.upload?.abort();
      again(item, "cut");
    }, SILENCE);
  }

  function again(item: Item, state: "cut" | "full") {
    clearTimeout(item.timer);
    const isNews = item.sending.state !== state;
    const pause = RETRIES[Math.min(item.failures, RETRIES.length - 1)];
    item.failures += 1;
    item.timer = setTimeout(() => {
      if (item.sending.sent >= item.sending.size && item.url) void finish(item);
      else start(item);
    }, pause);
    set(item, { state }, isNews ? saying("cut", item) : undefined);
  }

  function fail(item: Item, error: Error | DetailedError) {
    clearTimeout(item.timer);
    const answer = error instanceof DetailedError ? error.originalResponse : null;
    const status = answer?.getStatus() ?? 0;
    if (status === 401) return void set(item, { state: "signedOut" });
    if (status === 507) return void again(item, "full");
    // Of another offset, or while another request is at it: how far it is will be asked.
    if (status >= 400 && status < 500 && ![408, 409, 423, 429].includes(status))
      return void refuse(item, sentenceIn(answer?.getBody() ?? ""));
    again(item, "cut");
  }

  function refuse(item: Item, why: string | Message) {
    item.file = null;
    item.upload = null;
    set(item, { state: "refused", why }, saying("refused", item));
    next();
  }

  /** All of it has arrived: the portal examines it, and says what became of it. */
  async function finish(item: Item) {
    clearTimeout(item.timer);
    if (!item.url) return void again(item, "cut");
    set(item, { state: "examining", sent: item.sending.size });
    const answer = await ask(item.url, "POST");
    if (!items.includes(item)) return;
    if (answer === "signedOut") return void set(item, { state: "signedOut" });
    if (answer === "full" || answer === "failed") return void again(item, answer === "full" ? "full" : "cut");
    if (answer.kind === "refused") return void refuse(item, answer.sentence);
    if (answer.kind === "attached") {
      items = items.filter((one) => one !== item);
      there += 1;
      tell(saying("added", item));
      attached(answer.file);
      return void next();
    }
    // The portal has less than was sent, or has given it up: what is missing is sent once more.
    if (answer.kind === "gone") item.url = null;
    item.upload = null;
    set(item, { sent: answer.kind === "arriving" ? answer.arrived : 0 });
    again(item, "cut");
  }

  async function ask(
    url: string,
    method: "POST" | "DELETE",
  ): Promise<UploadAnswer | "signedOut" | "full" | "failed"> {
    try {
      const answer = await fetch(url, { method });
      if (answer.status === 401) return "signedOut";
      if (answer.status === 507) return "full";
      if (answer.status === 404 || answer.status === 204) return { kind: "gone" };
      return answer.ok ? ((await answer.json()) as UploadAnswer) : "failed";
    } catch {
      return "failed";
    }
  }

  const itemOf = (key: string) => items.find((item) => item.sending.key === key);

  const online = () => {
    for (const item of items)
      if (item.sending.state === "cut" || item.sending.state === "sending") {
        void item.upload?.abort();
        item.failures = 0;
        again(item, "cut");
      }
  };
  const leave = (event: BeforeUnloadEvent) => {
    if (items.some((item) => ["waiting", "sending", "cut", "full"].includes(item.sending.state)))
      event.preventDefault();
  };

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    now: () => shown,
    atFirst: () => first,
    said: () => said,

    attach: () => {
      window.addEventListener("online", online);
      window.addEventListener("beforeunload", leave);
      return () => {
        window.removeEventListener("online", online);
        window.removeEventListener("beforeunload", leave);
        for (const item of items) {
          clearTimeout(item.timer);
          void item.upload?.abort();
        }
      };
    },

    /** Takes the files that a person has chosen. What can be seen to be wrong is said before a byte is sent. */
    add: async (files: readonly File[]) => {
      // Whoever chooses anew has read what was not taken: it is settled.
      items = items.filter((item) => item.sending.state !== "refused");
      for (const file of files) {
        const mark = `${file.size}-${file.lastModified}`;
        const name = fileName(file.name, null);
        const known = items.find(
          (item) => !item.file && item.mark === mark && item.sending.name === name && item.url !== null,
        );
        const item: Item = known ?? {
          sending: {
            key: `new-${(number += 1)}`,
            name,
            size: file.size,
            sent: 0,
            state: "waiting",
            why: null,
          },
          file: null,
          url: null,
          mark,
          upload: null,
          failures: 0,
        };
        if (!known) items = [...items, item];
        const kind = await kindOf(file);
        // What was begun on another visit takes a place only once its file is chosen again.
        const held = items.filter((one) => one !== item && !["refused", "left"].includes(one.sending.state));
        const isFull = there + held.length >= field.max;
        // A place may be held by what is still on its way, and may yet be refused.
        const tooMany: Message | null = !isFull
          ? null
          : there >= field.max || field.max > 1
            ? { id: "files.tooMany", values: { max: field.max } }
            : { id: "files.oneOnItsWay" };
        const fault =
          refuseSize(field, { name, size: file.size }) ?? refuseKind(field, { name, kind }) ?? tooMany;
        if (fault) refuse(item, fault);
        else {
          item.file = file;
          set(item, { state: "waiting" });
        }
      }
      next();
    },

    pause: (key: string) => {
      const item = itemOf(key);
      if (!item) return;
      clearTimeout(item.timer);
      void item.upload?.abort();
      set(item, { state: "paused" }, saying("paused", item));
      next();
    },

    goOn: (key: string) => {
      const item = itemOf(key);
      if (!item) return;
      item.failures = 0;
      set(item, { state: "waiting" });
      next();
    },

    /** Takes a file off the list, and what has arrived of it off the portal. */
    remove: (key: string) => {
      const item = itemOf(key);
      if (!item) return;
      clearTimeout(item.timer);
      void item.upload?.abort();
      items = items.filter((one) => one !== item);
      if (item.url && item.sending.state !== "refused") void ask(item.url, "DELETE");
      tell(item.sending.state === "refused" ? null : saying("removed", item));
      next();
    },
  };
}
export type UploadKeeper = ReturnType<typeof openUploadKeeper>;

/** The portal's own sentence in an answer that refuses; another answer says none. */
function sentenceIn(body: string): string | Message {
  try {
    const { sentence } = JSON.parse(body) as { sentence?: unknown };
    if (typeof sentence === "string") return sentence;
  } catch {
    // not the portal's words
  }
  return { id: "files.broken" };
}

const starts: [FileKind, readonly number[]][] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["png", [0x89, 0x50, 0x4e, 0x47]],
  ["jpeg", [0xff, 0xd8, 0xff]],
];

/** What a file is by its first bytes; the portal looks closer. */
async function kindOf(file: File): Promise<FileKind | null> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return starts.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte))?.[0] ?? null;
}
