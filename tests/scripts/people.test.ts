import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openWorld } from "../world";

const run = (args: string[], dataDir: string) =>
  promisify(execFile)("node", ["--import", "tsx", "scripts/people.ts", ...args], {
    env: { ...process.env, NODE_ENV: "production", DATA_DIR: dataDir, PUBLIC_URL: "http://award.example" },
  }).then(({ stdout }) => stdout);

test("the server's command makes an organiser's address and resets a second step while the portal runs", async () => {
  const world = await openWorld();
  const chair = await world.signedIn({ roles: ["chair"] });
  const { db } = world.portal;
  await db.updateTable("person").set({ totpSecret: "x", totpConfirmedAt: world.now() }).execute();
  const [link, reset] = await Promise.all([
    run(["organiser-link"], world.dataDir),
    run(["reset-second-step", chair.address], world.dataDir),
  ]);
  const path = /http:\/\/award\.example(\/sign-in\/first\/[\w-]{43})/.exec(link)?.[1] ?? "";
  expect((await world.browser().get(path)).status).toBe(200);
  expect(reset).toContain("The second step is taken away");
  expect(await db.selectFrom("person").select("totpSecret").executeTakeFirst()).toEqual({ totpSecret: null });
  await world.close();
}, 60_000);
