/** The long commands in their shortest form: they run, and say what they promise to say. Their figures are for people. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { plantedFaults } from "../../scripts/planted-faults";

const run = (script: string, ...args: string[]) =>
  promisify(execFile)("node", ["--import", "tsx", `scripts/${script}.ts`, ...args], {
    env: { ...process.env, NODE_ENV: "production" },
  }).then(({ stdout }) => stdout);

/** The figure behind a name in a printed table. */
const figure = (table: string, name: string) =>
  Number(new RegExp(`${name.replace(/[()]/g, "\\$&")} *│ *([\\d.]+)`).exec(table)?.[1] ?? "NaN");

test("the bench prints pages and submissions with their ratios", async () => {
  const said = await run(
    "bench",
    ...["--seconds", "1", "--rounds", "1", "--entries", "12", "--only", "pages,writes"],
  );
  for (const name of ["judge's list", "bare page", "over HTTP", "without HTTP", "one row (the disk's limit)"])
    expect({ name, isThere: figure(said, name) > 0 }).toEqual({ name, isThere: true });
  expect(said.match(/ratio/g)).toHaveLength(2);
}, 240_000);

// These wait most of their time, for what was killed or for a slow line: they wait beside each other.
test.concurrent(
  "a server that is killed while people enter, and a migration that is cut off, lose nothing and do nothing twice",
  async () => {
    const ask = "--from 7 --to 7 --lives 2 --only kill,migration";
    const said = await run("prove-durable", ...ask.split(" "));
    const [kill = "", migration = ""] = said.split("A migration is killed");
    expect(figure(kill, "acknowledged")).toBeGreaterThan(0);
    expect(figure(kill, "found")).toBe(figure(kill, "acknowledged"));
    for (const name of ["lost", "double", "mails lost", "mails double", "faults of the history"])
      expect({ name, n: figure(kill, name) }).toEqual({ name, n: 0 });
    expect(figure(migration, "kills")).toBeGreaterThan(1);
    for (const name of ["neither old nor new", "lost"])
      expect({ name, n: figure(migration, name) }).toEqual({ name, n: 0 });
  },
  120_000,
);

test.concurrent(
  "a call closes on people who save, submit and upload: nothing that was acknowledged is lost, and nobody meets a fault",
  async () => {
    // Its speed is not asked here: other tests are running.
    const said = await promisify(execFile)(
      "node",
      [
        ...["--import", "tsx", "scripts/prove-deadline.ts"],
        ...["--rate", "3", "--seconds", "2", "--over", "2", "--after", "2", "--start", "15"],
      ],
      { env: { ...process.env, NODE_ENV: "production" } },
    ).then(
      ({ stdout }) => stdout,
      (error: unknown) => (error as { stdout: string }).stdout,
    );
    expect(figure(said, "acknowledged")).toBeGreaterThan(3);
    expect(figure(said, "found")).toBe(figure(said, "acknowledged"));
    for (const name of ["lost", "taken after the closing", "errors", "status pages not answered"])
      expect({ name, n: figure(said, `${name} `) }).toEqual({ name, n: 0 });
    expect(figure(said, "refused after the closing, in words")).toBeGreaterThan(0);
  },
  120_000,
);

test.concurrent(
  "a sender that is killed while the mail service fails in every way loses no mail, doubles none and keeps the limit",
  async () => {
    const said = await run(
      "prove-mail",
      ...[
        "--mails",
        "40",
        "--alone",
        "10",
        "--kills",
        "2",
        "--faults",
        "0.1",
        "--limit",
        "40",
        "--seed",
        "5",
      ],
    );
    expect([figure(said, "mails"), figure(said, "kills"), figure(said, "taken")]).toEqual([40, 2, 39]);
    expect(figure(said, "faults")).toBeGreaterThan(1);
    for (const name of ["lost", "double", "of these not before a person", "over the limit", "within a pause"])
      expect({ name, n: figure(said, name) }).toEqual({ name, n: 0 });
  },
  120_000,
);

test.concurrent(
  "a writer whose pages, line, session and server fail keeps every word that was saved or two seconds old",
  async () => {
    const said = await run(
      "prove-drafts",
      "--from",
      "3",
      "--to",
      "3",
      "--browser",
      process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    );
    expect(figure(said, "runs")).toBe(1);
    expect(figure(said, "words")).toBeGreaterThanOrEqual(40);
    expect([figure(said, "lostSaved"), figure(said, "lostOld")]).toEqual([0, 0]);
  },
  240_000,
);

test.concurrent(
  "a file that is sent over a line that is cut twice arrives, and little of it is sent again",
  async () => {
    const said = await run(
      "prove-uploads",
      ...["--megabytes", "1", "--kbit", "4000", "--delay", "50", "--cuts", "2"],
      ...["--browser", process.env["CHROMIUM"] ?? "/usr/bin/chromium"],
    );
    expect([figure(said, "bytes of the file"), figure(said, "cuts")]).toEqual([1_048_576, 2]);
    expect(figure(said, "most bytes sent again after a cut")).toBeLessThanOrEqual(524_288);
    expect(said).toMatch(/the same file arrived *│ *'yes'/);
  },
  120_000,
);

test("two worlds that differ in one score answer alike, and only who may know sees that they are two", async () => {
  const said = await run("prove-blind", "--from", "1", "--to", "2", "--secret", "a score");
  expect(/a score *│ *2 *│ *16 *│ *0 /.test(said)).toBe(true);
}, 120_000);

test("every fault that may be planted still has its one place, and the test that is to find it is there", () => {
  const text = (file: string) => readFileSync(file, "utf8");
  expect(plantedFaults.length).toBeGreaterThanOrEqual(30);
  expect(new Set(plantedFaults.map((fault) => fault.name)).size).toBe(plantedFaults.length);
  const lost = plantedFaults.filter(
    ({ file, from, to, test: finder, named }) =>
      text(file).split(from).length !== 2 || from === to || named === "" || !text(finder).includes(named),
  );
  expect(lost.map((fault) => fault.name)).toEqual([]);
});

test("a planted fault turns its test red", async () => {
  const at = plantedFaults.findIndex((fault) => fault.name === "a code signs in twice") + 1;
  const said = await run("prove-teeth", "--from", String(at), "--to", String(at));
  expect([figure(said, "planted"), figure(said, "caught")]).toEqual([1, 1]);
}, 120_000);
