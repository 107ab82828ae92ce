/**
 * What only whoever runs the server may do for people. On the server, with the portal's own settings (DATA_DIR,
 * PUBLIC_URL, PORT), while it runs or not:
 *
 *     npx tsx scripts/people.ts organiser-link
 *         prints an address under which one person becomes an organiser: once, within a day, in any browser.
 *         An address printed before stops working.
 *
 *     npx tsx scripts/people.ts reset-second-step name@university.example
 *         takes a lost second step away. The person signs in by mail and sets up a new one; they are told by mail
 *         and their sessions end. Make sure first that it is really them who ask.
 *
 * Both are recorded in the portal's history.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openJobContext } from "~/context.server";
import { resetSecondStepByAddress } from "~/services/second-step.server";
import { firstOrganiserLink } from "~/services/sign-in.server";
import { readConfig } from "./config";
import { preparePortal } from "./portal";

const [order, address] = process.argv.slice(2);
const config = readConfig();
if (!existsSync(join(config.dataDir, "portal.db")))
  stop(`There is no portal in ${config.dataDir}. Set DATA_DIR to the portal's data directory.`);
if (order !== "organiser-link" && !(order === "reset-second-step" && address))
  stop("Say what to do: organiser-link, or reset-second-step with an e-mail address.");

const { portal, close } = await preparePortal({ ...config, logLevel: "error" });
const context = await openJobContext(portal);
if (order === "organiser-link")
  console.log(
    `Whoever opens this address first becomes an organiser (once, for a day):\n${await firstOrganiserLink(context, { evenIfThereIsOne: true })}`,
  );
else {
  const refusal = await resetSecondStepByAddress(context, address ?? "");
  console.log(
    refusal
      ? context.t.say(refusal)
      : "The second step is taken away; they set up a new one at the next sign-in.",
  );
  if (refusal) process.exitCode = 1;
}
await close();

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
