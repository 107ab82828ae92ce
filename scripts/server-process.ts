import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Environment = Record<string, string>;

export type Server = { server: ChildProcess; url: string; startedIn: number };

/**
 * Starts the portal as its own process on a free port, as a demonstration so that its clock may be moved; `through` is a
 * program that starts it. Times in milliseconds. Fails with what a server that does not start has said.
 */
export function startServer(
  environment: Environment,
  { through = [], flags = [] }: { through?: readonly string[]; flags?: readonly string[] } = {},
): Promise<Server> {
  const began = performance.now();
  const tsx = fileURLToPath(import.meta.resolve("tsx"));
  const words = [...through, process.execPath, ...flags, "--import", tsx, "scripts/serve.ts"];
  const server = spawn(words[0] ?? process.execPath, words.slice(1), {
    env: { ...process.env, PORT: "0", ...environment, PORTAL_MODE: "demonstration" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complained = "";
  let isStarted = false;
  server.stderr.on("data", (bytes: Buffer) => {
    if (isStarted) process.stderr.write(bytes);
    else complained += String(bytes);
  });
  return new Promise((started, failed) => {
    server.once("close", (code) =>
      failed(new Error(`The server stopped at its start (${code}): ${complained.trim()}`)),
    );
    let said = "";
    server.stdout.on("data", (bytes: Buffer) => {
      said += String(bytes);
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (!url) return;
      isStarted = true;
      started({ server, url, startedIn: Math.round(performance.now() - began) });
    });
  });
}

/** Sends a signal and waits until the process is gone. */
export function stopServer(server: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  return new Promise((stopped) => {
    if (server.exitCode !== null || server.signalCode !== null) return void stopped();
    server.once("exit", () => stopped());
    server.kill(signal);
  });
}
