import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJobContext } from "~/context.server";
import type { Message } from "~/domain/message";
import { type Instant, later } from "~/domain/time";
import { sendOutbox } from "~/jobs/send-outbox.server";
import type { Outcome, Parcel, Transport } from "~/jobs/transports.server";
import { post } from "~/services/outbox.server";
import type { Db } from "~db/client";
import { fromJson } from "~db/columns";
import { deleteSetting } from "~db/queries/settings";
import { readConfig } from "../../scripts/config";
import { preparePortal } from "../../scripts/portal";

/** A portal without its server: an outbox, a clock that the test moves, and all that was logged. */
export async function openMailroom({ dataDir = mkdtempSync(join(tmpdir(), "mailroom-")) } = {}) {
  const start = "2027-03-02T02:00:00.000Z";
  let now = start;
  const { portal, close } = await preparePortal(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent" }), {
    clock: () => now,
  });
  const logged: string[] = [];
  const keep = (facts: object, message: string) => void logged.push(JSON.stringify({ ...facts, message }));
  portal.log = { info: keep, warn: keep, error: keep };
  return {
    portal,
    dataDir,
    logged,
    now: () => now,
    /** An empty outbox, and the clock where it began. */
    async reset() {
      now = start;
      logged.length = 0;
      await portal.db.deleteFrom("outbox").execute();
      await portal.db.deleteFrom("mail_batch").execute();
      await deleteSetting(portal.db, "mail.pause");
      rmSync(portal.mail.folder, { recursive: true, force: true });
    },
    wait(milliseconds: number) {
      now = later(now, milliseconds);
    },
    /** Posts a mail as an act would. Gives the outbox row's id. */
    async write(key: string, more: Partial<Parameters<typeof post>[2]> = {}): Promise<string> {
      const context = await openJobContext(portal);
      await context.db.transaction().execute((trx) =>
        post(trx, context, {
          key,
          kind: "test",
          to: { personId: null, address: `${key.replaceAll("/", "-")}@people.example` },
          mail: { subject: `About ${key}`, html: `<p>Words of ${key}</p>`, text: `Words of ${key}` },
          ...more,
        }),
      );
      const { id } = await portal.db
        .selectFrom("outbox")
        .select("id")
        .where("key", "=", key)
        .executeTakeFirstOrThrow();
      return id;
    },
    /** One run of the job, on the portal's database or one that breaks. */
    async run(transport: Transport, db: Db = portal.db): Promise<boolean> {
      return sendOutbox({ ...(await openJobContext(portal)), db }, transport);
    },
    /** Runs with time passing in between, until no mail waits any more. */
    async runOut(transport: Transport, { hours = 30 }: { hours?: number } = {}) {
      const end = later(now, hours * 3_600_000);
      while (now < end) {
        await sendOutbox(await openJobContext(portal), transport);
        const due = await portal.db
          .selectFrom("outbox")
          .select("notBefore")
          .where("state", "in", ["queued", "sending"])
          .orderBy("notBefore")
          .executeTakeFirst();
        if (!due) return;
        now = due.notBefore > now ? due.notBefore : later(now, 1000);
      }
    },
    async rows() {
      const rows = await portal.db.selectFrom("outbox").selectAll().orderBy("key").execute();
      return rows.map((row) => ({
        ...row,
        problem: row.problemJson ? fromJson<Message>(row.problemJson).id : null,
      }));
    },
    async close() {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type Mailroom = Awaited<ReturnType<typeof openMailroom>>;

/** How a provider answers one request. */
export type Answer =
  | { status: number; name?: string; headers?: Record<string, string> }
  /** Takes the mail and never answers, or cuts the line; or does so without taking it. */
  | "silent"
  | "takesAndCuts"
  | "cuts";

/** The way without its batches. */
export function oneByOne({ sendBatch: _, ...way }: Transport): Transport {
  return way;
}

type Letter = { to: string } & Record<string, unknown>;

/**
 * A server that speaks Resend's API for sending: keys are remembered, and answers can be ordered in advance. `taken`
 * has what was taken under each key, a batch as one; the number of a batch's mails is the batch's with their place.
 */
export async function openResendServer() {
  const taken = new Map<string, { id: string; body: string; times: number }>();
  const requests: { key: string; body: Letter & Letter[]; headers: IncomingMessage["headers"] }[] = [];
  const answers: Answer[] = [];
  /** `garble` is how many of the next answers say that all went well, and nothing else. */
  const hooks = { heard: (_times: number): void => undefined, garble: 0 };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const key = String(request.headers["idempotency-key"]);
      requests.push({ key, body: JSON.parse(text) as Letter & Letter[], headers: request.headers });
      const answer = answers.shift() ?? { status: 200 };
      hooks.heard(requests.length);
      if (answer === "cuts") return void request.socket.destroy();
      const say = (status: number, body: object, headers: Record<string, string> = {}) =>
        response
          .writeHead(status, { "content-type": "application/json", "ratelimit-remaining": "9", ...headers })
          .end(JSON.stringify(body));
      if (typeof answer === "object" && answer.status !== 200)
        return void say(
          answer.status,
          {
            statusCode: answer.status,
            name: answer.name ?? "application_error",
            message: `to: secret@people.example`,
          },
          answer.headers,
        );
      const before = taken.get(key);
      if (before && before.body !== text)
        return void say(409, {
          statusCode: 409,
          name: "invalid_idempotent_request",
          message: "other payload",
        });
      const mail = before ?? { id: `mail-${taken.size + 1}`, body: text, times: 1 };
      taken.set(key, mail);
      if (answer === "silent") return;
      if (answer === "takesAndCuts") return void request.socket.destroy();
      if (hooks.garble > 0) {
        hooks.garble -= 1;
        return void response.writeHead(200).end(["<html>", "{}", "null"][hooks.garble]);
      }
      const letters: unknown = JSON.parse(text);
      const batch = Array.isArray(letters) && { data: letters.map((_, at) => ({ id: `${mail.id}/${at}` })) };
      say(200, batch || { id: mail.id }, answer.headers);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return Object.assign(hooks, {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    requests,
    answers,
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  });
}

/** What one try meets: the provider takes the mail or not, and its answer arrives or not. */
export type Fate =
  "ok" | "refused" | "busy" | "fault" | "lostBefore" | "lostAfter" | "killedBefore" | "killedAfter";

/** A provider in memory that remembers keys as long as it says, and counts what truly went out. */
export function fakeProvider(
  memory: Pick<Transport, "name" | "remembers">,
  fates: Fate[],
  now: () => Instant,
) {
  const out: { key: string; at: Instant }[] = [];
  const take = (key: string) => {
    const known = out.find(
      (one) =>
        one.key === key &&
        Date.parse(now()) - Date.parse(one.at) <
          (memory.remembers === 0 ? 0 : memory.name === "resend" ? 24 * 3_600_000 : Infinity),
    );
    if (!known) out.push({ key, at: now() });
    return `id of ${key}`;
  };
  const problem: Message = { id: "mail.problemService", values: { status: 500 } };
  const transport: Transport = {
    ...memory,
    pause: () => 0,
    close: () => undefined,
    send({ key }: Parcel): Promise<Outcome> {
      const fate = fates.shift() ?? "ok";
      if (fate === "killedBefore") return Promise.reject(new Killed());
      if (fate === "refused") return Promise.resolve({ kind: "refused", problem });
      if (fate === "busy" || fate === "fault")
        return Promise.resolve({ kind: "later", problem, wide: fate === "busy" });
      if (fate === "lostBefore") return Promise.resolve({ kind: "unknown", problem, wide: true });
      const providerId = take(key);
      if (fate === "killedAfter") return Promise.reject(new Killed());
      if (fate === "lostAfter") return Promise.resolve({ kind: "unknown", problem, wide: true });
      return Promise.resolve({ kind: "sent", providerId });
    },
  };
  return { transport, out };
}

/** Stands for the end of the process. */
export class Killed extends Error {
  override name = "Killed";
}
