import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeBackup } from "~db/backups";
import { openDatabase } from "~db/client";
import { readConfig } from "../../scripts/config";
import { preparePortal } from "../../scripts/portal";
import { openWorld, type World } from "../world";

let world: World;
beforeAll(async () => {
  world = await openWorld({ env: { PORTAL_MODE: "demonstration" } });
});
afterAll(() => world.close());

test("the call page is served to everyone, without a script and never to be kept", async () => {
  const answer = await (await world.as(null)).get("/");
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toContain("<script");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

test("an address that is in no row of the table is not found, whatever the method", async () => {
  const { get, post } = await world.as(null);
  expect([(await get("/no-such-page")).status, (await post("/no-such-page")).status]).toEqual([404, 404]);
});

describe("before a form is read", () => {
  const form = (headers: Record<string, string>, body: string | null = "stage=judging") => ({
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body,
  });

  test.each([
    ["another site", { origin: "https://elsewhere.example" }],
    ["a page without an origin", { origin: "null" }],
    ["this host on another port", { origin: "http://localhost:1" }],
    ["a program that names no origin", {}],
    ["a browser that names another site", { "sec-fetch-site": "cross-site" }],
  ])("one from %s is refused", async (_from, headers) => {
    const before = world.portal.clock();
    const answer = await (await world.as(null)).ask("/demo/clock", form(headers));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("another site");
    expect(world.portal.clock()).toBe(before);
  });

  test("a method that the address does not have is named as such", async () => {
    const answer = await (await world.as(null)).ask("/demo/clock", { method: "DELETE" });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("one over the size of its page is refused by what it says of itself, before it arrives", async () => {
    const reply = await new Promise<string>((done) => {
      const socket = connect(world.port, "127.0.0.1", () =>
        socket.write(
          `POST /demo/clock HTTP/1.1\r\nHost: localhost\r\nOrigin: ${world.url}\r\nContent-Length: 5000000\r\n\r\nx`,
        ),
      );
      socket.once("data", (bytes) => {
        done(String(bytes).split("\r\n")[0] ?? "");
        socket.destroy();
      });
    });
    expect(reply).toContain("413");
  });

  test("one that hides its size is refused", async () => {
    const reply = await new Promise<string>((done) => {
      const socket = connect(world.port, "127.0.0.1", () =>
        socket.write(
          `POST /demo/clock HTTP/1.1\r\nHost: localhost\r\nOrigin: ${world.url}\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n`,
        ),
      );
      socket.once("data", (bytes) => {
        done(String(bytes).split("\r\n")[0] ?? "");
        socket.destroy();
      });
    });
    expect(reply).toContain("411");
  });
});

test("what a client says of the host in its headers reaches no page", async () => {
  const answer = await (
    await world.as(null)
  ).ask("/", { headers: { host: "evil.example", "x-forwarded-host": "evil.example" } });
  expect(await answer.text()).not.toContain("evil.example");
});

test("health is told in one word", async () => {
  const answer = await (await world.as(null)).get("/healthz");
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
});

test("what is logged holds no address, whoever logs it and how loud", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-log-"));
  const program = `
    const [{ preparePortal }, { readConfig }] = await Promise.all([import("./scripts/portal.ts"), import("./scripts/config.ts")]);
    const { portal, close } = await preparePortal(readConfig({ DATA_DIR: process.argv[1], BACKUP_DIR: "none", LOG_LEVEL: "info" }));
    for (const level of ["info", "warn", "error"]) portal.log[level]({ error: "550 <kim.li@mail.example>: no" }, "said");
    await close();`;
  const { stdout } = await promisify(execFile)("node", [
    ...["--import", "tsx", "--input-type=module", "--eval", program],
    dataDir,
  ]);
  rmSync(dataDir, { recursive: true, force: true });
  const said = stdout.split("\n").filter((line) => line.includes("said"));
  expect(said.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([30, 40, 50]);
  expect(said.join("\n")).toContain("550 ");
  expect(stdout).not.toMatch(/kim|mail\.example/);
});

test("outside a demonstration its addresses do not exist", async () => {
  const real = await openWorld();
  const { post } = await real.as(null);
  expect((await post("/demo/clock", { stage: "judging" })).status).toBe(404);
  await real.close();
});

test("a database with a damaged page is neither served nor backed up, and whoever starts the portal reads why", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "portal-damaged-"));
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent", BACKUP_DIR: "none" });
  await (await preparePortal(config)).close();
  const file = join(dataDir, "portal.db");
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4096 * 3, 4096 * 4);
  writeFileSync(file, bytes);
  await expect(preparePortal(config)).rejects.toThrow(/database is damaged.*npm run restore/);
  const { raw } = openDatabase(file);
  const backup = writeBackup(raw, {
    dataDir,
    folder: join(dataDir, "backups"),
    at: "2027-03-02T02:00:00.000Z",
    version: "0",
  });
  await expect(backup).rejects.toMatchObject({ code: expect.stringMatching(/^SQLITE_CORRUPT/) });
  raw.close();
  rmSync(dataDir, { recursive: true });
});
