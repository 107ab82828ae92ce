import fc from "fast-check";
import { expect, test } from "vitest";
import { difference } from "~/services/difference.server";

test("only the words that changed are marked, in spaced and unspaced writing", () => {
  expect(difference("We trained 40 teachers.", "We trained 64 teachers and clerks.")).toEqual([
    { kind: "same", text: "We trained " },
    { kind: "removed", text: "40" },
    { kind: "added", text: "64" },
    { kind: "same", text: " teachers" },
    { kind: "added", text: " and clerks" },
    { kind: "same", text: "." },
  ]);
  expect(
    difference("学校。老师。", "学校。学生。").filter(({ kind }) => kind === "same").length,
  ).toBeGreaterThan(0);
  expect(difference("", "new")).toEqual([{ kind: "added", text: "new" }]);
  expect(difference("same", "same")).toEqual([{ kind: "same", text: "same" }]);
});

test("both texts can be read out of their difference, whatever they are", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom("a ", "b", "\n", "教", "ما ", "."), { maxLength: 30 })
      .map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = difference(before, after);
      const without = (kind: string) =>
        parts
          .filter((one) => one.kind !== kind)
          .map((one) => one.text)
          .join("");
      expect([without("added"), without("removed")]).toEqual([before, after]);
    }),
  );
});
