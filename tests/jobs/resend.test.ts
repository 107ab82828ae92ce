import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { resendTransport, type Transport } from "~/jobs/transports.server";
import { type Mailroom, oneByOne, openMailroom, openResendServer } from "./mailroom";

let server: Awaited<ReturnType<typeof openResendServer>>;
let room: Mailroom;
let transport: Transport;
let passed = 0;
beforeAll(async () => {
  server = await openResendServer();
  room = await openMailroom();
});
beforeEach(async () => {
  server.taken.clear();
  server.requests.length = server.answers.length = 0;
  await room.reset();
  passed = 0;
  transport = oneByOne(
    resendTransport({ key: "re_test", baseUrl: server.baseUrl }, { timeoutMs: 300, time: () => passed }),
  );
});
afterAll(async () => {
  await server.close();
  await room.close();
});

describe("Resend's own client against a server that speaks its API", () => {
  test("a mail that is taken is sent, with the provider's number, the frozen words and the outbox's key", async () => {
    const id = await room.write("receipt/e1/p1/1");
    await room.run(transport);
    expect(await room.rows()).toMatchObject([
      {
        state: "sent",
        providerId: "mail-1",
        attempts: 1,
        transport: "resend",
        sentAt: room.now(),
        problem: null,
      },
    ]);
    expect(server.requests).toMatchObject([
      {
        key: "receipt/e1/p1/1",
        headers: { authorization: "Bearer re_test" },
        body: {
          to: "receipt-e1-p1-1@people.example",
          subject: "About receipt/e1/p1/1",
          html: "<p>Words of receipt/e1/p1/1</p>",
          text: "Words of receipt/e1/p1/1",
          tags: [
            { name: "outbox", value: id },
            { name: "copy", value: "1" },
          ],
        },
      },
    ]);
  });

  test("429: nothing more is asked for as long as retry-after says, then every mail goes once", async () => {
    await room.write("a");
    await room.write("b");
    server.answers.push({ status: 429, name: "rate_limit_exceeded", headers: { "retry-after": "7" } });
    await room.run(transport);
    expect(await room.rows()).toMatchObject([
      {
        state: "queued",
        problem: "mail.problemTooMany",
        notBefore: "2027-03-02T02:00:07.000Z",
        firstTriedAt: null,
      },
      { state: "queued", attempts: 0 },
    ]);
    passed += 4000;
    await room.run(transport);
    expect(server.requests).toHaveLength(1);
    passed += 3000;
    room.wait(8000);
    await room.run(transport);
    expect((await room.rows()).map((row) => row.state)).toEqual(["sent", "sent"]);
    expect(server.taken.size).toBe(2);
  });

  test("429 with a date in retry-after waits until that date", async () => {
    await room.write("a");
    server.answers.push({
      status: 429,
      name: "rate_limit_exceeded",
      headers: { date: "Tue, 02 Mar 2027 02:00:00 GMT", "retry-after": "Tue, 02 Mar 2027 02:01:30 GMT" },
    });
    await room.run(transport);
    expect(await room.rows()).toMatchObject([{ notBefore: "2027-03-02T02:01:30.000Z" }]);
  });

  test("500: tried again with growing pauses under the same key, and taken once", async () => {
    await room.write("a");
    server.answers.push({ status: 500 }, { status: 503 }, { status: 500 });
    const waits: number[] = [];
    for (let tries = 0; tries < 4; tries++) {
      await room.run(transport);
      const [row] = await room.rows();
      if (row?.state !== "queued") break;
      waits.push(Date.parse(row.notBefore) - Date.parse(room.now()));
      room.wait(waits.at(-1) ?? 0);
      passed += 400_000;
    }
    expect(waits).toEqual([2000, 4000, 8000]);
    expect(await room.rows()).toMatchObject([{ state: "sent", attempts: 4, problem: null }]);
    expect(new Set(server.requests.map((request) => request.key))).toEqual(new Set(["a"]));
    expect(server.taken.size).toBe(1);
  });

  test("no answer in time: asked again under the same key, so that the one mail taken stays the only one", async () => {
    await room.write("a");
    server.answers.push("silent", "takesAndCuts", "cuts");
    await room.run(transport);
    expect(await room.rows()).toMatchObject([
      { state: "queued", problem: "mail.problemUnreachable", firstTriedAt: room.now() },
    ]);
    for (let tries = 0; tries < 3; tries++) {
      room.wait(60_000);
      passed += 400_000;
      await room.run(transport);
    }
    expect(await room.rows()).toMatchObject([{ state: "sent", providerId: "mail-1" }]);
    expect(server.taken.size).toBe(1);
  });

  test("no answer for a day: the key is forgotten, so a person decides", async () => {
    await room.write("a");
    server.answers.push("silent");
    await room.run(transport);
    room.wait(24 * 3_600_000);
    passed += 400_000;
    await room.run(transport);
    expect(await room.rows()).toMatchObject([{ state: "held", problem: "mail.problemUnknown" }]);
    expect(server.requests).toHaveLength(1);
  });

  test("409 because the first request is still being worked on: asked again", async () => {
    await room.write("a");
    server.answers.push({ status: 409, name: "concurrent_idempotent_requests" });
    await room.run(transport);
    expect(await room.rows()).toMatchObject([{ state: "queued", problem: "mail.problemConcurrent" }]);
    room.wait(2000);
    await room.run(transport);
    expect(await room.rows()).toMatchObject([{ state: "sent" }]);
  });

  test("409 because the key belongs to other words: held, and never asked again", async () => {
    await room.write("a");
    server.taken.set("a", { id: "other", body: "other", times: 1 });
    await room.runOut(transport);
    expect(await room.rows()).toMatchObject([{ state: "held", problem: "mail.problemOtherPayload" }]);
    expect(server.requests).toHaveLength(1);
  });

  test("422 and 400: held with the reason, never asked again, and the next mail goes", async () => {
    await room.write("a");
    await room.write("b");
    await room.write("c");
    server.answers.push(
      { status: 422, name: "validation_error" },
      { status: 400, name: "invalid_parameter" },
    );
    await room.runOut(transport);
    expect(await room.rows()).toMatchObject([
      { state: "held", problem: "mail.problemRefused" },
      { state: "held", problem: "mail.problemRefused" },
      { state: "sent" },
    ]);
    expect(server.requests).toHaveLength(3);
  });

  test("a key that is not accepted holds nothing back for ever: all waits until the settings are mended", async () => {
    await room.write("a");
    await room.write("b");
    server.answers.push({ status: 403, name: "invalid_api_key" });
    await room.run(transport);
    expect(await room.rows()).toMatchObject([
      { state: "queued", problem: "mail.problemSettings" },
      { state: "queued", attempts: 0 },
    ]);
    passed += 400_000;
    room.wait(60_000);
    await room.run(transport);
    expect((await room.rows()).map((row) => row.state)).toEqual(["sent", "sent"]);
  });

  test("requests are spaced as the headers of each answer ask", async () => {
    for (const key of ["a", "b", "c"]) await room.write(key);
    server.answers.push({
      status: 200,
      headers: { "ratelimit-limit": "2", "ratelimit-remaining": "0", "ratelimit-reset": "30" },
    });
    await room.run(transport);
    expect(server.requests).toHaveLength(1);
    expect(transport.pause()).toBe(30_000);
    passed += 30_000;
    await room.run(transport);
    expect(server.requests).toHaveLength(3);
  });

  test("a person's “send again” is a new request under a new key", async () => {
    const id = await room.write("a");
    server.answers.push({ status: 422, name: "validation_error" });
    await room.run(transport);
    await room.portal.db
      .updateTable("outbox")
      .set({ state: "queued", copy: 2 })
      .where("id", "=", id)
      .execute();
    await room.run(transport);
    expect(server.requests.map((request) => request.key)).toEqual(["a", "a/copy-2"]);
  });

  test("a key that no header can carry is replaced by its hash", async () => {
    await room.write("invited/jury/людмила@people.example/1");
    await room.run(transport);
    expect(server.requests[0]?.key).toMatch(/^[0-9a-f]{64}$/);
  });
});
