/** An optional virus scanner: clamd, asked over a socket, which is handed each file in pieces (INSTREAM). */
import { createReadStream } from "node:fs";
import { connect } from "node:net";
import type { Scanned } from "~/domain/attachment";

/** Milliseconds without a word from the scanner. */
const PATIENCE = 30_000;

/** Where a scanner listens, as the setting CLAMD says it: `tcp://host:port` or `unix:/path`; null for what is neither. */
export function scannerAddress(setting: string): { host: string; port: number } | { path: string } | null {
  const unix = /^unix:(\/.+)$/.exec(setting)?.[1];
  if (unix) return { path: unix };
  const [, host, port] = /^tcp:\/\/(\[[0-9a-f:]+\]|[^:/]+):(\d{1,5})$/i.exec(setting) ?? [];
  return host && port ? { host: host.replace(/^\[|\]$/g, ""), port: Number(port) } : null;
}

/** Opens the way to a scanner. Nothing is asked before there is a file. */
export function openScanner(
  address: NonNullable<ReturnType<typeof scannerAddress>>,
): (path: string) => Promise<Scanned> {
  return (path) =>
    new Promise((done) => {
      const file = createReadStream(path, { highWaterMark: 65_536 });
      const socket = connect(address);
      let said = "";
      let reason = "it said nothing";
      const giveUp = (why: string) => {
        reason = why;
        socket.destroy();
      };
      socket.setTimeout(PATIENCE, () => {
        giveUp("it does not answer");
      });
      // A scanner that has heard enough hangs up in the middle; what it said before counts.
      socket.on("error", (error) => (reason = error.message));
      file.on("error", (error) => {
        giveUp(error.message);
      });
      socket.on("connect", () => {
        socket.write("zINSTREAM\0");
        file.on("data", (bytes) => {
          const length = Buffer.alloc(4);
          length.writeUInt32BE(bytes.length);
          socket.write(length);
          if (!socket.write(bytes)) file.pause();
        });
        file.on("end", () => socket.write(Buffer.alloc(4)));
      });
      socket.on("drain", () => file.resume());
      socket.on("data", (bytes: Buffer) => {
        said += bytes.toString("utf8");
      });
      socket.on("close", () => {
        file.destroy();
        const answer = said.replace(/\0[^]*$/, "").trim();
        const threat = /^stream: (.+) FOUND$/.exec(answer)?.[1];
        if (threat) done({ state: "infected", threat });
        else if (answer === "stream: OK") done({ state: "clean" });
        else done({ state: "down", reason: answer || reason });
      });
    });
}
