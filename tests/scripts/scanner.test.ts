import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openScanner, scannerAddress } from "../../scripts/scanner";
import { openClamd, VIRUS } from "../clamd";

const folder = mkdtempSync(join(tmpdir(), "portal-scan-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
let number = 0;
function fileOf(content: string | Buffer): string {
  const path = join(folder, String((number += 1)));
  writeFileSync(path, content);
  return path;
}

test.each([
  ["tcp://127.0.0.1:3310", { host: "127.0.0.1", port: 3310 }],
  ["tcp://clamav.example:3310", { host: "clamav.example", port: 3310 }],
  ["tcp://[::1]:3310", { host: "::1", port: 3310 }],
  ["unix:/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
  ["unix:clamd.ctl", null],
  ["127.0.0.1:3310", null],
  ["tcp://127.0.0.1", null],
  ["http://127.0.0.1:3310", null],
])("the setting %s is the address %j", (setting, address) => {
  expect(scannerAddress(setting)).toEqual(address);
});

test("a scanner says clean or infected; whatever else it says, or does not say, counts as down", async () => {
  const clamd = await openClamd();
  const scan = openScanner({ host: "127.0.0.1", port: clamd.port });
  // Longer than one piece, so that it comes in many.
  expect(await scan(fileOf(Buffer.alloc(1_000_000, "a")))).toEqual({ state: "clean" });
  expect(await scan(fileOf(`${"a".repeat(200_000)}${VIRUS}`))).toEqual({
    state: "infected",
    threat: "Test.Virus",
  });
  clamd.is("full");
  expect(await scan(fileOf("a"))).toEqual({ state: "down", reason: "INSTREAM size limit exceeded. ERROR" });
  clamd.is("deaf");
  expect(await scan(fileOf("a"))).toMatchObject({ state: "down" });
  expect(await scan(join(folder, "gone"))).toMatchObject({ state: "down" });
  clamd.close();
  expect(await scan(fileOf("a"))).toMatchObject({ state: "down", reason: expect.stringContaining("ECONN") });
});

test("an answer that only looks like a clean one is none", async () => {
  const says = async (answer: string) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", () => socket.end(answer));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as { port: number };
    const said = await openScanner({ host: "127.0.0.1", port })(fileOf("a"));
    server.close();
    return said.state;
  };
  expect(await says("stream: OK\0")).toBe("clean");
  for (const answer of ["", "OK\0", "stream: OK?\0", "stream: lstat() failed: OK. ERROR\0", "PONG\0"])
    expect([answer, await says(answer)]).toEqual([answer, "down"]);
});
