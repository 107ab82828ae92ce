/**
 * Examining files in a process of its own: they come from strangers, and what reads them is large. A file that makes it
 * hang, grow or fall is refused, and the portal goes on answering meanwhile.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ExamineOrder, ExamineResult } from "~/files/examine";

/** What the process says of a file: its result, or that it could not read or write on the disk. */
export type ExamineAnswer = ExamineResult | { error: string };
/** Said once, when the process can take its first file. */
type Ready = { isReady: true };

/** Milliseconds: for one file, and without work until the process ends. */
const PATIENCE = 45_000;
const IDLE = 60_000;
/** Files after which a fresh process takes over: what reads PDFs remembers every name it has met. */
const FILES = 100;

/** Opens the examiner; its process starts with the first file. One file at a time: that bounds what they cost. */
export function openExaminer() {
  let child: ChildProcess | null = null;
  let isReady = false;
  let files = 0;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function start(): ChildProcess {
    files = 0;
    isReady = false;
    const started = fork(fileURLToPath(new URL("./examiner-door.js", import.meta.url)), {
      // Nothing of the portal's surroundings is handed on: no settings, no keys.
      env: {} as NodeJS.ProcessEnv,
      execArgv: ["--max-old-space-size=700"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    started.once("exit", () => {
      if (child === started) child = null;
    });
    return started;
  }

  function stop() {
    clearTimeout(idle);
    child?.kill("SIGKILL");
    child = null;
  }

  function ask(order: ExamineOrder): Promise<ExamineResult> {
    clearTimeout(idle);
    if (files >= FILES) stop();
    const asked = (child ??= start());
    files += 1;
    return new Promise((done, failed) => {
      const patience = setTimeout(() => asked.kill("SIGKILL"), PATIENCE);
      const end = () => {
        clearTimeout(patience);
        asked.off("message", answer);
        asked.off("exit", fallen);
        idle = setTimeout(stop, IDLE);
        idle.unref();
      };
      const answer = (said: ExamineAnswer | Ready) => {
        if ("isReady" in said) return void (isReady = true);
        end();
        if ("error" in said)
          failed(Object.assign(new Error(`A file was not examined: ${said.error}`), { code: said.error }));
        else done(said);
      };
      const fallen = (code: number | null) => {
        end();
        // It ended itself, was ended for taking too long, or fell: all by this file.
        if (isReady) done({ fault: "tooMuch" });
        else failed(new Error(`The examining process does not start (${code})`));
      };
      asked.on("message", answer);
      asked.once("exit", fallen);
      asked.send(order);
    });
  }

  return {
    /** Examines a file; waits for those before it. The copies are written where the order says, if it can be taken. */
    examine(order: ExamineOrder) {
      const result = queue.then(() => ask(order));
      queue = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}
