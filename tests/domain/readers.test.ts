import { expect, test } from "vitest";
import { isShown, readersOf } from "~/domain/readers";

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
