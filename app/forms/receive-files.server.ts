import { createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { fileTypeFromBuffer } from "file-type";
import { countCharacters, kindsOf } from "~/domain/form";
import type { Message } from "~/domain/message";
import type { FilesField } from "~/domain/rulebook";
import type { KeptFile } from "~/services/attachments.server";
import { type Files, isDiskFull } from "~db/files";

export const MEGABYTE = 1_048_576;
/** Names are shown, never used as paths; longer ones are made by accident. */
const NAME_CHARACTERS = 150;
/** File types are known by their first bytes. */
const HEAD_BYTES = 4100;

const kinds: Record<string, KeptFile["kind"]> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpeg",
  "image/png": "png",
};
const endings: Record<string, KeptFile["kind"]> = { pdf: "pdf", jpg: "jpeg", jpeg: "jpeg", png: "png" };

/** What became of an upload: files that are safe on the disk, and a sentence for each that was refused. */
export type Received = { files: KeptFile[]; faults: Message[]; status: number };

class Refused extends Error {
  constructor(
    readonly fault: Message,
    readonly status: number,
  ) {
    super(fault.id);
  }
}

/** The body is read to here, whatever the field takes: several files at their limits, and their frame. */
export function bodyLimit(field: FilesField, left: number): number {
  return Math.max(1, left) * field.megabytes * MEGABYTE + 65_536;
}

/**
 * Takes a posted file form, writing to the disk as it arrives. Each file is judged by itself: by what is in it, not by
 * its name. Nothing stays behind of what is refused or broken off.
 */
export async function receiveFiles(
  request: Request,
  {
    store,
    field,
    left,
  }: { store: Pick<Files, "dropPath" | "keep" | "drop">; field: FilesField; left: number },
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

  const jobs: Promise<KeptFile | null>[] = [];
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
  parser.on("file", (_field, stream, sentName) => {
    const name = nameOf(sentName);
    const at = ++count;
    arriving.add(stream);
    // A fault that comes before or after the pipeline listens would otherwise end the whole server.
    stream.on("error", () => {
      broken = true;
    });
    const job = (async (): Promise<KeptFile | null> => {
      const path = await store.dropPath();
      dropped.push(path);
      let size = 0;
      let head = Buffer.alloc(0);
      const tap = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
          done(null, chunk);
        },
      });
      await pipeline(stream, tap, createWriteStream(path, { flags: "wx", mode: 0o600 }));
      arriving.delete(stream);
      // A file field that was left empty arrives as a file without a name and bytes.
      if (name === "" && size === 0) return null;
      if (at > left) throw new Refused({ id: "files.tooMany", values: { max: field.max } }, 422);
      if (stream.truncated)
        throw new Refused({ id: "files.tooLarge", values: { name, megabytes: field.megabytes } }, 413);
      if (size === 0) throw new Refused({ id: "files.empty", values: { name } }, 422);
      if (countCharacters(name) > NAME_CHARACTERS)
        throw new Refused({ id: "files.nameTooLong", values: { limit: NAME_CHARACTERS } }, 422);
      const kind = kinds[(await fileTypeFromBuffer(head))?.mime ?? ""];
      if (!kind || !field.kinds.includes(kind)) {
        const claimed = endings[name.split(".").at(-1)?.toLowerCase() ?? ""];
        throw new Refused(
          {
            id: claimed && field.kinds.includes(claimed) ? "files.lies" : "files.wrongType",
            values: { name, kinds: kindsOf(field) },
          },
          415,
        );
      }
      return { name, kind, ...(await store.keep(path)) };
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
  await Promise.all(dropped.map((path) => store.drop(path)));

  const files: KeptFile[] = [];
  const faults: Message[] = [];
  let status = 422;
  for (const result of settled) {
    if (result.status === "fulfilled") {
      if (result.value) files.push(result.value);
    } else if (result.reason instanceof Refused) {
      faults.push(result.reason.fault);
      status = result.reason.status;
    } else if (isDiskFull(result.reason)) return { files: [], faults: [{ id: "fault.full" }], status: 507 };
    else broken = true;
  }
  if (broken) return { files: [], faults: [{ id: "files.broken" }], status: 400 };
  if (files.length === 0 && faults.length === 0) faults.push({ id: "files.nothingChosen" });
  return { files, faults, status };
}

/** A name as it is shown: without a path, controls and the marks that turn the reading direction. */
function nameOf(sent: string | undefined): string {
  return (sent ?? "")
    .normalize("NFC")
    .replace(/^.*[\\/]/, "")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, "")
    .trim();
}
