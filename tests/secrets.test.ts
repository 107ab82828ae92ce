/** docs/secrets.md and the proof of blindness speak of the same secrets. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");

test("each secret that two worlds are made of says who may learn it, and each that is written down is proved", () => {
  const written = [...read("docs/secrets.md").matchAll(/^\| (?!Secret|---)(.+?) \|/gm)].map(
    ([, name]) => name,
  );
  const proved = [...read("scripts/prove-blind.ts").matchAll(/^ {2}"(.+)": \{$/gm)].map(([, name]) => name);
  expect(proved.length).toBeGreaterThan(8);
  expect(written).toEqual(proved);
});
