import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGate } from "../../scripts/back-pressure";
import { openWorld, type World } from "../world";

/** A gate with a clock and a measure of work that the test moves, and requests that it answers. */
function gateOf() {
  let [at, worked] = [0, 0];
  const gate = openGate({ clock: () => at, worked: () => worked });
  const open: { asked: { complete: boolean }; answering: { headersSent: boolean }; close: () => void }[] = [];
  return {
    isBusy: gate.isBusy,
    enter(kind: "read" | "write", complete = true) {
      const asked = { complete };
      let close: () => void = () => undefined;
      const answering = {
        headersSent: false,
        once: (_event: "close", listener: () => void) => void (close = listener),
      };
      const isIn = gate.enter(kind, asked, answering);
      if (isIn) open.push({ asked, answering, close });
      return isIn;
    },
    waiting: () => open.filter((one) => one.asked.complete && !one.answering.headersSent).length,
    /** Answers the one that came first, after so many milliseconds of work. */
    answer(ms: number) {
      at += ms;
      worked += ms;
      const one = open.shift();
      if (one) one.answering.headersSent = true;
      one?.close();
    },
    rest: (ms: number) => void (at += ms),
    work(ms: number) {
      at += ms;
      worked += ms;
    },
  };
}

describe("a gate", () => {
  test("lets in as many as will be done in time by the work that an answer takes, and readers give way first", () => {
    const gate = gateOf();
    gate.enter("write");
    for (let turn = 0; turn < 200; turn += 1) {
      gate.enter("write");
      gate.answer(30);
    }
    gate.answer(0);
    let [reads, writes] = [0, 0];
    while (reads < 500 && gate.enter("read")) reads += 1;
    while (writes < 500 && gate.enter("write")) writes += 1;
    expect([reads, reads + writes]).toEqual([7, 16]);
    expect(gate.isBusy()).toBe(true);
    gate.rest(5000);
    expect(gate.isBusy()).toBe(false);
  });

  test("does not take for an answer what was worked while nobody asked", () => {
    const gate = gateOf();
    for (let turn = 0; turn < 50; turn += 1) {
      gate.work(1000);
      gate.enter("write");
      gate.answer(10);
    }
    let writes = 0;
    while (writes < 500 && gate.enter("write")) writes += 1;
    expect(writes).toBe(45);
  });

  test("counts nobody who is still sending", () => {
    const gate = gateOf();
    for (let turn = 0; turn < 500; turn += 1) expect(gate.enter("write", false)).toBe(true);
    expect(gate.enter("read")).toBe(true);
  });

  test("never holds more than fits into the time that the last may wait, and takes some however slow it is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ ms: fc.integer({ min: 1, max: 400 }), asks: fc.integer({ min: 0, max: 60 }) }), {
          maxLength: 60,
        }),
        (turns) => {
          const gate = gateOf();
          let slowest = 10;
          let quickest = 10;
          for (const { ms, asks } of turns) {
            [slowest, quickest] = [Math.max(slowest, ms), Math.min(quickest, ms)];
            for (let n = 0; n < asks; n += 1) {
              const before = gate.waiting();
              const isIn = gate.enter("write");
              if (isIn) expect(before).toBeLessThan(Math.max(12, 450 / quickest));
              else expect(before).toBeGreaterThanOrEqual(Math.max(12, 450 / slowest));
            }
            gate.answer(ms);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a portal that is asked for more than it can do", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ env: { PORTAL_MODE: "demonstration" } });
  });
  afterAll(() => world.close());

  test("turns people away with words, when to come back and what they typed, and says how it is doing all the same", async () => {
    const nobody = await world.as(null);
    const html = { accept: "text/html" };
    const words = `Words of which none may be lost: <b>"${"long ".repeat(20)}"</b>`;
    const asked = (path: string, init: RequestInit = {}) =>
      nobody.ask(path, { ...init, headers: { ...html, ...(init.headers as object) } });
    const readings = Array.from({ length: 120 }, () => asked("/rules"));
    const forms = Array.from({ length: 60 }, () =>
      asked("/sign-in", {
        method: "POST",
        headers: { origin: world.base, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ address: words, next: "" }).toString(),
      }),
    );
    const [first] = await Promise.all([Promise.race(readings), Promise.all(readings), Promise.all(forms)]);
    expect(first.status).toBeLessThan(504);
    const status = await asked("/status");
    expect([status.status, (await status.text()).includes("More people use the portal")]).toEqual([
      200,
      true,
    ]);

    const refused = (await Promise.all(readings)).filter((one) => one.status === 503);
    const refusedForms = (await Promise.all(forms)).filter((one) => one.status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(refusedForms.length).toBeGreaterThan(0);
    const waits = refused.map((one) => Number(one.headers.get("retry-after")));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15);
    const page = await refused[0]!.text(); // there is one
    expect(page).toContain("did not make this page");
    expect(page).toContain('href="/rules"');
    const form = await refusedForms[0]!.text(); // there is one
    expect(form).toContain("Nothing of it was saved");
    expect(form).toContain(words.replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;"));
    expect(form).not.toContain("<b>");
    expect(form).not.toContain("<script");
  });

  test("takes everybody again once it has done its work", async () => {
    const answers = [];
    for (let turn = 0; turn < 20; turn += 1)
      answers.push((await (await world.as(null)).get("/dates")).status);
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});
