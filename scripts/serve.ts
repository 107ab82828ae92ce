/** Runs the portal until it is told to stop. */
import type { ServerBuild } from "@remix-run/node";
import { openJobContext } from "~/context.server";
import { firstOrganiserLink } from "~/services/sign-in.server";
import { readConfig, readSettingsFile } from "./config";
import { openPortal } from "./portal";

readSettingsFile();
const config = readConfig();
const running = await openPortal(
  config,
  config.mode === "development" ? await fromSources() : { build: await fromBuild() },
).catch((error: unknown) => {
  // A reason that a person can act on needs no stack over it.
  console.error(error instanceof Error && error.cause ? error.message : error);
  process.exit(1);
});
console.log(`The portal answers at ${running.url}`);
if (config.mode !== "demonstration") {
  const link = await firstOrganiserLink(await openJobContext(running.portal));
  if (link)
    console.log(
      `There is no organiser yet. Whoever opens this address first becomes one (once, for a day):\n${link}`,
    );
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void running.close().then(() => process.exit(0));
  });
}

async function fromBuild(): Promise<ServerBuild> {
  return (await import(new URL("../build/server/index.js", import.meta.url).href)) as ServerBuild;
}

/** Pages as they stand in the sources, made anew at each change. */
async function fromSources() {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    sources: vite.middlewares,
  };
}
