import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { refuseOpening, refuseProof, type SetUp, stepsOf, type TestMail } from "~/domain/opening";
import { type MailState, refuseMailDecision, stateAfter } from "~/domain/outbox";
import { readRulebook } from "~/domain/rulebook";
import { maskAddress } from "~/domain/address";
import fc from "fast-check";

const book = readRulebook(
  JSON.parse(readFileSync(new URL("../../db/seed/rulebooks/2027.json", import.meta.url), "utf8")),
).rulebook!;
const now = "2027-02-01T00:00:00.000Z";
const ready: SetUp = {
  publicUrl: "https://award.example.org",
  transport: "resend",
  replyTo: "award@example.org",
  mailProvenAt: now,
  rulebookReadAt: now,
};
const missing = (setUp: Partial<SetUp>) =>
  stepsOf({ ...ready, ...setUp })
    .filter((step) => !step.done)
    .map((step) => step.id);

describe("the gate before a call", () => {
  test.each([
    [{}, []],
    [{ publicUrl: "http://localhost:3000" }, ["address", "https"]],
    [{ publicUrl: "https://127.0.0.1" }, ["address", "https"]],
    [{ publicUrl: "https://[::1]:3000" }, ["address", "https"]],
    [{ publicUrl: "https://portal" }, ["address", "https"]],
    [{ publicUrl: "https://portal.local" }, ["address", "https"]],
    [{ publicUrl: "http://award.example.org" }, ["https"]],
    [{ publicUrl: "https://奖.例子.cn" }, []],
    [{ transport: "folder" }, ["transport", "testMail"]],
    [{ replyTo: null }, ["replyTo"]],
    [{ mailProvenAt: null }, ["testMail"]],
    [{ rulebookReadAt: null }, ["rulebook"]],
  ] satisfies [Partial<SetUp>, string[]][])("with %j lacks %j", (setUp, ids) => {
    expect(missing(setUp)).toEqual(ids);
    const refusal = refuseOpening({ ...ready, ...setUp }, { openedAt: null, book, now });
    expect(refusal).toEqual(
      ids[0] ? { id: "opening.refused", values: { count: ids.length, first: ids[0] } } : null,
    );
  });

  test("opens once, and not after the last day for entries", () => {
    expect(refuseOpening(ready, { openedAt: now, book, now })).toEqual({ id: "opening.already" });
    expect(refuseOpening(ready, { openedAt: null, book, now: "2027-06-01T00:00:00.000Z" })).toEqual({
      id: "opening.over",
    });
  });
});

describe("the code of a test mail", () => {
  const test1: TestMail = { way: "resend a b", codeHash: "right", sentAt: now, attempts: 0, provenAt: null };
  const given = { way: "resend a b", codeHash: "right", now: "2027-02-01T00:59:59.999Z" };
  test.each([
    ["the right code within the hour", test1, given, null],
    ["no test mail at all", undefined, given, "opening.noTest"],
    ["another sender since", test1, { ...given, way: "smtp a b" }, "opening.otherWay"],
    ["an hour later", test1, { ...given, now: "2027-02-01T01:00:00.000Z" }, "opening.testOver"],
    ["ten wrong codes", { ...test1, attempts: 10 }, given, "opening.testOver"],
    ["a wrong code", test1, { ...given, codeHash: "wrong" }, "opening.codeWrong"],
  ])("%s", (_case, sent, code, id) => {
    expect(refuseProof(sent, code)?.id ?? null).toBe(id);
  });
});

describe("news of a mail", () => {
  test("lead to one state in whatever order and however often they come", () => {
    const types = ["email.sent", "email.delivered", "email.bounced", "email.complained", "email.opened"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...types)), fc.array(fc.nat()), (news, order) => {
        const shuffled = news
          .map((type, at) => ({ type, key: order[at] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ type }) => type);
        const once = stateAfter("sent", news);
        expect(stateAfter("sent", shuffled)).toBe(once);
        expect(stateAfter(once, news)).toBe(once);
        expect(news.reduce<MailState>((state, type) => stateAfter(state, [type]), "sent")).toBe(once);
      }),
    );
    expect(stateAfter("sent", ["email.delivered", "email.sent"])).toBe("delivered");
    expect(stateAfter("bounced", ["email.delivered"])).toBe("bounced");
    expect(stateAfter("held", ["email.opened"])).toBe("held");
    expect(stateAfter("held", ["email.delivered"])).toBe("delivered");
  });
});

describe("a person's decision about a mail", () => {
  test.each([
    ["held", 1, "sendAgain", null],
    ["held", 1, "doNotSend", null],
    ["held", 2, "sendAgain", "mail.notHeld"],
    ["queued", 1, "sendAgain", "mail.notHeld"],
    ["delivered", 1, "doNotSend", "mail.notHeld"],
  ] as const)("%s, drawn from copy %i, to %s: %s", (state, copy, decision, id) => {
    const mail = { state, copy: 1, notAfter: null };
    expect(refuseMailDecision(mail, { decision, copy }, now)?.id ?? null).toBe(id);
  });

  test("a mail that is of no more use is not sent again", () => {
    const mail = { state: "held" as const, copy: 1, notAfter: now };
    expect(refuseMailDecision(mail, { decision: "sendAgain", copy: 1 }, now)).toEqual({ id: "mail.tooLate" });
    expect(refuseMailDecision(mail, { decision: "doNotSend", copy: 1 }, now)).toBeNull();
  });
});

test("a masked address keeps its first letter and its domain", () => {
  expect(["kim@example.org", "людмила@почта.рф", "a@b.cd", "nothing"].map(maskAddress)).toEqual([
    "k…@example.org",
    "л…@почта.рф",
    "a…@b.cd",
    "…",
  ]);
});
