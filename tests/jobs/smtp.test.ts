import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { smtpTransport, type Transport } from "~/jobs/transports.server";
import { type Mailroom, openMailroom } from "./mailroom";

let room: Mailroom;
let server: SMTPServer | undefined;
let transport: Transport | undefined;
let received: string[] = [];
beforeAll(async () => {
  room = await openMailroom();
});
beforeEach(async () => {
  await room.reset();
  received = [];
});
afterAll(() => room.close());
afterEach(async () => {
  transport?.close();
  if (server) await new Promise<void>((closed) => server?.close(() => closed()));
  server = undefined;
});

/** A mail server whose manners the test chooses. */
async function listen(options: SMTPServerOptions = {}): Promise<Transport> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push(Buffer.concat(chunks).toString());
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  transport = smtpTransport(`smtp://127.0.0.1:${port}`, { timeoutMs: 500, time: () => 0 });
  return transport;
}

function refusal(code: number): Error {
  return Object.assign(new Error("<secret@people.example> is not wanted"), { responseCode: code });
}

test("a mail arrives once, as a page and as text, with a Message-ID that stays the same", async () => {
  const way = await listen();
  await room.write("a");
  await room.runOut(way);
  expect(received).toHaveLength(1);
  expect(received[0]).toContain("To: a@people.example");
  expect(received[0]).toContain("Auto-Submitted: auto-generated");
  expect(received[0]).toContain("text/html");
  expect(received[0]).toContain("Words of a");
  const [row] = await room.rows();
  expect(row).toMatchObject({ state: "sent", transport: "smtp" });
  expect(received[0]).toContain(`Message-ID: ${row?.providerId}`);
});

test("a server that is not there is tried again, and the mail is not held", async () => {
  const away = smtpTransport("smtp://127.0.0.1:9", { timeoutMs: 300, time: () => 0 });
  await room.write("a");
  await room.run(away);
  expect(await room.rows()).toMatchObject([
    { state: "queued", problem: "mail.problemUnreachable", firstTriedAt: null },
  ]);
  away.close();
});

test("a server that says “later” (450) is tried again; one that says “never” (550) leaves it to a person", async () => {
  let times = 0;
  const way = await listen({
    onRcptTo(address, _session, done) {
      if (address.address.startsWith("never")) return void done(refusal(550));
      done(times++ === 0 ? refusal(450) : null);
    },
  });
  await room.write("later");
  await room.write("never");
  await room.runOut(way);
  expect(await room.rows()).toMatchObject([
    { key: "later", state: "sent", attempts: 2 },
    { key: "never", state: "held", problem: "mail.problemRefused", attempts: 1 },
  ]);
  expect(received).toHaveLength(1);
  expect(room.logged.join()).not.toContain("people.example");
});

test("a server that refuses the password leaves every mail waiting for better settings", async () => {
  const way = await listen({ authOptional: false, onAuth: (_auth, _session, done) => done(refusal(535)) });
  transport?.close();
  const { port } = server!.server.address() as AddressInfo;
  transport = smtpTransport(`smtp://who:what@127.0.0.1:${port}`, { timeoutMs: 500, time: () => 0 });
  expect(way.name).toBe("smtp");
  await room.write("a");
  await room.run(transport);
  expect(await room.rows()).toMatchObject([{ state: "queued", problem: "mail.problemSettings" }]);
});

test("a line that breaks after the words were sent leaves it to a person: they may have arrived", async () => {
  const way = await listen({
    onData(stream, session) {
      stream.resume();
      stream.on("end", () => {
        received.push("taken");
        // Taken, and the line breaks before the answer.
        (
          server as unknown as { connections: Set<{ id: string; _socket: { destroy: () => void } }> }
        ).connections.forEach((one) => one._socket.destroy());
        void session;
      });
    },
  });
  await room.write("a");
  await room.runOut(way);
  expect(received).toEqual(["taken"]);
  expect(await room.rows()).toMatchObject([{ state: "held", problem: "mail.problemUnknown", attempts: 1 }]);
});

test("a kill while SMTP sends leaves it to a person, whatever way is set up afterwards", async () => {
  const way = await listen();
  const id = await room.write("a");
  await room.portal.db
    .updateTable("outbox")
    .set({
      state: "sending",
      transport: "smtp",
      firstTriedAt: room.now(),
      claimedAt: room.now(),
      attempts: 1,
    })
    .where("id", "=", id)
    .execute();
  await room.runOut(way);
  expect(await room.rows()).toMatchObject([{ state: "held", problem: "mail.problemUnknown" }]);
  expect(received).toEqual([]);
});
