import { expect, test } from "vitest";
import { isShown, readersOf, readersOfMost } from "~/domain/readers";

test.each([
  ["text", true, true, "all"],
  ["text", true, false, "judges"],
  ["text", false, true, "public"],
  ["text", false, false, "nobody"],
  ["files", true, true, "all"],
  // Contact data go to nobody, whatever a rulebook says of them.
  ["address", true, true, "nobody"],
  ["phone", true, true, "nobody"],
] as const)("a field (%s) judged %s and public %s can be seen by %s", (type, judged, isPublic, readers) => {
  const field = { type, judged, public: isPublic };
  expect(readersOf(field)).toBe(readers);
  expect([isShown(field, "entrant"), isShown(field, "screener")]).toEqual([true, true]);
});

test("what most fields of a section have in common is said of them all; of equals, what is said first", () => {
  const seen = (judged: boolean, isPublic: boolean) => ({ type: "text" as const, judged, public: isPublic });
  expect(readersOfMost([seen(false, false), seen(true, true), seen(true, true)])).toBe("all");
  expect(readersOfMost([seen(true, false), seen(true, true)])).toBe("judges");
  expect(readersOfMost([])).toBe("nobody");
});
