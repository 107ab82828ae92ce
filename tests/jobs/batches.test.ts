import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { resendTransport, type Transport } from "~/jobs/transports.server";
import {
  type Answer,
  fakeProvider,
  type Mailroom,
  oneByOne,
  openMailroom,
  openResendServer,
} from "./mailroom";

let server: Awaited<ReturnType<typeof openResendServer>>;
let room: Mailroom;
let transport: Transport;
let picture: { cid: string; name: string; kind: "image/png"; sha256: string };
let passed = 0;
beforeAll(async () => {
  server = await openResendServer();
  room = await openMailroom();
  const { sha256 } = await room.portal.files.keepBytes(Buffer.from("a picture"));
  picture = { cid: "logo", name: "logo.png", kind: "image/png", sha256 };
});
const empty = async () => {
  server.taken.clear();
  server.requests.length = server.answers.length = 0;
  await room.reset();
  passed = 0;
  // Requests of the way are spaced by its own clock, which stands far ahead after each look.
  transport = resendTransport(
    { key: "re_test", baseUrl: server.baseUrl },
    { timeoutMs: 1000, time: () => (passed += 1_000_000) },
  );
};
beforeEach(empty);
afterAll(async () => {
  await server.close();
  await room.close();
});

const states = async () => (await room.rows()).map((row) => row.state);
const batches = () => room.portal.db.selectFrom("mail_batch").selectAll().execute();
/** What was taken of each mail, by its words, whatever the key. */
const taken = () =>
  [...server.taken.values()]
    .flatMap(({ body }) => [JSON.parse(body) as { subject: string } | { subject: string }[]].flat())
    .map((letter) => letter.subject)
    .sort();

describe("mails without pictures that are due together", () => {
  test("go in one request, each with its own number and tags, in the order in which they were due", async () => {
    const ids = [await room.write("a"), await room.write("b"), await room.write("c")];
    await room.run(transport);
    const [batch] = await batches();
    expect(batch).toMatchObject({ state: "sent", attempts: 1, transport: "resend" });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.key).toBe(`batch/${batch?.id}`);
    expect(server.requests[0]?.headers["x-batch-validation"]).toBe("strict");
    expect(server.requests[0]?.body.map((letter) => letter["tags"])).toEqual(
      (JSON.parse(batch?.mailsJson ?? "") as { id: string; copy: number }[]).map(({ id, copy }) => [
        { name: "outbox", value: id },
        { name: "copy", value: String(copy) },
      ]),
    );
    const rows = await room.rows();
    expect(new Set(rows.map((row) => row.id))).toEqual(new Set(ids));
    expect(rows.map((row) => [row.state, row.attempts, row.sentAt])).toEqual(
      Array(3).fill(["sent", 1, room.now()]),
    );
    // Each number is the one that the service gave for the place at which the mail stood.
    for (const [at, letter] of (server.requests[0]?.body ?? []).entries())
      expect(rows.find((row) => row.recipient === letter.to)?.providerId).toBe(`mail-1/${at}`);
  });

  test("are a hundred at most in one request; sign-in mails overtake, and those with a picture go alone", async () => {
    for (let one = 0; one < 104; one++) await room.write(`m${one}`);
    await room.write("letter", { attachments: [picture] });
    room.wait(1000);
    await room.write("code", { secret: true });
    await room.runOut(transport);
    expect(
      server.requests.map(({ body }) =>
        Array.isArray(body) ? body.length : (body as { subject: string }).subject,
      ),
    ).toEqual(["About code", 100, 4, "About letter"]);
    expect(new Set(await states())).toEqual(new Set(["sent"]));
  });

  test("that another way knows no batch for go one by one", async () => {
    await room.write("a");
    await room.write("b");
    await room.run(oneByOne(transport));
    expect([await batches(), server.requests.map(({ key }) => key)]).toEqual([[], ["a", "b"]]);
  });
});

describe("a batch that is tried again", () => {
  test("is the same mails under the same key, though others have become due", async () => {
    await room.write("a");
    await room.write("b");
    server.answers.push({ status: 500 });
    await room.run(transport);
    expect(await room.rows()).toMatchObject([
      { state: "queued", problem: "mail.problemService", attempts: 1 },
      { state: "queued", problem: "mail.problemService", attempts: 1 },
    ]);
    await room.write("c");
    await room.write("d");
    room.wait(60_000);
    await room.run(transport);
    const [first, again, other] = server.requests;
    expect(again).toMatchObject({ key: first?.key, body: first?.body });
    expect(other?.key).not.toBe(first?.key);
    expect(other?.body.map((letter) => letter["subject"]).sort()).toEqual(["About c", "About d"]);
    expect([await states(), taken()]).toEqual([
      ["sent", "sent", "sent", "sent"],
      ["About a", "About b", "About c", "About d"],
    ]);
  });

  test("after its answer was lost makes no second mail, whether news came of one of them or not", async () => {
    const id = await room.write("a");
    await room.write("b");
    server.answers.push("takesAndCuts");
    await room.run(transport);
    await room.portal.db
      .updateTable("outbox")
      .set({ state: "delivered", providerId: "mail-1/0" })
      .where("id", "=", id)
      .execute();
    room.wait(60_000);
    await room.run(transport);
    expect(server.requests).toHaveLength(2);
    expect(server.taken.size).toBe(1);
    expect((await states()).sort()).toEqual(["delivered", "sent"]);
  });

  test("is left to a person once the service has forgotten its key, or another way is used", async () => {
    for (const late of [true, false]) {
      await empty();
      await room.write("a");
      await room.write("b");
      server.answers.push(late ? "silent" : "takesAndCuts");
      await room.run(transport);
      room.wait(late ? 24 * 3_600_000 : 60_000);
      await room.run(late ? transport : fakeProvider({ name: "smtp", remembers: 0 }, [], room.now).transport);
      expect(await room.rows()).toMatchObject([
        { state: "held", problem: "mail.problemUnknown" },
        { state: "held", problem: "mail.problemUnknown" },
      ]);
      expect(server.requests).toHaveLength(1);
      await room.portal.db.updateTable("mail_batch").set({ state: "ended" }).execute();
    }
  });
});

describe("a batch that is not taken", () => {
  test("because of one mail is undone: each goes alone, and only that one waits for a person", async () => {
    for (const key of ["a", "b", "c"]) await room.write(key);
    server.answers.push({ status: 422, name: "validation_error" }, { status: 200 }, { status: 422 });
    await room.runOut(transport);
    expect(server.requests.slice(1).map(({ key }) => key)).toEqual(expect.arrayContaining(["a", "b", "c"]));
    expect((await states()).sort()).toEqual(["held", "sent", "sent"]);
    expect(taken()).toHaveLength(2);
  });

  test("because its key is known with other words is left to a person, whole", async () => {
    await room.write("a");
    await room.write("b");
    server.answers.push({ status: 409, name: "invalid_idempotent_request" });
    await room.runOut(transport);
    expect(await states()).toEqual(["held", "held"]);
    expect(server.requests).toHaveLength(1);
  });

  test("and loses a mail to a stop before it was ever tried frees the others", async () => {
    await room.write("a");
    await room.write("b");
    await room.write("c");
    server.answers.push({ status: 429, name: "rate_limit_exceeded" });
    await room.run(transport);
    await room.portal.db.updateTable("outbox").set({ state: "stopped" }).where("key", "=", "b").execute();
    await room.runOut(transport);
    expect([await states(), taken()]).toEqual([
      ["sent", "stopped", "sent"],
      ["About a", "About c"],
    ]);
  });

  test("and loses a mail to a stop after a lost answer leaves the others to a person", async () => {
    await room.write("a");
    await room.write("b");
    server.answers.push("takesAndCuts");
    await room.run(transport);
    await room.portal.db.updateTable("outbox").set({ state: "stopped" }).where("key", "=", "b").execute();
    await room.runOut(transport);
    expect([await states(), server.requests.length]).toEqual([["held", "stopped"], 1]);
  });
});

test("an answer that says nothing is no answer: the same is asked again", async () => {
  await room.write("a", { attachments: [picture] });
  await room.write("b");
  await room.write("c");
  server.garble = 3;
  await room.runOut(transport);
  expect([await states(), taken()]).toEqual([
    ["sent", "sent", "sent"],
    ["About a", "About b", "About c"],
  ]);
});

const answers: Answer[] = [
  { status: 200 },
  { status: 422 },
  { status: 429, name: "daily_quota_exceeded", headers: { "retry-after": "9" } },
  { status: 503 },
  { status: 409, name: "concurrent_idempotent_requests" },
  "takesAndCuts",
  "cuts",
];

test("whatever the service answers and whatever becomes due meanwhile, each mail is taken once or is before a person", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...answers), { maxLength: 8 }),
      fc.array(fc.record({ mails: fc.integer({ min: 1, max: 4 }), stop: fc.boolean() }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (script, rounds) => {
        await empty();
        server.answers.push(...script);
        for (const [round, { mails, stop }] of rounds.entries()) {
          for (let one = 0; one < mails; one++)
            await room.write(`${round}/${one}`, one === 3 ? { attachments: [picture] } : {});
          await room.run(transport);
          if (stop)
            await room.portal.db
              .updateTable("outbox")
              .set({ state: "stopped" })
              .where("key", "=", `${round}/0`)
              .where("state", "=", "queued")
              .execute();
          room.wait(5000);
        }
        await room.runOut(transport);
        const words = taken();
        expect(new Set(words).size).toBe(words.length);
        for (const row of await room.rows()) {
          expect(["sent", "held", "stopped"]).toContain(row.state);
          if (row.state === "sent") expect(words).toContain(row.subject);
        }
      },
    ),
    { numRuns: 15, seed: 2027 },
  );
});
