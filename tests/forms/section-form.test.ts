import { expect, test } from "vitest";
import { fieldsOf, readRulebook } from "~/domain/rulebook";
import { controls, readSection } from "~/forms/section-form";
import { parsedMessage } from "~/locales/catalogue";
import { translator } from "~/locales/translate";
import rulebook from "~db/seed/rulebooks/2027.json";

const video = fieldsOf(readRulebook(rulebook).rulebook!).filter((field) => field.id === "video"); // it is coherent
const read = (typed: string) => {
  const form = new FormData();
  form.append(controls.base("video"), "");
  form.append("video", typed);
  return readSection(video, form).answers["video"];
};

test.each([
  ["www.naryn.example/looms", "https://www.naryn.example/looms"],
  ["школа.example", "https://школа.example"],
  ["http://naryn.example", "http://naryn.example"],
  ["see our page", "see our page"],
  ["javascript:alert(1)", "javascript:alert(1)"],
  ["", ""],
])("an address of the web typed as %s is kept as %s", (typed, kept) => {
  expect(read(typed)).toBe(kept);
});

test("a day in a sentence is written in words", () => {
  const t = translator("en", (id) => parsedMessage("en", id));
  expect(t.say({ id: "entering.dateTooLate", values: { to: { day: "2026-06-01" } } })).toBe(
    "Enter 1 June 2026 or an earlier day",
  );
});
