import { expect, test } from "vitest";
import { noTally, prove, slipsOf } from "../../scripts/prove-letters";

test("twenty-four hostile names and titles change no element, no header and no word of any mail", async () => {
  let tally = noTally;
  for (let seed = 1; seed <= 24; seed++) tally = await prove(tally, seed);
  expect(tally).toEqual({ names: 24, mails: 168, markup: 0, headers: 0, textParts: 0, slips: [] });
}, 60_000);

test("an element too many, another subject, a header more and a word less are each told", () => {
  const twin = { subject: "Result: 1", html: "<html><body><p>xax</p></body></html>", text: "xax" };
  const slips = (change: Partial<typeof twin>) => slipsOf({ ...twin, ...change }, twin, true);
  expect([
    slips({}),
    slips({ html: "<html><body><p>xa<b>x</b></p></body></html>" }),
    slips({ subject: "Result: 2" }),
    slips({ text: "xa" }),
    slips({ html: "<html><body><p>x\u202eax</p></body></html>", text: "x\u202eax" }),
  ]).toEqual([[], ["markup"], ["subject", "header"], ["text part"], ["turned order"]]);
});
