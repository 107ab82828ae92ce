/**
 * The load of a call's last hour: people who save, submit and look at their receipt, one in five of them over a slow
 * line, others who reload, and uploads that are on their way. Everything begins at its moment, whether what came before
 * was answered or not, as people do.
 */
import { Agent, request as ask, type IncomingMessage } from "node:http";
import { createHistogram } from "node:perf_hooks";
import { controls } from "~/forms/section-form";
import { paths } from "~/paths";
import { markOf } from "~/services/entries.server";

/** One in so many is slow: sends a form in pieces, over so many milliseconds. */
const ONE_SLOW_IN = 5;
const PIECES = 8;
const SLOW_MS = 2400;
/** For so many submissions one reload of a page, and one look at how the portal is doing each second. */
const RELOADS = 2;
/** Bytes of a part of an upload, and milliseconds between two: 400 kbit/s. */
const PART = 12_500;
const PART_MS = 250;

export type Person = {
  id: string;
  cookie: string;
  /** Titles are numbered: what the server holds, as far as it was acknowledged, and the last that was sent. */
  title: (turn: number) => string;
  held: number;
  sent: number;
  isBusy: boolean;
};
export type Sender = { id: string; cookie: string; letter: Buffer };

/** What was acknowledged: of each entry its last saved title, and the title of each revision; and attached letters. */
export type Acknowledged = {
  saved: Map<string, number>;
  revisions: Map<string, number>;
  letters: Set<string>;
};

type Kind = "save" | "submit" | "receipt" | "reload" | "status" | "upload";
export type Kinds = Record<Kind, ReturnType<typeof newKind>>;
const newKind = () => ({ times: createHistogram(), answered: 0, refused: 0, late: 0, errors: 0 });

export function newKinds(): Kinds {
  return {
    save: newKind(),
    submit: newKind(),
    receipt: newKind(),
    reload: newKind(),
    status: newKind(),
    upload: newKind(),
  };
}

type Answer = { status: number; headers: IncomingMessage["headers"]; text: string };
type Sent = {
  method?: string;
  path: string;
  cookie?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  isSlow?: boolean;
  pieces?: { size: number; every: number };
};

/** Opens a load on a server. `faults` are what was answered that nobody should be answered, each once. */
export function openLoad(url: string, acknowledged: Acknowledged) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4000, scheduling: "fifo" });
  const faults = new Map<string, number>();
  const { hostname, port } = new URL(url);

  /** Sends a request; `began` is the moment from which its time counts: the last byte sent, for whoever sends slowly. */
  function send(sent: Sent): Promise<Answer & { waited: number }> {
    const { method = "POST", path, cookie = "", headers = {}, body, isSlow = false, pieces } = sent;
    return new Promise((done, failed) => {
      let began = performance.now();
      const bytes = body === undefined ? undefined : Buffer.from(body);
      const asked = ask({
        ...{ agent, hostname, port, method, path },
        headers: {
          ...{ cookie, origin: url, accept: "text/html" },
          ...(bytes && {
            "content-type": "application/x-www-form-urlencoded",
            "content-length": bytes.length,
          }),
          ...headers,
        },
      });
      asked.on("error", (error: NodeJS.ErrnoException) => {
        // A kept connection that the server has closed meanwhile: browsers ask again by themselves.
        if (error.code === "ECONNRESET" && asked.reusedSocket && !isSlow && !pieces) done(send(sent));
        else failed(error);
      });
      asked.on("response", (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", failed);
        answer.on("end", () => {
          done({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(parts).toString("utf8"),
            waited: performance.now() - began,
          });
        });
      });
      const rate =
        pieces ??
        (isSlow && bytes ? { size: Math.ceil(bytes.length / PIECES), every: SLOW_MS / PIECES } : null);
      if (!rate || !bytes) return void asked.end(bytes);
      let at = 0;
      const next = () => {
        if (asked.destroyed || asked.writableEnded) return;
        asked.write(bytes.subarray(at, at + rate.size));
        at += rate.size;
        began = performance.now();
        if (at >= bytes.length) asked.end();
        else setTimeout(next, rate.every);
      };
      next();
    });
  }

  /** One request of a kind; gives its answer if it was the one hoped for. */
  async function act(
    kinds: Kinds,
    kind: Kind,
    sent: Sent,
    isRight: (answer: Answer) => boolean,
    isLate: (answer: Answer) => boolean = () => false,
  ): Promise<Answer | null> {
    const of = kinds[kind];
    const answer = await send(sent).catch((error: unknown) => {
      of.errors += 1;
      note(`${kind}: ${String((error as { code?: string }).code ?? error)}`);
      return null;
    });
    if (!answer) return null;
    // A refusal has to be quick as well.
    of.times.record(Math.max(1, Math.round(answer.waited)));
    if (isRight(answer)) {
      of.answered += 1;
      return answer;
    }
    if (
      answer.status === 503 &&
      Number(answer.headers["retry-after"]) > 0 &&
      answer.text.includes("more to do at this moment")
    )
      of.refused += 1;
    else if (isLate(answer)) of.late += 1;
    else {
      of.errors += 1;
      note(
        `${kind}: ${answer.status} ${answer.text
          .replace(/<[^>]*>/g, " ")
          .replace(/\s+/g, " ")
          .slice(0, 200)}`,
      );
    }
    return null;
  }
  const note = (fault: string) => void faults.set(fault, (faults.get(fault) ?? 0) + 1);
  /** After the closing the portal says so, and nothing is saved. */
  const saysClosed = ({ status, text }: Answer) => status === 409 && /clos/i.test(text);

  /** A person changes the title and submits: a save, a submission, the receipt that follows. */
  async function enter(kinds: Kinds, person: Person, isSlow: boolean): Promise<void> {
    person.isBusy = true;
    try {
      const turn = ++person.sent;
      const saved = await act(
        kinds,
        "save",
        {
          ...{ path: paths.sectionDraft(person.id, "case"), cookie: person.cookie, isSlow },
          body: new URLSearchParams({
            [controls.base("title")]: markOf({ title: person.title(person.held) }, "title"),
            title: person.title(turn),
          }).toString(),
        },
        ({ status, text }) =>
          status === 200 && text.startsWith('{"kind":"saved"') && text.includes('"stale":[]'),
        saysClosed,
      );
      if (saved) {
        person.held = turn;
        acknowledged.saved.set(person.id, turn);
      }
      await submit(kinds, person, isSlow);
    } finally {
      person.isBusy = false;
    }
  }

  async function submit(kinds: Kinds, person: Person, isSlow = false): Promise<void> {
    const answer = await act(
      kinds,
      "submit",
      { path: paths.check(person.id), cookie: person.cookie, body: "", isSlow },
      ({ status, headers }) => status === 302 && (headers.location ?? "").startsWith(paths.entry(person.id)),
      saysClosed,
    );
    const to = answer?.headers.location;
    if (!to) return;
    const number = /receipts\/(\d+)/.exec(to)?.[1] ?? "";
    acknowledged.revisions.set(`${person.id}/${number}`, person.held);
    await act(
      kinds,
      "receipt",
      { method: "GET", path: to, cookie: person.cookie },
      ({ status }) => status === 200,
    );
  }

  /** An upload on a slow line, whole. */
  async function attach(kinds: Kinds, { id, cookie, letter }: Sender): Promise<void> {
    const tus = { "tus-resumable": "1.0.0" };
    const begun = await act(
      kinds,
      "upload",
      {
        ...{ path: paths.uploads(id, "endorsementLetter"), cookie, body: "" },
        headers: {
          ...tus,
          "upload-length": String(letter.length),
          "upload-metadata": `filename ${Buffer.from("letter.pdf").toString("base64")},mark ${Buffer.from(id).toString("base64")}`,
        },
      },
      ({ status }) => status === 201,
    );
    const path = begun?.headers.location;
    if (!path) return;
    const at = new URL(path, url).pathname;
    const arrived = await act(
      kinds,
      "upload",
      {
        ...{ method: "PATCH", path: at, cookie, body: letter, pieces: { size: PART, every: PART_MS } },
        headers: { ...tus, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
      },
      ({ status }) => status === 204,
    );
    if (!arrived) return;
    const done = await act(
      kinds,
      "upload",
      { path: at, cookie, body: "", headers: tus },
      ({ status, text }) => status === 200 && text.includes('"attached"'),
    );
    if (done) acknowledged.letters.add(id);
  }

  return {
    faults,
    close: () => {
      agent.destroy();
    },
    /** So many submissions a second, with all that goes with them, for so many seconds. Ends when all is answered. */
    async press(
      people: readonly Person[],
      {
        rate,
        seconds,
        senders = [],
        uploads = 0,
        bare = false,
      }: {
        rate: number;
        seconds: number;
        senders?: Sender[];
        /** How many uploads are on their way at any moment. */
        uploads?: number;
        /** Submissions alone, without a save before. */
        bare?: boolean;
      },
    ): Promise<Kinds> {
      const kinds = newKinds();
      const open: Promise<unknown>[] = [];
      const began = performance.now();
      const isOn = () => performance.now() - began < seconds * 1000;
      const lines = Array.from({ length: uploads }, async () => {
        for (let sender = senders.shift(); sender && isOn(); sender = senders.shift())
          await attach(kinds, sender);
      });
      let turn = 0;
      let seen = 0;
      while (isOn()) {
        const due = Math.floor(((performance.now() - began) / 1000) * rate);
        for (; turn < due; turn += 1) {
          const person = people[turn % people.length]!; // the remainder is within the list
          if (person.isBusy) continue;
          const isSlow = turn % ONE_SLOW_IN === 0;
          open.push(bare ? submit(kinds, person) : enter(kinds, person, isSlow));
          if (turn % RELOADS === 0 && !bare)
            open.push(
              act(
                kinds,
                "reload",
                { method: "GET", path: paths.entry(person.id), cookie: person.cookie },
                ({ status }) => status === 200,
              ),
            );
        }
        if ((performance.now() - began) / 1000 >= seen) {
          seen += 1;
          open.push(
            act(
              kinds,
              "status",
              { method: "GET", path: paths.status },
              ({ status, text }) => status === 200 && text.includes("clock"),
            ),
          );
        }
        await new Promise((later) => setTimeout(later, 5));
      }
      await Promise.all(open);
      await Promise.all(lines);
      return kinds;
    },
  };
}
