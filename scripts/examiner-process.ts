/**
 * The process that examines files: takes one order after another, and holds nothing of the portal. If a file makes it
 * grow, it ends itself; the portal starts another and refuses the file.
 */
import { readFile, writeFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { examineFile, type ExamineOrder, type ExamineResult } from "~/files/examine";

/** Memory in bytes that no honest file needs. */
const MOST = 1_000_000_000;

// A thread of its own: a file that keeps this one busy leaves it no moment to look at itself.
new Worker(
  `setInterval(() => { if (process.memoryUsage.rss() > ${MOST}) process.kill(process.pid, "SIGKILL"); }, 20)`,
  { eval: true, execArgv: [] },
).unref();

async function examine({ path, kind, clean, small }: ExamineOrder): Promise<ExamineResult> {
  const examined = await examineFile(await readFile(path), kind);
  if (examined.fault !== null) return examined;
  const { clean: copy, small: picture, ...rest } = examined;
  await writeFile(clean, copy, { flag: "wx", mode: 0o600 });
  if (picture) await writeFile(small, picture, { flag: "wx", mode: 0o600 });
  return { ...rest, hasSmall: picture !== null };
}

process.on("message", (order: ExamineOrder) => {
  examine(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error && "code" in error ? String(error.code) : "unknown" }),
  );
});
process.on("disconnect", () => process.exit());
// The portal may be gone already.
if (process.connected) process.send?.({ isReady: true });
