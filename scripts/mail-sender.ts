/** Sends the outbox of a data directory until it is killed: the part of the portal that proofs kill. */
import { openLoop } from "~/jobs/loop.server";
import { sendOutbox } from "~/jobs/send-outbox.server";
import { resendTransport } from "~/jobs/transports.server";
import { readConfig } from "./config";
import { preparePortal } from "./portal";

const { mail, ...config } = readConfig();
if (!mail.resend) throw new Error("RESEND_API_KEY is missing");
const { portal } = await preparePortal({ ...config, mail });
// As in the portal, but for the time that an answer may take: a tenth.
const transport = resendTransport(mail.resend, { timeoutMs: 1500, restMs: 1000 });
openLoop(
  portal,
  [{ name: "send outbox", run: (context, signal) => sendOutbox(context, transport, { signal }) }],
  5,
);
