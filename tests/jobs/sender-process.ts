/** Sends the outbox of a data directory until it is killed: the part of the portal that the kill test kills. */
import { openLoop } from "~/jobs/loop.server";
import { sendOutbox } from "~/jobs/send-outbox.server";
import { openTransport } from "~/jobs/transports.server";
import { readConfig } from "../../scripts/config";
import { preparePortal } from "../../scripts/portal";

const config = readConfig();
const { portal } = await preparePortal(config);
const transport = openTransport(portal.mail.transport, config.mail);
openLoop(
  portal,
  [{ name: "send outbox", run: (context, signal) => sendOutbox(context, transport, { signal }) }],
  5,
);
console.log("sending");
