import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dice } from "~/engine/dice";
import { flipped, noTally, prove, randomEdition, tampered, verdicts } from "../../scripts/prove-result";
import { runVerify } from "../../scripts/verify";
import { run } from "../../scripts/verify-result.mjs";

test("portal, verify and the independent checker agree on 200 random editions, tampered ones included", () => {
  let tally = noTally;
  for (let seed = 1001; seed <= 1200; seed++) tally = prove(tally, seed, { tampered: 1, flips: 1 });
  expect(tally).toMatchObject({
    editions: 200,
    agreed: 200,
    tampered: 200,
    tamperedAgreed: 200,
    flips: 200,
    flipsRefused: 200,
  });
  // Most changes of one thing matter; a mark of a sheet that does not count does not.
  expect(tally.tamperedRefused).toBeGreaterThan(130);
  expect(Object.keys(tally.steps).sort()).toEqual(["chair", "countryWithoutWinner", "criterion"]);
}, 120_000);

test("a file that is laid out anew, though it says the same, is refused", () => {
  const { file } = randomEdition(3);
  for (const text of [
    `${file}\n`,
    ` ${file}`,
    JSON.stringify(JSON.parse(file), null, 1),
    file.replace('"format":1', '"format":1.0'),
    `\uFEFF${file}`,
    file.replace('{"format"', '{"format":1,"format"'),
  ])
    expect({ start: text.slice(0, 12), ...verdicts(Buffer.from(text)) }).toMatchObject({
      portal: expect.toSatisfy((code: number) => code > 0),
      independent: expect.toSatisfy((code: number) => code > 0),
    });
});

test("rules that name a criterion they do not have are refused by both, and neither walks for ever", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const file = randomEdition(seed).file.replace(/"chain":\[/g, '"chain":[{"criterion":"CR99"},');
    const said = verdicts(Buffer.from(file));
    expect([seed, said.portal, said.independent]).toEqual([seed, 1, 1]);
  }
}, 20_000);

test("another key than the one that is trusted is named, the right one is not", () => {
  const bytes = Buffer.from(randomEdition(4).file);
  const { key } = JSON.parse(bytes.toString()) as { key: string };
  const said = (trusted: string) => [
    runVerify(["r.json", "--key", trusted], () => bytes).code,
    run(["r.json", trusted], () => bytes).code,
  ];
  expect(said(key)).toEqual([0, 0]);
  expect(said("0".repeat(64))).toEqual([1, 1]);
});

test("a signature that the key did not make is refused by both, though nothing else is wrong", () => {
  const { file } = randomEdition(5);
  expect(verdicts(Buffer.from(file))).toEqual({ portal: 0, independent: 0 });
  const forged = file.replace(
    /"signature":"(.)/,
    (_, first: string) => `"signature":"${first === "0" ? "1" : "0"}`,
  );
  expect(verdicts(Buffer.from(forged))).toEqual({ portal: 1, independent: 1 });
});

test("what is no result file, or none at all, is said in a sentence with exit 2", () => {
  for (const [text, words] of [
    ["not json", "it is not JSON"],
    ["[]", "it is not a result file"],
    ["{}", "it is not a result file"],
    ["null", "it is not a result file"],
    ['{"format":2}', "it is not a result file"],
  ] as const) {
    const { code, stdout, stderr } = runVerify(["r.json"], () => Buffer.from(text));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(run(["r.json"], () => Buffer.from(text)).code).toBe(2);
  }
  const missing = (name: string) => readFileSync(`/nowhere/${name}`);
  expect(runVerify(["r.json"], missing)).toMatchObject({ code: 2, stdout: "" });
  expect(run(["r.json"], missing).code).toBe(2);
  expect(runVerify([], missing).code).toBe(2);
  expect(runVerify(["r.json"], () => Uint8Array.of(0xff, 0xfe)).stderr).toContain("not text in UTF-8");
});

test("what is wrong is named, with the place", () => {
  const throws = dice(7);
  const { file } = randomEdition(5);
  const changed = file.replace(
    /"rawMean":(\d)/,
    (_, digit: string) => `"rawMean":${(Number(digit) % 9) + 1}`,
  );
  expect(changed).not.toBe(file);
  const { code, stdout } = runVerify(["r.json"], () => Buffer.from(changed));
  expect(code).toBe(1);
  expect(stdout).toContain("The SHA-256 in the file is not that of its result.");
  expect(stdout).toContain("The signature is not that of the key in the file.");
  expect(stdout).toMatch(/The ranking does not follow from the sheets\. \(C\d › rows/);
  expect(flipped(Buffer.from(file), throws)).not.toEqual(Buffer.from(file));
  expect(tampered(file, throws)).toContain('"kind":"awardResult"');
});

test("the independent checker imports nothing but Node's own modules", () => {
  const code = readFileSync(new URL("../../scripts/verify-result.mjs", import.meta.url), "utf8");
  const from = [...code.matchAll(/^(?:import|\} from|import .* from)\b[^"]*"([^"]+)"|import\(/gm)].map(
    (found) => found[1],
  );
  expect(from).toEqual(["node:crypto", "node:fs", "node:url"]);
});
