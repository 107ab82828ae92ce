import { describe, expect, test } from "vitest";
import { attacks, type Named, peers } from "./attacks";
import { patternOf, titlesIn } from "./titles";

const missing = (tests: readonly Named[]) =>
  tests.flatMap(([file, ...titles]) =>
    titles.filter((title) => !titlesIn(file).has(title)).map((title) => `${file}: ${title}`),
  );

describe("the table of attacks", () => {
  test("has forty, each with a weakness and tests that are there", () => {
    expect(attacks).toHaveLength(40);
    expect(attacks.flatMap(({ tests }) => missing(tests))).toEqual([]);
    expect(
      attacks.filter(({ tests, weakness }) => tests.length === 0 || !/^CWE-\d+(, CWE-\d+)*$/.test(weakness)),
    ).toEqual([]);
  });

  test("says of each fault of a peer which tests make it here, or why there is nothing to attack", () => {
    expect(peers.flatMap((one) => ("tests" in one ? missing(one.tests) : []))).toEqual([]);
    const silent = peers.filter((one) => ("tests" in one ? one.tests.length === 0 : one.notHere === ""));
    expect(silent).toEqual([]);
  });

  test("notices a test that is gone, and tells one title from another", () => {
    expect(missing([["scripts/portal.test.ts", "one from … is refused", "no such test"]])).toEqual([
      "scripts/portal.test.ts: no such test",
    ]);
    expect(missing([["no/such.test.ts", "a test"]])).toEqual(["no/such.test.ts: a test"]);
    const pattern = patternOf("one from … is refused");
    expect([
      pattern.test("before a form is read one from another site is refused"),
      pattern.test("none"),
    ]).toEqual([true, false]);
  });
});
