import { expect, test } from "vitest";
import {
  CODE_TRIES,
  digitsOf,
  explainWrongCode,
  localPath,
  longCodeOf,
  refuseAsking,
  refuseCode,
  refuseLink,
} from "~/domain/sign-in";

const at = "2027-03-02T02:00:00.000Z";
const ask = { expiresAt: "2027-03-02T02:10:00.000Z", usedAt: null, attempts: 0, browserHash: "b" };

test("a code works up to the last millisecond of its ten minutes", () => {
  expect(refuseCode(ask, "2027-03-02T02:09:59.999Z")).toBeNull();
  expect(refuseCode(ask, "2027-03-02T02:10:00.000Z")).toEqual({ id: "account.codeExpired" });
});

test("a used code is refused as used, and one tried too often as spent", () => {
  expect(refuseCode({ ...ask, usedAt: at }, at)).toEqual({ id: "account.codeUsed" });
  expect(refuseCode({ ...ask, attempts: CODE_TRIES - 1 }, at)).toBeNull();
  expect(refuseCode({ ...ask, attempts: CODE_TRIES }, at)).toEqual({
    id: "account.codeSpent",
    values: { tries: 5 },
  });
});

test("a wrong code is told how often it may be tried again, and when it is over", () => {
  expect(explainWrongCode([], at)).toEqual({ id: "account.codeNone" });
  expect(explainWrongCode([{ ...ask, attempts: 3 }], at)).toEqual({
    id: "account.codeWrong",
    values: { left: 2 },
  });
  expect(explainWrongCode([{ ...ask, attempts: 5 }], at)).toEqual({
    id: "account.codeSpent",
    values: { tries: 5 },
  });
  expect(explainWrongCode([{ ...ask, expiresAt: at }], at)).toEqual({ id: "account.codeExpired" });
});

test("a link works in the browser that asked and no other", () => {
  expect(refuseLink(ask, { now: at, browserHash: "b" })).toBeNull();
  expect(refuseLink(ask, { now: at, browserHash: "c" })).toEqual({ id: "account.linkElsewhere" });
  expect(refuseLink(ask, { now: at, browserHash: null })).toEqual({ id: "account.linkElsewhere" });
  expect(refuseLink(undefined, { now: at, browserHash: "b" })).toEqual({ id: "account.linkUnknown" });
});

test("an address gets ten codes an hour and thirty a day, a campus three hundred an hour", () => {
  expect(refuseAsking({ address: [9, 29], client: [299] })).toBeNull();
  expect(refuseAsking({ address: [10, 10], client: [0] })).toEqual({
    id: "account.tooManyForAddress",
    values: { hours: 1 },
  });
  expect(refuseAsking({ address: [0, 30], client: [0] })).toEqual({
    id: "account.tooManyForAddress",
    values: { hours: 24 },
  });
  expect(refuseAsking({ address: [0, 0], client: [300] })).toEqual({ id: "account.tooManyFromHere" });
});

test("a code is read as people type it", () => {
  expect(digitsOf(" 123 456 ")).toBe("123456");
  expect(digitsOf("１２３–456")).toBe("123456");
  expect(digitsOf("١٢٣٤٥٦")).toBe("123456");
  expect(digitsOf("۱۲۳۴۵۶")).toBe("123456");
  expect(longCodeOf("ab0o-IL1z")).toBe("AB00111Z");
});

test("only a path of the portal itself may be gone on to", () => {
  for (const good of ["/", "/entries", "/entries/a?b=c&d=%20e", "/desk/people"])
    expect(localPath(good)).toBe(good);
  for (const bad of [
    "",
    "entries",
    "//evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "/%5cevil.example",
    "/%2fevil.example",
    "/..//evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/a%0d%0aLocation:%20//evil.example",
    "/a\r\nLocation: //evil.example",
    "/\t/evil.example",
    "/%",
    "/sign-in",
    "/sign-in/code",
    "/sign-out",
  ])
    expect([bad, localPath(bad)]).toEqual([bad, null]);
});
