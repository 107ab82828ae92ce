import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Environment = Record<string, string>;

/** Starts the portal as its own process on a free port, as a demonstration so that its clock may be moved. Times in milliseconds. */
export function startServer(
  environment: Environment,
): Promise<{ server: ChildProcess; url: string; startedIn: number }> {
  const began = performance.now();
  const tsx = fileURLToPath(import.meta.resolve("tsx"));
  const server = spawn(process.execPath, ["--import", tsx, "scripts/serve.ts"], {
    env: { ...process.env, PORT: "0", ...environment, PORTAL_MODE: "demonstration" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((started, failed) => {
    server.once("exit", (code) => failed(new Error(`The server stopped at its start (${code})`)));
    let said = "";
    server.stdout.on("data", (bytes: Buffer) => {
      said += String(bytes);
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (url) started({ server, url, startedIn: Math.round(performance.now() - began) });
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
