import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { fileName, MEGABYTE } from "~/domain/attachment";
import type { Message } from "~/domain/message";
import { type DiskFault, diskFaultOf, diskStatus } from "~/domain/disk-fault";
import type { FilesField } from "~/domain/rulebook";
import type { Files } from "~db/files";

/** A file in the drop folder, whole, under the name that it was sent with. */
export type ArrivedFile = { path: string; sentName: string; size: number };

/** What arrived of a form with files, and a sentence for each that did not. Whoever asked removes what is not kept. */
export type Received = { files: ArrivedFile[]; faults: Message[]; status: number };

class Refused extends Error {
  constructor(
    readonly fault: Message,
    readonly status: number,
  ) {
    super(fault.id);
  }
}

/** The body is read to here, whatever the field takes: several files at their limits, and their frame. */
export function bodyLimit(field: Pick<FilesField, "megabytes">, left: number): number {
  return Math.max(1, left) * field.megabytes * MEGABYTE + 65_536;
}

/**
 * Takes a posted file form, writing to the disk as it arrives. Each file is judged by itself. Nothing stays behind of
 * what is refused or broken off.
 */
export async function receiveFiles(
  request: Request,
  {
    store,
    field,
    left,
  }: { store: Pick<Files, "dropPath" | "drop">; field: Pick<FilesField, "megabytes" | "max">; left: number },
): Promise<Received> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body)
    return { files: [], faults: [{ id: "files.broken" }], status: 400 };
  if (Number(request.headers.get("content-length")) > bodyLimit(field, left))
    return {
      files: [],
      faults: [{ id: "files.tooLargeInAll", values: { megabytes: field.megabytes } }],
      status: 413,
    };

  const jobs: Promise<ArrivedFile | null>[] = [];
  const dropped: string[] = [];
  const arriving = new Set<NodeJS.ReadableStream & { destroy(error?: Error): unknown }>();
  let parser: InstanceType<typeof Busboy>;
  try {
    parser = new Busboy({
      headers: { "content-type": type },
      limits: {
        files: left + 1,
        fileSize: field.megabytes * MEGABYTE,
        fields: 20,
        fieldSize: 10_000,
        parts: 40,
      },
    });
  } catch {
    return { files: [], faults: [{ id: "files.broken" }], status: 400 };
  }
  let count = 0;
  let broken = false;
  parser.on("file", (_field, stream, sent: string | undefined) => {
    const sentName = sent ?? "";
    const name = fileName(sentName, null);
    const at = ++count;
    arriving.add(stream);
    // A fault that comes before or after the pipeline listens would otherwise end the whole server.
    stream.on("error", () => {
      broken = true;
    });
    const job = (async (): Promise<ArrivedFile | null> => {
      const path = await store.dropPath();
      dropped.push(path);
      const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
      await pipeline(stream, file);
      arriving.delete(stream);
      const size = file.bytesWritten;
      // A file field that was left empty arrives as a file without a name and bytes.
      if (name === "" && size === 0) return null;
      if (at > left) throw new Refused({ id: "files.tooMany", values: { max: field.max } }, 422);
      if (stream.truncated)
        throw new Refused({ id: "files.tooLarge", values: { name, megabytes: field.megabytes } }, 413);
      return { path, sentName, size };
    })();
    // Once a file is refused its bytes are read to nowhere, so that the rest of the form arrives.
    job.catch(() => stream.resume());
    jobs.push(job);
  });

  const reader = request.body.getReader();
  const finished = new Promise<void>((done) => {
    parser.once("finish", done);
    parser.on("error", () => {
      broken = true;
      done();
    });
  });
  const gone = new Promise<"gone">((left) => {
    request.signal.addEventListener("abort", () => left("gone"), { once: true });
  });
  try {
    for (;;) {
      // Not a pipeline: that would end the request on a fault, and with it the answer.
      const part = await Promise.race([reader.read(), gone]);
      if (part === "gone") broken = true;
      if (part === "gone" || part.done || broken) break;
      if (!parser.write(Buffer.from(part.value)))
        await Promise.race([new Promise((ready) => parser.once("drain", ready)), finished, gone]);
    }
    if (!broken) {
      parser.end();
      await Promise.race([finished, gone]);
      broken ||= request.signal.aborted;
    }
  } catch {
    broken = true;
  }
  if (broken) for (const stream of arriving) stream.destroy(new Error("broken off"));
  const settled = await Promise.allSettled(jobs);

  const files: ArrivedFile[] = [];
  const faults: Message[] = [];
  let status = 422;
  let disk: DiskFault | null = null;
  for (const result of settled) {
    if (result.status === "fulfilled") {
      if (result.value) files.push(result.value);
    } else if (result.reason instanceof Refused) {
      faults.push(result.reason.fault);
      status = result.reason.status;
    } else if (diskFaultOf(result.reason)) disk = diskFaultOf(result.reason);
    else broken = true;
  }
  const stays = new Set(disk || broken ? [] : files.map((file) => file.path));
  await Promise.all(dropped.filter((path) => !stays.has(path)).map((path) => store.drop(path)));
  if (disk) return { files: [], faults: [{ id: `fault.${disk}` }], status: diskStatus(disk) };
  if (broken) return { files: [], faults: [{ id: "files.broken" }], status: 400 };
  if (files.length === 0 && faults.length === 0) faults.push({ id: "files.nothingChosen" });
  return { files, faults, status };
}
