/**
 * A demonstration world in its own temporary data directory, gone when it stops:
 * `npm run demo -- --stage open|screening|judging|deliberation|announced`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ServerBuild } from "@remix-run/node";
import { demoStages } from "~/domain/demo-stages";
import { seedDemonstration } from "~db/seed/stages";
import { readConfig } from "./config";
import { openPortal, preparePortal } from "./portal";

const { values } = parseArgs({
  options: { stage: { type: "string", default: "judging" }, port: { type: "string" } },
});
const stage = demoStages.find((one) => one === values.stage);
if (!stage) {
  console.error(`There is no stage ${values.stage}. There are: ${demoStages.join(", ")}.`);
  process.exit(2);
}

const dataDir = mkdtempSync(join(tmpdir(), "portal-demo-"));
const environment = {
  LOG_LEVEL: "warn",
  BACKUP_DIR: "none",
  MAIL_REPLY_TO: "secretariat@award.example",
  ...process.env,
  ...(values.port ? { PORT: values.port } : {}),
  DATA_DIR: dataDir,
  HOST: "127.0.0.1",
  PUBLIC_URL: "",
};
console.log(
  "Making the demonstration: 95 entries from 29 countries, 20 judges, a sponsor. All are invented.",
);
const making = await preparePortal(readConfig({ ...environment, PORTAL_MODE: "production" }));
await seedDemonstration(making.portal, stage);
await making.close();

const build = (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;
const running = await openPortal(readConfig({ ...environment, PORTAL_MODE: "demonstration" }), { build });
console.log(`
The demonstration (stage: ${stage}) is at ${running.url}

The bar on top of each page signs you in as an organiser, the chair, a judge, a screener, an entrant and others,
and moves the clock on. The mails that would have been sent are at ${running.url}/dev/mail
Stop it with Ctrl+C; it leaves nothing behind.`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void running.close().then(() => {
      rmSync(dataDir, { recursive: true, force: true });
      process.exit(0);
    });
  });
}
