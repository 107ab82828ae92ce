/** A scanner that speaks as clamd does, and finds what a test calls a virus. */
import { type AddressInfo, createServer, type Socket } from "node:net";

export const VIRUS = "X5O! what this scanner takes for a virus";

export async function openClamd() {
  /** What it does with the next files: looks at them, says that they are too large for it, or does not answer at all. */
  let mood: "well" | "full" | "deaf" = "well";
  let asked = 0;
  const server = createServer((socket: Socket) => {
    let bytes = Buffer.alloc(0);
    socket.on("error", () => undefined);
    if (mood === "deaf") return void socket.destroy();
    socket.on("data", (more: Buffer) => {
      bytes = Buffer.concat([bytes, more]);
      const content = contentOf(bytes);
      if (content === null) return;
      asked += 1;
      const answer =
        mood === "full"
          ? "INSTREAM size limit exceeded. ERROR"
          : content.includes(VIRUS)
            ? "stream: Test.Virus FOUND"
            : "stream: OK";
      socket.end(`${answer}\0`);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    port,
    setting: `tcp://127.0.0.1:${port}`,
    is(now: typeof mood) {
      mood = now;
    },
    asked: () => asked,
    close: () => server.close(),
  };
}

/** The file in what has come: pieces behind their lengths, up to a length of nothing; null until that is there. */
function contentOf(bytes: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = "zINSTREAM\0".length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
