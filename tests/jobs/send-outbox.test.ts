import fc from "fast-check";
import type { KyselyPlugin } from "kysely";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openLoop } from "~/jobs/loop.server";
import { openJobContext } from "~/context.server";
import { sendOutbox } from "~/jobs/send-outbox.server";
import { folderTransport, type Transport } from "~/jobs/transports.server";
import { openMailFolder } from "~db/mail-folder";
import { type Fate, fakeProvider, Killed, type Mailroom, openMailroom } from "./mailroom";

const DAY = 24 * 3_600_000;
/** Every way's memory, as the real transports declare it. */
const ways = {
  resend: { name: "resend", remembers: DAY - 300_000 },
  smtp: { name: "smtp", remembers: 0 },
  folder: { name: "folder", remembers: Number.POSITIVE_INFINITY },
};

let room: Mailroom;
beforeAll(async () => {
  room = await openMailroom();
});
beforeEach(() => room.reset());
afterAll(() => room.close());

describe("the folder", () => {
  test("keeps each mail once, whole, for its owner alone to read", async () => {
    await room.write("a");
    await room.write("b");
    const folder = folderTransport(room.portal.mail.folder);
    await room.runOut(folder);
    await room.portal.db.updateTable("outbox").set({ state: "queued" }).execute();
    await room.runOut(folder);
    expect(readdirSync(room.portal.mail.folder)).toHaveLength(2);
    expect(await openMailFolder(room.portal.mail.folder).list(10)).toMatchObject([
      { to: expect.stringMatching(/^[ab]@/), text: expect.stringMatching(/^Words of/) },
      { to: expect.stringMatching(/^[ab]@/) },
    ]);
    expect((await room.rows()).map((row) => row.state)).toEqual(["sent", "sent"]);
  });

  test("does not give what lies outside it", async () => {
    const folder = openMailFolder(room.portal.mail.folder);
    for (const id of ["../key", "..%2fkey", "", "0".repeat(31)])
      expect(await folder.find(id)).toBeUndefined();
  });
});

describe("what is sent, and when", () => {
  test("a mail for later waits for its moment", async () => {
    const { transport, out } = fakeProvider(ways.resend, [], room.now);
    await room.write("a", { notBefore: "2027-03-02T03:00:00.000Z" });
    await room.run(transport);
    expect(out).toEqual([]);
    room.wait(3_600_000);
    await room.run(transport);
    expect(out).toEqual([{ key: "a", at: "2027-03-02T03:00:00.000Z" }]);
  });

  test("a sign-in mail overtakes everything that waits", async () => {
    const { transport, out } = fakeProvider(ways.resend, [], room.now);
    for (const key of ["a", "b", "c"]) await room.write(key);
    room.wait(1000);
    await room.write("sign-in", { secret: true });
    await room.run(transport);
    expect(out.map((mail) => mail.key)).toEqual(["sign-in", "a", "b", "c"]);
  });

  test("a sign-in mail is not sent once its ten minutes are over, nor when it was cut off within them", async () => {
    const { transport, out } = fakeProvider(ways.resend, ["fault", "killedBefore"], room.now);
    await room.write("one", { secret: true });
    await room.write("two", { secret: true });
    await expect(room.run(transport)).rejects.toThrow(Killed);
    room.wait(10 * 60_000);
    await room.run(transport);
    expect(out).toEqual([]);
    expect(await room.rows()).toMatchObject([
      { state: "stopped", problem: "mail.problemLate" },
      { state: "stopped", problem: "mail.problemLate" },
    ]);
  });

  test("a mail that was stopped before its turn is not sent", async () => {
    const { transport, out } = fakeProvider(ways.resend, [], room.now);
    const id = await room.write("a");
    await room.portal.db.updateTable("outbox").set({ state: "stopped" }).where("id", "=", id).execute();
    await room.runOut(transport);
    expect(out).toEqual([]);
  });

  test("a picture that is not in the store holds the mail back, and nothing half is sent", async () => {
    const { transport, out } = fakeProvider(ways.resend, [], room.now);
    await room.write("a", {
      attachments: [{ cid: "logo", name: "logo.png", kind: "image/png", sha256: "0".repeat(64) }],
    });
    await room.runOut(transport);
    expect(out).toEqual([]);
    expect(await room.rows()).toMatchObject([{ state: "held", problem: "mail.problemPicture" }]);
  });

  test("pictures travel with the mail", async () => {
    const { sha256 } = await room.portal.files.keepBytes(Buffer.from("a picture"));
    const seen: string[] = [];
    const transport: Transport = {
      ...ways.resend,
      pause: () => 0,
      close: () => undefined,
      send: ({ pictures }) => {
        seen.push(...pictures.map((one) => `${one.cid}: ${one.bytes.toString()}`));
        return Promise.resolve({ kind: "sent", providerId: null });
      },
    };
    await room.write("a", { attachments: [{ cid: "logo", name: "logo.png", kind: "image/png", sha256 }] });
    await room.runOut(transport);
    expect(seen).toEqual(["logo: a picture"]);
  });

  test("after a try that may have arrived, another way of sending is not used behind a person's back", async () => {
    const first = fakeProvider(ways.resend, ["lostAfter"], room.now);
    await room.write("a");
    await room.run(first.transport);
    const second = fakeProvider(ways.smtp, [], room.now);
    room.wait(60_000);
    await room.run(second.transport);
    expect(second.out).toEqual([]);
    expect(await room.rows()).toMatchObject([{ state: "held", problem: "mail.problemUnknown" }]);
  });

  test("after a try that surely failed, another way of sending may be used", async () => {
    await room.write("a");
    await room.run(fakeProvider(ways.smtp, ["busy"], room.now).transport);
    room.wait(60_000);
    const second = fakeProvider(ways.resend, [], room.now);
    await room.run(second.transport);
    expect(second.out).toHaveLength(1);
  });
});

/** A database that is gone before or after its nth statement. */
function breaking(at: number, when: "before" | "after"): { plugin: KyselyPlugin; broke: () => boolean } {
  let seen = 0;
  let done = 0;
  return {
    broke: () => (when === "before" ? seen : done) >= at,
    plugin: {
      transformQuery({ node }) {
        seen += 1;
        if ((when === "before" && seen >= at) || (when === "after" && done >= at)) throw new Killed();
        return node;
      },
      transformResult({ result }) {
        done += 1;
        if (when === "after" && done >= at) return Promise.reject(new Killed());
        return Promise.resolve(result);
      },
    },
  };
}

describe("a kill between any two steps", () => {
  for (const memory of Object.values(ways))
    test(`loses no mail and doubles none over ${memory.name}`, async () => {
      let cuts = 0;
      for (const when of ["before", "after"] as const)
        for (let at = 1; ; at++) {
          const key = `${memory.name}/${when}/${at}`;
          await room.write(key);
          const provider = fakeProvider(memory, [], room.now);
          const { plugin, broke } = breaking(at, when);
          await room.run(provider.transport, room.portal.db.withPlugin(plugin)).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
          if (broke()) cuts += 1;
          await room.runOut(provider.transport);
          const row = (await room.rows()).find((one) => one.key === key);
          const sent = provider.out.filter((mail) => mail.key === key).length;
          if (memory.remembers === 0 && row?.state === "held") expect(sent).toBeLessThanOrEqual(1);
          else expect({ key, state: row?.state, sent }).toEqual({ key, state: "sent", sent: 1 });
          if (!broke()) break;
        }
      // Every statement of the job was cut before and after: recover, find, claim, write, settle.
      expect(cuts).toBeGreaterThanOrEqual(10);
    });

  test("in the midst of sending loses none and doubles none where the way remembers", async () => {
    for (const fate of ["killedBefore", "killedAfter"] as const) {
      await room.write(fate);
      const provider = fakeProvider(ways.resend, [fate], room.now);
      await expect(room.run(provider.transport)).rejects.toThrow(Killed);
      await room.runOut(provider.transport);
      expect(provider.out.map((mail) => mail.key)).toEqual([fate]);
    }
    expect((await room.rows()).map((row) => row.state)).toEqual(["sent", "sent"]);
  });
});

const fates: Fate[] = [
  "ok",
  "refused",
  "busy",
  "fault",
  "lostBefore",
  "lostAfter",
  "killedBefore",
  "killedAfter",
];

test("whatever the provider does, each mail goes out once and is known as sent, or is put before a person", async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(ways)),
      fc.array(fc.constantFrom(...fates), { maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.constantFrom(0, 1, 25), { maxLength: 4 }),
      async (memory, script, mails, pausesInHours) => {
        round += 1;
        const provider = fakeProvider(memory, [...script], room.now);
        for (let one = 0; one < mails; one++) await room.write(`${round}/${one}`);
        for (const hours of pausesInHours) {
          await room.run(provider.transport).catch(() => undefined);
          room.wait(hours * 3_600_000);
        }
        for (let tries = 0; tries < script.length + 2; tries++)
          await room.runOut(provider.transport, { hours: 2000 }).catch(() => undefined);
        const rows = (await room.rows()).filter((row) => row.key.startsWith(`${round}/`));
        for (const row of rows) {
          const times = provider.out.filter((mail) => mail.key === row.key).length;
          expect(["sent", "held"]).toContain(row.state);
          expect(times).toBeLessThanOrEqual(1);
          if (row.state === "sent") expect(times).toBe(1);
        }
        expect(rows).toHaveLength(mails);
        await room.portal.db.deleteFrom("outbox").execute();
      },
    ),
    { numRuns: 60, seed: 2027 },
  );
});

describe("logs", () => {
  test("name a mail by its number and kind, never an address, a subject or a word of it", async () => {
    const provider = fakeProvider(ways.resend, ["busy", "refused", "lostBefore", "ok"], room.now);
    for (const key of ["a", "b", "c"]) await room.write(key);
    await room.write("late", { secret: true, notAfter: room.now() });
    for (let tries = 0; tries < 6; tries++) {
      await room.run(provider.transport);
      room.wait(60_000);
    }
    expect(room.logged.length).toBeGreaterThan(4);
    expect(room.logged.join("\n")).not.toMatch(/@|people\.example|Words of|About /);
  });

  test("tell where a job failed without what it worked on", async () => {
    const loop = openLoop(
      room.portal,
      [
        {
          name: "send outbox",
          run: () => Promise.reject(Object.assign(new Error("To: someone@people.example"), { code: "EBAD" })),
        },
      ],
      null,
    );
    await loop.runNow();
    expect(room.logged).toHaveLength(1);
    expect(room.logged[0]).toContain("Error EBAD");
    expect(room.logged[0]).not.toContain("someone");
  });
});

describe("the loop", () => {
  test("never runs two jobs at once, goes on after one failed, and stops after the mail in hand", async () => {
    let running = 0;
    let most = 0;
    let runs = 0;
    const job = (fails: boolean) => ({
      name: "job",
      async run() {
        most = Math.max(most, ++running);
        await new Promise((done) => setTimeout(done, 5));
        running -= 1;
        runs += 1;
        if (fails) throw new Error("no");
        return false;
      },
    });
    const loop = openLoop(room.portal, [job(true), job(false)], 1);
    await Promise.all([loop.runNow(), loop.runNow(), new Promise((done) => setTimeout(done, 60))]);
    await loop.stop();
    const ended = runs;
    await new Promise((done) => setTimeout(done, 30));
    expect({ most, running, more: runs - ended }).toEqual({ most: 1, running: 0, more: 0 });
    expect(runs).toBeGreaterThan(4);
  });

  test("a job that goes on failing rests longer each time, a minute at most, and its own failures alone count", async () => {
    let fails = true;
    const ran = { bad: 0, good: 0 };
    const loop = openLoop(
      room.portal,
      [
        {
          name: "bad",
          run() {
            ran.bad += 1;
            return fails ? Promise.reject(new Error("no")) : Promise.resolve(false);
          },
        },
        { name: "good", run: () => Promise.resolve(++ran.good === 0) },
      ],
      null,
    );
    const at: number[] = [];
    for (let second = 0; second < 240; second += 1) {
      const before = ran.bad;
      await loop.runNow();
      if (ran.bad > before) at.push(second);
      room.wait(1000);
    }
    expect(at).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
    expect(ran.good).toBe(240);
    fails = false;
    room.wait(60_000);
    const before = ran.bad;
    for (let times = 0; times < 3; times += 1) await loop.runNow();
    expect(ran.bad - before).toBe(3);
  });

  test("leaves the rest for the next start when it is told to stop", async () => {
    for (const key of ["a", "b", "c"]) await room.write(key);
    const leaving = new AbortController();
    const provider = fakeProvider(ways.resend, [], room.now);
    await sendOutbox(
      await openJobContext(room.portal),
      {
        ...provider.transport,
        send: (parcel) => {
          leaving.abort();
          return provider.transport.send(parcel);
        },
      },
      { signal: leaving.signal },
    );
    expect((await room.rows()).map((row) => row.state)).toEqual(["sent", "queued", "queued"]);
  });
});
