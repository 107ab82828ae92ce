import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { resendTransport } from "~/jobs/transports.server";
import { openMailroom, openResendServer } from "./mailroom";

const sender = fileURLToPath(new URL("../../scripts/mail-sender.ts", import.meta.url));
const tsx = fileURLToPath(new URL("../../node_modules/tsx/dist/cli.mjs", import.meta.url));

test("a sender that is killed with a request in hand, or just after its answer, loses no mail and sends none twice", async () => {
  const room = await openMailroom();
  const server = await openResendServer();
  try {
    const mails = 25;
    // With a picture each goes in a request of its own.
    const { sha256 } = await room.portal.files.keepBytes(Buffer.from("a picture"));
    for (let one = 0; one < mails; one++)
      await room.write(`k${String(one).padStart(2, "0")}`, {
        attachments: [{ cid: "logo", name: "logo.png", kind: "image/png", sha256 }],
      });
    for (const [after, patienceMs] of [
      [4, 0],
      [11, 2],
    ] as const) {
      const child = spawn(process.execPath, [tsx, sender], {
        env: {
          ...process.env,
          NODE_ENV: "production",
          LOG_LEVEL: "error",
          DATA_DIR: room.dataDir,
          RESEND_API_KEY: "re_test",
          RESEND_BASE_URL: server.baseUrl,
        },
        stdio: ["ignore", "ignore", "inherit"],
        detached: true, // so that the kill reaches the runtime under tsx as well
      });
      const kill = () => {
        if (child.pid) process.kill(-child.pid, "SIGKILL");
      };
      server.heard = (times) => {
        if (times !== after) return;
        if (patienceMs > 0) setTimeout(kill, patienceMs);
        else kill();
      };
      await new Promise((closed) => child.once("close", closed));
      server.heard = () => undefined;
    }
    const cut = (await room.rows()).filter((row) => row.state !== "sent").length;
    expect(cut).toBeGreaterThan(0);
    expect(cut).toBeLessThan(mails);

    await room.runOut(resendTransport({ key: "re_test", baseUrl: server.baseUrl }, { time: () => 0 }));
    expect((await room.rows()).map((row) => row.state)).toEqual(Array<string>(mails).fill("sent"));
    expect(server.taken.size).toBe(mails);
    // The one in hand was asked for again, under the key by which the provider knew it.
    expect(server.requests.length).toBeGreaterThan(mails);
  } finally {
    await server.close();
    await room.close();
  }
}, 60_000);
